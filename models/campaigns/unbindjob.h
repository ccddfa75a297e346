// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unbinds one list instance from a campaign (Unbind List), which drops calls: it is sent once. When the answer is lost, the
// campaign is read again: an instance that is gone says that it was unbound. That somebody else was faster is news, not a
// failure. GUI thread.
#pragma once

#include <QObject>
#include <QString>

#include <api/client/client.h>
#include <models/connect/sendonce.h>

namespace outdial::models {

class UnbindJob : public QObject {
    Q_OBJECT
public:
    // The client outlives the job. pause: ms between the looks after a lost answer, which may still be on its way to the tenant.
    explicit UnbindJob(const api::Client &client, int pause = 2'000, QObject *parent = nullptr);

    // One at a time; false while one is under way.
    bool unbind(const QString &campaignId, const QString &instanceId);
    bool isBusy() const { return m_sending.isBusy(); }

Q_SIGNALS:
    // Once for each unbind(): one of these five. The campaign should be read again after the first three.
    void unbound(const QString &instanceId);
    void alreadyGone(const QString &instanceId);          // unbound elsewhere before
    void unknown(const outdial::api::ApiError &error);    // whether it was unbound could not be found out
    void failed(const outdial::api::ApiError &error);     // certainly not unbound
    void notUnbound(const outdial::api::ApiError &error); // the answer was lost, and the instance is still there

    void looking(); // before one of these: the answer was lost, the campaign is read

private:
    void end(SendOnce::Outcome outcome, const api::ApiError &error);

    const api::Client &m_client;
    SendOnce m_sending;
    QString m_instanceId;
};

} // namespace outdial::models
