// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>

#include <models/transfer/importjob.h>
#include <models/transfer/problemmodels.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/proportionbar.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/checkstep.h>

#include <algorithm>

namespace outdial::views {

using models::ImportJob;
using models::ProblemRowsModel;
using models::ProblemsModel;

CheckStep::CheckStep(ImportJob *job, QWidget *parent) : ImportStep(job, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    m_error = new Banner(Tone::Err, {}, {});
    m_error->hide();
    layout->addWidget(m_error);
    auto *clean = new EmptyState(QStringLiteral("nothing-found"), tr("No problem was found"),
                                 tr("Every row can be sent. The tenant may still know some of the keys; the receipt tells."));
    m_clean = clean;
    layout->addWidget(clean, 1);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeProblems());
    splitter->addWidget(makeRows());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(336), px(900)});
    m_details = splitter;
    layout->addWidget(splitter, 1);
    connect(job, &ImportJob::checkChanged, this, &CheckStep::refresh);
    connect(job, &ImportJob::mappingChanged, this, [this] {
        m_skipBlocked = false;
        m_filled = false;
    });
    refresh();
}

QWidget *CheckStep::makeTop()
{
    auto *top = new QFrame;
    setLook(top, "part", QStringLiteral("tools"));
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(px(16), px(12), px(16), px(10));
    layout->setSpacing(px(8));
    m_bar = new ProportionBar(tr("Result of the check"), px(12));
    layout->addWidget(m_bar);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    const auto figure = [&](const QString &icon, std::optional<Token> ink) {
        row->addWidget(new IconLabel(icon, ink));
        auto *label = makeLabel({}, "");
        label->setTextFormat(Qt::RichText);
        row->addWidget(label);
        row->addSpacing(px(16));
        return label;
    };
    m_ready = figure(QStringLiteral("dialog-ok"), Token::OkText);
    m_warned = figure(QStringLiteral("data-warning"), std::nullopt);
    m_blocked = figure(QStringLiteral("data-error"), std::nullopt);
    row->addStretch(1);
    m_about = makeLabel({}, "", "muted");
    row->addWidget(m_about);
    m_again = new Button(tr("Check &again"), ButtonKind::Normal, ButtonSize::Row);
    m_again->setIconName(QStringLiteral("view-refresh"));
    row->addWidget(m_again);
    layout->addLayout(row);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (job()->phase() == ImportJob::Phase::Checking)
            job()->cancelCheck();
        else
            job()->startCheck();
    });
    return top;
}

QWidget *CheckStep::makeProblems()
{
    m_problems = new ProblemsModel(this);
    m_list = new TableView(tr("Problems by cause"), {});
    m_list->setModel(m_problems);
    m_list->setRowHeight(48);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->horizontalHeader()->hide();
    TableColumn cause;
    cause.stretch = true;
    cause.delegate = new TwoLineDelegate(
        [](const QModelIndex &index) {
            const bool warning = index.data(ProblemsModel::WarningRole).toBool();
            TwoLineCell cell;
            cell.first = QStringLiteral("%1 · %2").arg(index.data().toString(),
                                                       countText(index.data(ProblemsModel::RowsRole).toLongLong()));
            const QString field = index.data(ProblemsModel::FieldNameRole).toString();
            const QString fate = warning ? tr("warning, will be sent") : tr("blocked, cannot be sent");
            cell.second = field.isEmpty() ? fate : field + QStringLiteral(" · ") + fate;
            cell.icon = warning ? QStringLiteral("data-warning") : QStringLiteral("data-error");
            return cell;
        },
        m_list);
    m_list->setColumns({cause});
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showProblem(current.row()); });
    m_list->setMinimumWidth(px(280));
    return m_list;
}

