// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QShortcut>

#include <models/lists/listsmodel.h>
#include <models/transfer/importjob.h>
#include <models/transfer/importqueue.h>
#include <models/transfer/importsource.h>
#include <models/transfer/pastedfile.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/modepane.h>
#include <views/transfer/queuepane.h>
#include <views/transfer/sourcestep.h>

namespace outdial::views {

namespace {

// Opens at once; the receiver gets the files.
QFileDialog *openFiles(QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, SourceStep::tr("Choose CSV files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {SourceStep::tr("CSV files, also packed (*.csv *.txt *.tsv *.gz *.zip)"), SourceStep::tr("All files (*)")});
    dialog->open();
    return dialog;
}

} // namespace

SourceStep::SourceStep(models::ImportJob *job, models::ImportQueue *queue, models::ListsModel *lists, QWidget *parent)
    : ImportStep(job, parent),
      m_queue(queue),
      m_lists(lists)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(16), px(16), px(16), 0);
    layout->setSpacing(px(8));

    m_path = new QLineEdit;
    m_path->setReadOnly(true);
    m_path->setPlaceholderText(tr("Drop CSV files on the window, or choose them"));
    auto *choose = new Button(tr("&Choose files…"));
    choose->setIconName(QStringLiteral("document-import"));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(new FormField(tr("CSV &file"), m_path), 1);
    m_entry = new QComboBox;
    m_entry->setMinimumWidth(px(240));
    m_entryField = new FormField(tr("File in the a&rchive"), m_entry);
    m_entryField->hide();
    row->addWidget(m_entryField);
    m_allEntries = new Button({});
    m_allEntries->hide();
    row->addWidget(m_allEntries, 0, Qt::AlignBottom);
    auto *pasteButton = new Button(tr("&Paste from a spreadsheet"));
    pasteButton->setIconName(QStringLiteral("table"));
    pasteButton->setToolTip(tr("Copy the cells in the spreadsheet, with their titles, then paste them here (Ctrl+V)"));
    row->addWidget(choose, 0, Qt::AlignBottom);
    row->addWidget(pasteButton, 0, Qt::AlignBottom);
    layout->addLayout(row);
    m_about = makeLabel({}, "small", "muted");
    layout->addWidget(m_about);
    m_problem = new Banner(Tone::Err, {}, {}, true);
    m_problem->hide();
    layout->addWidget(m_problem);

    layout->addSpacing(px(12));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(px(24));
    auto *left = new QVBoxLayout;
    left->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Into which calling list"), "pane"));
    m_chosen = makeLabel({}, "", "muted");
    head->addWidget(m_chosen, 1);
    m_search = new SearchField(tr("Filter lists"), tr("Filter lists"));
    m_search->setFixedWidth(px(240));
    head->addWidget(m_search);
    auto *create = new Button(tr("&New list…"), ButtonKind::Normal, ButtonSize::Header);
    create->setIconName(QStringLiteral("list-add"));
    head->addWidget(create);
    left->addLayout(head);
    connect(create, &QPushButton::clicked, this, &SourceStep::newListWanted);

