// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Adds one key to a Do-Not-Call list while somebody is on the line (Add Many Records with one). To add a key that is there
// changes nothing, so after a lost answer the same is simply sent again; only "added" and "was there before" cannot be told apart
// then. What came of it goes into the ledger. One at a time. GUI thread; never waits.
#pragma once

#include <QObject>
#include <QTimer>

#include <api/client/client.h>
#include <models/dnc/dncdesk.h>
#include <models/dnc/dnckeys.h>

#include <chrono>

namespace outdial::models {

struct DncAddition {
    enum class Outcome {
        Added,
        Before,  // it was in the list
        Either,  // one of these two: an answer was lost
        Refused, // by the tenant, as a key
        Failed,  // certainly not added
        Unknown, // sent, and no answer came in any try
    };
    QString listId;
    QString key; // as it was sent
    Outcome outcome = Outcome::Failed;
    QString sentence;   // why, of the last three
    bool known = false; // the ledger has it; false also when its disk refused
    bool isIn() const { return outcome == Outcome::Added || outcome == Outcome::Before || outcome == Outcome::Either; }
};

class DncFastAdd : public QObject {
    Q_OBJECT
public:
    // Client and desk outlive it. user: for the ledger. pause: before the second try, then twice as long each time.
    DncFastAdd(const api::Client &client, DncDesk &desk, QString user,
               std::chrono::milliseconds pause = std::chrono::milliseconds(700), int tries = 4, QObject *parent = nullptr);
    ~DncFastAdd() override; // one that is under way is kept as unknown

    // key: as it is sent. comment: empty, or the list's type has none: without. False while one is under way.
    bool add(const QString &listId, rules::DncType type, const QString &key, const QString &comment, const QString &reason);
    bool isBusy() const { return m_busy; }
    const QString &key() const { return m_done.key; } // of the one that is under way

Q_SIGNALS:
    void waiting(const QString &why); // and tries again
    void done(const outdial::models::DncAddition &addition);

private:
    void send();
    void answered(const api::Result<api::BulkAnswer> &answer);
    DncChange changeNow() const;
    void finish(DncAddition::Outcome outcome, const QString &sentence = {});

    const api::Client &m_client;
    DncDesk &m_desk;
    const QString m_user;
    const std::chrono::milliseconds m_firstPause;
    const int m_tries;
    QTimer m_again;
    bool m_busy = false;
    bool m_lost = false;
    int m_try = 0;
    QByteArray m_body;
    QString m_reason;
    DncAddition m_done;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