QWidget *CheckStep::makeRows()
{
    auto *panel = new QFrame;
    setLook(panel, "part", QStringLiteral("content"));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(16), px(12), px(16), px(12));
    head->setSpacing(px(6));
    m_title = makeLabel({}, "pane");
    m_expectation = makeLabel({}, "", "muted");
    m_expectation->setWordWrap(true);
    m_remedy = makeLabel({}, "", "muted");
    m_remedy->setWordWrap(true);
    head->addWidget(m_title);
    head->addWidget(m_expectation);
    head->addWidget(m_remedy);
    layout->addLayout(head);
    m_rows = new ProblemRowsModel(this);
    m_table = new TableView(tr("Rows with this problem"), {});
    m_table->setModel(m_rows);
    m_table->setRowHeight(28);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    layout->addWidget(m_table, 1);
    auto *foot = new QFrame;
    setLook(foot, "part", QStringLiteral("foot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    m_foot = makeLabel({}, "small", "muted");
    row->addWidget(m_foot);
    layout->addWidget(foot);
    return panel;
}

void CheckStep::enter()
{
    if (job()->phase() == ImportJob::Phase::Preparing)
        job()->startCheck();
}

QWidget *CheckStep::firstFocus() const { return m_list; }

void CheckStep::refresh()
{
    const auto report = job()->report();
    const bool checking = job()->phase() == ImportJob::Phase::Checking;
    m_bar->setParts({{tr("ready"), report.ready - report.warned, Token::Ok},
                     {tr("ready, with a warning"), report.warned, Token::Warn},
                     {tr("blocked"), report.blocked, Token::Err}});
    const auto figure = [&](qint64 count, const QString &words) {
        return QStringLiteral("<b>%1</b> %2 · %3")
            .arg(countText(count), words.toHtmlEscaped(), percentText(count, std::max<qint64>(report.rows, 1)).toHtmlEscaped());
    };
    m_ready->setText(figure(report.ready - report.warned, tr("ready")));
    m_warned->setText(figure(report.warned, tr("ready, with a warning")));
    m_blocked->setText(figure(report.blocked, tr("blocked")));
    m_again->setText(checking ? tr("Stop the check") : tr("Check &again"));
    if (checking)
        m_about->setText(tr("Checking… %1 rows so far").arg(countText(report.rows)));
    else
        m_about->setText(tr("%1 rows checked in %2 s").arg(countText(report.rows), QLocale().toString(report.seconds, 'f', 1)));
    m_error->setVisible(!checking && !report.complete && !report.error.isEmpty());
    m_error->setContent(Tone::Err, tr("The check did not come to its end. Nothing was sent."), report.error);
    if (checking) {
        m_filled = false;
        m_skipBlocked = false;
    }
    const bool clean = report.complete && report.problems.empty();
    m_clean->setVisible(clean);
    m_details->setVisible(!clean);
    if (!checking && !m_filled && report.complete) {
        m_filled = true;
        m_problems->setReport(report, job()->format());
        if (m_problems->rowCount() > 0)
            m_list->setCurrentIndex(m_problems->index(0, 0));
    }
    Q_EMIT changed();
}

void CheckStep::showProblem(int row)
{
    if (row < 0)
        return;
    const auto &problem = m_problems->problemAt(row);
    const auto index = m_problems->index(row, 0);
    m_title->setText(tr("%1, %n row(s)", nullptr, int(problem.rows)).arg(index.data().toString()));
    m_expectation->setText(tr("Expected: %1").arg(index.data(ProblemsModel::ExpectationRole).toString()));
    m_remedy->setText(index.data(ProblemsModel::RemedyRole).toString());
    m_rows->setRows(problem.samples, job()->columns());
    QList<TableColumn> columns(m_rows->columnCount());
    columns[ProblemRowsModel::LineColumn].width = 72;
    columns[ProblemRowsModel::LineColumn].alignment = Qt::AlignRight;
    columns[ProblemRowsModel::FoundColumn].width = 220;
    for (qsizetype i = ProblemRowsModel::FixedColumns; i < columns.size(); ++i)
        columns[i].width = 130;
    m_table->setColumns(columns);
    const auto shown = qint64(problem.samples.size());
    m_foot->setText(shown < problem.rows
                        ? tr("The first %1 of %2 rows. All of them go into the file of rejects.")
                              .arg(countText(shown), countText(problem.rows))
                        : tr("%n row(s). Blocked rows go into the file of rejects, with line and reason.", nullptr, int(shown)));
}

bool CheckStep::hasBlocked() const { return job()->report().blocked > 0; }

QString CheckStep::nextText() const { return tr("Next: Plan"); }

QString CheckStep::blocker() const
{
    const auto report = job()->report();
    if (job()->phase() == ImportJob::Phase::Checking)
        return tr("Next is off: the check is under way.");
    if (!report.complete)
        return tr("Next is off: the file was not checked to its end.");
    if (report.ready == 0)
        return tr("Next is off: no row can be sent.");
    if (hasBlocked() && !m_skipBlocked)
        return tr("Next is off: %n row(s) are blocked. Mend them in the file and check again, or", nullptr, int(report.blocked));
    return {};
}

QString CheckStep::remedy() const
{
    return hasBlocked() && !m_skipBlocked && job()->report().complete && job()->report().ready > 0 ? tr("Skip all blocked rows")
                                                                                                   : QString();
}

void CheckStep::applyRemedy()
{
    m_skipBlocked = true;
    Q_EMIT changed();
}

QString CheckStep::caution() const
{
    if (!m_skipBlocked)
        return {};
    return tr("%n blocked row(s) are not sent; they go into a file of rejects", nullptr, int(job()->report().blocked));
}

} // namespace outdial::views
