// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Ids to choose from where a method of the explorer wants one: read from the tenant when somebody opens the choice, and kept
// while the session lasts. GUI thread.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include <api/client/client.h>
#include <models/activity/explorerparameters.h>

namespace outdial::models {

struct KnownId {
    QString id;
    QString name; // empty: it has none
};

class ExplorerIds : public QObject {
    Q_OBJECT
public:
    explicit ExplorerIds(api::Client &client, QObject *parent = nullptr);
    ~ExplorerIds() override;

    // campaign: whose instances; for the other kinds it does not matter.
    QList<KnownId> known(IdKind kind, const QString &campaign = {}) const;
    bool isReading(IdKind kind, const QString &campaign = {}) const;
    // Why nothing could be read, or null.
    QString problem(IdKind kind, const QString &campaign = {}) const;
    // Whether the tenant can be asked for ids of this kind now: instances need a campaign, jobs are told by their methods only.
    bool canRead(IdKind kind, const QString &campaign = {}) const;
    // Reads them unless they are there or under way. changed() follows.
    void want(IdKind kind, const QString &campaign = {});
    // A job that was started.
    void addJob(const KnownId &job);
    // What was read is read again when it is wanted next.
    void forget();

Q_SIGNALS:
    void changed(outdial::models::IdKind kind);

private:
    struct Source {
        QList<KnownId> ids;
        bool read = false;
        bool reading = false;
        QString problem;
    };
    static QString key(IdKind kind, const QString &campaign);
    Source &source(IdKind kind, const QString &campaign = {});
    const Source *find(IdKind kind, const QString &campaign) const;
    void readCampaigns();
    void readLists(const QString &cursor, QSet<QString> seen);
    void readInstances(const QString &campaign);
    void readDncLists(QList<KnownId> campaigns);
    void done(IdKind kind, const QString &campaign, const QString &problem = {});
    api::CallOptions options() const;

    api::Client &m_client;
    api::CancelToken m_cancel;
    QHash<QString, Source> m_sources;
    bool m_dncWaits = false; // for the campaigns
};

} // namespace outdial::models
