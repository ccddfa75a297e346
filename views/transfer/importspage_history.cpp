// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do on ImportsPage with imports that were: find one, open its receipt, have it go on, have it taken back.

#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>

#include <models/transfer/importsfilter.h>
#include <models/transfer/importsource.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>
#include <views/transfer/undodialog.h>

namespace outdial::views {

using models::ImportsFilter;
using models::ImportsModel;
using models::UndoJob;
using models::UndoState;

void ImportsPage::makeFilter()
{
    m_groups = new SegmentedControl(tr("Which imports"), this);
    m_groups->addSegment(ImportsFilter::All, tr("All"));
    m_groups->addSegment(ImportsFilter::UnderWay, tr("Under way"));
    m_groups->addSegment(ImportsFilter::CanGoOn, tr("Can go on"));
    m_groups->addSegment(ImportsFilter::WithRejects, tr("With rejects"));
    m_groups->addSegment(ImportsFilter::Undone, tr("Undone"));
    addLead(m_groups);
    m_search = new SearchField(tr("Find an import by file or list"), tr("File or list"), this);
    m_search->setFixedWidth(px(200));
    m_search->setNext(m_table);
    addHeaderWidget(m_search);
    connect(m_groups, &SegmentedControl::currentChanged, this, [this](int group) {
        if (m_filter != nullptr)
            m_filter->setGroup(ImportsFilter::Group(group));
        refreshFilter();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_filter != nullptr)
            m_filter->setText(text);
        refreshFilter();
    });
}

