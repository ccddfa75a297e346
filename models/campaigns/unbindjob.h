// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unbinds one list instance from a campaign (Unbind List), which drops calls: it is sent once. When the answer is lost, the
// campaign is read again: an instance that is gone says that it was unbound. That somebody else was faster is news, not a
// failure. GUI thread.
#pragma once

#include <QObject>
#include <QString>

#include <api/client/client.h>

namespace outdial::models {

class UnbindJob : public QObject {
    Q_OBJECT
public:
    // The client outlives the job. pause: ms between the looks after a lost answer, which may still be on its way to the tenant.
    explicit UnbindJob(const api::Client &client, int pause = 2'000, QObject *parent = nullptr);

    // One at a time; false while one is under way.
    bool unbind(const QString &campaignId, const QString &instanceId);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    // Once for each unbind(): one of these five. The campaign should be read again after the first three.
    void unbound(const QString &instanceId);
    void alreadyGone(const QString &instanceId);          // unbound elsewhere before
    void unknown(const outdial::api::ApiError &error);    // whether it was unbound could not be found out
    void failed(const outdial::api::ApiError &error);     // certainly not unbound
    void notUnbound(const outdial::api::ApiError &error); // the answer was lost, and the instance is still there

    void looking(); // before one of these: the answer was lost, the campaign is read

private:
    void look(const api::ApiError &lost);
    void looked(const api::Result<api::Campaign> &answer, const api::ApiError &lost);

    const api::Client &m_client;
    QString m_campaignId;
    QString m_instanceId;
    int m_pause;
    int m_looks = 0;
    bool m_busy = false;
};

} // namespace outdial::models
