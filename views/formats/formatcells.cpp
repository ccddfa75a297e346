// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>

#include <models/formats/formatdesign.h>
#include <models/formats/formatwords.h>
#include <models/formats/storedrowmodel.h>
#include <views/formats/formatcells.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/tickcells.h>

#include <algorithm>

namespace outdial::views {

using models::FormatDesign;
using models::StoredRowModel;

namespace {

constexpr int editorHeight = 26;

QRect editorRect(const QStyleOptionViewItem &option)
{
    const int height = std::min(px(editorHeight), option.rect.height() - 4);
    return {option.rect.x(), option.rect.y() + (option.rect.height() - height) / 2, option.rect.width() - px(4), height};
}

const TableView *viewOf(const QStyleOptionViewItem &option) { return qobject_cast<const TableView *>(option.widget); }

int flagsLeft() { return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine; }

} // namespace

TickDelegate::TickDelegate(int role, QObject *parent) : RowDelegate(parent), m_role(role) {}

void TickDelegate::paintCell(QPainter *painter, const QRect &, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool on = index.data(m_role).toBool();
    const Theme &theme = Theme::instance();
    const int side = px(16);
    const QRect cell = option.rect;
    const QRectF box(cell.x() + (cell.width() - side) / 2 + 0.5, cell.y() + (cell.height() - 1 - side) / 2 + 0.5, side - 1,
                     side - 1);
    painter->setRenderHint(QPainter::Antialiasing);
    const TableView *view = viewOf(option);
    if (view != nullptr && view->hasFocusInside() && view->currentIndex() == index) {
        painter->setPen(QPen(theme.color(Token::Focus), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(-px(4), -px(4), px(4), px(4)), 5, 5);
    }
    paintTick(painter, box, on, Token::Base);
}

QString TickDelegate::hiddenText(const QRect &, const QModelIndex &) const { return {}; }

bool TickDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    const CellClick click = cellClick(event, option.rect, index, m_pressed);
    if (click.acts)
        Q_EMIT requested(index);
    return click.isTaken || RowDelegate::editorEvent(event, model, option, index);
}

QWidget *FieldNameDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *edit = new QLineEdit(parent);
    edit->setProperty("tall", QStringLiteral("row"));
    edit->setAccessibleName(tr("Name of the field"));
    return edit;
}

void FieldNameDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(editorRect(option));
}

void FieldTypeDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const TableView *view = viewOf(option);
    const bool current = view != nullptr && view->currentIndex().isValid() && view->currentIndex().row() == index.row();
    QRect words = inner;
    if (current) {
        const Theme &theme = Theme::instance();
        const QRect box = editorRect(option);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(theme.color(Token::Outline));
        painter->setBrush(theme.color(Token::Base));
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const QPointF middle(box.right() - px(14), box.center().y() + 1);
        painter->setPen(QPen(theme.color(Token::TextMuted), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(
            QPolygonF{{middle + QPointF(-px(5), -px(2)), middle + QPointF(0, px(3)), middle + QPointF(px(5), -px(2))}});
        painter->setRenderHint(QPainter::Antialiasing, false);
        words = box.adjusted(px(8), 0, -px(26), 0);
        painter->setPen(theme.color(Token::Text));
    }
    painter->drawText(words, flagsLeft(), painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
}

QWidget *FieldTypeDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *combo = new QComboBox(parent);
    combo->setProperty("tall", QStringLiteral("row"));
    combo->setAccessibleName(tr("Type of the field"));
    combo->setMaxVisibleItems(20);
    for (const models::FieldKind &kind : models::fieldKinds())
        combo->addItem(models::fieldKindWords(kind));
    // A choice is made at once, without another key.
    auto *self = const_cast<FieldTypeDelegate *>(this);
    connect(combo, &QComboBox::activated, self, [self, combo] {
        Q_EMIT self->commitData(combo);
        Q_EMIT self->closeEditor(combo);
    });
    return combo;
}

void FieldTypeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *combo = qobject_cast<QComboBox *>(editor))
        combo->setCurrentIndex(index.data(FormatDesign::KindRole).toInt());
}

void FieldTypeDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *combo = qobject_cast<QComboBox *>(editor))
        model->setData(index, combo->currentIndex());
}

void FieldTypeDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(editorRect(option));
}

void StoredDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const auto state = index.data(StoredRowModel::StateRole).toInt();
    const QString text = index.data().toString();
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (state != StoredRowModel::Nothing && state != StoredRowModel::Skipped)
        painter->drawPixmap(inner.x(), inner.y() + (inner.height() - 16) / 2,
                            theme.pixmap(QStringLiteral("go-next"), Token::TextFaint, 16, ratio));
    QRect room = inner.adjusted(px(24), 0, 0, 0);
    if (state == StoredRowModel::Refused) {
        painter->drawPixmap(room.x(), room.y() + (room.height() - 16) / 2,
                            theme.pixmap(QStringLiteral("data-error"), Token::Err, 16, ratio));
        room.setLeft(room.x() + 22);
        painter->setPen(theme.color(Token::ErrText));
        painter->setFont(theme.font(Type::Small));
    } else if (state == StoredRowModel::Stored) {
        painter->setFont(theme.font(Type::Mono));
    } else {
        painter->setPen(theme.color(Token::TextMuted));
        painter->setFont(theme.font(Type::Small));
    }
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width());
    painter->drawText(room, flagsLeft(), shown);
    const QString note = index.data(StoredRowModel::NoteRole).toString();
    const int x = room.x() + painter->fontMetrics().horizontalAdvance(shown) + px(8);
    if (note.isEmpty() || x >= room.right())
        return;
    painter->setFont(theme.font(Type::Small));
    painter->setPen(theme.color(Token::TextMuted));
    const QRect rest(x, room.y(), room.right() + 1 - x, room.height());
    painter->drawText(rest, flagsLeft(), painter->fontMetrics().elidedText(note, Qt::ElideRight, rest.width()));
}

QString StoredDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const QString note = index.data(StoredRowModel::NoteRole).toString();
    const int width = QFontMetrics(Theme::instance().font(Type::Mono)).horizontalAdvance(text) + px(54) +
                      QFontMetrics(Theme::instance().font(Type::Small)).horizontalAdvance(note);
    if (width <= inner.width())
        return {};
    return note.isEmpty() ? text : QString(text % QLatin1Char('\n') % note);
}

} // namespace outdial::views
