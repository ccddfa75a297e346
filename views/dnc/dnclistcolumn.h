// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Do-Not-Call lists that are known here, as a column at the left of their page: name, what its keys mean, in how many
// campaigns it is. Says at its foot how far the campaigns were read, and that nobody can read what is in the lists.
#pragma once

#include <QWidget>

#include <models/dnc/dncbookmodel.h>

class QLabel;

namespace outdial::views {

class TableView;

class DncListColumn : public QWidget {
    Q_OBJECT
public:
    explicit DncListColumn(QWidget *parent = nullptr);
    ~DncListColumn() override;

    void setBook(models::DncBook *book); // null: none
    QString current() const;             // id; empty: none
    void setCurrent(const QString &listId);
    TableView *table() const { return m_table; }

Q_SIGNALS:
    void currentChanged();
    void menuRequested(const QPoint &globalPosition); // of the current list

private:
    void follow();

    models::DncBook *m_book = nullptr;
    models::DncBookModel *m_model = nullptr;
    QString m_current;
    bool m_moving = false;
    TableView *m_table;
    QLabel *m_foot;
};

} // namespace outdial::views
