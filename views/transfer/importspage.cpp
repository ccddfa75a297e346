// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QVBoxLayout>

#include <models/lists/listsmodel.h>
#include <models/transfer/importqueue.h>
#include <models/transfer/importsfilter.h>
#include <models/transfer/importsmodel.h>
#include <views/lists/newlistdialog.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>
#include <views/transfer/queuenews.h>

#include <algorithm>

namespace outdial::views {

using models::ImportJob;
using models::ImportQueue;
using models::ImportsModel;
using models::RunState;

namespace {

StateCell stateCell(const QModelIndex &index)
{
    const QString word = index.data().toString();
    switch (ImportsModel::RowState(index.data(ImportsModel::RowStateRole).toInt())) {
    case ImportsModel::RowState::Running:
        return {StateLook::Waiting, word, {}};
    case ImportsModel::RowState::Waiting:
        return {StateLook::Stale, word, {}};
    case ImportsModel::RowState::Paused:
        return {StateLook::Stopped, word, {}};
    case ImportsModel::RowState::Done:
        return {StateLook::Done, word, {}};
    case ImportsModel::RowState::DoneWithRejects:
        return {StateLook::Warning, word, {}};
    case ImportsModel::RowState::Interrupted:
        return {StateLook::Unconfirmed, word, {}};
    case ImportsModel::RowState::Cancelled:
        return {StateLook::Stopped, word, {}};
    case ImportsModel::RowState::Stopped:
        return {StateLook::Failed, word, {}};
    case ImportsModel::RowState::Undoing:
        return {StateLook::Waiting, word, {}};
    case ImportsModel::RowState::Undone:
        return {StateLook::Disabled, word, {}};
    case ImportsModel::RowState::PartlyUndone:
        return {StateLook::Warning, word, {}};
    }
    return {StateLook::Unknown, word, {}};
}

TextCell numberCell(const QModelIndex &index)
{
    TextCell cell{index.data().toString()};
    cell.alignment = Qt::AlignRight;
    return cell;
}

} // namespace

ImportsPage::ImportsPage(QWidget *parent) : Page(tr("Imports"), parent)
{
    m_table = new TableView(tr("Imports"), QStringLiteral("imports"));
    m_table->setRowHeight(40);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setContent(m_table);
    auto *button = new Button(tr("&New import…"), ButtonKind::Normal, ButtonSize::Header);
    button->setIconName(QStringLiteral("document-import"));
    makeFilter();
    addHeaderWidget(button);
    m_new = new QAction(tr("&New import…"), this);
    m_paste = new QAction(tr("&Paste rows from a spreadsheet"), this);
    m_paste->setShortcut(QKeySequence::Paste);
    m_paste->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_paste);
    m_goOn = new QAction(tr("&Go on with the import"), this);
    m_goOn->setEnabled(false);
    connect(button, &QPushButton::clicked, m_new, &QAction::trigger);
    connect(m_new, &QAction::triggered, this, [this] { startImport({}, {}); });
    connect(m_paste, &QAction::triggered, this, [this] {
        if (!mayImport())
            return;
        auto *page = makePage(m_imports->newJob());
        Q_EMIT pageWanted(page);
        page->paste();
    });
    makeHistory();
    setFootNote(
        tr("Kept on this computer, with their files. Return opens an import; one that was interrupted goes on where it was."));
}

ImportsPage::~ImportsPage() = default;

QList<QAction *> ImportsPage::actions(MenuId menu) const
{
    if (menu == MenuId::File)
        return {m_new, m_paste, m_goOn, m_undo};
    return {};
}

