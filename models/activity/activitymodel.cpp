// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/activity/activitymodel.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {

bool isNumber(int column)
{
    switch (column) {
    case ActivityModel::DurationColumn:
    case ActivityModel::SentColumn:
    case ActivityModel::ReceivedColumn:
    case ActivityModel::AttemptColumn:
        return true;
    default:
        return false;
    }
}

} // namespace

ActivityModel::ActivityModel(QObject *parent, ActivityLimits limits) : QAbstractTableModel(parent), m_log(limits) {}

void ActivityModel::append(const QList<api::Exchange> &exchanges)
{
    // What would be dropped again at once is not looked at.
    const qsizetype room = m_log.limits().entries;
    const qsizetype skipped = std::max<qsizetype>(0, exchanges.size() - room);
    QList<ActivityEntry> entries;
    entries.reserve(exchanges.size() - skipped);
    for (qsizetype i = skipped; i < exchanges.size(); ++i) {
        ActivityEntry entry;
        entry.exchange = exchanges[i];
        entries.append(entry);
    }
    appendEntries(std::move(entries));
}

void ActivityModel::appendMessage(MessageTone tone, const QString &title, const QString &line)
{
    ActivityEntry entry;
    entry.kind = ActivityEntry::Kind::Message;
    entry.tone = tone;
    entry.told = QDateTime::currentDateTimeUtc();
    entry.title = title;
    entry.line = line;
    appendEntries({entry});
}

void ActivityModel::appendEntries(QList<ActivityEntry> entries)
{
    if (entries.isEmpty())
        return;
    makeRoom(entries.size());
    const auto shownOnes =
        std::count_if(entries.cbegin(), entries.cend(), [this](const ActivityEntry &entry) { return matches(entry); });
    if (shownOnes > 0)
        beginInsertRows({}, shown(), shown() + static_cast<int>(shownOnes) - 1);
    for (ActivityEntry &entry : entries) {
        const ActivityEntry &kept = m_log.append(std::move(entry));
        count(kept, 1);
        if (matches(kept))
            m_view.push_back(kept.number);
    }
    if (shownOnes > 0)
        endInsertRows();
    if (std::exchange(m_methodsMoved, false))
        Q_EMIT methodsChanged();
    if (areContentsKept())
        Q_EMIT contentsChanged();
    Q_EMIT countsChanged();
}

void ActivityModel::makeRoom(qsizetype count)
{
    if (const qsizetype surplus = m_log.surplus(count); surplus > 0)
        dropOldest(surplus);
}

void ActivityModel::dropOldest(qsizetype count)
{
    const quint64 stays = m_log.firstNumber() + static_cast<quint64>(count);
    const auto end = std::lower_bound(m_view.begin(), m_view.end(), stays);
    const auto rows = static_cast<int>(end - m_view.begin());
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    for (qsizetype i = 0; i < count; ++i)
        this->count(m_log.at(i), -1);
    m_log.dropOldest(count);
    m_view.erase(m_view.begin(), end);
    if (rows > 0)
        endRemoveRows();
}

void ActivityModel::clear()
{
    if (m_log.size() == 0)
        return;
    dropOldest(m_log.size());
    m_methodsMoved = false;
    Q_EMIT methodsChanged();
    Q_EMIT countsChanged();
}

void ActivityModel::count(const ActivityEntry &entry, int step)
{
    m_counts.all += step;
    m_counts.failed += hasFailed(entry) ? step : 0;
    m_counts.slow += wasSlow(entry) ? step : 0;
    m_counts.writes += isWrite(entry) ? step : 0;
    if (!entry.isRequest())
        return;
    qsizetype &there = m_perMethod[static_cast<std::size_t>(entry.exchange.method)];
    const bool before = there > 0;
    there += step;
    m_methodsMoved = m_methodsMoved || before != (there > 0);
}

QList<api::Method> ActivityModel::methods() const
{
    QList<api::Method> met;
    for (const api::MethodInfo &info : api::methods()) {
        if (m_perMethod[static_cast<std::size_t>(info.method)] > 0)
            met.append(info.method);
    }
    return met;
}

void ActivityModel::setContentsKept(bool kept)
{
    if (kept == areContentsKept())
        return;
    m_log.setContentsKept(kept);
    Q_EMIT contentsChanged();
}

