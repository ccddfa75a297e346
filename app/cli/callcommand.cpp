// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QStringDecoder>

#include <api/types/lenientjson.h>
#include <app/cli/callcommand.h>
#include <app/cli/changekeeper.h>
#include <app/cli/exitcode.h>
#include <app/cli/terminal.h>
#include <models/activity/explorercatalogue.h>
#include <models/activity/explorerjson.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/connect/session.h>

#include <cstdio>
#include <unistd.h>

namespace outdial::app {

namespace {

bool writeOut(const QByteArray &bytes)
{
    return std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout) == std::size_t(bytes.size()) &&
           std::fflush(stdout) == 0;
}

} // namespace

CallCommand::CallCommand(CallArguments arguments, QObject *parent)
    : QObject(parent),
      m_arguments(std::move(arguments)),
      m_finder(m_arguments.tenant)
{
    connect(&m_finder, &TenantFinder::ready, this, &CallCommand::send);
    connect(&m_finder, &TenantFinder::failed, this, [this](int code, const QString &sentence) {
        if (m_over)
            return;
        sayOnTerminal(sentence);
        end(code);
    });
}

CallCommand::~CallCommand() = default;

void CallCommand::start()
{
    if (m_arguments.help || m_arguments.list) {
        const QString text = m_arguments.help ? callUsage() : callCatalogue(isatty(STDOUT_FILENO) != 0);
        end(writeOut(text.toUtf8() + '\n') ? AllDone : CouldNotFinish);
        return;
    }
    const api::Method method = m_arguments.call.method;
    if (api::methodInfo(method).deprecated) {
        sayOnTerminal(
            tr("“%1” is deprecated. Use %2.").arg(QLatin1String(api::methodInfo(method).path), models::successorWords(method)));
    }
    if (!maySend()) {
        end(WrongUse);
        return;
    }
    m_finder.start();
}

// What destroys is told first, with its target.
bool CallCommand::maySend()
{
    const api::Method method = m_arguments.call.method;
    if (!api::methodInfo(method).destructive || m_arguments.yes)
        return true;
    const QString target = api::methodPath(method, m_arguments.call.variables);
    const QString what = tr("“%1” (%2). %3").arg(models::methodName(method), target, models::destroyedWords(method));
    if (askOnTerminal(what + u' ' + tr("Send it?")))
        return true;
    if (isatty(STDIN_FILENO) == 0)
        sayOnTerminal(what + u' ' + tr("Nothing was sent. --yes answers the question."));
    else
        sayOnTerminal(tr("Nothing was sent."));
    return false;
}

void CallCommand::send()
{
    if (m_over)
        return;
    m_sent = true;
    api::CallOptions options;
    options.cancel = m_cancel;
    models::whenAnswered(client().send(m_arguments.call.method, m_arguments.call.variables, m_arguments.body, options), this,
                         [this](const api::Result<QByteArray> &answer) { take(answer); });
}

// What changes something is kept in the journal of changes. A store that cannot be opened keeps nobody from a call.
api::Client &CallCommand::client()
{
    m_client = m_finder.takeClient();
    const bool changes = api::methodInfo(m_arguments.call.method).writes && !m_finder.profile().sandbox;
    const auto store = changes ? models::Store::open(models::Store::defaultPath()) : tl::make_unexpected(QString());
    if (!store) {
        if (changes)
            sayOnTerminal(tr("The call is not kept in the journal of changes. %1").arg(store.error()));
        return *m_client;
    }
    m_session = std::make_unique<models::Session>(m_finder.profile(), std::move(m_client), *store);
    keepChanges(*m_session);
    return m_session->client();
}

void CallCommand::take(const api::Result<QByteArray> &answer)
{
    if (m_over)
        return;
    if (!answer) {
        refused(answer.error());
        end(CouldNotFinish);
        return;
    }
    if (answer->isEmpty()) {
        if (models::answersWithoutBody(m_arguments.call.method))
            end(AllDone);
        else
            malformed(tr("The tenant's answer is empty."));
        return;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(*answer);
    QByteArray body = *answer;
    // A tenant may write as the reference prints, with typographic quotes and comments; what is promised here is JSON.
    if (const QByteArray repaired = api::repairedJson(body);
        !decoder.hasError() && !repaired.isNull() && models::scanJson(text) && !models::scanJson(QString::fromUtf8(repaired))) {
        body = repaired;
        text = QString::fromUtf8(repaired);
    }
    if (const auto problem = models::scanJson(text); problem || decoder.hasError()) {
        if (models::answersWithoutBody(m_arguments.call.method)) {
            // It was done; what the tenant says of it is not the API's.
            end(writeOut(*answer) ? AllDone : CouldNotFinish);
            return;
        }
        malformed(tr("The tenant's answer is not JSON. %1").arg(problem ? problem->shown() : tr("It is not UTF-8.")), text);
        return;
    }
    const bool forPeople = isatty(STDOUT_FILENO) != 0;
    const bool written = writeOut(forPeople ? models::prettyJson(text).toUtf8() + '\n' : body);
    if (!written)
        sayOnTerminal(tr("The answer could not be written to stdout. The call itself was done."));
    end(written ? AllDone : CouldNotFinish);
}

// What should have been an answer and is none; text is what came instead.
void CallCommand::malformed(const QString &sentence, const QString &text)
{
    sayOnTerminal(sentence);
    sayOnTerminal(tr("Kind: %1").arg(api::errorKindName(api::ErrorKind::Malformed)));
    constexpr qsizetype most = 400;
    if (!text.isEmpty())
        sayOnTerminal(tr("It begins: %1").arg(text.simplified().left(most)));
    if (api::methodInfo(m_arguments.call.method).writes)
        sayOnTerminal(tr("The tenant says that it was done. Look before you send it again."));
    end(CouldNotFinish);
}

void CallCommand::refused(const api::ApiError &error)
{
    sayOnTerminal(models::errorSentence(error, m_arguments.call.method));
    sayOnTerminal(models::errorDetails(error));
    if (!api::methodInfo(m_arguments.call.method).writes)
        return;
    sayOnTerminal(error.committed == api::Committed::Unknown
                      ? tr("Whether it was done is not known. Look before you send it again.")
                      : tr("Nothing was changed."));
}

void CallCommand::cancel()
{
    if (m_sent) {
        m_cancel.cancel(); // the answer says what is known of it
        return;
    }
    if (m_over)
        return;
    sayOnTerminal(tr("Cancelled before anything was sent."));
    end(CouldNotFinish);
}

void CallCommand::end(int code)
{
    if (std::exchange(m_over, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace outdial::app
