// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/lists/rowmark.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

namespace outdial::views {

namespace {
// The window asks again for each move of a drag, and tells nobody when it ends elsewhere.
constexpr int leaveAfter = 1500; // ms
} // namespace

RowMark::RowMark(TableView *table) : QWidget(table->viewport()), m_table(table)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_leave.setSingleShot(true);
    m_leave.setInterval(leaveAfter);
    connect(&m_leave, &QTimer::timeout, this, [this] { mark(-1); });
}

void RowMark::mark(int row)
{
    m_row = row;
    if (row < 0) {
        m_leave.stop();
        hide();
        return;
    }
    m_leave.start();
    setGeometry(0, m_table->rowViewportPosition(row), m_table->viewport()->width(), m_table->rowHeight(row));
    show();
    raise();
}

void RowMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor tint = color(Token::Focus);
    tint.setAlpha(28);
    painter.fillRect(rect(), tint);
    painter.setPen(QPen(color(Token::Focus), 2, Qt::DashLine));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

} // namespace outdial::views
