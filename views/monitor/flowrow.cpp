// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QWidget>

#include <views/monitor/flowrow.h>

#include <algorithm>

namespace outdial::views {

FlowRow::FlowRow(int spacing, QWidget *parent) : QLayout(parent)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

FlowRow::~FlowRow() { qDeleteAll(m_items); }

void FlowRow::addItem(QLayoutItem *item) { m_items.append(item); }

QLayoutItem *FlowRow::itemAt(int index) const { return m_items.value(index); }

QLayoutItem *FlowRow::takeAt(int index) { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }

int FlowRow::heightForWidth(int width) const
{
    const QMargins air = contentsMargins();
    return lay({0, 0, width - air.left() - air.right(), 0}, false) + air.top() + air.bottom();
}

QSize FlowRow::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo({0, item->sizeHint().height()});
    }
    return size.grownBy(contentsMargins());
}

QSize FlowRow::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = {size.width() + (size.width() > 0 ? spacing() : 0) + hint.width(), std::max(size.height(), hint.height())};
    }
    return size.grownBy(contentsMargins());
}

void FlowRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    lay(rect.marginsRemoved(contentsMargins()), true);
}

int FlowRow::lay(const QRect &rect, bool really) const
{
    int x = rect.left();
    int y = rect.top();
    int high = 0;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        QLayoutItem *item = m_items[i];
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        const int width = std::min(hint.width(), rect.width());
        if (x > rect.left() && x + width > rect.right() + 1) {
            x = rect.left();
            y += high + spacing();
            high = 0;
        }
        if (really) {
            const bool atEnd = m_lastAtEnd && i + 1 == m_items.size();
            item->setGeometry({atEnd ? rect.right() + 1 - width : x, y, width, hint.height()});
        }
        x += width + spacing();
        high = std::max(high, hint.height());
    }
    return y + high - rect.top();
}

} // namespace outdial::views