void ActivityModel::setFilter(const ActivityFilter &filter)
{
    ActivityFilter wanted = filter;
    wanted.text = wanted.text.trimmed();
    if (wanted == m_filter)
        return;
    beginResetModel();
    m_filter = wanted;
    m_view.clear();
    for (qsizetype i = 0; i < m_log.size(); ++i) {
        if (matches(m_log.at(i)))
            m_view.push_back(m_log.at(i).number);
    }
    endResetModel();
}

bool ActivityModel::matches(const ActivityEntry &entry) const
{
    switch (m_filter.kind) {
    case ActivityKind::All:
        break;
    case ActivityKind::Failed:
        if (!hasFailed(entry))
            return false;
        break;
    case ActivityKind::Slow:
        if (!wasSlow(entry))
            return false;
        break;
    case ActivityKind::Writes:
        if (!isWrite(entry))
            return false;
        break;
    }
    if (m_filter.method && !(entry.isRequest() && entry.exchange.method == *m_filter.method))
        return false;
    if (m_filter.text.isEmpty())
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
    if (!entry.isRequest())
        return has(entry.title) || has(entry.line);
    const api::Exchange &exchange = entry.exchange;
    if (has(exchange.requestId) || has(exchange.target) || has(methodTitle(exchange.method)))
        return true;
    return exchange.error && (has(outcomeText(entry)) || has(exchange.error->detail) || has(statusText(exchange)));
}

const ActivityEntry *ActivityModel::entryAt(int row) const
{
    return row < 0 || row >= shown() ? nullptr : m_log.find(m_view[static_cast<std::size_t>(row)]);
}

int ActivityModel::rowOf(quint64 number) const
{
    const auto found = std::lower_bound(m_view.cbegin(), m_view.cend(), number);
    return found == m_view.cend() || *found != number ? -1 : static_cast<int>(found - m_view.cbegin());
}

quint64 ActivityModel::newestOf(const QString &requestId) const
{
    for (qsizetype i = m_log.size() - 1; i >= 0 && !requestId.isEmpty(); --i) {
        if (m_log.at(i).isRequest() && m_log.at(i).exchange.requestId == requestId)
            return m_log.at(i).number;
    }
    return 0;
}

QList<ActivityEntry> ActivityModel::shownEntries() const
{
    QList<ActivityEntry> entries;
    entries.reserve(shown());
    for (int row = 0; row < shown(); ++row)
        entries.append(*entryAt(row));
    return entries;
}

int ActivityModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : shown(); }

int ActivityModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ActivityModel::textOf(const ActivityEntry &entry, int column) const
{
    if (column == TimeColumn)
        return activityTime(entry.time());
    if (column == OutcomeColumn)
        return outcomeText(entry);
    if (!entry.isRequest()) {
        if (column == MethodColumn)
            return outcomeWord(entry);
        return column == TargetColumn ? entry.title : QString();
    }
    const api::Exchange &exchange = entry.exchange;
    switch (column) {
    case MethodColumn:
        return methodTitle(exchange.method);
    case VerbColumn:
        return QString::fromLatin1(api::verbName(api::methodInfo(exchange.method).verb));
    case TargetColumn:
        return exchange.target;
    case StatusColumn:
        return statusText(exchange);
    case DurationColumn:
        return durationText(exchange.duration);
    case SentColumn:
        return bytesText(exchange.bytesSent);
    case ReceivedColumn:
        return bytesText(exchange.bytesReceived);
    case AttemptColumn:
        return QString::number(exchange.attempt);
    case RequestIdColumn:
        return exchange.requestId;
    default:
        return {};
    }
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    const ActivityEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*entry, index.column());
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn)
            return QLocale().toString(entry->time().toLocalTime(), QLocale::LongFormat);
        return {};
    case Qt::AccessibleTextRole:
        // Its icon is not read, and the word before what the API says is.
        if (index.column() == OutcomeColumn && hasFailed(*entry))
            return tr("%1: %2", "Failed: bad_request").arg(outcomeWord(*entry), outcomeText(*entry));
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case NumberRole:
        return entry->number;
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case MethodColumn:
        return tr("Method");
    case VerbColumn:
        return tr("Verb");
    case TargetColumn:
        return tr("Target");
    case StatusColumn:
        return tr("Status");
    case DurationColumn:
        return tr("Duration");
    case SentColumn:
        return tr("Sent");
    case ReceivedColumn:
        return tr("Received");
    case AttemptColumn:
        return tr("Att.", "number of the attempt");
    case RequestIdColumn:
        return tr("Request ID");
    case OutcomeColumn:
        return tr("Outcome");
    default:
        return {};
    }
}

} // namespace outdial::models
