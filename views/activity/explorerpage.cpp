// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSplitter>

#include <models/activity/explorercatalogue.h>
#include <models/activity/explorermembers.h>
#include <models/connect/session.h>
#include <views/activity/exploreranswerpanel.h>
#include <views/activity/explorerbody.h>
#include <views/activity/explorerform.h>
#include <views/activity/explorermethodlist.h>
#include <views/activity/explorerpage.h>
#include <views/activity/explorerrequest.h>
#include <views/shared/actions.h>
#include <views/shared/figures.h>
#include <views/shared/question.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

ExplorerPage::ExplorerPage(QWidget *parent) : Page(tr("Method explorer"), parent)
{
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_list = new ExplorerMethodList(content);
    m_splitter = new QSplitter(Qt::Vertical, content);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->installEventFilter(this);
    m_request = new ExplorerRequest(m_splitter);
    m_answer = new ExplorerAnswerPanel(m_splitter);
    m_splitter->addWidget(m_request);
    m_splitter->addWidget(m_answer);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    row->addWidget(m_list);
    row->addWidget(makeLine(Qt::Vertical, content));
    row->addWidget(m_splitter, 1);
    setContent(content);
    makeActions();

    connect(m_list, &ExplorerMethodList::chosen, this, [this](api::Method method) {
        keepDraft();
        showDraft(method);
    });
    connect(m_request, &ExplorerRequest::methodWanted, this, [this](api::Method method) {
        choose(method);
        m_list->table()->setFocus(Qt::OtherFocusReason); // the link that was pressed is gone
    });
    connect(m_request, &ExplorerRequest::sendWanted, this, &ExplorerPage::send);
    connect(m_request, &ExplorerRequest::cancelWanted, m_cancelAction, &QAction::trigger);
    connect(m_request, &ExplorerRequest::edited, this, &ExplorerPage::keepDraft);
    connect(m_answer, &ExplorerAnswerPanel::nextPageWanted, this, &ExplorerPage::nextPage);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitByUser = true; });
    showDraft(api::Method::GetCampaigns);
}

ExplorerPage::~ExplorerPage() = default;

