// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/formats/formatdesign.h>
#include <models/formats/storedrowmodel.h>
#include <views/formats/formatcells.h>
#include <views/formats/storedpane.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::FormatDesign;
using models::StoredRowModel;

namespace {

TextCell cellAt(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    if (index.column() == StoredRowModel::FieldColumn)
        cell.ink = Token::TextMuted;
    else
        cell.mono = true;
    return cell;
}

QFrame *makePart(const char *part, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("part", QString::fromLatin1(part));
    return frame;
}

} // namespace

StoredPane::StoredPane(FormatDesign &design, QWidget *parent)
    : QFrame(parent),
      m_design(design),
      m_model(new StoredRowModel(&design, this))
{
    setProperty("part", QStringLiteral("pane"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeLine(Qt::Horizontal, this));

    m_stack = new QStackedWidget(this);
    auto *rows = makePart("content", m_stack);
    auto *rowsColumn = new QVBoxLayout(rows);
    rowsColumn->setContentsMargins(0, 0, 0, 0);
    rowsColumn->setSpacing(0);
    m_table = new TableView(tr("How a row is stored"), {}, rows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setRowHeight(32);
    auto *texts = new TextDelegate(cellAt, m_table);
    m_table->setColumns({{.width = 104, .minimum = 80, .delegate = texts},
                         {.width = 150, .minimum = 90, .delegate = texts},
                         {.width = 180, .minimum = 110, .stretch = true, .delegate = new StoredDelegate(m_table)}});
    rowsColumn->addWidget(m_table, 1);
    m_counts = makeCounts();
    rowsColumn->addWidget(m_counts);
    rowsColumn->addStretch();
    m_stack->addWidget(rows);
    m_stack->addWidget(makeEmpty());
    column->addWidget(m_stack, 1);

    auto *foot = makePart("wizardFoot", this);
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(16, 10, 16, 10);
    auto *fixed =
        makeLabel(tr("The tenant fixes these for every new format: UTF-8, comma, no header row."), "small", "muted", foot);
    fixed->setWordWrap(true);
    footRow->addWidget(fixed);
    column->addWidget(foot);

    connect(m_model, &StoredRowModel::changed, this, &StoredPane::refresh);
    connect(&design, &FormatDesign::sampleChanged, this, &StoredPane::refresh);
    refresh();
}

QWidget *StoredPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_previous = new IconButton(QStringLiteral("go-previous"), tr("Previous row"), ButtonSize::Row, false, head);
    m_next = new IconButton(QStringLiteral("go-next"), tr("Next row"), ButtonSize::Row, false, head);
    m_place = makeLabel({}, "small", "muted", head);
    row->addWidget(makeLabel(tr("How a row is stored"), "pane", "", head));
    row->addStretch(1);
    row->addWidget(m_previous);
    row->addWidget(m_place);
    row->addWidget(m_next);
    column->addLayout(row);
    column->addWidget(makeLabel(tr("By the tenant's rules. The file is not changed."), "small", "muted", head));
    connect(m_previous, &QToolButton::clicked, this, [this] { m_model->setPosition(m_model->position() - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_model->setPosition(m_model->position() + 1); });
    return head;
}

QWidget *StoredPane::makeCounts()
{
    auto *counts = new QWidget(this);
    auto *column = new QVBoxLayout(counts);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(8);
    m_rowProblem = makeLabel({}, "small", "err", counts);
    m_rowProblem->setWordWrap(true);
    // One below the other: beside each other they are wider than the pane.
    const auto makeRow = [column](QWidget *icon, QWidget *text) {
        auto *row = new QHBoxLayout;
        row->setSpacing(6);
        row->addWidget(icon);
        row->addWidget(text);
        row->addStretch(1);
        column->addLayout(row);
        return row;
    };
    m_fitsIcon = new IconLabel(QStringLiteral("dialog-ok"), Token::OkText, 16, counts);
    m_fits = makeLabel({}, "small", "", counts);
    m_refusedIcon = new IconLabel(QStringLiteral("data-error"), Token::Err, 16, counts);
    m_refused = makeLabel({}, "small", "", counts);
    m_show = new Button({}, ButtonKind::Link, ButtonSize::Row, counts);
    column->addWidget(m_rowProblem);
    makeRow(m_fitsIcon, m_fits);
    makeRow(m_refusedIcon, m_refused)->addWidget(m_show);
    connect(m_show, &QPushButton::clicked, this, [this] { m_model->setOnlyRefused(!m_model->onlyRefused()); });
    return counts;
}

QWidget *StoredPane::makeEmpty()
{
    auto *empty = makePart("content", m_stack);
    auto *column = new QVBoxLayout(empty);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    m_emptyIcon = new IconLabel(QStringLiteral("document-import"), Token::TextMuted, 22, empty);
    m_emptyTitle = makeLabel({}, "card", "", empty);
    m_emptyText = makeLabel({}, "", "muted", empty);
    for (QLabel *each : {m_emptyTitle, m_emptyText}) {
        each->setWordWrap(true);
        each->setAlignment(Qt::AlignHCenter);
    }
    m_choose = new Button(tr("Choose a CSV file…"), ButtonKind::Normal, ButtonSize::Dialog, empty);
    column->addStretch(2);
    column->addWidget(m_emptyIcon, 0, Qt::AlignHCenter);
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addSpacing(4);
    column->addWidget(m_choose, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_choose, &QPushButton::clicked, this, &StoredPane::fileWanted);
    return empty;
}

void StoredPane::refreshEmpty()
{
    m_emptyIcon->setIcon(m_problem.isEmpty() ? QStringLiteral("document-import") : QStringLiteral("data-error"),
                         m_problem.isEmpty() ? Token::TextMuted : Token::Err);
    if (!m_reading.isEmpty()) {
        m_emptyTitle->setText(tr("Reading “%1”…").arg(m_reading));
        m_emptyText->setText(tr("Columns and values are looked at on this computer."));
    } else if (!m_problem.isEmpty()) {
        m_emptyTitle->setText(tr("The file cannot be used"));
        m_emptyText->setText(m_problem);
    } else {
        m_emptyTitle->setText(tr("No file beside the format"));
        m_emptyText->setText(
            tr("With a CSV file you see how each of its rows would be stored, and which would be refused. It can "
               "also be dropped here. Nothing is sent."));
    }
    m_choose->setVisible(m_reading.isEmpty());
}

void StoredPane::showField(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    if (index.isValid())
        m_table->setCurrentIndex(index);
    else
        m_table->clearSelection();
}

void StoredPane::setReading(const QString &fileName)
{
    m_reading = fileName;
    m_problem.clear();
    refresh();
}

void StoredPane::setProblem(const QString &sentence)
{
    m_reading.clear();
    m_problem = sentence;
    refresh();
}

void StoredPane::refresh()
{
    const auto sample = m_design.sample();
    const bool shown = sample != nullptr && m_reading.isEmpty();
    m_stack->setCurrentIndex(shown ? 0 : 1);
    for (QWidget *each : QList<QWidget *>{m_previous, m_next, m_place})
        each->setVisible(shown);
    if (!shown) {
        refreshEmpty();
        return;
    }
    const qint64 rows = qint64(sample->rows.size());
    m_previous->setEnabled(m_model->position() > 0);
    m_next->setEnabled(m_model->position() + 1 < m_model->count());
    if (m_model->onlyRefused())
        m_place->setText(m_model->count() == 0 ? tr("none refused")
                                               : tr("line %1, refused %2 of %3")
                                                     .arg(countText(m_model->line()), countText(m_model->position() + 1),
                                                          countText(m_model->count())));
    else
        m_place->setText(rows == 0 ? tr("no rows")
                                   : tr("line %1 of %2").arg(countText(m_model->line()), countText(sample->rows.back().line)));
    m_rowProblem->setText(m_model->rowProblem());
    m_rowProblem->setVisible(!m_model->rowProblem().isEmpty());
    const auto &verdict = m_design.verdict();
    const qint64 refused = verdict ? qint64(verdict->refused.size()) : 0;
    for (QWidget *each : QList<QWidget *>{m_refusedIcon, m_refused})
        each->setVisible(refused > 0);
    m_fitsIcon->setVisible(verdict.has_value());
    m_show->setVisible(refused > 0 || m_model->onlyRefused());
    if (!verdict) {
        m_fits->setText(m_design.rowCount() == 0 ? tr("No fields yet.") : tr("Rows are being checked…"));
    } else {
        m_fits->setText(sample->whole ? tr("%1 rows fit").arg(countText(verdict->fits))
                                      : tr("%1 of the first %2 fit").arg(countText(verdict->fits), countText(rows)));
        m_refused->setText(tr("%1 would be refused").arg(countText(refused)));
    }
    m_show->setText(m_model->onlyRefused() ? tr("Show all rows") : tr("Show them"));
    // As high as its rows, so that the counts stand below them.
    m_table->setMaximumHeight(px(32) * (m_model->rowCount() + 1) + 2);
}

} // namespace outdial::views
