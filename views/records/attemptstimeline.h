// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The attempts of one record under one another, newest first: what came of each, when, one line of facts, notes in quotation
// marks, custom fields; phone and interaction when it is opened. Or one sentence instead of them, with a button.
#pragma once

#include <QList>
#include <QWidget>

#include <models/lists/timetext.h>
#include <models/records/attemptwords.h>

class QLabel;
class QVBoxLayout;

namespace outdial::views {

class AttemptItem;
class Button;

class AttemptsTimeline : public QWidget {
    Q_OBJECT
public:
    explicit AttemptsTimeline(QWidget *parent = nullptr);
    void setAttempts(const QList<models::AttemptWords> &attempts, models::TimeZoneShown zone);
    // Empty button: none.
    void setSentence(const QString &sentence, const QString &button = {});
    Button *button() const { return m_button; }

Q_SIGNALS:
    void buttonClicked();

private:
    QVBoxLayout *m_column;
    QLabel *m_sentence;
    Button *m_button;
    QList<AttemptItem *> m_items; // kept for the next record
};

// One of them.
class AttemptItem : public QWidget {
    Q_OBJECT
public:
    explicit AttemptItem(QWidget *parent);
    void setAttempt(const models::AttemptWords &attempt, models::TimeZoneShown zone, bool last);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setOpen(bool open);
    QString m_iconName;
    QLabel *m_disposition;
    QLabel *m_time;
    QLabel *m_facts;
    QLabel *m_notes;
    QLabel *m_custom;
    QLabel *m_details;
    QWidget *m_more;
    bool m_last = false;
};

} // namespace outdial::views