void ImportsPage::setSession(models::Session *session)
{
    m_table->setModel(nullptr);
    if (m_imports != nullptr) {
        const auto queues = m_imports->findChildren<ImportQueue *>();
        for (auto *queue : queues)
            queue->giveUp();
    }
    delete m_imports;
    m_imports = nullptr;
    m_session = session;
    if (session == nullptr)
        return;
    m_imports = new ImportsModel(session, this);
    m_filter = new models::ImportsFilter(m_imports, m_imports);
    m_filter->setText(m_search->text());
    m_filter->setGroup(models::ImportsFilter::Group(m_groups->current()));
    m_table->setModel(m_filter);
    TableColumn state;
    state.width = 200;
    state.delegate = new StateDelegate(stateCell, m_table);
    TableColumn file;
    file.stretch = true;
    file.minimum = 160;
    TableColumn list;
    list.width = 220;
    list.rank = 2;
    TableColumn number;
    number.width = 84;
    number.alignment = Qt::AlignRight;
    number.delegate = new TextDelegate(numberCell, m_table);
    TableColumn started;
    started.width = 170;
    started.rank = 3;
    m_table->setColumns({state, file, list, number, number, number, number, number, started});
    connect(m_imports, &ImportsModel::runningChanged, this, &ImportsPage::transferChanged);
    connect(m_imports, &ImportsModel::runningChanged, this, &ImportsPage::refreshState);
    connect(m_imports, &ImportsModel::jobOver, this, &ImportsPage::tellOver);
    connect(m_imports, &ImportsModel::undoOver, this, &ImportsPage::tellUndone);
    connect(m_imports, &ImportsModel::undoOver, this, &ImportsPage::refreshState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportsPage::refreshActions);
    refreshState();
}

void ImportsPage::refreshState()
{
    const bool empty = m_imports->rowCount() == 0;
    if (empty) {
        auto *state = m_table->emptyState();
        state->setContent(
            QStringLiteral("drop-file"), tr("Nothing was imported yet"),
            tr("Drop a CSV file anywhere on this window. Outdial reads its columns, checks every row, and shows a plan. "
               "Nothing is sent before you say so."));
        state->setPrimary(tr("Choose a CSV file…"), QStringLiteral("document-import"));
        connect(state, &EmptyState::primaryClicked, m_new, &QAction::trigger, Qt::UniqueConnection);
    }
    refreshFilter();
    refreshActions();
    const int interrupted = m_imports->interruptedCount();
    setNavigationCount(interrupted > 0 ? QString::number(interrupted) : QString(), interrupted > 0);
    if (interrupted > 0)
        banners()->tell(QStringLiteral("interrupted"), Tone::Warn, tr("%n import(s) were interrupted.", nullptr, interrupted),
                        tr("Open one to go on where it was. Nothing is sent twice."));
    else
        banners()->dismiss(QStringLiteral("interrupted"));
}

void ImportsPage::forbid(const QString &why)
{
    m_forbidden = why;
    banners()->tell(QStringLiteral("forbidden"), Tone::Err, tr("Imports are off."), why);
}

bool ImportsPage::mayImport()
{
    if (m_forbidden.isEmpty())
        return m_imports != nullptr;
    ToastHost::of(this).tell({Tone::Err, tr("Nothing was imported"), m_forbidden, {}, {}, {}});
    return false;
}

void ImportsPage::startImport(const QString &file, const models::ImportTarget &target, const QStringList &more)
{
    if (!mayImport())
        return;
    auto *job = m_imports->newJob();
    auto *page = makePage(job);
    if (!target.listId.isEmpty())
        job->setTarget(target);
    if (!file.isEmpty())
        job->setFile(file);
    page->queue()->add(more);
    Q_EMIT pageWanted(page);
    // Of several files, which they are and in which order they follow is seen first.
    if (!file.isEmpty() && !target.listId.isEmpty() && more.isEmpty())
        page->goAsFarAsKnown();
    else if (file.isEmpty())
        page->chooseFile();
}

void ImportsPage::showJob(ImportJob *job)
{
    if (auto *queue = queueOf(job)) {
        showQueue(queue);
        return;
    }
    auto *page = makePage(job);
    page->goToPresent();
    if (auto *undo = m_imports->undoOf(job->importId()); undo != nullptr && undo->isStarted())
        page->showUndo(undo);
    Q_EMIT pageWanted(page);
}

void ImportsPage::showQueue(ImportQueue *queue)
{
    if (queue->present() == nullptr)
        return;
    auto *page = QueueNews::pageOf(queue, this);
    if (page == nullptr) {
        page = makePage(queue);
        page->takePresent();
    }
    Q_EMIT pageWanted(page);
}

