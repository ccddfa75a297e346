// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

#include <models/monitor/alertbook.h>
#include <views/monitor/alertrows.h>
#include <views/monitor/alertspanel.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::AlertBook;

namespace {

constexpr int untilMorning = -1; // as the minutes of a snooze

} // namespace

int minutesUntilMorning(const QDateTime &now)
{
    const QDateTime morning(now.date().addDays(1), QTime(8, 0), now.timeZone());
    return int(std::max<qint64>(1, (now.secsTo(morning) + 59) / 60));
}

AlertsPanel::AlertsPanel(AlertBook &book, QWidget *parent)
    : AlertsPanel(
          book, [] { return QDateTime::currentDateTime(); }, parent)
{
    connect(this, &AlertsPanel::acknowledgeRequested, &book, &AlertBook::acknowledge);
    connect(this, &AlertsPanel::acknowledgeAllRequested, &book, &AlertBook::acknowledgeAll);
    connect(this, &AlertsPanel::snoozeRequested, &book, &AlertBook::snooze);
    connect(&book, &AlertBook::openCountChanged, this, &AlertsPanel::refill);
}

AlertsPanel::AlertsPanel(QAbstractItemModel &alerts, std::function<QDateTime()> clock, QWidget *parent)
    : QDialog(parent),
      m_alerts(&alerts),
      m_clock(std::move(clock))
{
    setWindowTitle(tr("Alerts"));
    setModal(false);
    resize(px(600), px(560));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, px(8), 0, 0);
    column->setSpacing(0);
    const auto head = [&](const QString &title, QLabel *&count) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(px(16), px(8), px(16), px(8));
        row->setSpacing(px(8));
        row->addWidget(makeLabel(title, "card", "", this));
        count = makeLabel({}, "small", "muted", this);
        row->addWidget(count);
        row->addStretch(1);
        column->addLayout(row);
        return row;
    };
    const auto nothing = [&](const QString &sentence) {
        QLabel *label = makeLabel(sentence, "", "muted", this);
        label->setWordWrap(true);
        label->setContentsMargins(px(16), px(4), px(16), px(12));
        column->addWidget(label);
        return label;
    };
    QHBoxLayout *first = head(tr("Now"), m_count);
    m_acknowledgeAll = new Button(tr("Acknowledge a&ll"), ButtonKind::Normal, ButtonSize::Row, this);
    m_acknowledgeAll->setAutoDefault(false);
    first->addWidget(m_acknowledgeAll);
    m_currentRows = new AlertRows(m_alerts, true, this);
    m_current = makeTable(tr("Alerts that are so now"), m_currentRows, true);
    column->addWidget(m_current, 3);
    m_nothing =
        nothing(tr("Nothing needs you. What is watched, and from when on it counts, is set in the settings of the monitor."));
    head(tr("Past"), m_pastCount);
    m_pastRows = new AlertRows(m_alerts, false, this);
    m_past = makeTable(tr("Past alerts"), m_pastRows, false);
    column->addWidget(m_past, 2);
    m_pastNothing = nothing(tr("No alert has ended yet. The last 500 are kept."));
    column->addStretch(0);
    makeActs();
    wire();
    setNow();
    refill();
    m_current->setFocus();
}

TableView *AlertsPanel::makeTable(const QString &name, AlertRows *rows, bool tall)
{
    auto *table = new TableView(name, {}, this);
    table->setModel(rows);
    table->setRowHeight(tall ? 64 : 48);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{300, 200, 1, true, new AlertDelegate(tall, table), Qt::AlignLeft}});
    table->horizontalHeader()->hide();
    table->setMinimumHeight(px(tall ? 128 : 96));
    return table;
}

