// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignwords.h>
#include <models/monitor/agentsmodel.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace outdial::models {

namespace {

const QString unknown = QStringLiteral("—");

} // namespace

QString durationText(double seconds)
{
    const qint64 whole = std::llround(std::max(0.0, seconds));
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (whole < 3600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

double meanTalk(const AgentFigures &agent)
{
    return agent.connects > 0 ? double(agent.talkSeconds) / double(agent.connects) : -1;
}

void AgentsModel::setAgents(const QList<AgentFigures> &agents, qint64 now)
{
    m_now = now;
    QHash<QString, const AgentFigures *> wanted;
    for (const AgentFigures &agent : agents)
        wanted.insert(agent.agent, &agent);
    for (int row = int(m_agents.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_agents[row].agent))
            continue;
        beginRemoveRows({}, row, row);
        m_agents.removeAt(row);
        endRemoveRows();
    }
    for (AgentFigures &agent : m_agents)
        agent = *wanted.take(agent.agent);
    if (!wanted.isEmpty()) {
        const int first = int(m_agents.size());
        beginInsertRows({}, first, first + int(wanted.size()) - 1);
        for (const AgentFigures &agent : agents) {
            if (wanted.remove(agent.agent))
                m_agents.append(agent);
        }
        endInsertRows();
    }
    arrange();
    if (!m_agents.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_agents.size()) - 1, ColumnCount - 1));
}

void AgentsModel::setNow(qint64 now)
{
    m_now = now;
    if (!m_agents.isEmpty())
        Q_EMIT dataChanged(index(0, Last), index(int(m_agents.size()) - 1, Last), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

const AgentFigures *AgentsModel::agentAt(int row) const
{
    return row >= 0 && row < m_agents.size() ? &m_agents.at(row) : nullptr;
}

int AgentsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_agents.size()); }

int AgentsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

// Total, so that rows do not change places without a reason.
bool AgentsModel::isBefore(const AgentFigures &one, const AgentFigures &other) const
{
    const auto byName = [&] {
        const int order = QString::localeAwareCompare(one.agent, other.agent);
        return order != 0 ? order < 0 : one.agent < other.agent;
    };
    const bool up = m_order == Qt::AscendingOrder;
    const auto by = [&](auto a, auto b) { return a != b ? (up ? a < b : b < a) : byName(); };
    switch (m_column) {
    case Attempts:
        return by(one.attempts, other.attempts);
    case Done:
        return by(one.completions, other.completions);
    case Talk:
        if ((one.connects > 0) != (other.connects > 0))
            return one.connects > 0;
        return by(meanTalk(one), meanTalk(other));
    case Last: // the youngest has the smallest number on the screen
        return by(-one.last, -other.last);
    default:
        break;
    }
    const int order = QString::localeAwareCompare(one.agent, other.agent);
    if (order == 0)
        return one.agent < other.agent;
    return up ? order < 0 : order > 0;
}

void AgentsModel::arrange()
{
    QList<int> places(m_agents.size()); // where each row comes from
    std::iota(places.begin(), places.end(), 0);
    std::sort(places.begin(), places.end(), [this](int a, int b) { return isBefore(m_agents[a], m_agents[b]); });
    if (std::is_sorted(places.begin(), places.end()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QList<AgentFigures> arranged;
    QList<int> newRows(m_agents.size());
    arranged.reserve(m_agents.size());
    for (const int from : std::as_const(places)) {
        newRows[from] = int(arranged.size());
        arranged.append(m_agents[from]);
    }
    m_agents = arranged;
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &one : before)
        after.append(index(newRows[one.row()], one.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void AgentsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_column = column;
    m_order = order;
    arrange();
}

QString AgentsModel::text(const AgentFigures &agent, int column) const
{
    switch (column) {
    case Agent:
        return agent.agent;
    case Attempts:
        return groupedText(agent.attempts);
    case Done:
        return groupedText(agent.completions);
    case Talk:
        return agent.connects > 0 ? durationText(meanTalk(agent)) : unknown;
    default:
        break;
    }
    if (agent.last <= 0)
        return unknown;
    const qint64 seconds = std::max<qint64>(0, m_now - agent.last) / 1000;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    return tr("%1 h").arg(seconds / 3600);
}

QString AgentsModel::sentence(const AgentFigures &agent, int column) const
{
    const QString shown = text(agent, column);
    switch (column) {
    case Attempts:
        return tr("%1 attempts", "of an agent").arg(shown);
    case Done:
        return tr("%1 records completed", "by an agent").arg(shown);
    case Talk:
        return shown == unknown ? tr("no connect") : tr("%1 talk time, mean").arg(shown);
    case Last:
        return shown == unknown ? tr("last attempt not known") : tr("last attempt %1 ago").arg(shown);
    default:
        return shown;
    }
}

QVariant AgentsModel::data(const QModelIndex &index, int role) const
{
    const AgentFigures *agent = agentAt(index.row());
    if (!agent)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*agent, index.column());
    case Qt::AccessibleTextRole:
        return sentence(*agent, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Agent ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant AgentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Agent:
        return role == Qt::DisplayRole ? tr("Agent") : QVariant();
    case Attempts:
        if (role == Qt::ToolTipRole)
            return tr("Attempts of the last hour");
        return role == Qt::DisplayRole ? tr("Attempts") : QVariant();
    case Done:
        if (role == Qt::ToolTipRole)
            return tr("Records that such an attempt completed");
        return role == Qt::DisplayRole ? tr("Done") : QVariant();
    case Talk:
        if (role == Qt::ToolTipRole)
            return tr("Talk time of a connect, mean");
        return role == Qt::DisplayRole ? tr("Talk") : QVariant();
    case Last:
        if (role == Qt::ToolTipRole)
            return tr("Time since the last attempt");
        return role == Qt::DisplayRole ? tr("Last") : QVariant();
    default:
        return {};
    }
}

} // namespace outdial::models
