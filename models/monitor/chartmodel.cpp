// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QLocale>

#include <models/monitor/chartmodel.h>

#include <algorithm>

namespace outdial::models {

namespace {

bool sameSteps(const QList<ChartPoint> &one, const QList<ChartPoint> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const ChartPoint &a, const ChartPoint &b) { return a.start == b.start; });
}

} // namespace

void ChartModel::setChart(const Chart &chart)
{
    QList<ChartPoint> points(chart.points.rbegin(), chart.points.rend());
    const bool follows = chart.span == m_span && chart.step == m_step && !points.isEmpty() && !m_points.isEmpty() &&
                         points.first().start >= m_points.first().start && points.last().start <= m_points.first().start;
    m_step = chart.step;
    if (follows) {
        // Time went on: new steps on top, the oldest ones leave.
        int gone = 0;
        while (gone < m_points.size() && m_points[m_points.size() - 1 - gone].start < points.last().start)
            ++gone;
        if (gone > 0) {
            const int rows = int(m_points.size());
            beginRemoveRows({}, rows - gone, rows - 1);
            m_points.resize(rows - gone);
            endRemoveRows();
        }
        int added = 0;
        while (added < points.size() && points[added].start > m_points.first().start)
            ++added;
        if (added > 0) {
            beginInsertRows({}, 0, added - 1);
            m_points = points.mid(0, added) + m_points;
            endInsertRows();
        }
        if (sameSteps(points, m_points)) {
            m_points = points;
            Q_EMIT dataChanged(index(0, 0), index(int(points.size()) - 1, ColumnCount - 1));
            return;
        }
    }
    if (points.isEmpty() && m_points.isEmpty())
        return;
    beginResetModel();
    m_span = chart.span;
    m_points = points;
    endResetModel();
}

QString ChartModel::textOf(QList<int> rows) const
{
    if (rows.isEmpty()) {
        for (int row = 0; row < m_points.size(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end(), std::greater<>());
    QString all = tr("Time") + QLatin1Char('\t') + tr("Attempts a minute") + QLatin1Char('\t') + tr("Completions a minute") +
                  QLatin1Char('\n');
    for (const int row : std::as_const(rows)) {
        if (row < 0 || row >= m_points.size())
            continue;
        const ChartPoint &point = m_points[row];
        all += QDateTime::fromMSecsSinceEpoch(point.start).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        for (const double rate : {point.attempts, point.completions}) {
            all += QLatin1Char('\t');
            if (point.known)
                all += QString::number(rate, 'f', m_span == ChartSpan::Hour ? 0 : 1);
        }
        all += QLatin1Char('\n');
    }
    return all;
}

int ChartModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_points.size()); }

int ChartModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ChartModel::timeText(const ChartPoint &point) const
{
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(point.start);
    const QDateTime end = start.addMSecs(m_step);
    const QString clock = QStringLiteral("HH:mm");
    switch (m_span) {
    case ChartSpan::Hour:
        return start.toString(clock);
    case ChartSpan::Day:
        return tr("%1 to %2").arg(start.toString(clock), end.toString(clock));
    case ChartSpan::Week:
        break;
    }
    return tr("%1 to %2").arg(QLocale().toString(start, QStringLiteral("ddd HH:mm")), end.toString(clock));
}

QString ChartModel::text(const ChartPoint &point, int column) const
{
    if (column == Time)
        return timeText(point);
    if (!point.known)
        return tr("not read");
    // A minute has whole attempts, the mean of several has not.
    return QLocale().toString(column == Attempts ? point.attempts : point.completions, 'f', m_span == ChartSpan::Hour ? 0 : 1);
}

QVariant ChartModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= m_points.size())
        return {};
    const ChartPoint &point = m_points[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(point, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Time ? Qt::AlignLeft : Qt::AlignRight));
    case KnownRole:
        return point.known;
    default:
        return {};
    }
}

QVariant ChartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Attempts:
        return tr("Attempts a minute");
    case Completions:
        return tr("Completions a minute");
    default:
        return {};
    }
}

} // namespace outdial::models
