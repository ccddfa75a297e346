// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What RecordsPage says about the state of its records: covers and banners.

#include <QAction>
#include <QStackedWidget>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <models/lists/listdetails.h>
#include <models/records/recordsmodel.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordspage.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListDetails;
using models::PagedFetch;

void RecordsPage::refreshState()
{
    showCover();
    showPageTrouble();
    refreshColumnsButton();
    const auto &loader = m_model->loader();
    const bool resting = loader.state() == PagedFetch::State::Idle || loader.state() == PagedFetch::State::Done;
    if (resting && m_model->loaded() > 0 && !loader.isReadingAgain() && !m_model->refreshError())
        setAsOf(QDateTime::currentDateTimeUtc());
    m_loadAllAction->setEnabled(loader.isOpen() && !m_model->isComplete() && !loader.isLoadingAll());
    m_stopAction->setEnabled(loader.isLoadingAll() || loader.isReadingAgain());
    m_copyRowsAction->setEnabled(m_model->shown() > 0);
    m_copyRecordAction->setEnabled(m_model->shown() > 0);
    if (m_shownInstead == Instead::Nothing && !m_table->currentIndex().isValid() && m_model->shown() > 0)
        m_table->setCurrentIndex(m_model->index(0, std::max(0, m_columns->shownSections().value(0))));
}

void RecordsPage::showCover()
{
    m_shownInstead = Instead::Nothing;
    auto cover = TableView::Cover::None;
    const auto &loader = m_model->loader();
    if (m_model->loaded() > 0) {
        if (m_model->shown() == 0 && !m_model->isArranging()) {
            cover = TableView::Cover::Empty;
            EmptyState *nothing = m_table->emptyState();
            nothing->setContent(
                QStringLiteral("nothing-found"), tr("No loaded record matches “%1”").arg(m_model->filter()),
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
    } else if (m_place.instanceId.isEmpty() && m_details && m_details->state() == ListDetails::State::Failed) {
        m_shownInstead = Instead::Failed;
        m_instead->setContent(QStringLiteral("did-not-load"), tr("The list did not load"),
                              models::errorSentence(m_details->error(), api::Method::GetList));
        m_instead->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
        m_instead->setOther({});
    } else if (m_place.instanceId.isEmpty() && m_details && m_details->detail() && m_details->detail()->campaigns.isEmpty()) {
        m_shownInstead = Instead::Unbound;
        const qint64 total = m_details->detail()->totalRecords;
        m_instead->setContent(
            QStringLiteral("records-empty"), tr("“%1” is not bound to a campaign").arg(m_place.listName),
            tr("The API reads the records of a list only through a campaign that it is bound to. Its %1 records "
               "are kept by the tenant, and are shown here once the list is bound. A list that is bound but not "
               "enabled is not dialed.")
                .arg(countText(total)));
        m_instead->setPrimary(tr("Bind to a campaign…"), QStringLiteral("list-add"));
        m_instead->setOther(tr("Look again"), QStringLiteral("view-refresh"));
    } else if (loader.isOpen() && loader.state() == PagedFetch::State::Failed) {
        m_shownInstead = Instead::Failed;
        const api::ApiError &error = loader.error();
        const bool unbound = error.kind == api::ErrorKind::Conflict;
        m_instead->setContent(QStringLiteral("did-not-load"),
                              unbound ? tr("The list is no longer bound to “%1”").arg(m_place.campaignName)
                                      : tr("The records did not load"),
                              unbound ? tr("Someone has unbound it. Choose another campaign above, or look again.")
                                      : models::errorSentence(error, api::Method::GetAllRecords));
        m_instead->setPrimary(unbound ? tr("Look again") : tr("Try again"), QStringLiteral("view-refresh"));
        m_instead->setOther({});
    } else if (m_model->isComplete()) {
        m_shownInstead = Instead::Empty;
        m_instead->setContent(QStringLiteral("records-empty"), tr("“%1” has no records").arg(m_place.listName),
                              tr("Drop a CSV file here to import records into it. Nothing is sent before you say so."));
        m_instead->setPrimary(tr("Import…"), QStringLiteral("document-import"));
        m_instead->setOther({});
    } else {
        cover = TableView::Cover::Loading;
    }
    m_table->setCover(cover);
    m_stack->setCurrentIndex(m_shownInstead == Instead::Nothing ? 0 : 1);
    setDetailsVisible(m_shownInstead == Instead::Nothing);
}

void RecordsPage::showPageTrouble()
{
    if (const auto &error = m_model->refreshError()) {
        Banner *banner = banners()->tell(QStringLiteral("refresh"), Tone::Warn, tr("The records were not refreshed."),
                                         models::errorSentence(*error, api::Method::GetAllRecords) + u' ' +
                                             tr("What is shown is as of %1.").arg(clockText(asOf().toLocalTime())),
                                         tr("Try again"));
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, this, &RecordsPage::refresh);
    } else {
        banners()->dismiss(QStringLiteral("refresh"));
    }
    const auto &loader = m_model->loader();
    if (loader.state() != PagedFetch::State::Failed || m_model->loaded() == 0) {
        banners()->dismiss(QStringLiteral("page"));
        return;
    }
    const bool circle = !loader.canRetry();
    m_table->setFailedText(circle ? tr("The tenant's pages lead in a circle. The records after these cannot be read.")
                                  : tr("This page did not load."));
    Banner *banner =
        banners()->tell(QStringLiteral("page"), Tone::Err,
                        circle ? tr("The records did not load to the end.") : tr("A page of records did not load."),
                        models::errorSentence(loader.error(), api::Method::GetAllRecords), circle ? QString() : tr("Try again"));
    disconnect(banner, &Banner::buttonClicked, this, nullptr);
    connect(banner, &Banner::buttonClicked, this, [this] { m_model->retry(); });
}

void RecordsPage::refreshColumnsButton()
{
    const int all = m_model->columnCount();
    m_columnsButton->setText(tr("Columns %1 of %2").arg(m_columns->shown()).arg(all));
    m_columnsButton->setEnabled(m_model->loaded() > 0);
    m_columnsAction->setEnabled(m_model->loaded() > 0);
}

} // namespace outdial::views
