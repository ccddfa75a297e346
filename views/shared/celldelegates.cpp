// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

namespace outdial::views {

namespace {

QFont fontOf(const TextCell &cell)
{
    const Theme &theme = Theme::instance();
    if (cell.mono)
        return theme.font(Type::Mono);
    if (cell.small)
        return theme.font(cell.strong ? Type::SmallStrong : Type::Small);
    return theme.font(cell.strong ? Type::Emphasis : Type::Body);
}

constexpr int iconSize = 16;
constexpr int iconGap = 6;

// The widget that a delegate paints on: the viewport, which is what has to be painted again for the next frame of an arc.
const QWidget *surface(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport() : option.widget;
}

} // namespace

TextDelegate::TextDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void TextDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const TextCell cell = m_read(index);
    QFont font = fontOf(cell);
    font.setStrikeOut(cell.struck);
    painter->setFont(font);
    QRect room = inner;
    if (!cell.icon.isEmpty()) {
        const int width = iconSize + iconGap;
        int x = room.x();
        if (cell.alignment.testFlag(Qt::AlignRight))
            x = std::max(room.x(), room.right() + 1 - width - painter->fontMetrics().horizontalAdvance(cell.text));
        painter->drawPixmap(x, room.y() + (room.height() - iconSize) / 2,
                            Theme::instance().pixmap(cell.icon, cell.iconInk ? cell.iconInk : std::optional(cell.ink), iconSize,
                                                     painter->device()->devicePixelRatioF()));
        room.setLeft(x + width);
    }
    painter->setPen(color(cell.ink));
    painter->drawText(room, static_cast<int>(Qt::AlignVCenter | (cell.alignment & Qt::AlignHorizontal_Mask)) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(cell.text, cell.elide, room.width()));
}

QString TextDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const TextCell cell = m_read(index);
    const int room = inner.width() - (cell.icon.isEmpty() ? 0 : iconSize + iconGap);
    return QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text) > room ? cell.text : QString();
}

TwoLineDelegate::TwoLineDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void TwoLineDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &,
                                const QModelIndex &index) const
{
    const TwoLineCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    QRect room = inner;
    if (!cell.icon.isEmpty()) {
        painter->drawPixmap(room.x(), room.y() + (room.height() - iconSize) / 2,
                            theme.pixmap(cell.icon, std::nullopt, iconSize, painter->device()->devicePixelRatioF()));
        room.setLeft(room.x() + iconSize + 8);
    }
    const int first = px(18);
    const int second = cell.second.isEmpty() ? 0 : px(16);
    const int top = room.y() + (room.height() - first - second) / 2;
    painter->setFont(theme.font(cell.strong ? Type::Emphasis : Type::Body));
    painter->setPen(theme.color(Token::Text));
    painter->drawText(QRect(room.x(), top, room.width(), first), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(cell.first, Qt::ElideRight, room.width()));
    if (second == 0)
        return;
    painter->setFont(theme.font(Type::Small));
    painter->setPen(theme.color(Token::TextMuted));
    painter->drawText(QRect(room.x(), top + first, room.width(), second), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(cell.second, Qt::ElideRight, room.width()));
}

QString TwoLineDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const TwoLineCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    const int room = inner.width() - (cell.icon.isEmpty() ? 0 : iconSize + 8);
    const bool fits = QFontMetrics(theme.font(cell.strong ? Type::Emphasis : Type::Body)).horizontalAdvance(cell.first) <= room &&
                      QFontMetrics(theme.font(Type::Small)).horizontalAdvance(cell.second) <= room;
    if (fits)
        return {};
    return cell.second.isEmpty() ? cell.first : QString(cell.first % QLatin1Char('\n') % cell.second);
}

StateDelegate::StateDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void StateDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const StateCell cell = m_read(index);
    paintState(painter, inner, cell.look, cell.word, surface(option), cell.ink);
}

QString StateDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const StateCell cell = m_read(index);
    const int needed = QFontMetrics(Theme::instance().font(Type::Body)).horizontalAdvance(cell.word) + iconSize + iconGap;
    return needed > inner.width() ? cell.word : QString();
}

MeterDelegate::MeterDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void MeterDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const MeterCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    const QFontMetrics strong(theme.font(Type::Emphasis));
    // Meter 80, then the percentage, then the count; each gives way in that order from the left.
    const int percentWidth = strong.horizontalAdvance(QStringLiteral("100.0%"));
    const int meterWidth = std::max(px(24), std::min(px(80), inner.width() - percentWidth - px(4)));
    const int height = px(8);
    paintMeter(painter, QRectF(inner.x(), inner.y() + (inner.height() - height) / 2, meterWidth, height), cell.value);
    int x = inner.x() + meterWidth + px(4);
    if (!cell.value.known) {
        painter->setPen(theme.color(Token::TextMuted));
        painter->setFont(theme.font(Type::Body));
        const QRect room(x + px(8), inner.y(), inner.right() + 1 - x - px(8), inner.height());
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(cell.percent, Qt::ElideRight, room.width()));
        return;
    }
    painter->setFont(theme.font(Type::Emphasis));
    painter->setPen(theme.color(Token::Text));
    painter->drawText(QRect(x, inner.y(), percentWidth, inner.height()), Qt::AlignVCenter | Qt::AlignRight, cell.percent);
    x += percentWidth + px(8);
    painter->setFont(theme.font(Type::Small));
    painter->setPen(theme.color(Token::TextMuted));
    const int countWidth = painter->fontMetrics().horizontalAdvance(cell.count);
    if (countWidth <= inner.right() + 1 - x)
        painter->drawText(QRect(x, inner.y(), inner.right() + 1 - x, inner.height()), Qt::AlignVCenter | Qt::AlignRight,
                          cell.count);
}

ToggleDelegate::ToggleDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void ToggleDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    ToggleLook look = m_read(index);
    look.hovered = option.state.testFlag(QStyle::State_MouseOver);
    paintToggle(painter, QRectF(inner), look);
}

bool ToggleDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease || type == QEvent::MouseButtonDblClick) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QRect inner = innerRect(option, index);
        // The whole height of the row is the target, but only the width of the toggle. It must be pressed and released there: who
        // drags out of it has changed his mind, and a double click is one click.
        const QRect target(inner.x() - px(4), option.rect.y(), toggleSize().width() + px(8), option.rect.height());
        const bool hit = mouse->button() == Qt::LeftButton && target.contains(mouse->pos());
        const bool acts = type == QEvent::MouseButtonRelease && hit && m_pressed == index;
        m_pressed = type == QEvent::MouseButtonPress && hit ? QPersistentModelIndex(index) : QPersistentModelIndex();
        if (acts)
            press(index);
        if (hit)
            return true;
    }
    return RowDelegate::editorEvent(event, model, option, index);
}

void ToggleDelegate::press(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const ToggleLook look = m_read(index);
    if (!look.enabled || look.offline || look.position == TogglePosition::Waiting)
        return;
    Q_EMIT requested(index, look.position == TogglePosition::Off);
}

} // namespace outdial::views
