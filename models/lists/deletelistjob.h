// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletes a calling list with all that is in it (Delete List and Orphaned Format). Sent once. When the answer is lost, the list
// is read: one that is not there any more says that it was deleted. That somebody else was faster is news, not a failure. GUI
// thread.
#pragma once

#include <QObject>
#include <QString>

#include <api/client/client.h>
#include <models/connect/sendonce.h>

namespace outdial::models {

class DeleteListJob : public QObject {
    Q_OBJECT
public:
    // The client outlives the job. pause: ms between the looks after a lost answer, which may still be on its way to the tenant.
    explicit DeleteListJob(const api::Client &client, int pause = 2'000, QObject *parent = nullptr);

    // One at a time; false while one is under way.
    bool deleteList(const QString &listId);
    bool isBusy() const { return m_sending.isBusy(); }

Q_SIGNALS:
    // Once for each deleteList(): one of these five.
    void deleted(const QString &listId);
    void alreadyGone(const QString &listId);              // deleted elsewhere before
    void unknown(const outdial::api::ApiError &error);    // whether it was deleted could not be found out
    void failed(const outdial::api::ApiError &error);     // certainly not deleted
    void notDeleted(const outdial::api::ApiError &error); // the answer was lost, and the list is still there

    void looking(); // before one of these: the answer was lost, the list is read

private:
    void end(SendOnce::Outcome outcome, const api::ApiError &error);

    const api::Client &m_client;
    SendOnce m_sending;
    QString m_listId;
};

} // namespace outdial::models
