// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of a campaign in its pane: each with its place, meter, ratio and sorting; those that are off in one line. As high as
// its rows, since the pane scrolls as a whole.
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace outdial::views {

class CampaignListDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

class CampaignListView : public QListView {
    Q_OBJECT
public:
    explicit CampaignListView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void fit();
};

} // namespace outdial::views
