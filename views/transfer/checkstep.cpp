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
#include <views/transfer/problempane.h>
#include <views/transfer/zonespread.h>

#include <algorithm>

namespace outdial::views {

using models::ImportJob;
using models::ProblemsModel;

namespace {

enum View { ProblemsView, PlacesView };

} // namespace

CheckStep::CheckStep(ImportJob *job, QWidget *parent) : ImportStep(job, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    m_error = new Banner(Tone::Err, {}, {});
    m_error->hide();
    layout->addWidget(m_error);
    m_problemsPage = makeProblemsPage();
    layout->addWidget(m_problemsPage, 1);
    m_spread = new ZoneSpread;
    layout->addWidget(m_spread, 1);
    showView(ProblemsView);
    connect(job, &ImportJob::checkChanged, this, &CheckStep::refresh);
    connect(job, &ImportJob::mappingChanged, this, [this] {
        m_skipBlocked = false;
        if (!this->job()->isMended() && this->job()->phase() != ImportJob::Phase::Checked)
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
    m_compared = makeLabel({}, "", "muted");
    m_compared->hide();
    layout->addWidget(m_compared);
    m_views = new SegmentedControl(tr("What the check shows"));
    m_views->addSegment(ProblemsView, tr("Problems by cause"));
    m_views->addSegment(PlacesView, tr("Where the numbers are"));
    layout->addWidget(m_views, 0, Qt::AlignLeft);
    connect(m_views, &SegmentedControl::currentChanged, this, &CheckStep::showView);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (job()->phase() == ImportJob::Phase::Checking)
            job()->cancelCheck();
        else
            checkAgain();
    });
    return top;
}

QWidget *CheckStep::makeProblemsPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *clean = new EmptyState(QStringLiteral("nothing-found"), tr("No problem was found"),
                                 tr("Every row can be sent. The tenant may still know some of the keys; the receipt tells."));
    m_clean = clean;
    layout->addWidget(clean, 1);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeProblems());
    m_pane = new ProblemPane(job());
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(336), px(900)});
    m_details = splitter;
    layout->addWidget(splitter, 1);
    return page;
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
    m_compared->setVisible(report.list.made);
    m_compared->setText(comparisonText(report.list));
    if (checking && job()->compares() && !report.list.made)
        m_about->setText(report.list.total < 0 ? tr("Reading the records of the list…")
                                               : tr("Reading the records of the list: %1 of %2")
                                                     .arg(countText(report.list.records), countText(report.list.total)));
    else if (checking)
        m_about->setText(tr("Checking… %1 rows so far").arg(countText(report.rows)));
    else
        m_about->setText(tr("%1 rows checked in %2 s").arg(countText(report.rows), QLocale().toString(report.seconds, 'f', 1)));
    m_error->setVisible(!checking && !report.complete && !report.error.isEmpty());
    m_error->setContent(Tone::Err, tr("The check did not come to its end. Nothing was sent."), report.error);
    if (checking) {
        m_filled = false;
        m_skipBlocked = false;
    }
    m_views->setCount(ProblemsView, report.complete ? qint64(report.problems.size()) : -1);
    const bool clean = report.complete && report.problems.empty();
    m_clean->setVisible(clean);
    m_details->setVisible(!clean);
    // Of rows that were mended meanwhile the report does not know; they stay as they are shown.
    if (!checking && !m_filled && report.complete && !job()->isMended()) {
        m_filled = true;
        m_problems->setReport(report, job()->format());
        if (m_problems->rowCount() > 0)
            m_list->setCurrentIndex(m_problems->index(problemToShow(), 0));
        m_spread->setSpread(report.phones, false);
    } else if (!report.complete && (checking != m_counting || m_places)) {
        m_spread->setSpread({}, checking); // ten times a second it is told how far the check is
    }
    m_counting = checking;
    m_places = report.complete;
    Q_EMIT changed();
}

QString CheckStep::comparisonText(const models::ListComparison &list)
{
    QString text =
        tr("Compared with %1 records of the list: %2 rows are new, %3 differ, %4 say the same")
            .arg(countText(list.records), countText(list.rowsNew), countText(list.rowsChanged), countText(list.rowsSame));
    if (list.completed > 0)
        text += tr("; %1 of their records are completed").arg(countText(list.completed));
    return text + u'.';
}

void CheckStep::showView(int view)
{
    m_problemsPage->setVisible(view == ProblemsView);
    m_spread->setVisible(view == PlacesView);
}

void CheckStep::showProblem(int row)
{
    if (row < 0)
        return;
    const auto &problem = m_problems->problemAt(row);
    m_shown = {problem.cause, problem.field};
    m_pane->setProblem(problem);
}

// The one that was shown before the check, or else the first.
int CheckStep::problemToShow() const
{
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        const auto &problem = m_problems->problemAt(row);
        if (m_shown == std::pair(problem.cause, problem.field))
            return row;
    }
    return 0;
}

void CheckStep::checkAgain()
{
    m_pane->finishEditing();
    if (job()->phase() != ImportJob::Phase::Checking)
        job()->startCheck();
}

bool CheckStep::hasBlocked() const { return job()->report().blocked > 0; }

QString CheckStep::nextText() const { return tr("Next: Plan"); }

QString CheckStep::blocker() const
{
    const auto report = job()->report();
    if (job()->phase() == ImportJob::Phase::Checking)
        return tr("Next is off: the check is under way.");
    if (job()->isMended()) {
        const auto rows = int(job()->rowsMended());
        return rows > 0 ? tr("Next is off: %n row(s) were mended.", nullptr, rows)
                        : tr("Next is off: values were mended in all rows.");
    }
    if (!report.complete)
        return tr("Next is off: the file was not checked to its end.");
    if (report.ready == 0)
        return tr("Next is off: no row can be sent.");
    if (hasBlocked() && !m_skipBlocked)
        return tr("Next is off: %n row(s) are blocked. Mend them, or", nullptr, int(report.blocked));
    return {};
}

QString CheckStep::remedy() const
{
    if (job()->phase() == ImportJob::Phase::Checking)
        return {};
    if (job()->isMended())
        return tr("Check again");
    const auto report = job()->report();
    return hasBlocked() && !m_skipBlocked && report.complete && report.ready > 0 ? tr("Skip all blocked rows") : QString();
}

void CheckStep::applyRemedy()
{
    if (job()->isMended()) {
        checkAgain();
        return;
    }
    m_skipBlocked = true;
    Q_EMIT changed();
}

void CheckStep::renew() { checkAgain(); }

QString CheckStep::caution() const
{
    if (!m_skipBlocked)
        return {};
    return tr("%n blocked row(s) are not sent; they go into a file of rejects", nullptr, int(job()->report().blocked));
}

} // namespace outdial::views
