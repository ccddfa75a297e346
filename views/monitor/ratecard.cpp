// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <views/monitor/ratecard.h>
#include <views/monitor/ratechart.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::ChartModel;
using models::ChartSpan;

namespace {

// A piece of a line as the chart draws it; its word stands beside it.
class LegendLine : public QWidget {
public:
    LegendLine(Token ink, bool dashed, QWidget *parent) : QWidget(parent), m_ink(ink), m_dashed(dashed)
    {
        setFixedSize(px(18), px(16));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(color(m_ink), 2, Qt::SolidLine, Qt::FlatCap);
        if (m_dashed)
            pen.setDashPattern({2.5, 1.5});
        painter.setPen(pen);
        const double middle = height() / 2.0;
        painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
    }

private:
    Token m_ink;
    bool m_dashed;
};

} // namespace

RateCard::RateCard(QWidget *parent) : Card({}, parent)
{
    setAccessibleName(tr("Attempts and completions a minute"));
    body()->setContentsMargins(0, px(11), 0, px(8));
    body()->setSpacing(px(8));
    m_tableAction = new QAction(tr("Show rates as a &table"), this);
    m_tableAction->setCheckable(true);
    m_copyAction = new QAction(tr("Copy the table of &rates"), this);
    m_copyAction->setEnabled(false);
    makeHead();
    m_stack = new QStackedWidget(this);
    auto *framed = new QWidget(m_stack);
    auto *frame = new QVBoxLayout(framed);
    frame->setContentsMargins(px(15), 0, px(11), 0);
    m_chart = new RateChart(RateChart::Size::Large, tr("Attempts and completions a minute"), framed);
    frame->addWidget(m_chart);
    m_stack->addWidget(framed);
    makeTable();
    body()->addWidget(m_stack, 1);

    connect(m_tableAction, &QAction::toggled, this, &RateCard::showTable);
    connect(m_copyAction, &QAction::triggered, this, &RateCard::copyTable);
    connect(m_asTable, &QPushButton::clicked, m_tableAction, &QAction::toggle);
    connect(m_copy, &QPushButton::clicked, this, &RateCard::copyTable);
    connect(m_spans, &SegmentedControl::currentChanged, this, [this](int span) { Q_EMIT spanChanged(ChartSpan(span)); });
    showTable(false);
}

void RateCard::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(15), 0, px(7), 0);
    head->setSpacing(px(8));
    head->addWidget(new ElidedLabel(tr("Attempts and completions a minute"), "card", "", this), 1);
    m_legend = new QWidget(this);
    auto *legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, px(8), 0);
    legend->setSpacing(px(6));
    legend->addWidget(new LegendLine(Token::Series1, false, m_legend));
    legend->addWidget(makeLabel(tr("attempts"), "small", "", m_legend));
    legend->addSpacing(px(8));
    legend->addWidget(new LegendLine(Token::Series2, true, m_legend));
    legend->addWidget(makeLabel(tr("completions"), "small", "", m_legend));
    head->addWidget(m_legend);
    m_copy = new Button(tr("Copy table"), ButtonKind::Quiet, ButtonSize::Header, this);
    m_copy->setIconName(QStringLiteral("edit-copy"));
    head->addWidget(m_copy);
    m_spans = new SegmentedControl(tr("Time that the chart shows"), this);
    m_spans->addSegment(int(ChartSpan::Hour), tr("Hour"));
    m_spans->addSegment(int(ChartSpan::Day), tr("Day"));
    m_spans->addSegment(int(ChartSpan::Week), tr("Week"));
    head->addWidget(m_spans);
    m_asTable = new Button(tr("Show as table"), ButtonKind::Quiet, ButtonSize::Header, this);
    head->addWidget(m_asTable);
    body()->addLayout(head);
}

void RateCard::makeTable()
{
    m_table = new TableView(tr("Attempts and completions a minute"), {}, m_stack);
    m_table->setRowHeight(28);
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const auto cell = [](const QModelIndex &index) {
        TextCell text;
        text.text = index.data().toString();
        text.alignment = index.column() == ChartModel::Time ? Qt::AlignLeft : Qt::AlignRight;
        if (!index.data(ChartModel::KnownRole).toBool() && index.column() != ChartModel::Time)
            text.ink = Token::TextMuted;
        return text;
    };
    QList<TableColumn> columns(ChartModel::ColumnCount);
    columns[ChartModel::Time] = {160, 100, 1, true, new TextDelegate(cell, m_table), Qt::AlignLeft};
    columns[ChartModel::Attempts] = {240, 90, 1, false, new TextDelegate(cell, m_table), Qt::AlignRight};
    columns[ChartModel::Completions] = {240, 90, 1, false, new TextDelegate(cell, m_table), Qt::AlignRight};
    m_table->setColumns(columns);
    m_stack->addWidget(m_table);
    auto *copy = new QAction(tr("&Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &RateCard::copyTable);
    m_table->addAction(copy);
    connect(m_table, &TableView::rowMenuRequested, this, [this, copy](const QModelIndex &, const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setAccessibleName(tr("Rates"));
        menu->addAction(copy);
        menu->popup(position);
    });
}

void RateCard::setCard(const CardData &card)
{
    m_chart->setChart(card.chart, card.running, card.isOld(), card.now);
    m_shown = card.chart;
    if (isTable())
        m_model.setChart(m_shown);
}

ChartSpan RateCard::span() const { return ChartSpan(m_spans->current()); }

void RateCard::setSpan(ChartSpan span) { m_spans->setCurrent(int(span)); }

bool RateCard::isTable() const { return m_tableAction->isChecked(); }

void RateCard::setTable(bool table) { m_tableAction->setChecked(table); }

void RateCard::showTable(bool table)
{
    if (table)
        m_model.setChart(m_shown);
    m_asTable->setText(table ? tr("Show as chart") : tr("Show as table"));
    m_asTable->setIconName(table ? QStringLiteral("office-chart-line") : QStringLiteral("table"));
    m_legend->setVisible(!table);
    m_copy->setVisible(table);
    m_copyAction->setEnabled(table);
    m_stack->setCurrentIndex(table ? 1 : 0);
}

void RateCard::copyTable()
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    QGuiApplication::clipboard()->setText(m_model.textOf(rows));
}

QList<QWidget *> RateCard::partsInTabOrder() const { return {m_copy, m_spans, m_asTable, m_chart, m_table}; }

} // namespace outdial::views
