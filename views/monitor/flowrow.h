// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Widgets beside each other, in further rows when one is full: buttons whose words are longer in another language. The last one
// may stand at the right end of its row.
#pragma once

#include <QLayout>
#include <QList>

namespace outdial::views {

class FlowRow : public QLayout {
    Q_OBJECT
public:
    explicit FlowRow(int spacing, QWidget *parent = nullptr);
    ~FlowRow() override;
    void setLastAtEnd(bool atEnd) { m_lastAtEnd = atEnd; }

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int lay(const QRect &rect, bool really) const;
    QList<QLayoutItem *> m_items;
    bool m_lastAtEnd = false;
};

} // namespace outdial::views
