// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One calling list in full (Get List): what it is, and the campaigns that it is bound to, with the instances through which its
// records can be read. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <api/client/client.h>

#include <functional>
#include <optional>

namespace outdial::models {

class ListDetails : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Loading, Failed, Ready };
    using Source = std::function<api::Call<api::CallingListDetail>(const QString &listId, const api::CallOptions &options)>;

    explicit ListDetails(Source source, QObject *parent = nullptr);
    ~ListDetails() override;
    static Source from(api::Client &client);

    // Shows another list; the same id again reads it anew and keeps what is shown until the answer is there. The call is sent
    // after a moment without another one, so that running through a table does not send one for each row.
    void show(const QString &listId);
    void refresh();

    State state() const { return m_state; }
    const QString &listId() const { return m_listId; }
    // The last answer for listId(), also while it is read anew or after that failed.
    const std::optional<api::CallingListDetail> &detail() const { return m_detail; }
    const api::ApiError &error() const { return m_error; }

    static constexpr std::chrono::milliseconds settle{120};

Q_SIGNALS:
    void changed();

private:
    void send();
    void abandon();

    Source m_source;
    QTimer m_wait;
    State m_state = State::Empty;
    QString m_listId;
    std::optional<api::CallingListDetail> m_detail;
    api::ApiError m_error;
    quint64 m_generation = 0;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