void ImportsPage::makeHistory()
{
    m_undo = new QAction(tr("&Undo this import…"), this);
    m_undo->setEnabled(false);
    connect(m_goOn, &QAction::triggered, this, [this] { openRow(currentRow()); });
    connect(m_undo, &QAction::triggered, this, [this] { askUndo(currentRow()); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { openRow(m_filter->mapToSource(index).row()); });
    connect(m_table, &TableView::rowMenuRequested, this, &ImportsPage::showMenu);
}

int ImportsPage::currentRow() const { return m_filter == nullptr ? -1 : m_filter->mapToSource(m_table->currentIndex()).row(); }

void ImportsPage::refreshActions()
{
    const int row = currentRow();
    const auto index = row < 0 ? QModelIndex() : m_imports->index(row, 0);
    m_goOn->setEnabled(index.isValid() && index.data(ImportsModel::ResumableRole).toBool());
    const auto state = ImportsModel::RowState(index.data(ImportsModel::RowStateRole).toInt());
    const bool ended = state == ImportsModel::RowState::Done || state == ImportsModel::RowState::DoneWithRejects ||
                       state == ImportsModel::RowState::Cancelled || state == ImportsModel::RowState::Stopped ||
                       state == ImportsModel::RowState::PartlyUndone;
    m_undo->setEnabled(index.isValid() && ended && m_imports->receiptAt(row).added > 0);
}

void ImportsPage::refreshFilter()
{
    const bool empty = m_imports == nullptr || m_imports->rowCount() == 0;
    m_groups->setVisible(!empty);
    m_search->setVisible(!empty);
    if (empty) {
        m_table->setCover(TableView::Cover::Empty);
        return;
    }
    const auto counts = m_filter->counts();
    for (int group = ImportsFilter::All; group < ImportsFilter::GroupCount; ++group)
        m_groups->setCount(group, counts[size_t(group)]);
    const bool nothing = m_filter->rowCount() == 0;
    if (nothing) {
        auto *state = m_table->emptyState();
        state->setContent(QStringLiteral("nothing-found"), tr("No import is like that"),
                          tr("Files and lists of all %n import(s) were looked at.", nullptr, counts[ImportsFilter::All]));
        state->setPrimary({});
        state->setOther(tr("Show all imports"));
        connect(state, &EmptyState::otherClicked, this, &ImportsPage::showAll, Qt::UniqueConnection);
    }
    m_table->setCover(nothing ? TableView::Cover::Empty : TableView::Cover::None, nothing);
}

void ImportsPage::showAll()
{
    m_groups->setCurrent(ImportsFilter::All);
    m_filter->setGroup(ImportsFilter::All);
    m_search->clear();
    refreshFilter();
}

void ImportsPage::showMenu(const QModelIndex &index, const QPoint &position)
{
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the import"));
    if (!m_goOn->isEnabled())
        connect(menu->addAction(tr("&Open its receipt")), &QAction::triggered, this, [this] { openRow(currentRow()); });
    menu->addActions({m_goOn, m_undo});
    menu->popup(position);
}

void ImportsPage::openRow(int row)
{
    if (row < 0 || row >= m_imports->rowCount())
        return;
    if (!m_imports->index(row, 0).data(ImportsModel::ResumableRole).toBool()) {
        showJob(m_imports->openAt(row));
        return;
    }
    const auto resumed = m_imports->resumeAt(row);
    if (resumed)
        showJob(*resumed);
    else
        banners()->tell(QStringLiteral("resume"), Tone::Err, tr("This import cannot go on."), resumed.error())->setClosable(true);
}

void ImportsPage::askUndo(int row)
{
    if (row < 0 || row >= m_imports->rowCount())
        return;
    auto *undo = m_imports->newUndo(row);
    if (undo->isStarted()) {
        followUndo(undo);
        return;
    }
    auto *dialog = UndoDialog::openFor(undo, this);
    connect(dialog, &UndoDialog::keepWanted, m_imports, [imports = m_imports, undo = QPointer<UndoJob>(undo)] {
        if (undo != nullptr)
            imports->discardUndo(undo);
    });
    connect(dialog, &QDialog::accepted, undo, [this, undo] { followUndo(undo); });
}

// An update with the earlier values: the same steps as any import, with the plan before anything is sent.
void ImportsPage::bringBack(const QString &beforeFile, const models::ImportTarget &target)
{
    Q_EMIT closeWanted();
    auto *job = m_imports->newJob();
    auto *page = makePage(job);
    job->setTarget(target);
    job->setMode(models::ImportMode::Update);
    job->setEmptyResets(true); // what was empty is to be empty again
    job->setFile(beforeFile);
    Q_EMIT pageWanted(page);
    page->goAsFarAsKnown();
}

// Whoever looks at the receipt sees how it goes on there.
void ImportsPage::followUndo(UndoJob *undo)
{
    refreshState();
    const auto pages = window()->findChildren<ImportPage *>();
    for (auto *page : pages) {
        if (page->job() != nullptr && page->job()->importId() == undo->importId()) {
            page->showUndo(undo);
            return;
        }
    }
    showJob(m_imports->openAt(m_imports->rowOf(undo->importId())));
}

void ImportsPage::tellUndone(UndoJob *undo)
{
    const auto pages = window()->findChildren<ImportPage *>();
    for (const auto *page : pages) {
        if (page->isVisible() && page->job() != nullptr && page->job()->importId() == undo->importId())
            return; // its receipt says so
    }
    const auto seen = undo->progress();
    ToastText text;
    text.line = tr("%1 into %2").arg(models::sourceName(undo->entry().file), undo->entry().listName);
    text.title = tr("%n added record(s) deleted", nullptr, int(seen.receipt.deleted));
    if (seen.state == UndoState::Stopped) {
        text.title = tr("The undo stopped");
        text.line = seen.message;
    }
    text.tone = seen.state == UndoState::Stopped ? Tone::Err : seen.receipt.isPartial() ? Tone::Warn : Tone::Ok;
    text.button = tr("Receipt");
    text.action = [this, id = undo->importId()] {
        if (m_imports != nullptr && m_imports->rowOf(id) >= 0)
            showJob(m_imports->openAt(m_imports->rowOf(id)));
    };
    ToastHost::of(this).tell(text);
}

// For a toast: what became of most rows.
QString ImportsPage::addedWords(const models::Receipt &receipt)
{
    const QString added = tr("%n record(s) added", nullptr, int(receipt.added));
    if (receipt.updated == 0)
        return added;
    const QString updated = tr("%n record(s) updated", nullptr, int(receipt.updated));
    return receipt.added == 0 ? updated : tr("%1, %2").arg(updated, added);
}

} // namespace outdial::views
