// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The current record beside the table: its entry, field by field, and what the campaign has made of it.
#pragma once

#include <QList>
#include <QPersistentModelIndex>
#include <QWidget>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class ElidedLabel;
class IconLabel;

class RecordPane : public QWidget {
    Q_OBJECT
public:
    explicit RecordPane(models::RecordsModel *model, QWidget *parent = nullptr);

    // Of the model; invalid: none.
    void setRecord(const QModelIndex &index);
    // "name<tab>value" a line, as kept.
    QString copyText() const;

Q_SIGNALS:
    void copyRequested();

private:
    struct Line {
        QLabel *name;
        QLabel *value;
    };
    void refresh();
    void setLine(QList<Line> &lines, QGridLayout *grid, int at, const QString &name, const QString &value, bool mono);
    static void hideFrom(QList<Line> &lines, int first);
    QString titleOf(int row) const;

    models::RecordsModel *m_model;
    QPersistentModelIndex m_index;
    QStackedWidget *m_stack;
    QLabel *m_title;
    IconLabel *m_stateIcon;
    QLabel *m_stateWord;
    ElidedLabel *m_key;
    QGridLayout *m_entryGrid;
    QGridLayout *m_statusGrid;
    QList<Line> m_entry;
    QList<Line> m_status;
};

} // namespace outdial::views
