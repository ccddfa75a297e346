// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Binds one list to a campaign (Bind List). When the answer is lost, the campaign is read again: a new instance of that list says
// that it was bound. A second binding would make a second instance, so nothing is sent twice. GUI thread.
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

#include <api/client/client.h>
#include <models/connect/sendonce.h>

namespace outdial::models {

class BindJob : public QObject {
    Q_OBJECT
public:
    // The client outlives the job.
    // pause: ms between the looks after a lost answer, which may still be on its way to the tenant.
    explicit BindJob(const api::Client &client, int pause = 2'000, QObject *parent = nullptr);

    // known: the instances that the campaign has. One binding at a time; false while one is under way.
    bool bind(const QString &campaignId, const api::BindListRequest &request, const QSet<QString> &known);
    bool isBusy() const { return m_sending.isBusy(); }

Q_SIGNALS:
    void bound(const QString &instanceId);
    void failed(const outdial::api::ApiError &error);  // certainly not bound
    void looking();                                    // the answer was lost; the campaign is read
    void unknown(const outdial::api::ApiError &error); // whether it was bound could not be found out
    // The answer was lost, and the campaign has no new instance of the list.
    void notBound(const outdial::api::ApiError &error);

private:
    void end(SendOnce::Outcome outcome, const api::ApiError &error);

    const api::Client &m_client;
    SendOnce m_sending;
    QString m_instanceId; // the new one, once the answer or a reading told
};

} // namespace outdial::models
