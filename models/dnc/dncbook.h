// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Do-Not-Call lists of a tenant that are known here: those in the ledger, and those that campaigns name. The API has no
// method that lists them, so each Get Campaign that anybody reads may be shown to the book, and it can read all campaigns once by
// itself. GUI thread; never waits.
#pragma once

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <api/client/client.h>
#include <models/dnc/dncdesk.h>
#include <models/dnc/dnckeys.h>

#include <chrono>
#include <optional>

namespace outdial::models {

class DncBook : public QObject {
    Q_OBJECT
public:
    enum class Reading {
        NotYet, // the campaigns were not asked for
        Underway,
        Done,
        Failed // Get Campaigns was: see error()
    };

    // Client and desk outlive it. pause: between two reads of Get Campaign, since other parts of the window read too. What the
    // ledger knows is there a moment later.
    DncBook(const api::Client &client, DncDesk &desk, std::chrono::milliseconds pause = std::chrono::milliseconds(250),
            QObject *parent = nullptr);
    ~DncBook() override;

    bool isLoaded() const { return m_loaded; }                  // what the ledger knows is there
    const QList<DncListSeen> &lists() const { return m_lists; } // by name
    const DncListSeen *find(const QString &listId) const;
    // Names of the campaigns that name it, as far as they were read.
    QStringList campaignsOf(const QString &listId) const;

    // As Get Campaign gives them; replaces what this campaign named before.
    void see(const QString &campaignId, const QString &campaignName, const QList<api::DncListRef> &lists);
    void addById(const DncListSeen &list);
    // Only one that no campaign names: it would come back at once.
    bool forget(const QString &listId);

    // Reads the campaigns that the tenant lists and nobody has shown yet; once it was done, does nothing.
    void readCampaigns();
    void refresh(); // reads all of them; what is under way goes on
    void setOnline(bool online);
    Reading reading() const { return m_reading; }
    int campaignsToRead() const { return m_total; }
    int campaignsRead() const { return m_read; }
    // Campaigns that did not answer: lists that only they name are not known.
    int campaignsFailed() const { return m_failed; }
    const std::optional<api::ApiError> &error() const { return m_error; }
    QDateTime asOf() const { return m_asOf; } // UTC, of the last complete reading

Q_SIGNALS:
    void changed(); // lists, their campaigns, or the state of reading

private:
    void take(const QList<DncListSeen> &lists);
    void put(const DncListSeen &list);
    void read(bool all);
    void readNext();
    api::CallOptions options() const;

    const api::Client &m_client;
    DncDesk &m_desk;
    QList<DncListSeen> m_lists;
    QHash<QString, QMap<QString, QString>> m_campaigns; // of a list: id -> name
    QSet<QString> m_seen;                               // campaigns
    bool m_loaded = false;
    bool m_online = true;
    Reading m_reading = Reading::NotYet;
    QList<api::CampaignSummary> m_queue;
    int m_total = 0;
    int m_read = 0;
    int m_failed = 0;
    std::optional<api::ApiError> m_error;
    QDateTime m_asOf;
    QTimer m_next;
    api::CancelToken m_cancel;
};

// As the keys of a list are to be judged and written.
DncKind dncKindOf(const DncListSeen &list, DncWriting writing = DncWriting::AsRecords, const QString &countryCode = {});
// False: the API refuses every change (GEOGRAPHIC_STATE), or nobody knows the type.
bool dncIsModifiable(const DncListSeen &list);

} // namespace outdial::models
