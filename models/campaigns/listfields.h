// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of a calling list, for those who sort by them. The API has no method that tells them: they are those of the list's
// format where Outdial knows it, else the names that its first records have, read through any instance of the list. Reads Get
// List on the way, which also tells where the list is bound. GUI thread; never waits.
#pragma once

#include <QObject>
#include <QTimer>

#include <api/client/client.h>
#include <models/store/knownformats.h>

#include <chrono>
#include <optional>

namespace outdial::models {

class ListFields : public QObject {
    Q_OBJECT
public:
    enum class State {
        Empty,   // no list was asked for
        Looking, // a call is under way; fields() may be known before its end
        Done
    };
    enum class Basis {
        None,   // see why()
        Format, // names and types of a format that Outdial created or was taught
        Records // names only, proposed from records: a field without a value in all of them may be missing
    };
    // An instance through which records of the list can be read.
    struct Instance {
        QString campaignId;
        QString instanceId;
    };

    // The client outlives this. tenant: Session::tenant(). No store: formats are not known.
    ListFields(const api::Client &client, const StorePtr &store, const QString &tenant, QObject *parent = nullptr);
    ~ListFields() override;

    // Another list; what was under way for the last one is dropped. formatId may be empty: Get List tells it. through: tried
    // first for reading a record. The first call is sent after `settle`, so that running through lists does not send one each.
    void find(const QString &listId, const QString &formatId = {}, const std::optional<Instance> &through = {});
    void clear();

    State state() const { return m_state; }
    Basis basis() const { return m_basis; }
    QString listId() const { return m_listId; }
    const QList<api::Field> &fields() const { return m_fields; }
    // Get List of this list, once it was answered.
    const std::optional<api::CallingListDetail> &detail() const { return m_detail; }
    // Through which instance records can be read; none while that is not known or the list is bound to no campaign.
    std::optional<Instance> readable() const;
    // A sentence: where the fields come from, or why there are none. Null while looking.
    QString why() const;

    static constexpr std::chrono::milliseconds settle{120};

Q_SIGNALS:
    void changed();

private:
    void takeFormat(const QString &formatId);
    void readList();
    void takeList(const api::Result<api::CallingListDetail> &answer);
    void readRecords();
    void takeRecords(const api::Result<api::RecordPagePtr> &answer);
    void finish(const QString &why);
    api::CallOptions options() const;

    const api::Client &m_client;
    std::optional<KnownFormats> m_formats;
    QString m_tenant;
    QTimer m_wait;
    State m_state = State::Empty;
    Basis m_basis = Basis::None;
    QString m_listId;
    QString m_formatId;
    std::optional<Instance> m_through;
    QList<Instance> m_untried;
    QList<api::Field> m_fields;
    std::optional<api::CallingListDetail> m_detail;
    QString m_why;
    quint64 m_generation = 0;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
