// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes with a list that a command is to delete: where it is bound (Get List), and which of those campaigns run (Get Campaign
// of each). One that cannot be read is told as one whose state is not known: its calls may drop. What it says is what the window
// says (ListDeletion). GUI thread.
#pragma once

#include <QObject>
#include <QStringList>

#include <api/client/client.h>
#include <models/lists/listdeletion.h>

namespace outdial::app {

class ListLoss : public QObject {
    Q_OBJECT
public:
    // The client outlives it. others: lists of the tenant that have the same format.
    ListLoss(const api::Client &client, const api::CallingList &list, int others, QObject *parent = nullptr);
    // done() or failed() follows.
    void read();
    const models::ListDeletion &facts() const { return m_facts; }
    // For stderr, one after the other. After done().
    QStringList lines() const;

Q_SIGNALS:
    void done();
    void failed(const outdial::api::ApiError &error); // where it is bound is not known

private:
    void take(const api::CallingListDetail &list);
    void readCampaign(const QString &id);

    const api::Client &m_client;
    models::ListDeletion m_facts;
    qsizetype m_out = 0; // campaigns that were asked for
};

} // namespace outdial::app
