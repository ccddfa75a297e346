// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

namespace outdial::views {

namespace {

const TableView *viewOf(const QStyleOptionViewItem &option) { return qobject_cast<const TableView *>(option.widget); }

// A failed row is one sentence over all columns: each cell paints its part of it.
void paintFailed(QPainter *painter, const TableView *view, const QModelIndex &index)
{
    const QRect row = view->rowRect(index).adjusted(px(16), 0, -px(16), 0);
    const Theme &theme = Theme::instance();
    painter->drawPixmap(row.x(), row.y() + (row.height() - 16) / 2,
                        theme.pixmap(QStringLiteral("data-warning"), Token::Warn, 16, painter->device()->devicePixelRatioF()));
    int x = row.x() + 24;
    painter->setFont(theme.font(Type::Body));
    painter->setPen(theme.color(Token::WarnText));
    const QString sentence = view->failedText();
    painter->drawText(QRect(x, row.y(), row.right() - x, row.height()), Qt::AlignVCenter | Qt::AlignLeft, sentence);
    x += painter->fontMetrics().horizontalAdvance(sentence % QLatin1Char(' '));
    painter->setFont(theme.font(Type::Emphasis));
    painter->setPen(theme.color(Token::AccentText));
    painter->drawText(QRect(x, row.y(), row.right() - x, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                      QObject::tr("Try again"));
}

} // namespace

RowDelegate::RowDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QRect RowDelegate::innerRect(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const TableView *view = viewOf(option);
    const bool first = view ? view->isFirstColumn(index) : index.column() == 0;
    const bool last = view && view->isLastColumn(index);
    return option.rect.adjusted(px(first ? 16 : 8), 0, -px(last ? 16 : 8), -1);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TableView *view = viewOf(option);
    const bool focused = view && view->hasFocusInside();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const RowState state = view ? view->rowState(index) : RowState::Normal;

    painter->save();
    painter->setClipRect(option.rect);
    Token ground = Token::Base;
    if (selected)
        ground = focused ? Token::Select : Token::SelectIdle;
    else if (view && view->hoveredRow() == index.row() && state == RowState::Normal)
        ground = Token::Hover;
    painter->fillRect(option.rect, color(ground));

    painter->setFont(Theme::instance().font(Type::Body));
    painter->setPen(color(Token::Text));
    const QRect inner = innerRect(option, index);
    switch (state) {
    case RowState::Normal:
        painter->save();
        paintCell(painter, inner, option, index);
        painter->restore();
        break;
    case RowState::Loading: {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(Token::Track));
        const int height = px(8);
        // Bars of different lengths, the same each time.
        const int share =
            50 + static_cast<int>((static_cast<unsigned>(index.row()) * 7 + static_cast<unsigned>(index.column()) * 13) % 30);
        painter->drawRoundedRect(
            QRectF(inner.x(), inner.y() + (inner.height() - height) / 2, inner.width() * share / 100, height), height / 2.0,
            height / 2.0);
        painter->setRenderHint(QPainter::Antialiasing, false);
        break;
    }
    case RowState::Failed:
        if (view)
            paintFailed(painter, view, index);
        break;
    }

    painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), color(Token::Line));
    if (focused && view->currentIndex().isValid() && view->currentIndex().row() == index.row()) {
        const QColor ring = color(Token::Focus);
        const QRect r = option.rect;
        painter->fillRect(QRect(r.x(), r.y(), r.width(), 2), ring);
        painter->fillRect(QRect(r.x(), r.bottom() - 1, r.width(), 2), ring);
        if (view->isFirstColumn(index))
            painter->fillRect(QRect(r.x(), r.y(), 2, r.height()), ring);
        if (view->isLastColumn(index))
            painter->fillRect(QRect(r.right() - 1, r.y(), 2, r.height()), ring);
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {px(60), option.rect.height() > 0 ? option.rect.height() : px(40)};
}

void RowDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment = aligned.isValid() ? Qt::Alignment(aligned.toInt()) : Qt::Alignment(Qt::AlignLeft);
    const QString text = painter->fontMetrics().elidedText(displayText(index.data(), QLocale()), Qt::ElideRight, inner.width());
    painter->drawText(inner, static_cast<int>(Qt::AlignVCenter | (alignment & Qt::AlignHorizontal_Mask)) | Qt::TextSingleLine,
                      text);
}

QString RowDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const QString text = displayText(index.data(), QLocale());
    return QFontMetrics(Theme::instance().font(Type::Body)).horizontalAdvance(text) > inner.width() ? text : QString();
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event && event->type() == QEvent::ToolTip && index.isValid() && !index.data(Qt::ToolTipRole).isValid()) {
        const auto *table = qobject_cast<const TableView *>(view);
        const bool normal = !table || table->rowState(index) == RowState::Normal;
        QStyleOptionViewItem withView = option;
        withView.widget = view;
        QToolTip::showText(event->globalPos(), normal ? hiddenText(innerRect(withView, index), index) : QString(),
                           view->viewport(), option.rect);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace outdial::views
