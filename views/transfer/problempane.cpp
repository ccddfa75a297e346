// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>

#include <models/transfer/mender.h>
#include <models/transfer/mendrowsmodel.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/bulkmenddialog.h>
#include <views/transfer/mendtable.h>
#include <views/transfer/problempane.h>

#include <algorithm>

namespace outdial::views {

using models::BulkKind;
using models::MendRowsModel;

namespace {

bool isWarning(const models::MendRows &rows) { return models::groupOf(rows.cause()) == models::CauseGroup::Warning; }

bool asksNothing(BulkKind kind) { return kind == BulkKind::DropExtensions || kind == BulkKind::MissingCells; }

qsizetype rowsOf(const models::BulkMend &mend)
{
    qsizetype rows = 0;
    for (qsizetype i = 0; i < mend.cells.size(); ++i)
        rows += i == 0 || mend.cells[i].row != mend.cells[i - 1].row ? 1 : 0;
    return rows;
}

} // namespace

ProblemPane::ProblemPane(models::ImportJob *job, QWidget *parent)
    : QFrame(parent),
      m_job(job),
      m_mender(new models::Mender(job, this)),
      m_rows(new MendRowsModel(job, m_mender, this))
{
    setLook(this, "part", QStringLiteral("content"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_table = new MendTable(m_rows);
    makeHead();
    layout->addWidget(m_table, 1);
    layout->addWidget(makeFoot());
    connect(m_rows, &MendRowsModel::judged, this, &ProblemPane::refresh);
    connect(m_mender, &models::Mender::undoChanged, this, [this] { m_undo->setEnabled(m_mender->canUndo()); });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_rows->setFilter(text.trimmed());
        refreshFoot();
    });
    connect(m_table, &MendTable::undoWanted, this, &ProblemPane::undo);
    // Not of the widgets in it alone: what was mended last is known also when the focus is in the list of problems.
    connect(new QShortcut(QKeySequence(QKeySequence::Undo), this), &QShortcut::activated, this, &ProblemPane::undo);
}

void ProblemPane::makeHead()
{
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(16), px(12), px(16), px(12));
    head->setSpacing(px(6));
    auto *first = new QHBoxLayout;
    first->setSpacing(px(8));
    m_title = makeLabel({}, "pane");
    m_counts = makeLabel({}, "", "muted");
    first->addWidget(m_title);
    m_counts->setContentsMargins(0, 0, 0, px(2)); // so that both stand on one line
    first->addWidget(m_counts, 0, Qt::AlignBottom);
    first->addStretch(1);
    head->addLayout(first);
    m_expectation = makeLabel({}, "", "muted");
    m_expectation->setWordWrap(true);
    m_remedy = makeLabel({}, "", "muted");
    m_remedy->setWordWrap(true);
    head->addWidget(m_expectation);
    head->addWidget(m_remedy);
    m_actions = makeActions();
    head->addSpacing(px(2));
    head->addWidget(m_actions);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

QWidget *ProblemPane::makeActions()
{
    auto *actions = new QWidget;
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    for (const auto kind : {BulkKind::DropExtensions, BulkKind::MissingCells, BulkKind::AreaCode, BulkKind::DatePattern,
                            BulkKind::Fill, BulkKind::Replace}) {
        auto *button = new Button({}, ButtonKind::Normal, ButtonSize::Header);
        connect(button, &QPushButton::clicked, this, [this, kind] { act(kind); });
        m_bulk.insert(kind, button);
        row->addWidget(button);
    }
    m_undo = new IconButton(QStringLiteral("edit-undo"), tr("Take the last mend back"));
    m_undo->setShortcutHint(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    m_undo->setEnabled(false);
    connect(m_undo, &QToolButton::clicked, this, &ProblemPane::undo);
    row->addWidget(m_undo);
    row->addStretch(1);
    m_find = new SearchField(tr("Find in these rows"), tr("Find in these rows"));
    setLook(m_find, "tall", QStringLiteral("header"));
    m_find->setFixedWidth(px(200));
    m_find->setNext(m_table);
    row->addWidget(m_find);
    return actions;
}

QWidget *ProblemPane::makeFoot()
{
    auto *foot = new QFrame;
    setLook(foot, "part", QStringLiteral("foot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    row->setSpacing(px(16));
    m_foot = new ElidedLabel({}, "small", "muted");
    m_keys = makeLabel(tr("Enter mends and goes to the next · Del: as in the file"), "small", "muted");
    row->addWidget(m_foot, 1);
    row->addWidget(m_keys);
    return foot;
}

void ProblemPane::setProblem(const models::Problem &problem)
{
    const QSignalBlocker blocker(m_find);
    m_find->clear();
    m_rows->setFilter({});
    m_rows->setProblem(problem);
    m_table->takeColumns();
    const auto &format = m_job->checkedSettings().format;
    const auto *field = problem.field < 0 ? nullptr : &format.fields.at(problem.field);
    m_title->setText(models::causeTitle(problem.cause));
    m_expectation->setText(tr("Expected: %1").arg(models::causeExpectation(problem.cause, field)));
    const QString why = m_rows->rows().whyNoCell();
    m_remedy->setText(why.isEmpty() ? models::causeRemedy(problem.cause) : why);
    m_keys->setVisible(why.isEmpty());
    if (m_rows->rowCount() > 0)
        m_table->setCurrentIndex(m_rows->index(0, std::max(0, m_rows->columnOf(MendRowsModel::Part::Cell))));
}

void ProblemPane::finishEditing() { m_table->finishEditing(); }

QString ProblemPane::countWords() const
{
    const auto &rows = m_rows->rows();
    const int mended = rows.mended();
    if (mended == 0)
        return tr("%n row(s)", nullptr, int(rows.total()));
    const auto here = qint64(rows.rows().size());
    if (here < rows.total()) {
        const QString all = tr("%n row(s)", nullptr, int(rows.total()));
        return tr("%1, %2 of the %3 shown are mended").arg(all, countText(mended), countText(here));
    }
    return tr("%1, %2 mended").arg(tr("%n row(s) left", nullptr, int(here - mended)), countText(mended));
}

void ProblemPane::refresh()
{
    m_counts->setText(countWords());
    refreshActions();
    refreshFoot();
}

void ProblemPane::refreshActions()
{
    const auto now = m_job->settings();
    const auto &rows = m_rows->rows();
    const auto kinds = models::bulkKindsOf(rows, now);
    for (auto each = m_bulk.cbegin(); each != m_bulk.cend(); ++each) {
        auto *button = each.value();
        const auto kind = each.key();
        bool isOffered = std::ranges::find(kinds, kind) != kinds.end();
        QString text = tr("%1…").arg(BulkMendDialog::titleOf(kind));
        if (isOffered && asksNothing(kind)) {
            const auto mends = rowsOf(atOnce(kind));
            isOffered = mends > 0;
            text = tr("%1, mends %2").arg(BulkMendDialog::titleOf(kind), countText(mends));
        } else if (isOffered && kind == BulkKind::AreaCode) {
            isOffered = rowsOf(models::prependAreaCode(rows, now, QStringLiteral("212"))) > 0;
        }
        button->setText(text);
        button->setVisible(isOffered);
        button->setEnabled(rows.mended() < int(rows.rows().size()));
    }
}

void ProblemPane::refreshFoot()
{
    const auto &rows = m_rows->rows();
    const auto here = qint64(rows.rows().size());
    QStringList parts;
    if (m_rows->filtered() < here)
        parts << tr("%1 of %2 rows are shown.").arg(countText(m_rows->filtered()), countText(here));
    else if (here < rows.total())
        parts << tr("The first %1 of %2 rows; the next come with a new check.").arg(countText(here), countText(rows.total()));
    if (isWarning(rows))
        parts << tr("These rows are sent all the same.");
    else
        parts << tr("What is not mended goes into the file of rejects, with line and reason.");
    m_foot->setText(parts.join(QLatin1Char(' ')));
}

models::BulkMend ProblemPane::atOnce(BulkKind kind) const
{
    const auto now = m_job->settings();
    return kind == BulkKind::DropExtensions ? models::dropExtensions(m_rows->rows(), now)
                                            : models::fillMissingCells(m_rows->rows(), now);
}

void ProblemPane::act(BulkKind kind)
{
    finishEditing();
    if (asksNothing(kind)) {
        m_mender->mend(atOnce(kind).cells);
        return;
    }
    const QModelIndex current = m_table->currentIndex();
    const int cell = m_rows->columnOf(MendRowsModel::Part::Cell);
    const QString value = current.isValid() && cell >= 0 ? current.siblingAtColumn(cell).data().toString() : QString();
    auto *dialog = new BulkMendDialog(kind, m_job, m_mender, m_rows, value, this);
    dialog->open();
}

void ProblemPane::undo()
{
    const int row = m_rows->indexOfRow(m_mender->undo());
    if (row >= 0)
        m_table->setCurrentIndex(m_rows->index(row, std::max(0, m_rows->columnOf(MendRowsModel::Part::Cell))));
}

} // namespace outdial::views
