// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the attempts of one record by its key (Query a Record), for whoever looks at a record that came without them. Sent after
// a moment without another record, so that running through a table sends nothing. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <api/client/client.h>

#include <chrono>
#include <functional>

namespace outdial::models {

class AttemptsReader : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Reading, Failed, Ready };
    using Source = std::function<api::Call<api::RecordPagePtr>(const QByteArray &keys, const api::CallOptions &options)>;
    static constexpr std::chrono::milliseconds settle{200};

    explicit AttemptsReader(QObject *parent = nullptr);
    ~AttemptsReader() override;
    static Source from(api::Client &client, const QString &campaignId, const QString &instanceId);

    // Forgets what it has. Null: nothing can be asked.
    void setSource(Source source);
    bool canAsk() const { return bool(m_source); }
    // keys: the JSON object of the key; empty: of no record. attempts: how many the record is known to have. The same again
    // changes nothing; another number reads anew.
    void show(const QByteArray &keys, int attempts = -1);
    void retry();

    State state() const { return m_state; }
    const api::ApiError &error() const { return m_error; }
    // Of Ready: no record when the tenant has none with this key.
    const api::RecordPagePtr &page() const { return m_page; }

Q_SIGNALS:
    void changed();

private:
    void send();
    void abandon();

    Source m_source;
    QTimer m_wait;
    State m_state = State::Empty;
    QByteArray m_keys;
    int m_attempts = -1;
    api::RecordPagePtr m_page;
    api::ApiError m_error;
    quint64 m_generation = 0;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
