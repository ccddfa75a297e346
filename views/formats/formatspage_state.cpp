// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What FormatsPage says about the state of its formats: covers, banners, foot.

#include <QAction>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <views/formats/formatspage.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::FormatsModel;

void FormatsPage::refreshState()
{
    refreshCover();
    setFootVisible(m_model && m_model->total() > 0);
    if (m_model) {
        const bool done = m_model->state() == FormatsModel::State::Done;
        if (done)
            setAsOf(QDateTime::currentDateTimeUtc());
        setNavigationCount(m_model->total() > 0 || m_model->hasLists() ? countText(m_model->total()) : QString());
        QString text = m_model->filter().isEmpty()
                           ? tr("%n format(s)", nullptr, m_model->total())
                           : tr("%1 of %2 formats").arg(countText(m_model->shown()), countText(m_model->total()));
        text +=
            QStringLiteral(" · ") + (m_model->state() == FormatsModel::State::Loading
                                         ? tr("Lists are being read…")
                                         : tr("The API does not tell the fields of a format: they are kept on this computer."));
        setFootText(text);
        if (m_model->state() == FormatsModel::State::Failed && m_model->total() > 0) {
            Banner *banner = banners()->tell(QStringLiteral("lists"), Tone::Warn,
                                             m_model->hasLists() ? tr("The lists were not read again.")
                                                                 : tr("Which lists use these formats is not known."),
                                             models::errorSentence(m_model->error(), api::Method::GetLists), tr("Try again"));
            disconnect(banner, &Banner::buttonClicked, this, nullptr);
            connect(banner, &Banner::buttonClicked, this, &FormatsPage::refresh);
        } else if (m_model->state() != FormatsModel::State::Loading) {
            banners()->dismiss(QStringLiteral("lists"));
        }
        if (const int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted); row >= 0) {
            goTo(row);
            m_wanted.clear();
        } else if (!table()->currentIndex().isValid() && m_model->shown() > 0) {
            table()->setCurrentIndex(m_model->index(0, 0));
        }
    } else {
        banners()->clear();
    }
    refreshActions();
}

void FormatsPage::refreshCover()
{
    auto cover = TableView::Cover::None;
    bool instead = false;
    m_failed = false;
    if (m_model && m_model->total() > 0) {
        if (m_model->shown() == 0) {
            cover = TableView::Cover::Empty;
            EmptyState *nothing = table()->emptyState();
            nothing->setContent(QStringLiteral("nothing-found"), tr("No format matches “%1”").arg(m_model->filter()),
                                tr("Names, fields and lists of all %1 formats were looked at.").arg(countText(m_model->total())));
            nothing->setOther(tr("Clear the search"));
            disconnect(nothing, nullptr, this, nullptr);
            connect(nothing, &EmptyState::otherClicked, filter(), &QLineEdit::clear);
        }
    } else if (m_model && m_model->state() == FormatsModel::State::Failed) {
        instead = m_failed = true;
        const api::ApiError &error = m_model->error();
        const bool privilege = error.kind == api::ErrorKind::Privilege;
        emptyState()->setContent(QStringLiteral("did-not-load"),
                                 privilege ? tr("This user may not see calling lists") : tr("The formats did not load"),
                                 models::errorSentence(error, api::Method::GetLists));
        emptyState()->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
        emptyState()->setOther(tr("New format…"), QStringLiteral("list-add"));
        emptyState()->setReason(tr("Formats that are created or taught here are listed also without the tenant."));
    } else if (m_model && m_model->state() == FormatsModel::State::Done) {
        instead = true;
        emptyState()->setContent(
            QStringLiteral("lists-empty"), tr("No formats yet"),
            tr("A format says which fields the records of a list have. Drop a CSV file here: fields are proposed "
               "from its columns. Nothing is sent before you choose Create."));
        emptyState()->setPrimary(tr("New format…"), QStringLiteral("list-add"));
        emptyState()->setOther({});
        emptyState()->setReason(
            tr("You expected formats? The API has no list of them: they are known by the lists that use them."));
    } else if (m_model) {
        cover = TableView::Cover::Loading;
    }
    table()->setCover(cover, true);
    setEmpty(instead);
    m_openButton->setVisible(!instead);
}

void FormatsPage::refreshActions()
{
    const models::FormatEntry *entry = current();
    const bool known = entry && (entry->draft || entry->origin);
    m_openButton->setText(entry && !known ? tr("Teach…") : tr("Open"));
    m_openAction->setText(entry && !known ? tr("&Teach its fields…") : tr("&Open format"));
    m_openButton->setEnabled(entry != nullptr);
    m_openAction->setEnabled(entry != nullptr);
    m_copyAction->setEnabled(known && !entry->format.fields.isEmpty());
    m_listAction->setEnabled(entry && !entry->firstList.isEmpty());
    m_deleteAction->setEnabled(entry && entry->draft);
    m_newAction->setEnabled(m_session != nullptr);
}

} // namespace outdial::views
