// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>

#include <api/client/courier.h>

#include <algorithm>

namespace outdial::api {

bool CourierAddress::post(Action action)
{
    const std::lock_guard lock(m_mutex);
    if (!m_courier)
        return false;
    postLocked(std::move(action));
    return true;
}

void CourierAddress::postLast(Action action)
{
    const std::lock_guard lock(m_mutex);
    postLocked(std::move(action));
    m_courier = nullptr;
}

void CourierAddress::postLocked(Action action)
{
    m_waiting.push_back(std::move(action));
    if (m_waiting.size() == 1)
        QCoreApplication::postEvent(m_courier, new QEvent(QEvent::User));
}

std::vector<CourierAddress::Action> CourierAddress::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_waiting, {});
}

void Courier::customEvent(QEvent *)
{
    const std::vector<CourierAddress::Action> actions = m_post->take();
    for (const CourierAddress::Action &action : actions)
        action(*this);
}

Courier::Courier(TenantAddress address, Credentials credentials)
    : m_address(std::move(address)),
      m_credentials(std::move(credentials)),
      m_post(std::make_shared<CourierAddress>(this)),
      m_idPrefix(QString::number(QRandomGenerator::global()->bounded(0x1000, 0x10000), 16))
{
    m_redactor.hide(m_credentials.clientSecret);
}

Courier::~Courier() = default;

void Courier::start(const Client::TransportFactory &factory) { m_transport = factory(); }

void Courier::shutDown()
{
    const std::map<quint64, JobPtr> jobs = std::exchange(m_jobs, {});
    for (const auto &[id, job] : jobs) {
        job->options.cancel.remove(job->cancelId);
        const bool mayHaveLeft = methodInfo(job->method).writes && job->stage == Stage::OnWire;
        ApiError error = cancelledError(mayHaveLeft ? Committed::Unknown : Committed::None);
        error.requestId = job->requestId;
        job->fail(error);
    }
    m_transport.reset();
}

void Courier::submit(const JobPtr &job)
{
    job->id = ++m_lastId;
    job->requestId = m_idPrefix + QLatin1Char('-') + QString::number(job->id);
    if (job->options.cancel.isCancelled()) {
        ApiError error = cancelledError(Committed::None);
        error.requestId = job->requestId;
        job->fail(error);
        return;
    }
    m_jobs.emplace(job->id, job);
    // From whatever thread cancels, also when this client is gone by then. The token outlives the call, so it holds no job.
    job->cancelId = job->options.cancel.onCancel(
        [post = m_post, id = job->id] { post->post([id](Courier &courier) { courier.cancel(id); }); });
    go(job);
}

void Courier::cancel(quint64 id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const JobPtr job = found->second;
    if (job->stage == Stage::OnWire) {
        m_transport->cancel(job->ticket); // the transport answers, and knows whether anything left
        return;
    }
    finish(job, cancelledError(Committed::None));
}

void Courier::go(const JobPtr &job)
{
    const auto now = Clock::now();
    if (now < m_pausedUntil) {
        sleep(job, std::chrono::ceil<std::chrono::milliseconds>(m_pausedUntil - now));
        return;
    }
    if (job->method == Method::GetAccessToken) {
        put(job, {});
        return;
    }
    if (const auto token = m_token.usable(now)) {
        put(job, *token);
        return;
    }
    job->stage = Stage::Parked;
    if (!isFetchingToken())
        renewToken();
}

void Courier::sleep(const JobPtr &job, std::chrono::milliseconds time)
{
    job->stage = Stage::Pausing;
    const quint64 wake = ++job->wake;
    QTimer::singleShot(time, this, [this, id = job->id, wake] {
        const auto found = m_jobs.find(id);
        if (found != m_jobs.end() && found->second->stage == Stage::Pausing && found->second->wake == wake)
            go(JobPtr(found->second));
    });
}

