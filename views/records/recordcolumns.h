// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which columns of a table of records are shown, in which order and how wide: by the names of the fields, since columns come from
// the data and stand elsewhere in another list. Remembered in the settings for each format of a tenant.
#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

class QHeaderView;

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class TableView;

class RecordColumns : public QObject {
    Q_OBJECT
public:
    RecordColumns(TableView *table, models::RecordsModel *model, QObject *parent = nullptr);

    // Under which the columns are kept: tenant and format. Applies what is kept there; what was arranged while the key was not
    // known is kept there instead, since it is newer.
    void setKey(const QString &key);
    QString key() const { return m_key; } // empty: not known yet, nothing is kept

    struct Column {
        int section = 0;
        QString title;
        bool shown = true;
    };
    QList<Column> columns() const; // in the order of the table
    int shown() const;
    QList<int> shownSections() const;
    void setShown(int section, bool shown);
    // By one place among all columns; false at the edge.
    bool move(int section, int by);
    // As designed: nothing is remembered.
    void reset();

Q_SIGNALS:
    void changed();

private:
    void apply();
    void measure(int first, int last);
    void design();
    void save();
    int lastShown() const;
    QHeaderView *header() const;

    TableView *m_table;
    models::RecordsModel *m_model;
    QString m_key;
    QTimer m_saveLater;
    bool m_applying = false;
    QHash<QString, bool> m_designed; // shown or not, decided once for the table that is open
    bool m_arranged = false;         // by the user, since the key was set
    bool m_known = false;            // m_order and m_hidden come from the settings or from the user
    QStringList m_order;
    QStringList m_hidden;
    QHash<QString, int> m_widths; // set by the user, at body text 13
    QHash<QString, int> m_measured;
};

} // namespace outdial::views
