// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>
#include <QSet>

#include <models/monitor/alertbook.h>
#include <views/monitor/alertrows.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::AlertBook;

namespace {

constexpr int iconSize = 16;
constexpr int iconGap = 8;

QString momentOf(const QDateTime &time, const QDateTime &now)
{
    return sinceText(time.toMSecsSinceEpoch(), now.toMSecsSinceEpoch());
}

// "until 15:00", "until tomorrow 08:00"
QString untilText(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    const QString clock = local.toString(QStringLiteral("HH:mm"));
    const qint64 days = now.toLocalTime().date().daysTo(local.date());
    if (days <= 0)
        return AlertRows::tr("Snoozed until %1").arg(clock);
    return days == 1 ? AlertRows::tr("Snoozed until tomorrow %1").arg(clock)
                     : AlertRows::tr("Snoozed until %1").arg(QLocale().toString(local, QStringLiteral("ddd HH:mm")));
}

} // namespace

AlertWords alertWords(const QModelIndex &index, const QDateTime &now)
{
    AlertWords words;
    words.title = index.data(AlertBook::TitleRole).toString();
    words.campaign = index.data(AlertBook::CampaignNameRole).toString();
    words.text = index.data(AlertBook::TextRole).toString();
    words.active = index.data(AlertBook::ActiveRole).toBool();
    const QDateTime raised = index.data(AlertBook::RaisedRole).toDateTime();
    if (!words.active) {
        const QDateTime ended = index.data(AlertBook::EndedRole).toDateTime();
        words.when = AlertRows::tr("%1 to %2").arg(momentOf(raised, now), momentOf(ended, now));
        return words;
    }
    words.when = AlertRows::tr("since %1").arg(momentOf(raised, now));
    const QDateTime acknowledged = index.data(AlertBook::AcknowledgedRole).toDateTime();
    const QDateTime snoozed = index.data(AlertBook::SnoozedUntilRole).toDateTime();
    if (acknowledged.isValid())
        words.state = AlertRows::tr("Acknowledged at %1").arg(momentOf(acknowledged, now));
    else if (snoozed.isValid() && snoozed > now)
        words.state = untilText(snoozed, now);
    words.quiet = !words.state.isEmpty();
    return words;
}

QString alertSentence(const AlertWords &words)
{
    QStringList parts{words.title, words.campaign, words.when};
    if (!words.state.isEmpty())
        parts.append(words.state);
    const QString head = parts.join(QStringLiteral(", "));
    return words.text.isEmpty() ? head : QString(head % QStringLiteral(". ") % words.text);
}

AlertRows::AlertRows(QAbstractItemModel *alerts, bool active, QObject *parent)
    : QAbstractListModel(parent),
      m_alerts(alerts),
      m_active(active)
{
    connect(alerts, &QAbstractItemModel::rowsInserted, this, &AlertRows::follow);
    connect(alerts, &QAbstractItemModel::rowsRemoved, this, &AlertRows::follow);
    connect(alerts, &QAbstractItemModel::rowsMoved, this, &AlertRows::follow);
    connect(alerts, &QAbstractItemModel::layoutChanged, this, &AlertRows::follow);
    connect(alerts, &QAbstractItemModel::modelReset, this, &AlertRows::follow);
    connect(alerts, &QAbstractItemModel::dataChanged, this, &AlertRows::follow);
    follow();
}

void AlertRows::setNow(const QDateTime &now)
{
    m_now = now;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

// Some hundred rows at most: they are looked through whenever something changed. An alert is known by its id.
void AlertRows::follow()
{
    QList<Row> wanted;
    QSet<QString> ids;
    for (int row = 0; m_alerts && row < m_alerts->rowCount(); ++row) {
        const QModelIndex source = m_alerts->index(row, 0);
        if (source.data(AlertBook::ActiveRole).toBool() != m_active)
            continue;
        wanted.append({source.data(AlertBook::IdRole).toString(), source});
        ids.insert(wanted.last().id);
    }
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (ids.contains(m_rows[row].id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        int at = row;
        while (at < m_rows.size() && m_rows[at].id != wanted[row].id)
            ++at;
        if (at == m_rows.size()) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, wanted[row]);
            endInsertRows();
        } else if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            m_rows.move(at, row);
            endMoveRows();
        }
        m_rows[row].source = wanted[row].source;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int AlertRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant AlertRows::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= m_rows.size())
        return {};
    const QPersistentModelIndex &source = m_rows[index.row()].source;
    switch (role) {
    case Qt::DisplayRole:
        return source.data(AlertBook::TitleRole);
    case Qt::AccessibleTextRole:
        return alertSentence(alertWords(index, now()));
    default:
        return role > Qt::UserRole ? source.data(role) : QVariant();
    }
}

