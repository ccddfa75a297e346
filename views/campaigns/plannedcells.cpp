// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>
#include <QSpinBox>

#include <views/campaigns/plannedcells.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/tickcells.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

namespace {

constexpr int chipHeight = 22;
constexpr int largestNumber = 9'999;

// The ground of an edited value: accentTint with a bar of 3 at its left.
void paintChip(QPainter *painter, const QRect &chip)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Token::AccentTint));
    painter->drawRoundedRect(chip, 2, 2);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(QRect(chip.x(), chip.y(), 3, chip.height()), color(Token::AccentText));
    painter->restore();
}

int chipPadding() { return px(9); }

QRect chipIn(const QRect &inner, int wordsWidth)
{
    const int height = px(chipHeight);
    const int width = std::min(inner.width(), chipPadding() + wordsWidth + px(8));
    return {inner.x(), inner.y() + (inner.height() - height) / 2, width, height};
}

QFont struckFont()
{
    QFont font = Theme::instance().font(Type::Small);
    font.setStrikeOut(true);
    return font;
}

int wordsWidth(const PlannedCell &cell)
{
    int width = QFontMetrics(Theme::instance().font(cell.edited ? Type::Emphasis : Type::Body)).horizontalAdvance(cell.text);
    if (cell.edited && !cell.before.isEmpty())
        width += px(8) + QFontMetrics(struckFont()).horizontalAdvance(cell.before);
    return width;
}

} // namespace

PlannedDelegate::PlannedDelegate(Read read, const QString &editorName, QObject *parent)
    : RowDelegate(parent),
      m_read(std::move(read)),
      m_editorName(editorName)
{
}

void PlannedDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &,
                                const QModelIndex &index) const
{
    const PlannedCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    const int flags = static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine;
    if (!cell.edited) {
        painter->setPen(theme.color(cell.muted ? Token::TextMuted : Token::Text));
        painter->drawText(inner, flags, painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, inner.width()));
        return;
    }
    const QRect chip = chipIn(inner, wordsWidth(cell));
    paintChip(painter, chip);
    const QRect words = chip.adjusted(chipPadding(), 0, -px(4), 0);
    painter->setFont(theme.font(Type::Emphasis));
    painter->setPen(theme.color(cell.warned ? Token::WarnText : Token::Text));
    const QString shown = painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, words.width());
    painter->drawText(words, flags, shown);
    const int x = painter->fontMetrics().horizontalAdvance(shown) + px(8);
    // The old value gives way first.
    const QFont struck = struckFont();
    const int room = words.width() - x + px(4);
    const QFontMetrics metrics(struck);
    const int least = std::min(metrics.horizontalAdvance(cell.before), metrics.horizontalAdvance(QStringLiteral("M…")));
    if (cell.before.isEmpty() || room < least)
        return;
    painter->setFont(struck);
    painter->setPen(theme.color(Token::TextMuted));
    painter->drawText(words.adjusted(x, 0, px(4), 0), flags,
                      painter->fontMetrics().elidedText(cell.before, Qt::ElideRight, room));
}

QString PlannedDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const PlannedCell cell = m_read(index);
    QString told;
    if (cell.edited)
        told = tr("%1 → %2, not applied").arg(cell.before, cell.text);
    if (cell.warned)
        return told + QLatin1Char('\n') + tr("The tenant's value was changed by someone else meanwhile.");
    if (cell.edited)
        return told;
    return wordsWidth(cell) > inner.width() ? cell.text : QString();
}

QWidget *PlannedDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    if (m_editorName.isEmpty())
        return nullptr;
    auto *box = new QSpinBox(parent);
    box->setRange(1, largestNumber);
    box->setAccessibleName(m_editorName);
    box->setFocusPolicy(Qt::StrongFocus);
    return box;
}

void PlannedDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QSpinBox *>(editor);
    // Once: a reading of the campaign that comes meanwhile does not take away what is being typed.
    if (!box || box->property("filled").toBool())
        return;
    box->setProperty("filled", true);
    box->setValue(index.data(Qt::EditRole).toInt());
    box->selectAll();
}

void PlannedDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *box = qobject_cast<QSpinBox *>(editor);
    if (!box)
        return;
    box->interpretText();
    if (box->value() != index.data(Qt::EditRole).toInt())
        model->setData(index, box->value(), Qt::EditRole);
}

void PlannedDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = innerRect(option, index);
    const int height = px(32);
    editor->setGeometry(inner.x() - px(8), inner.y() + (inner.height() - height) / 2, px(76), height);
}

InstanceDelegate::InstanceDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void InstanceDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &,
                                 const QModelIndex &index) const
{
    const InstanceCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    const int side = px(20);
    paintListLetter(painter, QRectF(inner.x(), inner.y() + (inner.height() - side) / 2.0, side, side), cell.letter);
    QRect room = inner.adjusted(side + px(8), 0, 0, 0);
    const int first = px(18);
    const int second = cell.list.isEmpty() ? 0 : px(16);
    const int top = room.y() + (room.height() - first - second) / 2;
    const int flags = static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine;

    painter->setFont(theme.font(Type::Emphasis));
    int nameRoom = room.width();
    const QFontMetrics small(theme.font(Type::SmallStrong));
    const int badgeWidth = cell.badge.isEmpty() ? 0 : small.horizontalAdvance(cell.badge) + px(12);
    if (badgeWidth > 0)
        nameRoom -= badgeWidth + px(8);
    const QString name = painter->fontMetrics().elidedText(cell.name, Qt::ElideRight, nameRoom);
    const int nameWidth = painter->fontMetrics().horizontalAdvance(name);
    if (cell.edited)
        paintChip(painter, QRect(room.x(), top, nameWidth + chipPadding() + px(4), first).adjusted(0, -1, 0, 1));
    const int x = room.x() + (cell.edited ? chipPadding() : 0);
    painter->setPen(theme.color(cell.muted ? Token::TextMuted : Token::Text));
    painter->drawText(QRect(x, top, nameRoom, first), flags, name);
    if (badgeWidth > 0) {
        const QRect badge(x + nameWidth + px(8), top + (first - px(18)) / 2, badgeWidth, px(18));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::AccentTint));
        painter->drawRoundedRect(badge, 4, 4);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setFont(theme.font(Type::SmallStrong));
        painter->setPen(theme.color(Token::AccentText));
        painter->drawText(badge, Qt::AlignCenter, cell.badge);
    }
    if (second == 0)
        return;
    painter->setFont(theme.font(Type::Small));
    painter->setPen(theme.color(Token::TextMuted));
    painter->drawText(QRect(room.x(), top + first, room.width(), second), flags,
                      painter->fontMetrics().elidedText(cell.list, Qt::ElideRight, room.width()));
}

QString InstanceDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const InstanceCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    const int room = inner.width() - px(28);
    const bool fits = QFontMetrics(theme.font(Type::Emphasis)).horizontalAdvance(cell.name) <= room &&
                      QFontMetrics(theme.font(Type::Small)).horizontalAdvance(cell.list) <= room;
    return fits ? QString() : QString(cell.name % QLatin1Char('\n') % cell.list);
}

CheckDelegate::CheckDelegate(Read read, QObject *parent) : RowDelegate(parent), m_read(std::move(read)) {}

void CheckDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const CheckCell cell = m_read(index);
    const Theme &theme = Theme::instance();
    const QFontMetrics metrics(theme.font(cell.edited ? Type::Emphasis : Type::Small));
    const int side = px(16);
    int x = inner.x();
    if (cell.edited) {
        const int width = chipPadding() + side + px(6) + metrics.horizontalAdvance(cell.word) + px(8);
        paintChip(painter, QRect(x, inner.y() + (inner.height() - px(24)) / 2, std::min(width, inner.width()), px(24)));
        x += chipPadding();
    }
    const QRectF box(x + 0.5, inner.y() + (inner.height() - side) / 2 + 0.5, side - 1, side - 1);
    paintTick(painter, box, cell.on, option.state.testFlag(QStyle::State_MouseOver) ? Token::Hover : Token::Base);
    painter->setFont(theme.font(cell.edited ? Type::Emphasis : Type::Small));
    painter->setPen(theme.color(cell.edited ? Token::Text : Token::TextMuted));
    const QRect words(x + side + px(6), inner.y(), inner.right() + 1 - x - side - px(6), inner.height());
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, cell.word);
}

bool CheckDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    const CellClick click = cellClick(event, option.rect, index, m_pressed);
    if (click.acts)
        Q_EMIT requested(index, !m_read(index).on);
    return click.isTaken || RowDelegate::editorEvent(event, model, option, index);
}

} // namespace outdial::views
