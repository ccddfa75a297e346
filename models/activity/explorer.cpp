// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtConcurrent>

#include <models/activity/explorer.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

namespace {
constexpr qsizetype mostAnswers = 30;
constexpr qsizetype mostBytes = 64'000'000;

qsizetype bytesOf(const ExplorerAnswer &answer) { return answer.sent.size() + answer.body.size() + answer.shown.size() * 2; }
} // namespace

Explorer::Explorer(api::Client &client, QObject *parent) : QObject(parent), m_client(client) {}

Explorer::~Explorer() { m_cancel.cancel(); }

bool Explorer::send(api::Method method, const QStringList &variables, const QByteArray &body)
{
    const auto isMissing = [](const QString &variable) { return variable.isEmpty(); };
    if (m_running || variables.size() != api::pathVariables(method).size() ||
        std::any_of(variables.begin(), variables.end(), isMissing))
        return false;
    m_running = std::make_unique<ExplorerAnswer>();
    m_running->number = ++m_calls;
    m_running->method = method;
    m_running->variables = variables;
    m_running->sent = body;
    m_running->started = QDateTime::currentDateTimeUtc();
    m_clock.start();
    m_cancel = {};
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.sendOnce(method, variables, body, options), this, [this](api::Result<api::RawAnswer> result) {
        ExplorerAnswer answer = *m_running;
        if (result) {
            answer.requestId = result->requestId;
            answer.started = result->started;
            answer.duration = result->duration;
            answer.status = result->status;
            answer.error = result->error;
            answer.body = std::move(result->body);
        } else {
            answer.requestId = result.error().requestId;
            answer.duration = std::chrono::microseconds(m_clock.nsecsElapsed() / 1000);
            answer.error = result.error();
        }
        take(std::move(answer));
    });
    Q_EMIT runningChanged();
    return true;
}

void Explorer::take(ExplorerAnswer answer)
{
    whenAnswered(QtConcurrent::run([answer = std::move(answer)] { return prepared(answer); }), this,
                 [this](const ExplorerAnswer &ready) {
                     m_running.reset();
                     keep(ready);
                     Q_EMIT runningChanged();
                     Q_EMIT answered(m_history.first());
                 });
}

void Explorer::keep(const ExplorerAnswer &answer)
{
    m_history.prepend(std::make_shared<const ExplorerAnswer>(answer));
    qsizetype bytes = 0;
    qsizetype kept = 0;
    for (const auto &one : std::as_const(m_history)) {
        bytes += bytesOf(*one);
        if (kept > 0 && (kept >= mostAnswers || bytes > mostBytes))
            break;
        ++kept;
    }
    m_history.resize(kept);
}

void Explorer::cancel()
{
    if (m_running)
        m_cancel.cancel();
}

} // namespace outdial::models
