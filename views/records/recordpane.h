// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The current record beside the table: its entry, field by field, its attempts, and what the campaign has made of it. Attempts
// that did not come with the record are read by its key.
#pragma once

#include <QList>
#include <QPersistentModelIndex>
#include <QWidget>

#include <models/lists/timetext.h>
#include <models/records/attemptsreader.h>

class QGridLayout;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class AttemptsTimeline;
class Button;
class ElidedLabel;
class IconLabel;
class RecordLine;
class StateLabel;

class RecordPane : public QWidget {
    Q_OBJECT
public:
    explicit RecordPane(models::RecordsModel *model, QWidget *parent = nullptr);

    // Of the model; invalid: none.
    void setRecord(const QModelIndex &index);
    // "name<tab>value" a line, as kept.
    QString copyText() const;
    // Where attempts are read; null: nowhere.
    void setAttemptsSource(models::AttemptsReader::Source source) { m_attempts.setSource(std::move(source)); }
    void setTimeZone(models::TimeZoneShown zone);
    AttemptsTimeline *timeline() const { return m_timeline; }
    // Whether records can be edited and erased from here; the buttons at the foot.
    void setEditable(bool editable);
    Button *editButton() const { return m_edit; }
    Button *eraseButton() const { return m_erase; }
    RecordLine *line(const QString &field) const; // null: there is no such
    // Of the record that is shown: "Benning, Odalys".
    QString title() const;

Q_SIGNALS:
    void copyRequested();
    void attemptsWanted(); // with the records, from now on
    void editRequested();
    void eraseRequested();
    void undoRequested(const QString &field);

private:
    struct Line {
        QLabel *name;
        QLabel *value;
    };
    void refresh();
    // The keys, for below the title.
    QString refreshEntry(int row);
    QWidget *makeFoot(QWidget *parent);
    void refreshAttempts();
    void showAttempts(const api::RecordPage &page, int row);
    void attemptsButton();
    QList<std::pair<QString, QString>> statusFacts(int row) const;
    void setLine(QList<Line> &lines, QGridLayout *grid, int at, const QString &name, const QString &value, bool mono);
    static void hideFrom(QList<Line> &lines, int first);
    QString titleOf(int row) const;

    models::RecordsModel *m_model;
    QPersistentModelIndex m_index;
    QStackedWidget *m_stack;
    QLabel *m_title;
    IconLabel *m_stateIcon;
    QLabel *m_stateWord;
    StateLabel *m_edited;
    ElidedLabel *m_key;
    QLabel *m_entryNote;
    QVBoxLayout *m_entryLines;
    QGridLayout *m_statusGrid;
    QLabel *m_attemptsNote;
    AttemptsTimeline *m_timeline;
    models::AttemptsReader m_attempts;
    models::TimeZoneShown m_zone = models::TimeZoneShown::Local;
    QList<RecordLine *> m_entry;
    bool m_editable = false;
    QWidget *m_footPart;
    Button *m_edit;
    Button *m_erase;
    QList<Line> m_status;
};

} // namespace outdial::views
