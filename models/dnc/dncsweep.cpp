// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSet>

#include <models/connect/errorwords.h>
#include <models/dnc/dncsweepindex.h>
#include <models/dnc/dncsweepreader.h>
#include <models/store/knownformats.h>
#include <models/transfer/passingerrors.h>

#include <algorithm>
#include <condition_variable>

namespace outdial::models {

using State = SweepProgress::State;
using ListState = SweptList::State;
using Outcome = SweptRecord::Outcome;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncSweep)
};

constexpr int listsAtOnce = 100; // the most that Get Lists gives
constexpr int mostErasings = 3;  // of one record, while answers are lost

} // namespace

DncSweep::DncSweep(StorePtr store, QString tenant, QList<DncListSeen> lists, SweepOptions options, api::Client &client)
    : m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_dncLists(std::move(lists)),
      m_options(std::move(options)),
      m_client(client),
      m_index(std::make_unique<Index>())
{
}

DncSweep::~DncSweep() = default;

api::CallOptions DncSweep::options(bool retry) const
{
    api::CallOptions options;
    options.retry = retry;
    options.cancel = token();
    return options;
}

template <typename Ask>
auto DncSweep::persist(const Ask &ask) -> decltype(ask().result())
{
    auto pause = m_options.firstWait;
    for (int i = 1;; ++i) {
        auto answer = ask().result();
        if (answer || token().isCancelled() || !passes(answer.error()) || i >= m_options.tries)
            return answer;
        const State before = progress().state;
        if (!wait(std::max(pause, std::chrono::milliseconds(answer.error().retryAfter)), errorSentence(answer.error())))
            return answer;
        set(before);
        pause = std::min(pause * 2, m_options.mostWait);
    }
}

bool DncSweep::wait(std::chrono::milliseconds pause, const QString &why)
{
    set(State::Waiting, why);
    // Woken by the token; what the action holds on to outlives this call.
    struct Bell {
        std::mutex mutex;
        std::condition_variable wake;
    };
    auto bell = std::make_shared<Bell>();
    const api::CancelToken cancel = token();
    const quint64 id = cancel.onCancel([bell] {
        const std::scoped_lock lock(bell->mutex);
        bell->wake.notify_all();
    });
    {
        std::unique_lock lock(bell->mutex);
        bell->wake.wait_for(lock, pause, [this] { return token().isCancelled(); });
    }
    cancel.remove(id);
    return !token().isCancelled();
}

void DncSweep::run()
{
    const DncLedger ledger(m_store, m_tenant);
    if (!m_index->fill(ledger, m_dncLists, m_options.countryCode)) {
        set(State::Failed, Text::tr("The ledger could not be read."));
        return;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_progress.keys = m_index->size();
    }
    if (m_index->size() > 0 && !readLists()) {
        if (token().isCancelled())
            set(State::Cancelled);
        return;
    }
    for (std::size_t i = 0; i < lists().size() && !token().isCancelled(); ++i) {
        readList(i);
        const std::scoped_lock lock(m_mutex);
        ++m_progress.listsOver;
    }
    set(token().isCancelled() ? State::Cancelled : State::Read);
}

bool DncSweep::readLists()
{
    QString cursor;
    QSet<QString> seen;
    for (;;) {
        const auto page = persist([&] { return m_client.callingList.getAll(listsAtOnce, cursor, options(true)); });
        if (!page) {
            set(State::Failed, errorSentence(page.error(), api::Method::GetLists));
            return false;
        }
        {
            const std::scoped_lock lock(m_mutex);
            for (const api::CallingList &list : page->lists) {
                SweptList swept;
                swept.id = list.id;
                swept.name = list.name;
                swept.formatId = list.formatId;
                swept.records = list.totalRecords;
                m_lists.push_back(swept);
            }
            m_progress.lists = qint64(m_lists.size());
        }
        cursor = page->nextCursor;
        if (page->lists.size() < listsAtOnce || cursor.isEmpty())
            return true;
        if (seen.contains(cursor)) {
            set(State::Failed, Text::tr("The tenant's pages of lists lead in a circle."));
            return false;
        }
        seen.insert(cursor);
    }
}

bool DncSweep::readDetails(std::size_t list, QList<api::ListBinding> &bindings)
{
    const QString id = lists()[list].id;
    const auto detail = persist([&] { return m_client.callingList.getList(id, options(true)); });
    if (!detail) {
        setList(list, ListState::NotReadable, errorSentence(detail.error(), api::Method::GetList));
        return false;
    }
    bindings = detail->campaigns;
    if (bindings.isEmpty()) {
        setList(list, ListState::NotBound);
        return false;
    }
    const std::scoped_lock lock(m_mutex);
    for (const api::ListBinding &binding : bindings) {
        if (!m_lists[list].campaigns.contains(binding.campaignName))
            m_lists[list].campaigns.append(binding.campaignName);
    }
    return true;
}

// A record may be completed in one campaign and pending in another, so all instances are read.
void DncSweep::readList(std::size_t list)
{
    setList(list, ListState::Underway);
    QList<api::ListBinding> bindings;
    if (!readDetails(list, bindings))
        return;
    const QString formatId = lists()[list].formatId;
    auto known = KnownFormats(m_store).find(m_tenant, formatId);
    if (known && known->origin == FormatOrigin::Learned)
        known.reset(); // nobody has confirmed its types
    {
        const std::scoped_lock lock(m_mutex);
        m_lists[list].formatKnown = known.has_value();
    }
    Reader reader(*m_index, known ? std::optional(known->format) : std::nullopt);
    for (const api::ListBinding &binding : bindings) {
        if (!readInstance(list, binding, reader))
            return;
    }
    setList(list, ListState::Read);
}

