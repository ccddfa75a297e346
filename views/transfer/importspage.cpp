// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QVBoxLayout>

#include <models/lists/listsmodel.h>
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

namespace outdial::views {

using models::ImportJob;
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
        if (m_imports == nullptr)
            return;
        auto *page = makePage(m_imports->newJob());
        Q_EMIT pageWanted(page);
        page->paste();
    });
    connect(m_goOn, &QAction::triggered, this, [this] { openRow(m_table->currentIndex().row()); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { openRow(index.row()); });
    setFootNote(
        tr("Kept on this computer, with their files. Return opens an import; one that was interrupted goes on where it was."));
}

ImportsPage::~ImportsPage() = default;

QList<QAction *> ImportsPage::actions(MenuId menu) const
{
    if (menu == MenuId::File)
        return {m_new, m_paste, m_goOn};
    return {};
}

void ImportsPage::setSession(models::Session *session)
{
    m_table->setModel(nullptr);
    delete m_imports;
    delete m_lists;
    m_imports = nullptr;
    m_lists = nullptr;
    m_session = session;
    if (session == nullptr)
        return;
    m_lists = new models::ListsModel(models::ListsModel::from(session->client()), this);
    m_imports = new ImportsModel(session, this);
    m_table->setModel(m_imports);
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
    number.width = 100;
    number.alignment = Qt::AlignRight;
    number.delegate = new TextDelegate(numberCell, m_table);
    TableColumn started;
    started.width = 170;
    started.rank = 3;
    m_table->setColumns({state, file, list, number, number, number, number, started});
    connect(m_imports, &ImportsModel::runningChanged, this, &ImportsPage::transferChanged);
    connect(m_imports, &ImportsModel::runningChanged, this, &ImportsPage::refreshState);
    connect(m_imports, &ImportsModel::jobOver, this, &ImportsPage::tellOver);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        m_goOn->setEnabled(current.isValid() && current.data(ImportsModel::ResumableRole).toBool());
    });
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
    m_table->setCover(empty ? TableView::Cover::Empty : TableView::Cover::None);
    const int interrupted = m_imports->interruptedCount();
    setNavigationCount(interrupted > 0 ? QString::number(interrupted) : QString(), interrupted > 0);
    if (interrupted > 0)
        banners()->tell(QStringLiteral("interrupted"), Tone::Warn, tr("%n import(s) were interrupted.", nullptr, interrupted),
                        tr("Open one to go on where it was. Nothing is sent twice."));
    else
        banners()->dismiss(QStringLiteral("interrupted"));
}

void ImportsPage::startImport(const QString &file, const models::ImportTarget &target)
{
    if (m_imports == nullptr)
        return;
    auto *job = m_imports->newJob();
    auto *page = makePage(job);
    if (!target.listId.isEmpty())
        job->setTarget(target);
    if (!file.isEmpty())
        job->setFile(file);
    Q_EMIT pageWanted(page);
    if (!file.isEmpty() && !target.listId.isEmpty())
        page->goAsFarAsKnown();
    else if (file.isEmpty())
        page->chooseFile();
}

void ImportsPage::showJob(ImportJob *job)
{
    auto *page = makePage(job);
    page->goToPresent();
    Q_EMIT pageWanted(page);
}

ImportPage *ImportsPage::makePage(ImportJob *job)
{
    auto *page = new ImportPage(job, m_lists);
    page->setPath({{tr("Imports"), [this] { Q_EMIT closeWanted(); }}});
    connect(page, &ImportPage::newListWanted, page, [this, page] {
        auto *dialog = NewListDialog::openFor(*m_session, page);
        connect(dialog, &NewListDialog::created, page, [page](const QString &listId) { page->chooseList(listId); });
    });
    connect(page, &ImportPage::abandoned, m_imports, &ImportsModel::discard);
    connect(page, &ImportPage::doneWanted, this, &ImportsPage::closeWanted);
    connect(page, &ImportPage::retryWanted, this, [this](const QString &rejects, const models::ImportTarget &target) {
        Q_EMIT closeWanted();
        startImport(rejects, target);
    });
    connect(page, &ImportPage::goOnWanted, this, [this](ImportJob *ended) {
        for (int row = 0; row < m_imports->rowCount(); ++row) {
            if (m_imports->entryAt(row).id == ended->importId()) {
                Q_EMIT closeWanted();
                openRow(row);
                return;
            }
        }
    });
    return page;
}

void ImportsPage::openRow(int row)
{
    if (row < 0 || row >= m_imports->rowCount())
        return;
    auto *job = m_imports->jobAt(row);
    const auto index = m_imports->index(row, 0);
    if (index.data(ImportsModel::ResumableRole).toBool()) {
        const auto resumed = m_imports->resumeAt(row);
        if (!resumed) {
            banners()
                ->tell(QStringLiteral("resume"), Tone::Err, tr("This import cannot go on."), resumed.error())
                ->setClosable(true);
            return;
        }
        job = *resumed;
    }
    if (job != nullptr) {
        showJob(job);
        return;
    }
    const auto receipt = m_imports->receiptAt(row);
    banners()
        ->tell(QStringLiteral("receipt"), receipt.balances() ? Tone::Ok : Tone::Err,
               m_imports->index(row, ImportsModel::FileColumn).data().toString(),
               tr("%1 read = %2 added + %3 skipped + %4 rejected + %5 unknown")
                   .arg(countText(receipt.read), countText(receipt.added), countText(receipt.skipped),
                        countText(receipt.rejected), countText(receipt.unknown)))
        ->setClosable(true);
}

void ImportsPage::tellOver(ImportJob *job)
{
    // Whoever looks at it sees the receipt.
    const auto *shown = window()->findChild<ImportPage *>();
    if (shown != nullptr && shown->isVisible() && shown->job() == job)
        return;
    const auto seen = job->progress();
    ToastText text;
    text.line = tr("%1 into %2").arg(job->fileName(), job->target() ? job->target()->listName : QString());
    if (seen.state == RunState::Done) {
        text.tone = seen.receipt.rejected + seen.receipt.unknown > 0 ? Tone::Warn : Tone::Ok;
        text.title = tr("%n record(s) added", nullptr, int(seen.receipt.added));
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
