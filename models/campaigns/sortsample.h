// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records of a list to try a sorting on: one page of Get All Records, read through one of its instances when a person asks for
// it. GUI thread; never waits.
#pragma once

#include <QObject>

#include <api/client/client.h>

namespace outdial::models {

class SortSample : public QObject {
    Q_OBJECT
public:
    enum class State {
        Unreadable, // see why()
        Offered,    // read() would read
        Reading,
        Failed, // see why(); read() tries again
        Read
    };

    // The client outlives it.
    explicit SortSample(const api::Client &client, QObject *parent = nullptr);
    ~SortSample() override;

    // What is under way and what was read is dropped. total: records of the list.
    void offer(const QString &campaignId, const QString &instanceId, qint64 total);
    // There is nothing to read: a sentence that says why.
    void refuse(const QString &why);
    void read();

    State state() const { return m_state; }
    QString why() const { return m_why; }
    qint64 total() const { return m_total; }
    // Null until it was read.
    const api::RecordPagePtr &page() const { return m_page; }

Q_SIGNALS:
    void changed();

private:
    void drop();

    const api::Client &m_client;
    State m_state = State::Unreadable;
    QString m_why;
    QString m_campaignId;
    QString m_instanceId;
    qint64 m_total = 0;
    api::RecordPagePtr m_page;
    quint64 m_generation = 0;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
