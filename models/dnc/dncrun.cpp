// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <models/connect/errorwords.h>
#include <models/dnc/dncrun.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/importsource.h>
#include <models/transfer/keyset.h>
#include <models/transfer/passingerrors.h>
#include <models/transfer/rowfile.h>

#include <algorithm>
#include <map>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncRun)
};

// The key of an object of a bulk answer, {"key": "...", ...}.
QString keyOf(const QByteArray &object)
{
    const auto value = QJsonDocument::fromJson(object).object().value(QLatin1String("key"));
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString().trimmed();
}

bool saysItWasThere(DncAction action, const QString &cause)
{
    if (action == DncAction::Add)
        return cause == QLatin1String("duplicateKey");
    // The reference documents one name and prints the other; every key that we send is a key.
    return cause == QLatin1String("keyNotFound") || cause == QLatin1String("missingKey");
}

QString causeText(const QString &cause)
{
    if (cause == QLatin1String("formatError"))
        return Text::tr("The tenant refused its form (formatError).");
    if (cause == QLatin1String("missingKey"))
        return Text::tr("The tenant found no key in it (missingKey).");
    if (cause == QLatin1String("limitExceeded"))
        return Text::tr("The list takes no more keys (limitExceeded).");
    return Text::tr("The tenant refused it (%1).").arg(cause);
}

} // namespace

// Keys that go out together, with the rows they came from.
class DncRun::Batch {
public:
    struct Row {
        std::int64_t line = 0;
        std::string cells; // as a CSV row, for the file of rejects
    };
    QList<api::DncRecord> records;
    std::vector<Row> rows;

    void clear()
    {
        records.clear();
        rows.clear();
    }
    QByteArray body(DncAction action) const
    {
        if (action == DncAction::Add)
            return api::encodeDncRecords(records);
        QStringList keys;
        for (const api::DncRecord &record : records)
            keys.append(record.key);
        return api::encodeDncKeys(keys);
    }
    Batch half(bool second) const
    {
        const qsizetype middle = records.size() / 2;
        Batch part;
        part.records = second ? records.mid(middle) : records.first(middle);
        const auto begin = rows.begin() + (second ? middle : 0);
        part.rows.assign(begin, begin + part.records.size());
        return part;
    }
};

DncRun::DncRun(StorePtr store, const QString &tenant, DncOrder order, DncOptions options, api::Client &client)
    : m_ledger(std::move(store), tenant),
      m_order(std::move(order)),
      m_options(options),
      m_client(client)
{
    m_change.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_change.listId = m_order.listId;
    m_change.action = m_order.action;
    m_change.user = m_order.user;
    m_change.reason = m_order.reason;
    m_change.source = m_order.source.isEmpty() ? QString() : sourceName(m_order.source);
}

DncRun::~DncRun() = default;

void DncRun::run()
{
    m_change.made = QDateTime::currentDateTimeUtc();
    const bool all = readAll();
    if (m_rejects && !m_rejects->close() && all)
        stop(m_rejects->problem());
    {
        const std::scoped_lock lock(m_mutex);
        if (m_progress.state != DncState::Stopped)
            m_progress.state = all ? DncState::Done : DncState::Cancelled;
        if (m_rejects && m_rejects->rows() > 0)
            m_progress.rejectsFile = m_rejects->path();
        if (all)
            m_progress.share = 1;
        DncReceipt &receipt = m_progress.receipt;
        receipt.unsent = receipt.read - (receipt.done + receipt.before + receipt.either + receipt.repeats + receipt.doubtful +
                                         receipt.refused + receipt.unknown);
    }
    writeLedger(true);
}

