// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The method explorer without its page: sends one call at a time, as it was written, and keeps what came back. GUI thread;
// answers are made ready on another.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

#include <api/client/client.h>
#include <models/activity/exploreranswer.h>

#include <memory>
#include <optional>

namespace outdial::models {

// What somebody has written for a tenant, while Outdial is open: bodies may hold people, so they are not put on the disk.
struct ExplorerDrafts {
    std::optional<api::Method> method;  // that was looked at last
    QHash<QString, QString> variables;  // by name: a campaign that was chosen for one method is there for the next
    QHash<api::Method, QString> bodies; // as text, also when it is not JSON
};

using ExplorerAnswerPtr = std::shared_ptr<const ExplorerAnswer>;

class Explorer : public QObject {
    Q_OBJECT
public:
    explicit Explorer(api::Client &client, QObject *parent = nullptr);
    // Cancels what is under way.
    ~Explorer() override;

    bool isRunning() const { return m_running != nullptr; }
    // What is under way: method, variables, sent, started, number.
    const ExplorerAnswer *running() const { return m_running.get(); }
    // False: another call is under way, or a variable is missing; nothing was sent. answered() follows a true.
    bool send(api::Method method, const QStringList &variables, const QByteArray &body);
    void cancel();

    // The newest first. The oldest go when there are more than 30 of them or they take more than 64 MB.
    const QList<ExplorerAnswerPtr> &history() const { return m_history; }

Q_SIGNALS:
    void runningChanged();
    // It is the first of history().
    void answered(const outdial::models::ExplorerAnswerPtr &answer);

private:
    void take(ExplorerAnswer answer);
    void keep(const ExplorerAnswer &answer);

    api::Client &m_client;
    std::unique_ptr<ExplorerAnswer> m_running;
    api::CancelToken m_cancel;
    QElapsedTimer m_clock;
    QList<ExplorerAnswerPtr> m_history;
    int m_calls = 0;
};

} // namespace outdial::models