void ExplorerPage::makeActions()
{
    m_sendAction = makeAction(this, tr("&Send the request"), QStringLiteral("go-next"));
    m_sendAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_cancelAction = makeAction(this, tr("&Cancel the request"), QStringLiteral("dialog-cancel"), QKeySequence(Qt::Key_Escape));
    m_methodAction = makeAction(this, tr("Find a &method"), QStringLiteral("edit-find"), QKeySequence(Qt::CTRL | Qt::Key_M));
    m_findAction = makeAction(this, tr("&Find in the answer"), QStringLiteral("edit-find"), QKeySequence(Qt::CTRL | Qt::Key_F));
    m_nextAction =
        makeAction(this, tr("&Next page of the answer"), QStringLiteral("go-next"), QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    m_copyAction =
        makeAction(this, tr("Copy the &answer"), QStringLiteral("edit-copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_saveAction = makeAction(this, tr("Sa&ve the answer…"), QStringLiteral("document-save"), QKeySequence(Qt::CTRL | Qt::Key_S));
    m_lineAction = makeAction(this, tr("Copy as a command &line"), QStringLiteral("edit-copy"),
                              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_lineAction->setToolTip(tr("The same call with “outdial call”, for a terminal"));
    m_idAction = makeAction(this, tr("Copy the request &ID"));
    connect(m_sendAction, &QAction::triggered, this, &ExplorerPage::send);
    connect(m_cancelAction, &QAction::triggered, this, [this] {
        if (m_explorer)
            m_explorer->cancel();
    });
    connect(m_methodAction, &QAction::triggered, this, [this] {
        m_list->searchField()->setFocus(Qt::ShortcutFocusReason);
        m_list->searchField()->selectAll();
    });
    connect(m_findAction, &QAction::triggered, this, [this] {
        m_answer->findField()->setFocus(Qt::ShortcutFocusReason);
        m_answer->findField()->selectAll();
    });
    connect(m_nextAction, &QAction::triggered, this, &ExplorerPage::nextPage);
    connect(m_copyAction, &QAction::triggered, m_answer, &ExplorerAnswerPanel::copyBody);
    connect(m_saveAction, &QAction::triggered, m_answer, &ExplorerAnswerPanel::saveBody);
    connect(m_lineAction, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(models::callLine(m_request->method(), m_request->variables(), m_request->body()));
    });
    connect(m_idAction, &QAction::triggered, m_answer, &ExplorerAnswerPanel::copyRequestId);

    auto *earlier = new Button(tr("Earlier answers"), ButtonKind::Normal, ButtonSize::Header, this);
    earlier->setIconName(QStringLiteral("view-history"));
    m_historyMenu = new QMenu(this);
    m_historyMenu->setAccessibleName(tr("Earlier answers"));
    connect(m_historyMenu, &QMenu::aboutToShow, this, [this] { fillHistory(m_historyMenu); });
    connect(earlier, &QPushButton::clicked, this,
            [this, earlier] { m_historyMenu->popup(earlier->mapToGlobal(QPoint(0, earlier->height() + 2))); });
    addHeaderWidget(earlier);
    overflowMenu()->addActions({m_lineAction, m_idAction});
}

QList<QAction *> ExplorerPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::File:
        return {m_saveAction};
    case MenuId::Edit:
        return {m_copyAction, m_lineAction, m_idAction, nullptr, m_findAction, m_methodAction};
    case MenuId::Tools:
        return {m_sendAction, m_cancelAction, m_nextAction};
    default:
        return {};
    }
}

models::ExplorerDrafts &ExplorerPage::drafts() { return m_drafts[m_session ? m_session->tenant() : QString()]; }

void ExplorerPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        keepDraft();
    m_request->setIds(nullptr);
    delete m_explorer;
    delete m_ids;
    m_explorer = nullptr;
    m_ids = nullptr;
    m_session = session;
    m_answer->setRunning(nullptr);
    m_answer->setAnswer(nullptr);
    if (session) {
        m_explorer = new models::Explorer(session->client(), this);
        m_ids = new models::ExplorerIds(session->client(), this);
        connect(m_explorer, &models::Explorer::runningChanged, this, &ExplorerPage::runningChanged);
        connect(m_explorer, &models::Explorer::answered, this, &ExplorerPage::take);
    }
    m_request->setIds(m_ids);
    m_request->setCanSend(session != nullptr);
    m_request->setRunning(false);
    showDraft(drafts().method.value_or(api::Method::GetCampaigns));
    refreshActions();
}

void ExplorerPage::keepDraft()
{
    models::ExplorerDrafts &kept = drafts();
    kept.method = m_request->method();
    const QStringList names = api::pathVariables(m_request->method());
    const QStringList values = m_request->variables();
    for (qsizetype i = 0; i < names.size() && i < values.size(); ++i)
        kept.variables.insert(names.at(i), values.at(i));
    if (m_request->takesBody())
        kept.bodies.insert(m_request->method(), m_request->body());
    refreshActions();
}

void ExplorerPage::showDraft(api::Method method)
{
    models::ExplorerDrafts &kept = drafts();
    kept.method = method;
    const QString body =
        kept.bodies.contains(method) ? kept.bodies.value(method) : models::bodyTemplate(method, QDateTime::currentDateTimeUtc());
    m_request->setMethod(method, kept.variables, body);
    m_list->setCurrent(method);
    m_answer->setMethod(method);
    layOut();
    refreshActions();
}

void ExplorerPage::choose(api::Method method)
{
    keepDraft();
    showDraft(method);
}

void ExplorerPage::layOut()
{
    if (m_splitByUser)
        return;
    const int all = m_splitter->height();
    const int wanted = std::min(m_request->wantedHeight(), all * 6 / 10);
    m_splitter->setSizes({wanted, all - wanted});
}

bool ExplorerPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_splitter && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ExplorerPage::layOut, Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

void ExplorerPage::send()
{
    if (!m_explorer || m_explorer->isRunning() || !m_request->isReady())
        return;
    const api::Method method = m_request->method();
    const bool dials = method == api::Method::StartCampaign || method == api::Method::StopCampaign;
    const bool destroys = api::methodInfo(method).destructive;
    if (!destroys && !(dials && m_session->profile().asksFirst)) {
        sendNow();
        return;
    }
    Question question;
    question.title = tr("Send “%1”?").arg(models::methodName(method));
    const QString what = destroys ? models::destroyedWords(method) : models::methodSummary(method);
    const QString target = api::methodPath(method, m_request->variables());
    question.sentence = tr("%1\n\nTenant: %2\n%3").arg(what, m_session->profile().name, target);
    question.act = tr("Send it");
    question.keep = tr("Do not send");
    // What is asked for is what is sent, whatever the page shows by then.
    const QStringList variables = m_request->variables();
    const QByteArray body = m_request->body().toUtf8();
    auto *asking = ask(this, question, [explorer = QPointer<models::Explorer>(m_explorer), method, variables, body] {
        if (explorer)
            explorer->send(method, variables, body);
    });
    connect(m_session, &QObject::destroyed, asking, &QDialog::reject);
}