AlertDelegate::AlertDelegate(bool tall, QObject *parent) : RowDelegate(parent), m_tall(tall) {}

void AlertDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *rows = qobject_cast<const AlertRows *>(index.model());
    const AlertWords words = alertWords(index, rows ? rows->now() : QDateTime::currentDateTime());
    const Theme &theme = Theme::instance();
    const bool open = words.active && !words.quiet;
    const int title = px(20);
    const int line = px(16);
    const int top = inner.y() + (inner.height() - title - line * (m_tall ? 2 : 1)) / 2;
    painter->drawPixmap(inner.x(), top + (title - iconSize) / 2,
                        theme.pixmap(words.active ? QStringLiteral("data-warning") : QStringLiteral("dialog-ok"),
                                     open ? Token::Warn : Token::TextMuted, iconSize, painter->device()->devicePixelRatioF()));
    const QRect room = inner.adjusted(iconSize + iconGap, 0, 0, 0);

    // When, and its state, at the right; the title has what is left.
    painter->setFont(theme.font(Type::Small));
    painter->setPen(color(Token::TextMuted));
    const QString aside = words.state.isEmpty() ? words.when : QString(words.state % QStringLiteral(" · ") % words.when);
    const int asideWidth = std::min(room.width() * 3 / 5, painter->fontMetrics().horizontalAdvance(aside) + 2);
    const int right = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine;
    const int left = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter->drawText(QRect(room.right() + 1 - asideWidth, top, asideWidth, title), right,
                      painter->fontMetrics().elidedText(aside, Qt::ElideRight, asideWidth));
    painter->setFont(theme.font(open ? Type::Emphasis : Type::Body));
    painter->setPen(color(open ? Token::Text : Token::TextMuted));
    const int titleWidth = room.width() - asideWidth - px(12);
    painter->drawText(QRect(room.x(), top, titleWidth, title), left,
                      painter->fontMetrics().elidedText(words.title, Qt::ElideRight, titleWidth));

    painter->setFont(theme.font(Type::Small));
    painter->setPen(color(Token::TextMuted));
    const auto put = [&](int y, const QString &text) {
        painter->drawText(QRect(room.x(), y, room.width(), line), left,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    };
    if (!m_tall) {
        put(top + title, words.text.isEmpty() ? words.campaign : QString(words.campaign % QStringLiteral(" · ") % words.text));
        return;
    }
    if (open)
        painter->setPen(color(Token::Text));
    put(top + title, words.campaign);
    painter->setPen(color(Token::TextMuted));
    put(top + title + line, words.text);
}

// Most of it is longer than a line.
QString AlertDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const auto *rows = qobject_cast<const AlertRows *>(index.model());
    const AlertWords words = alertWords(index, rows ? rows->now() : QDateTime::currentDateTime());
    const QFontMetrics small(Theme::instance().font(Type::Small));
    const int room = inner.width() - iconSize - iconGap;
    const QString second = m_tall ? words.text : QString(words.campaign % QStringLiteral(" · ") % words.text);
    const bool fits = small.horizontalAdvance(second) <= room && small.horizontalAdvance(words.campaign) <= room &&
                      QFontMetrics(Theme::instance().font(Type::Emphasis)).horizontalAdvance(words.title) <= room * 2 / 5;
    return fits ? QString()
                : QString(words.title % QLatin1Char('\n') % words.campaign % QLatin1Char('\n') % words.when % QLatin1Char('\n') %
                          words.text);
}

} // namespace outdial::views