    m_table = new TableView(tr("Calling lists to import into"), {});
    m_table->setObjectName(QStringLiteral("importLists"));
    // Before the table hears of it: Qt selects the row beside one that goes, and that is not the list that was chosen.
    connect(m_lists, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_rowsGo = true; });
    m_table->setModel(m_lists);
    connect(m_lists, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_rowsGo = false;
        auto *selection = m_table->selectionModel();
        if (const int at = targetRow(); at < 0 ? selection->hasSelection() : !selection->isRowSelected(at))
            selection->clear();
        showTarget();
    });
    m_table->setRowHeight(32);
    m_table->setSelectsByItself(false); // nobody has chosen the first list
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    const auto text = [](const QModelIndex &index) { return TextCell{index.data().toString()}; };
    const auto number = [](const QModelIndex &index) {
        TextCell cell{index.data().toString()};
        cell.alignment = Qt::AlignRight;
        return cell;
    };
    TableColumn name;
    name.stretch = true;
    name.minimum = 200;
    name.delegate = new TextDelegate(text, m_table);
    TableColumn format;
    format.width = 240;
    format.rank = 2;
    format.delegate = new TextDelegate(text, m_table);
    TableColumn records;
    records.width = 110;
    records.alignment = Qt::AlignRight;
    records.delegate = new TextDelegate(number, m_table);
    TableColumn created;
    created.width = 170;
    created.rank = 3;
    created.delegate = new TextDelegate(text, m_table);
    m_table->setColumns({name, format, records, created});
    m_table->setRowStateReader([](const QModelIndex &index) {
        switch (index.data(models::ListsModel::RowKindRole).toInt()) {
        case models::ListsModel::LoadingRow:
            return RowState::Loading;
        case models::ListsModel::FailedRow:
            return RowState::Failed;
        default:
            return RowState::Normal;
        }
    });
    m_search->setNext(m_table);
    left->addWidget(m_table, 1);
    middle->addLayout(left, 1);
    auto *waiting = new QueuePane(queue);
    middle->addWidget(waiting);
    layout->addLayout(middle, 1);
    layout->addSpacing(px(4));
    layout->addWidget(new ModePane(job));
    layout->addSpacing(px(8));

    connect(choose, &QPushButton::clicked, this, &SourceStep::chooseFile);
    connect(pasteButton, &QPushButton::clicked, this, &SourceStep::paste);
    auto *keys = new QShortcut(QKeySequence::Paste, this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &SourceStep::paste);
    connect(m_entry, &QComboBox::activated, this, &SourceStep::takeEntry);
    connect(m_allEntries, &QPushButton::clicked, this, &SourceStep::takeAllEntries);
    connect(waiting, &QueuePane::moreWanted, this, &SourceStep::addFiles);
    connect(m_search, &QLineEdit::textChanged, m_lists, &models::ListsModel::setFilter);
    connect(m_table, &TableView::retryRequested, m_lists, &models::ListsModel::retry);
    connect(m_lists, &models::ListsModel::stateChanged, this, &SourceStep::chooseWanted);
    connect(m_lists, &QAbstractItemModel::rowsInserted, this, &SourceStep::showTarget); // filtered in again
    // What is selected, not what is merely current.
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        if (!selected.isEmpty() && !m_rowsGo)
            takeList(selected.indexes().first().row());
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        takeList(index.row());
        if (blocker().isEmpty())
            Q_EMIT nextWanted();
    });
    connect(job, &models::ImportJob::fileChanged, this, &SourceStep::refresh);
    connect(job, &models::ImportJob::targetChanged, this, &SourceStep::refresh);
    refresh();
}

void SourceStep::enter()
{
    if (m_lists->loaded() == 0)
        m_lists->start();
    showTarget();
}

int SourceStep::targetRow() const { return job()->target() ? m_lists->rowOf(job()->target()->listId) : -1; }

// Selects the list that the job goes into, as soon as it is read. Where it is selected already nothing is scrolled.
void SourceStep::showTarget()
{
    const int row = targetRow();
    if (row >= 0 && !m_table->selectionModel()->isRowSelected(row))
        m_table->setCurrentIndex(m_lists->index(row, 0));
}

void SourceStep::choose(const QString &listId)
{
    m_wanted = listId;
    m_search->clear();
    m_lists->refresh();
}

void SourceStep::chooseWanted()
{
    const int row = m_wanted.isEmpty() ? -1 : m_lists->rowOf(m_wanted);
    if (row < 0) {
        showTarget();
        return;
    }
    m_wanted.clear();
    m_table->selectRow(row);
}

QWidget *SourceStep::firstFocus() const { return m_table; }

void SourceStep::chooseFile()
{
    connect(openFiles(this), &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (m_queue == nullptr || files.isEmpty())
            return;
        m_queue->setPresentFile(files.first());
        m_queue->add(files.mid(1));
    });
}

void SourceStep::addFiles()
{
    connect(openFiles(this), &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (m_queue != nullptr)
            m_queue->add(files);
    });
}

