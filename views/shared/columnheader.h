// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The header of a table: each title stands over its cells, with the same insets and the same alignment, and the arrow of the
// sorted column beside its title. Painted here, since a style sheet keeps room for the arrow in every column.
#pragma once

#include <QHeaderView>

#include <functional>

namespace outdial::views {

class ColumnHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget *parent = nullptr);
    // Where the title of a column stands; left when it is not told.
    void setAlignmentReader(std::function<Qt::Alignment(int column)> read);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    bool event(QEvent *event) override;

private:
    bool isFirstShown(int logicalIndex) const;
    std::function<Qt::Alignment(int)> m_alignment;
    int m_hovered = -1;
};

} // namespace outdial::views
