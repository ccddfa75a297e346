// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What RecordsView says about the state of its records: covers and banners.

#include <QAction>
#include <QStackedWidget>

#include <models/connect/errorwords.h>
#include <models/records/recordsmodel.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordsview.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::PagedFetch;
using models::RecordSet;

void RecordsView::setInstead(const std::optional<Instead> &instead)
{
    if (instead == m_ownersInstead)
        return;
    m_ownersInstead = instead;
    refreshState();
}

void RecordsView::setEmptyList(const Instead &instead)
{
    m_emptyList = instead;
    refreshState();
}

void RecordsView::refreshState()
{
    showCover();
    showPageTrouble();
    refreshColumnsButton();
    refreshActions();
    const auto &loader = m_model->loader();
    const bool resting = loader.state() == PagedFetch::State::Idle || loader.state() == PagedFetch::State::Done;
    const bool done = loader.isOpen() && loader.state() == PagedFetch::State::Done;
    if (resting && (m_model->loaded() > 0 || done) && !loader.isReadingAgain() && !m_model->refreshError())
        m_asOf = QDateTime::currentDateTimeUtc();
    if (showsTable() && !m_table->currentIndex().isValid() && m_model->shown() > 0)
        m_table->setCurrentIndex(m_model->index(0, std::max(0, m_columns->shownSections().value(0))));
    Q_EMIT stateChanged();
    if (m_shownInstead == Shown::Gone && !m_toldGone) {
        m_toldGone = true;
        Q_EMIT instanceGone();
    }
}

void RecordsView::refreshActions()
{
    const auto &loader = m_model->loader();
    m_loadAllAction->setEnabled(loader.isOpen() && !m_model->isComplete() && !loader.isLoadingAll());
    m_stopAction->setEnabled(loader.isLoadingAll() || loader.isReadingAgain());
    m_copyRowsAction->setEnabled(m_model->shown() > 0);
    m_copyRecordAction->setEnabled(m_model->shown() > 0);
    for (QAction *action : m_copyAsActions + QList{m_findAction, m_findNextAction, m_findBeforeAction})
        action->setEnabled(m_model->shown() > 0);
    m_exportAction->setEnabled(isOpen() && m_model->loaded() > 0);
    m_lookupAction->setEnabled(isOpen());
    m_lookup->setEnabled(isOpen());
}

void RecordsView::showInstead(Shown shown, const Instead &instead)
{
    m_shownInstead = shown;
    m_instead->setContent(instead.drawing, instead.title, instead.sentence);
    m_instead->setPrimary(instead.primary, instead.primaryIcon);
    m_instead->setOther(instead.other, instead.otherIcon);
}

RecordsView::Instead RecordsView::nothingInTime() const
{
    const QString window = models::windowText(m_selection.window(), m_selection.zone);
    const QString zone = models::zoneText(m_selection.zone);
    Instead instead;
    instead.drawing = QStringLiteral("nothing-found");
    const bool completed = m_selection.set == RecordSet::Completed;
    if (m_selection.preset == models::WindowPreset::AllTime) {
        instead.title = completed ? tr("No record is completed yet") : tr("No record was attempted yet");
        instead.sentence = tr("The campaign has not come to these records. “All” shows them.");
        instead.primary = tr("Look again");
        instead.primaryIcon = QStringLiteral("view-refresh");
        return instead;
    }
    instead.title = completed ? tr("No record was completed in this time") : tr("No record was attempted in this time");
    instead.sentence = tr("Asked for: %1 (%2).").arg(window, zone);
    instead.primary = tr("Show all time");
    instead.other = tr("Look again");
    instead.otherIcon = QStringLiteral("view-refresh");
    return instead;
}

