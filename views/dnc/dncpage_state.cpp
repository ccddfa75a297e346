// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What DncPage says about the state of its lists, its connection and what is under way.

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <models/dnc/dncbookmodel.h>
#include <views/dnc/dncjobdialog.h>
#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/fastaddbar.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncBook;

void DncPage::refreshState()
{
    showInstead();
    showLock();
    refreshActions();
    const qsizetype lists = m_book ? m_book->lists().size() : 0;
    m_lead->setText(lists > 0 ? tr("%n list(s) known here", nullptr, int(lists)) : QString());
    if (m_book && m_book->isLoaded())
        setNavigationCount(lists > 0 ? countText(lists) : QString());
    if (m_book && m_book->asOf().isValid())
        setAsOf(m_book->asOf());

    const models::DncListSeen *list = current();
    m_title->setText(list ? models::dncName(*list) : QString());
    m_type->setVisible(list != nullptr);
    m_type->setState(StateLook::Plain, list ? models::dncTypeWord(*list) : QString());
    m_fastAdd->setList(list, m_writing.writing, m_writing.countryCode);
    m_count->setText(m_known < 0 ? QString() : tr("%n key(s) · the rest of the list is unknown", nullptr, int(m_known)));
    const bool typed = !list || models::dncKindOf(*list).type == rules::DncType::Internal;
    const QString ask = typed ? tr("Is a number in this record?") : tr("Is a key in this record?");
    m_search->setPlaceholderText(ask);
    m_search->setAccessibleName(ask);

    const bool locked = list && !models::dncLockedText(*list).isEmpty();
    if (list && m_known >= 0 && m_ledger.rowCount() == 0) {
        EmptyState *nothing = m_table->emptyState();
        nothing->setContent(
            QStringLiteral("records-empty"), tr("Nothing was changed from here yet"),
            locked ? tr("The list is read only: the API refuses every change.")
                   : tr("What is added or removed on this workstation is kept here, with when, by whom and why. What others "
                        "have done is not known."));
        m_table->setCover(TableView::Cover::Empty);
    } else {
        m_table->setCover(list && m_known < 0 ? TableView::Cover::Loading : TableView::Cover::None);
    }

    if (m_book && m_book->reading() == DncBook::Reading::Failed && lists > 0) {
        Banner *banner = banners()->tell(QStringLiteral("campaigns"), Tone::Warn, tr("The campaigns were not read."),
                                         models::errorSentence(*m_book->error(), api::Method::GetCampaigns) + u' ' +
                                             tr("Lists that only they name may be missing."),
                                         tr("Try again"));
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, this, &DncPage::refresh);
    } else {
        banners()->dismiss(QStringLiteral("campaigns"));
    }
}

void DncPage::showInstead()
{
    m_instead = Instead::Nothing;
    if (!m_book || m_book->lists().isEmpty()) {
        const bool failed = m_book && m_book->reading() == DncBook::Reading::Failed;
        const bool done = m_book && m_book->isLoaded() && m_book->reading() == DncBook::Reading::Done;
        m_instead = failed ? Instead::Failed : done ? Instead::Empty : Instead::Loading;
    }
    switch (m_instead) {
    case Instead::Nothing:
        break;
    case Instead::Loading: {
        m_empty->setContent(
            QStringLiteral("lists-empty"), tr("Looking for Do-Not-Call lists"),
            m_book && m_book->campaignsToRead() > 0
                ? tr("Campaigns name their lists: %1 of %2 campaigns read.")
                      .arg(countText(m_book->campaignsRead() + m_book->campaignsFailed()), countText(m_book->campaignsToRead()))
                : tr("Campaigns name their lists: they are read one after the other."));
        m_empty->setPrimary({});
        m_empty->setOther({});
        m_empty->setReason({});
        break;
    }
    case Instead::Empty:
        m_empty->setContent(
            QStringLiteral("lists-empty"), tr("No Do-Not-Call list is known here"),
            tr("No campaign of this tenant names one. A list that no campaign has is added by its ID; lists are made and "
               "put on campaigns in Contact Center Administrator."));
        m_empty->setPrimary(tr("Add list by ID…"), QStringLiteral("list-add"));
        m_empty->setOther(tr("Read the campaigns again"), QStringLiteral("view-refresh"));
        m_empty->setReason(
            m_book->campaignsFailed() > 0
                ? tr("%n campaign(s) did not answer: lists that only they name are missing.", nullptr, m_book->campaignsFailed())
                : tr("The API has no method that tells which lists there are: only enabled campaigns name theirs."));
        break;
    case Instead::Failed: {
        const api::ApiError &error = *m_book->error();
        const bool privilege = error.kind == api::ErrorKind::Privilege;
        m_empty->setContent(QStringLiteral("did-not-load"),
                            privilege ? tr("This user may not see campaigns, which name the lists")
                                      : tr("The campaigns did not load"),
                            models::errorSentence(error, api::Method::GetCampaigns));
        m_empty->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
        m_empty->setOther(tr("Add list by ID…"), QStringLiteral("list-add"));
        m_empty->setReason(
            privilege ? tr("Privileges are given in Contact Center Administrator, on the page of the user. A list whose ID "
                           "you know can be changed from here all the same.")
                      : QString());
        break;
    }
    }
    m_stack->setCurrentIndex(m_instead == Instead::Nothing ? 0 : 1);
}

void DncPage::showLock()
{
    const models::DncListSeen *list = current();
    const QString locked = list ? models::dncLockedText(*list) : QString();
    m_fastAdd->setVisible(locked.isEmpty());
    m_lockPart->setVisible(!locked.isEmpty());
    m_lock->setContent(Tone::Accent, tr("This list is read only."), locked);
    m_lock->setIconName(QStringLiteral("object-locked"));
}

void DncPage::connectionChanged()
{
    const bool online = m_session && m_session->connection() == models::Session::Connection::Online;
    m_fastAdd->setOnline(online);
    if (m_book)
        m_book->setOnline(online);
    refreshActions();
}

void DncPage::showJob()
{
    if (!m_job)
        return;
    const bool over = m_job->isOver();
    const bool clean = over && dncJobIsClean(*m_job);
    Banner *banner =
        banners()->tell(QStringLiteral("job"),
                        !over   ? Tone::Accent
                        : clean ? Tone::Ok
                                : Tone::Warn,
                        dncJobTitle(*m_job) + u':', dncJobSentence(*m_job), over ? tr("Show the receipt") : tr("Show"));
    banner->setClosable(over);
    disconnect(banner, &Banner::buttonClicked, this, nullptr);
    connect(banner, &Banner::buttonClicked, this, &DncPage::showJobDialog);
    constexpr int ledgerEachMs = 1000;
    if (over || m_sinceLedger.elapsed() > ledgerEachMs)
        readLedger();
}

} // namespace outdial::views