bool DncRun::readAll()
{
    std::unique_ptr<QIODevice> device;
    if (m_order.source.isEmpty()) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(m_order.text);
        buffer->open(QIODevice::ReadOnly);
        device = std::move(buffer);
    } else {
        Source source = openSource(m_order.source);
        if (!source.device)
            return stop(source.problem);
        device = std::move(source.device);
    }
    const double size = double(std::max<qint64>(device->size(), 1));
    CsvReader reader(std::move(device), m_order.dialect);
    KeySet seen;
    Batch batch;
    std::string cells;
    DncReceipt &receipt = m_progress.receipt;
    for (;;) {
        const auto status = reader.next();
        if (status == CsvReader::Status::Error)
            return stop(reader.error());
        if (status == CsvReader::Status::End)
            break;
        if (!m_rejects && !m_order.rejectsFile.isEmpty()) {
            QStringList columns;
            for (const std::string &name : reader.header())
                columns.append(QString::fromStdString(name));
            m_rejects = std::make_unique<RowFile>(m_order.rejectsFile, columns, m_order.dialect.delimiter, true,
                                                  RowFile::Existing::KeepBoth);
        }
        const auto fields = reader.fields();
        const auto cell = [&](int column) {
            return column >= 0 && std::size_t(column) < fields.size() ? fields[std::size_t(column)] : std::string_view();
        };
        cells.clear();
        if (m_rejects)
            appendCsvRow(cells, fields, m_order.dialect.delimiter);
        DncKey key = dncKey(cell(m_order.keyColumn), m_order.kind);
        if (reader.badEncoding() && key.text.find("\xEF\xBF\xBD") != std::string::npos)
            key.doubt = DncDoubt::NotText;
        const bool never = key.doubt == DncDoubt::Empty || key.doubt == DncDoubt::NotText;
        {
            const std::scoped_lock lock(m_mutex);
            ++receipt.read;
            m_progress.share = std::min(1.0, double(reader.byteOffset()) / size);
        }
        if (key.doubt != DncDoubt::None && (never || !m_order.doubtfulToo)) {
            {
                const std::scoped_lock lock(m_mutex);
                ++receipt.doubtful;
            }
            if (!reject(cells, reader.line(), dncDoubtText(key.doubt)))
                return false;
            continue;
        }
        if (seen.insert(key.text, reader.rowCount())) {
            const std::scoped_lock lock(m_mutex);
            ++receipt.repeats;
            continue;
        }
        if (seen.failed())
            return stop(Text::tr("The temporary file in which keys are compared cannot be used. Make room on the disk."));
        api::DncRecord record{QString::fromStdString(key.text), {}};
        if (m_order.action == DncAction::Add && rules::hasComments(m_order.kind.type)) {
            const QString comment = m_order.commentColumn >= 0 ? QString::fromUtf8(cell(m_order.commentColumn).data(),
                                                                                   qsizetype(cell(m_order.commentColumn).size()))
                                                               : m_order.comment;
            if (!comment.trimmed().isEmpty())
                record.comment = comment.trimmed();
        }
        batch.records.append(record);
        batch.rows.push_back({reader.line(), cells});
        if (batch.records.size() >= m_options.batchKeys) {
            if (!send(batch))
                return false;
            batch.clear();
        }
    }
    return batch.records.isEmpty() || send(batch);
}

// True when every key of it is accounted for by an answer. lost: one was already, by which some of it may have been done.
bool DncRun::send(Batch &batch, bool lost)
{
    const auto count = qint64(batch.records.size());
    // What is in no other count is unsent: run() says so at the end.
    const auto giveUp = [&] {
        const std::scoped_lock lock(m_mutex);
        m_progress.receipt.unknown += lost ? count : 0;
        return false;
    };
    auto pause = m_options.firstWait;
    const auto since = std::chrono::steady_clock::now();
    for (;;) {
        if (isCancelled())
            return giveUp();
        const QByteArray body = batch.body(m_order.action);
        api::CallOptions options;
        options.retry = false;
        options.cancel = m_call;
        const auto answer = (m_order.action == DncAction::Add ? m_client.doNotCallList.addAll(m_order.listId, body, options)
                                                              : m_client.doNotCallList.deleteMany(m_order.listId, body, options))
                                .result();
        if (answer) {
            settle(batch, *answer, lost);
            return m_progress.state != DncState::Stopped;
        }
        const api::ApiError &error = answer.error();
        lost = lost || error.committed != api::Committed::None;
        if (error.kind == api::ErrorKind::Cancelled)
            return giveUp();
        if (error.kind == api::ErrorKind::TooLarge && batch.records.size() > 1) {
            Batch first = batch.half(false);
            Batch second = batch.half(true);
            return send(first, lost) && send(second, lost);
        }
        const bool over = m_options.giveUpAfter.count() > 0 && std::chrono::steady_clock::now() - since > m_options.giveUpAfter;
        const auto method = m_order.action == DncAction::Add ? api::Method::DncAddManyRecords : api::Method::DncDeleteManyRecords;
        if (!passes(error) || over) {
            giveUp();
            return stop(errorSentence(error, method));
        }
        if (!wait(std::max(pause, std::chrono::milliseconds(error.retryAfter)), errorSentence(error, method)))
            return giveUp();
        pause = std::min(pause * 2, m_options.mostWait);
    }
}