void ExplorerPage::sendNow()
{
    keepDraft();
    m_explorer->send(m_request->method(), m_request->variables(), m_request->body().toUtf8());
}

// The same request with the cursor of the answer that is shown.
void ExplorerPage::nextPage()
{
    const models::ExplorerAnswerPtr shown = m_answer->answer();
    if (!m_explorer || m_explorer->isRunning() || !shown || shown->nextCursor.isEmpty())
        return;
    const QString body =
        models::withJsonMember(QString::fromUtf8(shown->sent), QStringLiteral("cursor"), models::jsonString(shown->nextCursor));
    if (body.isNull())
        return;
    models::ExplorerDrafts &kept = drafts();
    const QStringList names = api::pathVariables(shown->method);
    for (qsizetype i = 0; i < names.size(); ++i)
        kept.variables.insert(names.at(i), shown->variables.at(i));
    kept.bodies.insert(shown->method, body);
    showDraft(shown->method);
    sendNow();
}

void ExplorerPage::runningChanged()
{
    m_request->setRunning(m_explorer->isRunning());
    m_answer->setRunning(m_explorer->running());
    refreshActions();
}

void ExplorerPage::take(const models::ExplorerAnswerPtr &answer)
{
    m_answer->setAnswer(answer);
    if (answer->isSuccess() && answer->isJson && m_ids) {
        if (const auto job = models::jsonMember(QString::fromUtf8(answer->body.left(4096)), QStringLiteral("job")))
            m_ids->addJob({job->value(), models::methodName(answer->method)});
        if (api::methodInfo(answer->method).writes)
            m_ids->forget();
    }
    refreshActions();
}

void ExplorerPage::fillHistory(QMenu *menu)
{
    menu->clear();
    if (m_explorer) {
        for (const auto &one : m_explorer->history()) {
            QAction *action = menu->addAction(clockText(one->started.toLocalTime()) + QStringLiteral("  ") + one->line());
            action->setCheckable(true);
            action->setChecked(one == m_answer->answer());
            connect(action, &QAction::triggered, this, [this, one] { showAgain(one); });
        }
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing was sent yet"))->setEnabled(false);
}

// An answer with the request that it belongs to.
void ExplorerPage::showAgain(const models::ExplorerAnswerPtr &answer)
{
    keepDraft();
    models::ExplorerDrafts &kept = drafts();
    const QStringList names = api::pathVariables(answer->method);
    for (qsizetype i = 0; i < names.size(); ++i)
        kept.variables.insert(names.at(i), answer->variables.at(i));
    if (!answer->sent.isEmpty())
        kept.bodies.insert(answer->method, QString::fromUtf8(answer->sent));
    showDraft(answer->method);
    m_answer->setAnswer(answer);
    refreshActions();
}

void ExplorerPage::refreshActions()
{
    const bool running = m_explorer && m_explorer->isRunning();
    const models::ExplorerAnswerPtr shown = m_answer->answer();
    const bool hasBody = shown && !shown->body.isEmpty();
    m_sendAction->setEnabled(m_explorer && !running);
    m_cancelAction->setEnabled(running);
    m_nextAction->setEnabled(!running && shown && !shown->nextCursor.isEmpty());
    m_copyAction->setEnabled(hasBody);
    m_saveAction->setEnabled(hasBody);
    m_findAction->setEnabled(hasBody);
    m_idAction->setEnabled(shown && !shown->requestId.isEmpty());
    m_lineAction->setEnabled(!m_request->variables().contains(QString()));
}

void ExplorerPage::refresh()
{
    if (m_ids)
        m_ids->forget();
}

QWidget *ExplorerPage::firstFocus() const { return m_list->searchField(); }

} // namespace outdial::views
