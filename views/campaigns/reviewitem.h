// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One change of a review: what it concerns, before → after of each property, and the outcome once it was sent.
#pragma once

#include <QFrame>

#include <models/campaigns/campaignplan.h>
#include <views/shared/states.h>

class QLabel;

namespace outdial::views {

class ReviewItem : public QFrame {
    Q_OBJECT
public:
    explicit ReviewItem(const models::PlannedChange &change, QWidget *parent = nullptr);
    // sentence: why, and what was or was not done; may be empty. Null word: no outcome yet.
    void setOutcome(StateLook look, const QString &word, const QString &sentence);
    QString outcome() const { return m_word; }
    QString sentence() const;

private:
    QString m_title;
    QString m_word;
    StateLabel *m_state;
    QLabel *m_sentence;
};

} // namespace outdial::views
