// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <views/monitor/agentscard.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::AgentsModel;

AgentsCard::AgentsCard(QWidget *parent) : Card({}, parent)
{
    setAccessibleName(tr("Agents in the last hour"));
    // A table begins and ends away from the round corners.
    body()->setContentsMargins(0, px(9), 0, 0);
    body()->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), 0, px(15), px(8));
    head->addWidget(makeLabel(tr("Agents in the last hour"), "card", "", this));
    head->addStretch(1);
    m_count = makeLabel({}, "small", "muted", this);
    head->addWidget(m_count);
    body()->addLayout(head);

    m_table = new TableView(tr("Agents in the last hour"), {}, this);
    m_table->setRowHeight(32);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_model);
    m_table->setMinimumHeight(px(28 + 4 * 32));
    const auto cell = [this](const QModelIndex &index) {
        TextCell text;
        text.text = index.data().toString();
        text.alignment = index.column() == AgentsModel::Agent ? Qt::AlignLeft : Qt::AlignRight;
        if (m_old || index.column() == AgentsModel::Last || text.text == unknownMark())
            text.ink = Token::TextMuted;
        return text;
    };
    const auto made = [&](int width, int minimum, bool stretch, Qt::Alignment alignment) {
        return TableColumn{width, minimum, 1, stretch, new TextDelegate(cell, m_table), alignment};
    };
    QList<TableColumn> columns(AgentsModel::ColumnCount);
    columns[AgentsModel::Agent] = made(120, 90, true, Qt::AlignLeft);
    columns[AgentsModel::Attempts] = made(86, 60, false, Qt::AlignRight);
    columns[AgentsModel::Done] = made(56, 46, false, Qt::AlignRight);
    columns[AgentsModel::Talk] = made(52, 46, false, Qt::AlignRight);
    columns[AgentsModel::Last] = made(66, 52, false, Qt::AlignRight);
    m_table->setColumns(columns);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(m_model.sortColumn(), m_model.sortOrder());
    connect(header, &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) { m_model.sort(column, order); });
    body()->addWidget(m_table, 1);
    m_nothing = makeLabel({}, "", "muted", this);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(px(15), px(8), px(15), px(8));
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    body()->addWidget(m_nothing, 1);

    body()->addWidget(makeLine(Qt::Horizontal, this));
    QLabel *foot = makeLabel(tr("Names as in the attempts. The API lists no agents who took no call."), "small", "muted", this);
    foot->setWordWrap(true);
    foot->setContentsMargins(px(15), px(7), px(15), px(8));
    body()->addWidget(foot);
    setCard({});
}

void AgentsCard::setCard(const CardData &card)
{
    m_old = card.isOld();
    m_model.setAgents(card.figures.agents, card.now);
    const bool any = m_model.rowCount() > 0;
    const bool known = card.figures.known;
    m_count->setText(known || any ? countText(m_model.rowCount()) : unknownMark());
    m_table->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(!known
                           ? (card.figuresFailed ? tr("The attempts could not be read.") : tr("The attempts were not read yet."))
                       : card.figures.hourAttempts > 0 ? tr("The attempts of the last hour name no agent.")
                                                       : tr("There was no attempt in the last hour."));
}

void AgentsCard::tick(qint64 now)
{
    // Of old values it is not known when the last attempt was.
    if (!m_old)
        m_model.setNow(now);
}

} // namespace outdial::views
