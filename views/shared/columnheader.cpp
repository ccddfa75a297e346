// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHoverEvent>
#include <QPainter>

#include <views/shared/columnheader.h>
#include <views/shared/theme.h>

namespace outdial::views {

ColumnHeader::ColumnHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
}

void ColumnHeader::setAlignmentReader(std::function<Qt::Alignment(int)> read)
{
    m_alignment = std::move(read);
    viewport()->update();
}

bool ColumnHeader::isFirstShown(int logicalIndex) const
{
    for (int visual = 0; visual < count(); ++visual) {
        const int logical = this->logicalIndex(visual);
        if (!isSectionHidden(logical))
            return logical == logicalIndex;
    }
    return false;
}

bool ColumnHeader::event(QEvent *event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave) {
        const int hovered =
            event->type() == QEvent::HoverLeave ? -1 : logicalIndexAt(static_cast<QHoverEvent *>(event)->position().toPoint());
        if (hovered != m_hovered) {
            m_hovered = hovered;
            viewport()->update();
        }
    }
    return QHeaderView::event(event);
}

void ColumnHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    painter->fillRect(rect, color(sectionsClickable() && logicalIndex == m_hovered ? Token::Hover : Token::Sunken));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));

    QRect inner = rect.adjusted(px(isFirstShown(logicalIndex) ? 16 : 8), 0, -px(8), -1);
    const bool right = m_alignment && (m_alignment(logicalIndex) & Qt::AlignRight) != 0;
    painter->setFont(Theme::instance().font(Type::SmallStrong));
    painter->setPen(color(Token::TextMuted));
    const QString title = model() == nullptr ? QString() : model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const int arrow = px(10);
    const int gap = px(4);
    const QVariant mark = model() == nullptr ? QVariant() : model()->headerData(logicalIndex, Qt::Horizontal, Qt::DecorationRole);
    const int marked = mark.isNull() ? 0 : px(14) + px(6);
    const int room = inner.width() - marked - (sorted ? arrow + gap : 0);
    const QString shown = painter->fontMetrics().elidedText(title, textElideMode(), room);
    const int width = painter->fontMetrics().horizontalAdvance(shown);
    if (marked > 0) {
        const int x = right ? inner.right() + 1 - width - marked : inner.left();
        mark.value<QIcon>().paint(painter, QRect(x, inner.center().y() - px(14) / 2, px(14), px(14)));
        if (!right)
            inner.setLeft(inner.left() + marked);
    }
    if (sorted) {
        const int x = right ? inner.right() + 1 - width - gap - arrow - marked : inner.left() + width + gap;
        const QString name =
            sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("sort-up-") : QStringLiteral("sort-down-");
        const QString theme = Theme::instance().isDark() ? QStringLiteral("dark") : QStringLiteral("light");
        QIcon(QStringLiteral(":/arrows/") + name + theme + QStringLiteral(".svg"))
            .paint(painter, QRect(x, inner.center().y() - arrow / 2, arrow, arrow));
    }
    painter->drawText(inner, int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), shown);
    painter->restore();
}

} // namespace outdial::views