void RecordsView::showCover()
{
    m_shownInstead = Shown::Table;
    auto cover = TableView::Cover::None;
    const auto &loader = m_model->loader();
    if (m_model->loaded() > 0) {
        if (m_model->shown() == 0 && !m_model->isArranging()) {
            cover = TableView::Cover::Empty;
            showNothingFound();
        }
    } else if (m_ownersInstead) {
        showInstead(Shown::Owners, *m_ownersInstead);
    } else if (loader.isOpen() && loader.state() == PagedFetch::State::Failed) {
        const api::ApiError &error = loader.error();
        const bool gone = error.kind == api::ErrorKind::Conflict;
        Instead instead;
        instead.drawing = QStringLiteral("did-not-load");
        instead.title =
            gone ? tr("The list is no longer bound to “%1”").arg(m_place.campaignName) : tr("The records did not load");
        instead.sentence = gone ? tr("Someone has unbound it. Choose another above, or look again.")
                                : models::errorSentence(error, models::methodOf(m_selection.set));
        instead.primary = gone ? tr("Look again") : tr("Try again");
        instead.primaryIcon = QStringLiteral("view-refresh");
        showInstead(gone ? Shown::Gone : Shown::Failed, instead);
    } else if (m_model->isComplete() && m_selection.set != RecordSet::All) {
        showInstead(Shown::NothingInTime, nothingInTime());
    } else if (m_model->isComplete()) {
        Instead instead;
        instead.drawing = QStringLiteral("records-empty");
        instead.title = tr("“%1” has no records").arg(m_place.listName);
        instead.primary = tr("Look again");
        instead.primaryIcon = QStringLiteral("view-refresh");
        if (m_emptyList) {
            instead = *m_emptyList;
            showInstead(Shown::OwnersEmpty, instead);
        } else {
            showInstead(Shown::Failed, instead);
        }
    } else {
        cover = TableView::Cover::Loading;
    }
    m_table->setCover(cover);
    m_stack->setCurrentIndex(showsTable() ? 0 : 1);
}

void RecordsView::showNothingFound()
{
    const auto &loader = m_model->loader();
    EmptyState *nothing = m_table->emptyState();
    nothing->setContent(QStringLiteral("nothing-found"), tr("No loaded record matches “%1”").arg(m_model->filter()),
                        m_model->isComplete()
                            ? tr("All %1 records were looked at.").arg(countText(m_model->loaded()))
                            : tr("Only the %1 loaded records were looked at. There are more.").arg(countText(m_model->loaded())));
    nothing->setPrimary(m_model->isComplete() || loader.isLoadingAll() ? QString() : tr("Load all records"));
    nothing->setOther(tr("Clear the filter"));
    disconnect(nothing, nullptr, this, nullptr);
    connect(nothing, &EmptyState::primaryClicked, this, [this] { m_model->loadAll(); });
    connect(nothing, &EmptyState::otherClicked, this, [this] {
        m_filter->clear();
        m_model->setFilter({});
        m_table->setFocus();
    });
}

void RecordsView::primaryClicked()
{
    switch (m_shownInstead) {
    case Shown::Owners:
    case Shown::OwnersEmpty:
        Q_EMIT insteadPrimary();
        break;
    case Shown::NothingInTime:
        if (m_selection.preset != models::WindowPreset::AllTime) {
            models::RecordSelection next = m_selection;
            next.preset = models::WindowPreset::AllTime;
            setSelection(next);
            break;
        }
        [[fallthrough]];
    default:
        Q_EMIT refreshWanted();
        break;
    }
}

void RecordsView::showPageTrouble()
{
    const api::Method method = models::methodOf(m_selection.set);
    if (const auto &error = m_model->refreshError()) {
        Banner *banner = m_banners->tell(QStringLiteral("refresh"), Tone::Warn, tr("The records were not refreshed."),
                                         models::errorSentence(*error, method) + u' ' +
                                             tr("What is shown is as of %1.").arg(clockText(m_asOf.toLocalTime())),
                                         tr("Try again"));
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, this, &RecordsView::refreshWanted);
    } else {
        m_banners->dismiss(QStringLiteral("refresh"));
    }
    const auto &loader = m_model->loader();
    if (loader.state() != PagedFetch::State::Failed || m_model->loaded() == 0) {
        m_banners->dismiss(QStringLiteral("page"));
        return;
    }
    const bool circle = !loader.canRetry();
    m_table->setFailedText(circle ? tr("The tenant's pages lead in a circle. The records after these cannot be read.")
                                  : tr("This page did not load."));
    Banner *banner = m_banners->tell(QStringLiteral("page"), Tone::Err,
                                     circle ? tr("The records did not load to the end.") : tr("A page of records did not load."),
                                     models::errorSentence(loader.error(), method), circle ? QString() : tr("Try again"));
    disconnect(banner, &Banner::buttonClicked, this, nullptr);
    connect(banner, &Banner::buttonClicked, this, [this] { m_model->retry(); });
}

void RecordsView::refreshColumnsButton()
{
    const int all = m_model->columnCount();
    m_columnsButton->setText(tr("Columns %1 of %2").arg(m_columns->shown()).arg(all));
    m_columnsButton->setEnabled(m_model->loaded() > 0);
    m_columnsAction->setEnabled(m_model->loaded() > 0);
}

} // namespace outdial::views
