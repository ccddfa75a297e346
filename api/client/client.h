// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One typed call per API method, grouped and named as the API's paths name them. A client belongs to one tenant and one user; it
// runs its transport, token and decoding on a thread of its own, and may be called from any thread. Each call gives a future that
// finishes exactly once, with the answer, an error, or ErrorKind::Cancelled; to come back to the GUI thread, see
// models/connect/answered.h.
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QUrl>

#include <api/client/canceltoken.h>
#include <api/client/method.h>
#include <api/client/transport.h>
#include <api/types/bulkanswer.h>
#include <api/types/callinglist.h>
#include <api/types/campaign.h>
#include <api/types/codecs.h>
#include <api/types/donotcall.h>
#include <api/types/format.h>
#include <api/types/job.h>
#include <api/types/recordpage.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace outdial::api {

template <typename T>
using Call = QFuture<Result<T>>;

// Where the tenant is. https only, plain http for a loopback address.
class TenantAddress {
public:
    // "alderbrook.example.com", "https://alderbrook.example.com/", "http://127.0.0.1:8443": anything that a person would paste.
    // The error is an English sentence that says what to write instead.
    static tl::expected<TenantAddress, QString> parse(const QString &text);
    const QUrl &url() const { return m_url; } // scheme, host, port; no path
    QString scope() const;                    // the Host header: host, with the port when it is not the default
    QString shown() const;                    // for people: host, with the port when it is not the default
    bool isLoopback() const;

private:
    explicit TenantAddress(QUrl url) : m_url(std::move(url)) {}
    QUrl m_url;
};

struct Credentials {
    QString clientId;
    QString clientSecret; // never logged, never in a URL or an error text
};

// The bodies of an exchange, which hold records of people. Never those of the token's request.
struct ExchangeContents {
    QByteArray sent;
    QByteArray received;
    QByteArray receivedType; // Content-Type
};

// One exchange with the tenant, for the activity log, the latency and the requests a minute. Carries no secrets, and no bodies
// unless the client was told to (setContentsObserved).
struct Exchange {
    QString requestId;
    Method method = Method::GetCampaigns;
    QString target;    // path below /configapi/v3/
    QDateTime started; // UTC
    std::chrono::microseconds duration{0};
    qint64 bytesSent = 0;
    qint64 bytesReceived = 0;
    int attempt = 1; // of one call
    int status = 0;  // 0: no answer
    std::optional<ApiError> error;
    std::optional<ExchangeContents> contents;
    // What a write of settings asked for, as it was sent: binding, updating, creating, criteria of a deletion. For the journal of
    // changes, always there. Empty for all that carries records of people, and beyond 16 kB.
    QByteArray settings;
};

// What came back for one request, as it came, for people who want to see it: any status is an answer.
struct RawAnswer {
    QString requestId;
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    qint64 bytesSent = 0;
    QDateTime started; // UTC
    std::chrono::microseconds duration{0};
    std::optional<ApiError> error; // what the status means; none for a 2xx
};

struct CallOptions {
    CancelToken cancel;
    std::chrono::milliseconds answerTimeout{0}; // 0: the default
    bool retry = true;                          // false: one attempt, also for reads
};

struct RetryPolicy {
    int attempts = 4;
    std::chrono::milliseconds first{250}; // doubled each time, with jitter of +-50%
    std::chrono::milliseconds most{8'000};
};

struct RecordWindow {
    QString instanceId;
    QDateTime startTime; // UTC; invalid: not sent
    QDateTime endTime;   // UTC; invalid: not sent
    bool extractAttempts = false;
    int limit = 1000; // 1...1000
    QString cursor;   // null on the first request
};

class Client;

// The folder "Campaigns".
class CampaignCalls {
public:
    Call<QList<CampaignSummary>> getAll(CallOptions options = {}) const;
    Call<Campaign> getCampaign(const QString &campaignId, CallOptions options = {}) const;
    Call<CampaignStatus> getStatus(const QString &campaignId, CallOptions options = {}) const;
    Call<CampaignState> start(const QString &campaignId, CallOptions options = {}) const;
    Call<CampaignState> stop(const QString &campaignId, CallOptions options = {}) const;
    Call<BoundInstance> bindList(const QString &campaignId, const BindListRequest &request, CallOptions options = {}) const;
    // The number of records of the instance's list.
    Call<qint64> updateList(const QString &campaignId, const UpdateListRequest &request, CallOptions options = {}) const;
    Call<void> unbindList(const QString &campaignId, const QString &instanceId, CallOptions options = {}) const;
    Call<RecordPagePtr> getAllRecords(const QString &campaignId, const RecordWindow &window, CallOptions options = {}) const;
    Call<RecordPagePtr> getCompletedRecords(const QString &campaignId, const RecordWindow &window,
                                            CallOptions options = {}) const;
    // keys: a JSON object with every key field. An empty page when no record has the key (the API's 404 for the record).
    Call<RecordPagePtr> queryRecord(const QString &campaignId, const QString &instanceId, const QByteArray &keys,
                                    bool extractAttempts, CallOptions options = {}) const;
    Call<RecordPagePtr> getUpdatedRecords(const QString &campaignId, const RecordWindow &window, CallOptions options = {}) const;

private:
    friend class Client;
    explicit CampaignCalls(Client &client) : m_client(client) {}
    Client &m_client;
};

// The folder "Lists".
class CallingListCalls {
public:
    // limit 1...100
    Call<CallingListPage> getAll(int limit, const QString &cursor, CallOptions options = {}) const;
    Call<CallingListDetail> getList(const QString &listId, CallOptions options = {}) const;
    Call<CreatedList> createListWithNewFormat(const Format &format, const QString &listName, CallOptions options = {}) const;
    Call<void> deleteList(const QString &listId, CallOptions options = {}) const;
    // The id of the new list.
    Call<QString> createList(const QString &name, const QString &formatId, CallOptions options = {}) const;
    // rows: a JSON array of record objects, encoded by the caller; sent as it is over the bulk connection.
    Call<BulkAnswer> addAll(const QString &listId, const QByteArray &rows, CallOptions options = {}) const;
    // record: a JSON object. A key that exists already is a Conflict.
    Call<void> add(const QString &listId, const QByteArray &record, CallOptions options = {}) const;
    // rows: a JSON array of objects with every key field and what changes; null or " " resets an optional field.
    Call<BulkAnswer> updateAll(const QString &listId, const QByteArray &rows, CallOptions options = {}) const;
    Call<void> update(const QString &listId, const QByteArray &record, CallOptions options = {}) const;
    // reason: for the tenant's audit log; the API demands one.
    Call<void> erase(const QString &listId, const QByteArray &keys, const QString &reason, CallOptions options = {}) const;
    // "delete". Criteria without any are refused here (BadRequest): nothing is sent.
    Call<StartedJob> deleteMany(const QString &listId, const DeleteCriteria &criteria, CallOptions options = {}) const;
    Call<StartedJob> deleteAll(const QString &listId, CallOptions options = {}) const;

