// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells of the table of jobs: progress as a meter with its percentage, or the sentence that stands in its place; and the button
// of a row, which acts when the mouse is released over it (with the keyboard the row is activated by Return).
#pragma once

#include <QPersistentModelIndex>

#include <models/jobs/jobrow.h>
#include <views/shared/rowdelegate.h>

namespace outdial::views {

StateLook lookOf(models::JobState state);
// Of a model of jobs; null: none.
const models::JobRow *jobRowOf(const QModelIndex &index);
// Of a row whose sentence has this width, in pixels; 0 when it fits into one line, or is only news that may elide.
int jobRowHeight(const models::JobRow &row, int width);

class JobProgressDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;
};

class JobActDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void pressed(const QModelIndex &index);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    static QRect buttonRect(const QRect &inner, const QString &text);
    QPersistentModelIndex m_down;
};

} // namespace outdial::views
