// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaigns in full (Get Campaign), one after the other, for a command that tells or compares them. GUI thread.
#pragma once

#include <QObject>
#include <QStringList>

#include <api/client/client.h>

namespace outdial::app {

class CampaignReading : public QObject {
    Q_OBJECT
public:
    // The client outlives it.
    explicit CampaignReading(const api::Client &client, QObject *parent = nullptr);
    // took() or failed() for each, in this order, then done(). Never from within this call. One reading at a time.
    void read(const QStringList &ids);

Q_SIGNALS:
    void took(const outdial::api::Campaign &campaign);
    void failed(const QString &id, const outdial::api::ApiError &error);
    void done();

private:
    void next();

    const api::Client &m_client;
    QStringList m_ids;
};

} // namespace outdial::app