void AlertsPanel::makeActs()
{
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(16), px(12), px(16), px(12));
    row->setSpacing(px(8));
    m_close = new Button(tr("Close"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    row->addWidget(m_close);
    row->addStretch(1);
    m_acknowledge = new Button(tr("&Acknowledge"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_acknowledge->setAccessibleDescription(tr("It is not counted any more, and listed until it is over."));
    row->addWidget(m_acknowledge);
    m_snooze = new Button(tr("&Snooze"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_snooze->setAccessibleDescription(tr("It is told again when that time is over and it is still so."));
    auto *menu = new QMenu(m_snooze);
    menu->setAccessibleName(tr("Snooze"));
    menu->addAction(tr("For &10 minutes"))->setData(10);
    menu->addAction(tr("For 1 &hour"))->setData(60);
    menu->addAction(tr("Until &tomorrow 8:00"))->setData(untilMorning);
    m_snooze->setMenu(menu);
    row->addWidget(m_snooze);
    m_open = new Button(tr("&Open campaign"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    row->addWidget(m_open);
    for (Button *button : {m_close, m_acknowledge, m_snooze, m_open})
        button->setAutoDefault(false);
    static_cast<QVBoxLayout *>(layout())->addWidget(foot);
    connect(menu, &QMenu::triggered, this, [this](const QAction *action) { snooze(action->data().toInt()); });
}

void AlertsPanel::wire()
{
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_acknowledgeAll, &QPushButton::clicked, this, &AlertsPanel::acknowledgeAllRequested);
    connect(m_acknowledge, &QPushButton::clicked, this, [this] {
        if (const QModelIndex index = chosen(); index.isValid())
            Q_EMIT acknowledgeRequested(index.data(AlertBook::IdRole).toString());
    });
    connect(m_open, &QPushButton::clicked, this, [this] { open(chosen()); });
    for (TableView *table : {m_current, m_past}) {
        connect(table, &QTableView::activated, this, &AlertsPanel::open);
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, table](const QModelIndex &to) {
            if (to.isValid())
                m_last = table;
            refill();
        });
        connect(table, &QTableView::pressed, this, [this, table] {
            m_last = table;
            refill();
        });
    }
    for (const QAbstractItemModel *model :
         {static_cast<QAbstractItemModel *>(m_currentRows), static_cast<QAbstractItemModel *>(m_pastRows)}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &AlertsPanel::refill);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &AlertsPanel::refill);
        connect(model, &QAbstractItemModel::modelReset, this, &AlertsPanel::refill);
        connect(model, &QAbstractItemModel::dataChanged, this, &AlertsPanel::refill);
    }
    // "since 14:17" becomes "since yesterday 14:17", a snooze ends.
    m_tick.setInterval(60'000);
    connect(&m_tick, &QTimer::timeout, this, &AlertsPanel::setNow);
    m_tick.start();
}

void AlertsPanel::setNow()
{
    m_currentRows->setNow(m_clock());
    m_pastRows->setNow(m_clock());
}

QModelIndex AlertsPanel::chosen() const
{
    if (m_last == m_past && m_past->currentIndex().isValid())
        return m_past->currentIndex();
    return m_current->currentIndex();
}

void AlertsPanel::refill()
{
    const int now = m_currentRows->rowCount();
    const int past = m_pastRows->rowCount();
    m_current->setVisible(now > 0);
    m_nothing->setVisible(now == 0);
    m_past->setVisible(past > 0);
    m_pastNothing->setVisible(past == 0);
    m_count->setText(countText(now));
    m_pastCount->setText(countText(past));
    // Somewhere to begin.
    if (now > 0 && !m_current->currentIndex().isValid() && m_last != m_past)
        m_current->setCurrentIndex(m_currentRows->index(0, 0));
    int open = 0;
    for (int row = 0; row < now; ++row)
        open += alertWords(m_currentRows->index(row, 0), m_currentRows->now()).quiet ? 0 : 1;
    m_acknowledgeAll->setEnabled(open > 0);

    const QModelIndex index = chosen();
    const bool active = index.isValid() && index.data(AlertBook::ActiveRole).toBool();
    m_acknowledge->setEnabled(active && !index.data(AlertBook::AcknowledgedRole).toDateTime().isValid());
    m_snooze->setEnabled(active);
    m_open->setEnabled(index.isValid());
    const QString name = index.data(AlertBook::CampaignNameRole).toString();
    m_open->setAccessibleName(name.isEmpty() ? QString() : tr("Open campaign %1").arg(name));
}

void AlertsPanel::open(const QModelIndex &index)
{
    const QString id = index.data(AlertBook::CampaignIdRole).toString();
    if (!id.isEmpty())
        Q_EMIT campaignRequested(id);
}

void AlertsPanel::snooze(int minutes)
{
    const QModelIndex index = chosen();
    if (!index.isValid())
        return;
    Q_EMIT snoozeRequested(index.data(AlertBook::IdRole).toString(),
                           minutes == untilMorning ? minutesUntilMorning(m_clock()) : minutes);
}

} // namespace outdial::views
