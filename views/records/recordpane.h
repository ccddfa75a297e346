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

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class AttemptsTimeline;
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
    // Where attempts are read; null: nowhere.
    void setAttemptsSource(models::AttemptsReader::Source source) { m_attempts.setSource(std::move(source)); }
    void setTimeZone(models::TimeZoneShown zone);
    AttemptsTimeline *timeline() const { return m_timeline; }

Q_SIGNALS:
    void copyRequested();
    void attemptsWanted(); // with the records, from now on

private:
    struct Line {
        QLabel *name;
        QLabel *value;
    };
    void refresh();
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
    ElidedLabel *m_key;
    QGridLayout *m_entryGrid;
    QGridLayout *m_statusGrid;
    QLabel *m_attemptsNote;
    AttemptsTimeline *m_timeline;
    models::AttemptsReader m_attempts;
    models::TimeZoneShown m_zone = models::TimeZoneShown::Local;
    QList<Line> m_entry;
    QList<Line> m_status;
};

} // namespace outdial::views