// The tenant names refused keys without row numbers; keys are unique in a batch. What it neither did nor named was there before:
// the reference says both that duplicates are ignored and that they are named.
void DncRun::settle(const Batch &batch, const api::BulkAnswer &answer, bool again)
{
    std::map<QString, QString> refused; // key -> cause
    qint64 unmatched = 0;
    std::map<QString, qsizetype> places;
    for (qsizetype i = 0; i < batch.records.size(); ++i)
        places.emplace(batch.records[i].key, i);
    for (const api::BulkRejects &rejects : answer.rejects) {
        if (saysItWasThere(m_order.action, rejects.cause))
            continue;
        for (const QByteArray &object : rejects.objects) {
            const QString key = keyOf(object);
            if (places.contains(key))
                refused.emplace(key, rejects.cause);
            else
                ++unmatched;
        }
    }
    const auto count = qint64(batch.records.size());
    const auto bad = qint64(refused.size());
    const qint64 done = std::clamp<qint64>(answer.done, 0, count - bad);
    {
        const std::scoped_lock lock(m_mutex);
        DncReceipt &receipt = m_progress.receipt;
        m_progress.state = DncState::Running;
        m_progress.message.clear();
        receipt.refused += bad;
        if (again) {
            receipt.either += count - bad;
        } else {
            receipt.done += done;
            receipt.before += count - bad - done;
        }
    }
    QStringList kept;
    for (qsizetype i = 0; i < batch.records.size(); ++i) {
        const auto cause = refused.find(batch.records[i].key);
        if (cause == refused.end())
            kept.append(batch.records[i].key);
        else
            reject(batch.rows[std::size_t(i)].cells, batch.rows[std::size_t(i)].line, causeText(cause->second));
    }
    // With refused objects that are no key of ours, nobody knows which keys are in the list: then none is said to be.
    if (unmatched == 0 && !m_ledger.keep(m_order.listId, kept, m_order.action == DncAction::Add, m_change.id)) {
        stop(Text::tr("What was sent could not be kept on this computer. The disk may be full. Nothing more was sent."));
        return;
    }
    writeLedger(false);
}

bool DncRun::reject(std::string_view row, std::int64_t line, const QString &why)
{
    if (!m_rejects || m_rejects->append(row, line, why))
        return true;
    return stop(m_rejects->problem());
}

void DncRun::writeLedger(bool finished)
{
    const DncReceipt receipt = progress().receipt;
    m_change.keys = receipt.read;
    m_change.done = receipt.done + receipt.either;
    m_change.before = receipt.before;
    m_change.refused = receipt.refused + receipt.doubtful;
    m_change.unknown = receipt.unknown;
    m_change.finished = finished;
    if (!m_ledger.record(m_change) && finished)
        stop(Text::tr("The ledger could not be written. The disk may be full."));
}

bool DncRun::wait(std::chrono::milliseconds pause, const QString &why)
{
    std::unique_lock lock(m_mutex);
    m_progress.state = DncState::Waiting;
    m_progress.message = why;
    return !m_wake.wait_for(lock, pause, [this] { return m_cancelled; });
}

void DncRun::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = true;
    }
    m_wake.notify_all();
}

void DncRun::abandon()
{
    cancel();
    m_call.cancel();
}

bool DncRun::isCancelled() const
{
    const std::scoped_lock lock(m_mutex);
    return m_cancelled;
}

bool DncRun::stop(const QString &message)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.state = DncState::Stopped;
    m_progress.message = message;
    return false;
}

DncProgress DncRun::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress;
}

} // namespace outdial::models
