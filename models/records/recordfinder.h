// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds text in the rows that a table of records shows, in small portions between the events of the window: a million rows take a
// while. It goes round once, from the place where it begins. Upper and lower case are alike. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace outdial::models {

class RecordsModel;

class RecordFinder : public QObject {
    Q_OBJECT
public:
    explicit RecordFinder(const RecordsModel *model, QObject *parent = nullptr);

    // From the place after (before) row and column on; columns in the order of sections. A newer search drops the one before.
    void find(const QString &text, const QList<int> &sections, int row, int section, bool backwards);
    void stop();
    bool isRunning() const { return m_timer.isActive(); }

Q_SIGNALS:
    void found(int row, int section, bool wrapped);
    void notFound();

private:
    void look();
    bool matches(int row, int section) const;

    static constexpr int cellsAtOnce = 20'000;

    const RecordsModel *m_model;
    QTimer m_timer;
    QString m_text;
    QList<int> m_sections;
    bool m_backwards = false;
    qint64 m_at = 0;   // cells counted row by row
    qint64 m_left = 0; // cells not looked at
    bool m_wrapped = false;
};

} // namespace outdial::models