void SourceStep::takeEntry()
{
    const QString entry = m_entry->currentData().toString();
    if (!entry.isEmpty() && m_queue != nullptr)
        m_queue->setPresentFile(models::joinSource({models::sourceFile(job()->file()), entry}));
}

void SourceStep::takeAllEntries()
{
    QStringList sources;
    for (const auto &entry : job()->guess().entries)
        sources.append(models::joinSource({models::sourceFile(job()->file()), entry}));
    if (m_queue == nullptr || sources.isEmpty())
        return;
    m_queue->setPresentFile(sources.first());
    m_queue->add(sources.mid(1));
}

void SourceStep::paste()
{
    const auto *clipboard = QGuiApplication::clipboard();
    const auto file = models::keepPasted(clipboard->mimeData() != nullptr ? clipboard->text() : QString(), models::pastedFolder(),
                                         QDateTime::currentDateTime());
    if (file && m_queue != nullptr) {
        m_queue->setPresentFile(*file);
        return;
    }
    m_problem->setContent(Tone::Err, tr("Nothing was pasted."), file.error());
    m_problem->show();
    m_about->hide();
}

// What is in a zip archive. Shown when there is a choice.
void SourceStep::refreshEntries()
{
    const auto &guess = job()->guess();
    const bool several = !job()->file().isEmpty() && guess.entries.size() > 1;
    m_entryField->setVisible(several);
    m_allEntries->setVisible(several);
    m_allEntries->setText(tr("&Import all %n", nullptr, int(guess.entries.size())));
    if (job()->isReading())
        return;
    m_entry->clear();
    if (guess.entry.isEmpty())
        m_entry->addItem(tr("Choose one"));
    for (const auto &entry : guess.entries)
        m_entry->addItem(entry, entry);
    m_entry->setCurrentIndex(std::max(0, m_entry->findData(guess.entry)));
}

void SourceStep::takeList(int row)
{
    const auto *list = m_lists->listAt(row);
    if (list == nullptr || (job()->target() && job()->target()->listId == list->id))
        return;
    job()->setTarget({list->id, list->name, list->formatId, list->formatName});
}

void SourceStep::refresh()
{
    const auto &guess = job()->guess();
    m_path->setText(job()->file());
    const bool has = !job()->file().isEmpty();
    if (!has)
        m_about->setText(
            tr("Outdial finds out encoding, delimiter and header by itself, and shows them. Nothing is sent before you say so."));
    else if (job()->isReading())
        m_about->setText(tr("Reading the beginning of the file…"));
    else
        m_about->setText(tr("%1 · %2 · %n column(s)", nullptr, guess.columnCount)
                             .arg(job()->fileName(), sizeText(QFileInfo(models::sourceFile(job()->file())).size())));
    refreshEntries();
    m_problem->setVisible(has && !job()->isReading() && !guess.isUsable());
    if (guess.entries.size() > 1 && guess.entry.isEmpty())
        m_problem->setContent(Tone::Accent, tr("Which file of “%1”?").arg(job()->fileName()), guess.problem);
    else
        m_problem->setContent(Tone::Err, tr("“%1” cannot be imported.").arg(job()->fileName()), guess.problem);
    m_about->setVisible(!m_problem->isVisibleTo(this));
    m_chosen->setText(job()->target() ? tr("“%1” is chosen").arg(job()->target()->listName) : tr("none is chosen yet"));
    Q_EMIT changed();
}

QString SourceStep::nextText() const { return tr("Next: Reading"); }

QString SourceStep::blocker() const
{
    if (job()->file().isEmpty())
        return tr("Next is off: no file is chosen.");
    if (job()->isReading())
        return tr("Next is off: the file is being read.");
    if (job()->guess().entries.size() > 1 && job()->guess().entry.isEmpty())
        return tr("Next is off: no file of the archive is chosen.");
    if (!job()->guess().isUsable())
        return tr("Next is off: this file cannot be imported.");
    if (!job()->target())
        return tr("Next is off: no calling list is chosen.");
    return {};
}

} // namespace outdial::views
