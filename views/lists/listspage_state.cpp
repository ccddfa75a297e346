// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What ListsPage says about the state of its lists: covers, banners, foot.

#include <QMetaMethod>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <views/lists/listspage.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListsModel;
using models::PagedFetch;

void ListsPage::refreshState()
{
    showCover();
    refreshFoot();
    refreshActions();
    if (!m_model)
        return;
    const bool resting = m_model->state() == PagedFetch::State::Idle || m_model->state() == PagedFetch::State::Done;
    if (resting && !m_model->isRefreshing() && !m_model->refreshError())
        setAsOf(QDateTime::currentDateTimeUtc());
    if (m_model->loaded() > 0 || m_model->isComplete())
        setNavigationCount(m_model->isComplete() ? countText(m_model->loaded()) : countText(m_model->loaded()) + u'+');

    if (const auto &error = m_model->refreshError()) {
        Banner *banner = banners()->tell(QStringLiteral("refresh"), Tone::Warn, tr("The lists were not refreshed."),
                                         models::errorSentence(*error, api::Method::GetLists) + u' ' +
                                             tr("What is shown is as of %1.").arg(clockText(asOf().toLocalTime())),
                                         tr("Try again"));
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, this, &ListsPage::refresh);
    } else if (!m_model->isRefreshing()) {
        banners()->dismiss(QStringLiteral("refresh"));
    }
    if (m_model->state() == PagedFetch::State::Failed && m_model->loaded() > 0) {
        const bool circle = !m_model->canRetry();
        table()->setFailedText(circle ? tr("The tenant's pages lead in a circle. The lists after these cannot be read.")
                                      : tr("This page did not load."));
        Banner *banner = banners()->tell(QStringLiteral("page"), Tone::Err,
                                         circle ? tr("The lists did not load to the end.") : tr("A page of lists did not load."),
                                         models::errorSentence(m_model->error(), api::Method::GetLists));
        banner->setClosable(true);
    } else {
        banners()->dismiss(QStringLiteral("page"));
    }

    if (!m_wanted.isEmpty()) {
        const int row = m_model->rowOf(m_wanted);
        if (row >= 0) {
            m_wanted.clear();
            goTo(row);
        } else if (!m_model->isRefreshing() && m_model->state() == PagedFetch::State::Idle && !m_model->isLoadingAll()) {
            m_model->loadAll(); // it is on a page that is not here yet
        } else if (m_model->isComplete() && !m_model->isRefreshing()) {
            m_wanted.clear(); // the tenant does not have it
        }
    }
    if (m_instead == Instead::Nothing && !table()->currentIndex().isValid() && m_model->shown() > 0)
        table()->setCurrentIndex(m_model->index(0, 0));
}

void ListsPage::showCover()
{
    m_instead = Instead::Nothing;
    auto cover = TableView::Cover::None;
    if (!m_model || m_model->loaded() > 0) {
        if (m_model && m_model->shown() == 0 && !m_model->filter().isEmpty() && !m_model->isLoadingAll()) {
            cover = TableView::Cover::Empty;
            EmptyState *nothing = table()->emptyState();
            nothing->setContent(
                QStringLiteral("nothing-found"), tr("No list matches “%1”").arg(m_model->filter()),
                m_model->isComplete()
                    ? tr("Name, format and ID of all %1 lists were looked at.").arg(countText(m_model->loaded()))
                    : tr("Only the %1 loaded lists were looked at. There are more.").arg(countText(m_model->loaded())));
            nothing->setPrimary(m_model->isComplete() ? QString() : tr("Load all lists"));
            nothing->setOther(tr("Clear the filter"));
            disconnect(nothing, nullptr, this, nullptr);
            connect(nothing, &EmptyState::primaryClicked, this, [this] { m_model->loadAll(); });
            connect(nothing, &EmptyState::otherClicked, this, [this] { filter()->clear(); });
        }
    } else if (m_model->state() == PagedFetch::State::Failed) {
        m_instead = Instead::Failed;
        const api::ApiError &error = m_model->error();
        emptyState()->setContent(QStringLiteral("did-not-load"),
                                 error.kind == api::ErrorKind::Privilege ? tr("This user may not see calling lists")
                                                                         : tr("The lists did not load"),
                                 models::errorSentence(error, api::Method::GetLists));
        emptyState()->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
        emptyState()->setOther({});
        emptyState()->setReason(error.kind == api::ErrorKind::Privilege
                                    ? tr("Privileges are given in Contact Center Administrator, on the page of the user.")
                                    : QString());
    } else if (m_model->isComplete()) {
        m_instead = Instead::Empty;
        emptyState()->setContent(
            QStringLiteral("lists-empty"), tr("This tenant has no calling lists"),
            tr("Drop a CSV file here: Outdial reads and checks it, and a new list is made from a format file on "
               "the way. Nothing is sent before you say so."));
        emptyState()->setPrimary(tr("Choose a CSV file…"), QStringLiteral("document-import"));
        emptyState()->setOther(tr("New list…"), QStringLiteral("view-form"));
        const bool link = isSignalConnected(QMetaMethod::fromSignal(&ListsPage::privilegesRequested));
        emptyState()->setReason(tr("You expected lists? Your user needs the privilege “Manage Lists”."),
                                link ? tr("Check what %1 may do").arg(m_session->profile().userName) : QString());
    } else {
        cover = TableView::Cover::Loading;
    }
    table()->setCover(cover);
    setEmpty(m_instead != Instead::Nothing);
    setDetailsVisible(m_instead == Instead::Nothing);
}

void ListsPage::refreshFoot()
{
    setFootVisible(m_model && m_model->loaded() > 0);
    if (!m_model)
        return;
    const QString loaded = countText(m_model->loaded());
    QString text;
    if (m_model->isLoadingAll())
        text = tr("%1 lists loaded, reading on…").arg(loaded);
    else if (!m_model->filter().isEmpty())
        text = m_model->isComplete() ? tr("%1 of %2 lists").arg(countText(m_model->shown()), loaded)
                                     : tr("%1 of %2 loaded lists. Filter and sort see the loaded lists only.")
                                           .arg(countText(m_model->shown()), loaded);
    else
        text = m_model->isComplete()
                   ? (m_model->loaded() == 1 ? tr("1 list") : tr("%1 lists").arg(loaded))
                   : tr("%1 lists loaded. More load as you scroll. Filter and sort see the loaded lists only.").arg(loaded);
    if (m_model->isRefreshing())
        text += QStringLiteral(" · ") + tr("Refreshing…");
    setFootText(text);
    m_loadAll->setVisible(!m_model->isComplete() && !(m_model->state() == PagedFetch::State::Failed && !m_model->canRetry()));
    m_loadAll->setEnabled(!m_model->isLoadingAll());
}

} // namespace outdial::views