bool DncSweep::readInstance(std::size_t list, const api::ListBinding &binding, Reader &reader)
{
    api::RecordWindow window;
    window.instanceId = binding.instanceId;
    window.limit = m_options.pageRecords;
    QSet<QString> seen;
    for (;;) {
        const auto page = persist([&] { return m_client.campaign.getAllRecords(binding.campaignId, window, options(true)); });
        if (!page) {
            setList(list, ListState::NotReadable,
                    token().isCancelled() ? Text::tr("cancelled") : errorSentence(page.error(), api::Method::GetAllRecords));
            return false;
        }
        std::vector<SweptRecord> found = reader.read(**page);
        {
            const std::scoped_lock lock(m_mutex);
            for (SweptRecord &record : found) {
                record.list = int(list);
                record.dncList = m_dncLists[record.dncList.toInt()].id;
                record.campaign = binding.campaignName;
                record.campaignId = binding.campaignId;
                record.instanceId = binding.instanceId;
                m_records.push_back(std::move(record));
            }
            m_lists[list].read += (*page)->size();
            m_lists[list].found += qint64(found.size());
            m_progress.recordsRead += (*page)->size();
            m_progress.found += qint64(found.size());
        }
        window.cursor = (*page)->nextCursor();
        if ((*page)->size() < window.limit || window.cursor.isEmpty())
            return true;
        if (seen.contains(window.cursor)) {
            setList(list, ListState::NotReadable, Text::tr("The tenant's pages lead in a circle."));
            return false;
        }
        seen.insert(window.cursor);
    }
}

void DncSweep::erase(const std::vector<std::size_t> &records, const QString &reason)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_progress.erasing = qint64(records.size());
        m_progress.erasedOver = 0;
    }
    set(State::Erasing);
    for (const std::size_t index : records) {
        if (token().isCancelled())
            break;
        const Outcome before = record(index).outcome;
        if (before != Outcome::Erased && before != Outcome::Gone)
            eraseOne(index, reason);
        const std::scoped_lock lock(m_mutex);
        ++m_progress.erasedOver;
    }
    set(token().isCancelled() ? State::Cancelled : State::Erased);
}

// It is looked up first, since it may have another number by now; that look-up also settles an answer that was lost.
void DncSweep::eraseOne(std::size_t index, const QString &reason)
{
    const SweptRecord wanted = record(index);
    if (wanted.keys.isEmpty()) {
        settle(index, Outcome::Failed, Text::tr("Its list has no key fields: the tenant erases by them."));
        return;
    }
    bool tried = wanted.outcome == Outcome::Unknown;
    QString why;
    for (int i = 0; i <= mostErasings; ++i) {
        const auto page = persist([&] {
            return m_client.campaign.queryRecord(wanted.campaignId, wanted.instanceId, wanted.keys, false, options(true));
        });
        if (!page) {
            settle(index, tried ? Outcome::Unknown : Outcome::Failed,
                   token().isCancelled() ? Text::tr("cancelled") : errorSentence(page.error(), api::Method::QueryRecord));
            return;
        }
        if ((*page)->size() == 0) {
            settle(index, tried ? Outcome::Erased : Outcome::Gone);
            return;
        }
        if (!Reader::stillMatches(**page, wanted)) {
            settle(index, Outcome::Changed);
            return;
        }
        if (i == mostErasings)
            break;
        const QString listId = lists()[std::size_t(wanted.list)].id;
        const auto erased = m_client.callingList.erase(listId, wanted.keys, reason, options(false)).result();
        if (erased) {
            settle(index, Outcome::Erased);
            return;
        }
        const api::ApiError &error = erased.error();
        why = errorSentence(error, api::Method::EraseRecord);
        if (error.kind == api::ErrorKind::NotFound) {
            settle(index, tried ? Outcome::Erased : Outcome::Gone);
            return;
        }
        tried = tried || error.committed != api::Committed::None;
        if (!passes(error) || !wait(m_options.firstWait, why)) {
            settle(index, tried ? Outcome::Unknown : Outcome::Failed, why);
            return;
        }
        set(State::Erasing);
    }
    settle(index, Outcome::Failed, why); // it is there: no answer said otherwise
}

api::CancelToken DncSweep::token() const
{
    const std::scoped_lock lock(m_mutex);
    return m_cancel;
}

void DncSweep::cancel() { token().cancel(); }

void DncSweep::rearm()
{
    const std::scoped_lock lock(m_mutex);
    m_cancel = {};
    m_progress.erasedOver = 0;
}

void DncSweep::set(State state, const QString &message)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.state = state;
    m_progress.message = message;
}

void DncSweep::setList(std::size_t list, ListState state, const QString &why)
{
    const std::scoped_lock lock(m_mutex);
    m_lists[list].state = state;
    m_lists[list].why = why;
}

void DncSweep::settle(std::size_t index, Outcome outcome, const QString &why)
{
    const std::scoped_lock lock(m_mutex);
    m_records[index].outcome = outcome;
    m_records[index].why = why;
}

SweepProgress DncSweep::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress;
}

std::vector<SweptList> DncSweep::lists() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lists;
}

std::vector<SweptRecord> DncSweep::records(std::size_t from) const
{
    const std::scoped_lock lock(m_mutex);
    return from < m_records.size() ? std::vector<SweptRecord>(m_records.begin() + std::ptrdiff_t(from), m_records.end())
                                   : std::vector<SweptRecord>();
}

SweptRecord DncSweep::record(std::size_t index) const
{
    const std::scoped_lock lock(m_mutex);
    return m_records[index];
}

} // namespace outdial::models