void Courier::put(const JobPtr &job, const QByteArray &token)
{
    const bool isForm = job->method == Method::GetAccessToken;
    job->stage = Stage::OnWire;
    job->token = token;
    ++job->attempt;
    job->started = QDateTime::currentDateTimeUtc();
    job->sentAt = Clock::now();

    WireRequest request;
    request.method = job->method;
    request.verb = methodInfo(job->method).verb;
    request.url = QUrl::fromEncoded(m_address.url().toEncoded() + "/configapi/v3/" + job->target.toLatin1(), QUrl::StrictMode);
    request.contentType = isForm ? QByteArrayLiteral("application/x-www-form-urlencoded") : QByteArrayLiteral("application/json");
    if (!isForm)
        request.authorization = "Bearer " + token;
    request.body = isForm && job->body.isEmpty() ? tokenForm() : job->body;
    request.requestId = job->requestId;
    request.connectTimeout = m_timeouts.connect;
    request.answerTimeout = job->options.answerTimeout.count() > 0 ? job->options.answerTimeout : m_timeouts.answer;
    request.stallTimeout = m_timeouts.stall;
    job->bytesSent = request.body.size();
    job->ticket = m_transport->send(std::move(request),
                                    [this, id = job->id](Result<WireAnswer> result) { onAnswer(id, std::move(result)); });
}

void Courier::onAnswer(quint64 id, Result<WireAnswer> result)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const JobPtr job = found->second;
    if (!result) {
        onFailure(job, std::move(result.error()), nullptr);
        return;
    }
    if (auto error = errorOfAnswer(methodInfo(job->method), *result)) {
        onFailure(job, std::move(*error), &*result);
        return;
    }
    onSuccess(job, *result);
}

void Courier::onSuccess(const JobPtr &job, const WireAnswer &answer)
{
    const bool taken = job->takesAsItCame(answer, std::nullopt);
    std::optional<ApiError> error = taken ? std::nullopt : errorOfHtmlSuccess(answer);
    Result<AccessToken> token;
    if (!error && job->method == Method::GetAccessToken && job->body.isEmpty()) {
        token = decodeToken(answer.body);
        if (!token && !taken)
            error = token.error();
    }
    if (!error && !taken)
        error = job->take(answer.body);
    if (error) {
        error->httpStatus = answer.status;
        error->committed = Committed::Unknown; // it was a success; what it did is not known
        onFailure(job, std::move(*error), &answer);
        return;
    }
    observe(*job, &answer, std::nullopt);
    if (token && !token->value.isEmpty())
        accept(*token, job->sentAt);
    finish(job, std::nullopt);
}

void Courier::onFailure(const JobPtr &job, ApiError error, const WireAnswer *answer)
{
    const MethodInfo &method = methodInfo(job->method);
    if (!method.writes)
        error.committed = Committed::None;
    error.requestId = job->requestId;
    error = m_redactor.clean(std::move(error));
    m_pausedUntil = std::max(m_pausedUntil, Clock::now() + m_rule.pause(error));
    observe(*job, answer, error);

    const bool tokenRefused = error.httpStatus == 401 && job->method != Method::GetAccessToken && !job->sentAfter401;
    if (job->excuses(error) || (answer && !tokenRefused && job->takesAsItCame(*answer, error))) {
        finish(job, std::nullopt);
        return;
    }
    const auto delay = job->options.retry ? m_rule.next(method, error, job->attempt) : std::nullopt;
    if (!tokenRefused && !delay) {
        finish(job, error);
        return;
    }
    if (job->options.cancel.isCancelled()) {
        finish(job, cancelledError(error.committed));
        return;
    }
    if (tokenRefused) {
        // Nothing was done, also by a write: it goes once more, with the token that is fetched now, or was meanwhile.
        job->sentAfter401 = true;
        m_token.reject(job->token);
        go(job);
        return;
    }
    sleep(job, *delay);
}