    // Get All Records DEPRECATED: records from an index on; "index" is among statusExtraName(). maxSize 1...1000.
    Call<RecordPagePtr> getAll(const QString &listId, const QString &campaignId, qint64 fromIndex, int maxSize,
                               CallOptions options = {}) const;
    // Get Updated Records DEPRECATED: with any activity since fromTime (UTC). maxSize 1...1000.
    Call<RecordPagePtr> getChanged(const QString &listId, const QString &campaignId, const QDateTime &fromTime, int maxSize,
                                   CallOptions options = {}) const;
    // Query a Record DEPRECATED: the only look-up that works without an instance. campaignId may be any text. keys: a JSON object
    // with every key field. An empty page when no record has the key (the API's 404 for the record); NotFound when the list is
    // unknown cannot be told apart and is also given as an empty page only if the description does not name the list.
    Call<RecordPagePtr> get(const QString &listId, const QString &campaignId, const QByteArray &keys,
                            CallOptions options = {}) const;

private:
    friend class Client;
    explicit CallingListCalls(Client &client) : m_client(client) {}
    Client &m_client;
};

// "Get Job Status", printed in the folder "Lists" with a path of its own.
class JobCalls {
public:
    Call<JobStatus> getStatus(const QString &jobId, CallOptions options = {}) const;

private:
    friend class Client;
    explicit JobCalls(Client &client) : m_client(client) {}
    Client &m_client;
};

// The folder "DNC Lists". A list of type GEOGRAPHIC_STATE is refused by the API (Privilege).
class DoNotCallListCalls {
public:
    // The number of records deleted.
    Call<qint64> deleteAll(const QString &dncListId, CallOptions options = {}) const;
    // "delete": keys as encodeDncKeys() writes them.
    Call<BulkAnswer> deleteMany(const QString &dncListId, const QByteArray &keys, CallOptions options = {}) const;
    // rows: as encodeDncRecords() writes them.
    Call<BulkAnswer> addAll(const QString &dncListId, const QByteArray &rows, CallOptions options = {}) const;
    // Add Records DEPRECATED and Replace Records DEPRECATED. rows: as encodeDncRows() writes them. The number of records added.
    Call<qint64> add(const QString &dncListId, const QByteArray &rows, CallOptions options = {}) const;
    Call<qint64> replaceAll(const QString &dncListId, const QByteArray &rows, CallOptions options = {}) const;

private:
    friend class Client;
    explicit DoNotCallListCalls(Client &client) : m_client(client) {}
    Client &m_client;
};

class Client {
public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>; // called on the client's thread
    // Called on the client's thread after each attempt.
    using Observer = std::function<void(const Exchange &)>;

    Client(TenantAddress address, Credentials credentials, TransportFactory transport = {});
    // Cancels what is under way; every future is finished when it returns. Not on the client's own thread.
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    const TenantAddress &address() const;
    QString userName() const;

    // Fetches a token now (whatever is held): what the connect dialog does. Later calls fetch, renew before it expires and after
    // a 401 by themselves.
    Call<void> signIn(CallOptions options = {});

    void setObserver(Observer observer);
    // Whether exchanges carry their bodies from now on; not at first.
    void setContentsObserved(bool observed);
    void setRetryPolicy(RetryPolicy policy);
    void setDefaultTimeouts(std::chrono::milliseconds connect, std::chrono::milliseconds answer, std::chrono::milliseconds stall);

    const CampaignCalls campaign;
    const CallingListCalls callingList;
    const JobCalls job;
    const DoNotCallListCalls doNotCallList;

    // Any method by its entry in the catalogue: what the typed calls and the command line go through. The answer is the body of a
    // 2xx.
    Call<QByteArray> send(Method method, const QStringList &variables, const QByteArray &body, CallOptions options = {});
    // The same for the method explorer: one attempt (a second one only after a 401, with a new token), and every answer of the
    // server is a value. An error means that there was none. With an empty body the token method sends the client's own
    // credentials, and its answer holds a token.
    Call<RawAnswer> sendOnce(Method method, const QStringList &variables, const QByteArray &body, CallOptions options = {});

private:
    friend class CampaignCalls;
    friend class CallingListCalls;
    friend class JobCalls;
    friend class DoNotCallListCalls;
    class Wire;
    std::unique_ptr<Wire> m_wire;
};

} // namespace outdial::api