// Whose present import it is, when others follow or came before it; a single file needs no queue to be shown again.
ImportQueue *ImportsPage::queueOf(const ImportJob *job) const
{
    const auto queues = m_imports->findChildren<ImportQueue *>();
    const auto known =
        std::ranges::find_if(queues, [job](const ImportQueue *queue) { return queue->present() == job && queue->total() > 1; });
    return known == queues.end() ? nullptr : *known;
}

ImportPage *ImportsPage::makePage(ImportJob *job)
{
    auto *queue = new ImportQueue(m_imports, job);
    new QueueNews(queue, this);
    return makePage(queue);
}

ImportPage *ImportsPage::makePage(ImportQueue *queue)
{
    // Its own: read when the page opens, and filtered by this page only. It ends with the session too.
    auto *lists = new models::ListsModel(models::ListsModel::from(m_session->client()), m_imports);
    auto *page = new ImportPage(queue, lists);
    connect(page, &QObject::destroyed, lists, &QObject::deleteLater);
    page->setPath({{tr("Imports"), [this] { Q_EMIT closeWanted(); }}});
    connect(page, &ImportPage::newListWanted, page, [this, page] {
        auto *dialog = NewListDialog::openFor(*m_session, page);
        connect(dialog, &NewListDialog::created, page, [page](const QString &listId) { page->chooseList(listId); });
    });
    connect(page, &ImportPage::abandoned, m_imports, qOverload<ImportJob *>(&ImportsModel::discard));
    connect(page, &ImportPage::doneWanted, this, &ImportsPage::closeWanted);
    connect(page, &ImportPage::retryWanted, this, [this](const QString &rejects, const models::ImportTarget &target) {
        Q_EMIT closeWanted();
        startImport(rejects, target);
    });
    connect(page, &ImportPage::earlierWanted, this, &ImportsPage::bringBack);
    connect(page, &ImportPage::undoWanted, this, [this](ImportJob *job) { askUndo(m_imports->rowOf(job->importId())); });
    connect(page, &ImportPage::goOnWanted, this, [this, page](ImportJob *ended) { goOn(page, ended); });
    return page;
}

// An import that was cancelled or stopped; its page shows the job that goes on with it.
void ImportsPage::goOn(ImportPage *page, ImportJob *ended)
{
    for (int row = 0; row < m_imports->rowCount(); ++row) {
        if (m_imports->entryAt(row).id != ended->importId())
            continue;
        const auto resumed = m_imports->resumeAt(row);
        if (resumed)
            page->queue()->follow(*resumed);
        else
            page->banners()
                ->tell(QStringLiteral("resume"), Tone::Err, tr("This import cannot go on."), resumed.error())
                ->setClosable(true);
        return;
    }
}

void ImportsPage::tellOver(ImportJob *job)
{
    // Whoever looks at it sees the receipt.
    const auto pages = window()->findChildren<ImportPage *>();
    if (std::ranges::any_of(pages, [&](const ImportPage *page) { return page->isVisible() && page->job() == job; }))
        return;
    // Of files that go on by themselves, the sum is told at the end.
    if (const auto *queue = queueOf(job); queue != nullptr && queue->isByItself())
        return;
    const auto seen = job->progress();
    ToastText text;
    text.line = tr("%1 into %2").arg(job->fileName(), job->target() ? job->target()->listName : QString());
    if (seen.state == RunState::Done) {
        text.tone = seen.receipt.rejected + seen.receipt.unknown > 0 ? Tone::Warn : Tone::Ok;
        text.title = addedWords(seen.receipt);
    } else {
        text.tone = seen.state == RunState::Cancelled ? Tone::Warn : Tone::Err;
        text.title = seen.state == RunState::Cancelled ? tr("The import was cancelled") : tr("The import stopped");
    }
    text.button = tr("Receipt");
    text.action = [this, id = job->importId()] {
        for (int row = 0; m_imports != nullptr && row < m_imports->rowCount(); ++row) {
            if (m_imports->entryAt(row).id == id && m_imports->jobAt(row) != nullptr)
                showJob(m_imports->jobAt(row));
        }
    };
    ToastHost::of(this).tell(text);
}

} // namespace outdial::views
