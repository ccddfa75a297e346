// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCursor>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <views/shared/rowdrag.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>
#include <utility>

namespace outdial::views {

void HandleDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &) const
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Token::Outline));
    const qreal dot = px(2);
    const qreal pitch = px(5);
    const QPointF start(inner.x() + px(2), inner.center().y() - pitch - dot / 2 + 1);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 2; ++column)
            painter->drawEllipse(QRectF(start.x() + column * pitch, start.y() + row * pitch, dot, dot));
    }
}

QString HandleDelegate::hiddenText(const QRect &, const QModelIndex &) const
{
    return tr("Drag to change the order, or Alt+Up and Alt+Down");
}

RowDrag::RowDrag(TableView *table, int handleColumn, KeyOf keyOf)
    : QObject(table),
      m_table(table),
      m_handle(handleColumn),
      m_keyOf(std::move(keyOf))
{
    m_scroll.setInterval(40);
    connect(&m_scroll, &QTimer::timeout, this, &RowDrag::scroll);
    table->installEventFilter(this);
    table->viewport()->installEventFilter(this);
}

bool RowDrag::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport())
        return viewportEvent(event);
    // Esc belongs to the drag while one is under way.
    if (!isActive() || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return false;
    if (static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        end(false);
    return true;
}

bool RowDrag::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: { // two quick drags are two drags
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_table->indexAt(mouse->pos());
        if (m_enabled && mouse->button() == Qt::LeftButton && index.isValid() && index.column() == m_handle) {
            m_key = m_keyOf(index);
            m_start = mouse->pos();
            m_line = -1;
            m_table->viewport()->setCursor(Qt::ClosedHandCursor);
        }
        return false; // the row becomes the current one as well
    }
    case QEvent::MouseMove: {
        const QPoint at = static_cast<QMouseEvent *>(event)->pos();
        if (!isActive()) {
            const QModelIndex index = m_table->indexAt(at);
            if (m_enabled && index.isValid() && index.column() == m_handle)
                m_table->viewport()->setCursor(Qt::OpenHandCursor);
            else
                m_table->viewport()->unsetCursor();
            return false;
        }
        if (m_line >= 0 || (at - m_start).manhattanLength() >= QApplication::startDragDistance())
            dragTo(at);
        return true;
    }
    case QEvent::MouseButtonRelease:
        if (isActive() && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
            end(true);
        return false;
    default:
        return false;
    }
}

void RowDrag::dragTo(const QPoint &position)
{
    const int rows = m_table->model() ? m_table->model()->rowCount() : 0;
    m_line = rows;
    for (int row = 0; row < rows; ++row) {
        if (position.y() < m_table->rowViewportPosition(row) + m_table->rowHeight(row) / 2) {
            m_line = row;
            break;
        }
    }
    if (!m_scroll.isActive())
        m_scroll.start();
    m_table->viewport()->update();
}

void RowDrag::end(bool drop)
{
    const QVariant key = std::exchange(m_key, {});
    const int line = std::exchange(m_line, -1);
    m_scroll.stop();
    m_table->viewport()->unsetCursor();
    m_table->viewport()->update();
    if (drop && line >= 0)
        Q_EMIT dropped(key, line);
}

void RowDrag::scroll()
{
    const QPoint at = m_table->viewport()->mapFromGlobal(QCursor::pos());
    const int edge = px(24);
    QScrollBar *bar = m_table->verticalScrollBar();
    if (at.y() < edge)
        bar->setValue(bar->value() - px(8));
    else if (at.y() > m_table->viewport()->height() - edge)
        bar->setValue(bar->value() + px(8));
}

void RowDrag::paint() const
{
    const int last = m_table->model() ? m_table->model()->rowCount() - 1 : -1;
    if (!isActive() || m_line < 0 || last < 0)
        return;
    const int y =
        m_line > last ? m_table->rowViewportPosition(last) + m_table->rowHeight(last) : m_table->rowViewportPosition(m_line);
    QPainter painter(m_table->viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, std::max(0, y - 1), m_table->horizontalHeader()->length(), 2), color(Token::Focus));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Focus));
    painter.drawEllipse(QPointF(px(4), std::max(px(4), y)), px(4), px(4));
}

} // namespace outdial::views