void Courier::finish(const JobPtr &job, const std::optional<ApiError> &error)
{
    m_jobs.erase(job->id);
    job->options.cancel.remove(job->cancelId);
    if (!error) {
        job->succeed();
        return;
    }
    ApiError outcome = *error;
    if (outcome.requestId.isEmpty())
        outcome.requestId = job->requestId;
    if (job->method == Method::GetAccessToken)
        onTokenFailed(*job, outcome);
    job->fail(outcome);
}

namespace {

constexpr qsizetype mostSettings = 16 * 1024;

// Of these the body holds no record.
bool writesSettings(Method method)
{
    switch (method) {
    case Method::BindList:
    case Method::UpdateList:
    case Method::UnbindList:
    case Method::CreateList:
    case Method::CreateListWithNewFormat:
    case Method::DeleteManyRecords:
        return true;
    default:
        return false;
    }
}

} // namespace

void Courier::observe(const CallJob &job, const WireAnswer *answer, const std::optional<ApiError> &error)
{
    if (!m_observer)
        return;
    Exchange exchange;
    exchange.requestId = job.requestId;
    exchange.method = job.method;
    exchange.target = job.target;
    exchange.started = job.started;
    exchange.duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - job.sentAt);
    exchange.bytesSent = job.bytesSent;
    exchange.bytesReceived = answer ? answer->body.size() : 0;
    exchange.attempt = job.attempt;
    exchange.status = answer ? answer->status : 0;
    exchange.error = error;
    // The token's request and answer are secrets, whatever the user wants to see.
    if (m_contentsObserved && job.method != Method::GetAccessToken) {
        exchange.contents = ExchangeContents{m_redactor.clean(job.body), answer ? m_redactor.clean(answer->body) : QByteArray(),
                                             answer ? answer->contentType : QByteArray()};
    }
    if (writesSettings(job.method) && job.body.size() <= mostSettings)
        exchange.settings = m_redactor.clean(job.body);
    m_observer(exchange);
}

QByteArray Courier::tokenForm() const
{
    const auto encoded = [](const QString &text) { return QUrl::toPercentEncoding(text); };
    return "client_id=" + encoded(m_credentials.clientId) + "&client_secret=" + encoded(m_credentials.clientSecret) +
           "&scope=" + encoded(m_address.scope()) + "&grant_type=client_credentials";
}

bool Courier::isFetchingToken() const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const auto &one) {
        return one.second->method == Method::GetAccessToken && one.second->body.isEmpty();
    });
}

void Courier::renewToken()
{
    const auto job = std::make_shared<TypedJob<void>>([](const QByteArray &) { return Result<void>(); });
    job->method = Method::GetAccessToken;
    job->target = methodPath(Method::GetAccessToken, {});
    m_renewal = m_lastId + 1;
    submit(job);
}

void Courier::accept(const AccessToken &token, Clock::time_point requested)
{
    m_token.accept(token, requested);
    m_redactor.forget();
    m_redactor.hide(m_credentials.clientSecret);
    m_redactor.hide(QString::fromLatin1(m_token.last()));
    m_redactor.hide(QString::fromLatin1(m_token.held()));
    const QList<JobPtr> waiting = parked();
    for (const JobPtr &job : waiting) {
        // Straight onto the wire: a token that is due as soon as it comes must not be renewed for ever.
        if (Clock::now() < m_pausedUntil)
            go(job);
        else
            put(job, token.value);
    }
}

void Courier::onTokenFailed(const CallJob &job, const ApiError &error)
{
    const QList<JobPtr> waiting = parked();
    if (waiting.isEmpty() || isFetchingToken())
        return;
    if (job.id != m_renewal) {
        renewToken(); // it was a sign-in, which may have been cancelled, or was not to be retried
        return;
    }
    for (const JobPtr &one : waiting)
        finish(one, error); // the request id is that of the token's request, which the activity log shows
}

QList<Courier::JobPtr> Courier::parked() const
{
    QList<JobPtr> waiting;
    for (const auto &[id, job] : m_jobs) {
        if (job->stage == Stage::Parked)
            waiting.append(job);
    }
    return waiting;
}

} // namespace outdial::api
