// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <models/connect/errorwords.h>
#include <models/transfer/receipt.h>
#include <models/transfer/rowfile.h>
#include <models/transfer/undopersist.h>

#include <algorithm>
#include <set>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(UndoRun)
};

QString beforeFileOf(const ImportEntry &entry)
{
    const QString path = entry.rejectsFile.isEmpty() ? QString() : RowFile::sibling(entry.rejectsFile, QStringLiteral("before"));
    return QFileInfo::exists(path) ? path : QString();
}

// Why no undo of this import is possible, whatever is in the list; empty: it may be.
QString obstacle(const ImportEntry &entry, const ImportSettings &settings)
{
    const auto undone = UndoReceipt::fromJson(entry.undone);
    if (undone && !undone->isPartial())
        return Text::tr("This import was taken back already.");
    if (entry.state == ImportState::Running || !entry.ended.isValid())
        return Text::tr("This import was interrupted, and what became of its last rows is not known yet. Go on with it first.");
    if (!settings.adds() && !beforeFileOf(entry).isEmpty())
        return Text::
            tr("This import only changed records, so there is nothing to delete. What they said before is in “%1”: import that "
               "file in the mode “Update”.")
                .arg(beforeFileOf(entry));
    if (!settings.adds())
        return Text::tr(
            "This import only changed records. What they said before is not kept anywhere, so they stay as they are.");
    if (Receipt::fromJson(entry.receipt).added == 0)
        return Text::tr("This import added no records.");
    if (!settings.typesKnown)
        return Text::tr(
            "Outdial does not know which fields of this list are its key, so it cannot tell the records of this import "
            "from others.");
    if (!settings.format.hasKey())
        return Text::tr("The format of this list has no key field, so nothing tells the records of this import from others.");
    return {};
}

} // namespace

bool differ(const QList<api::ListBinding> &one, const QList<api::ListBinding> &other)
{
    const auto ids = [](const QList<api::ListBinding> &bindings) {
        std::set<std::pair<QString, QString>> made;
        for (const auto &binding : bindings)
            made.emplace(binding.campaignId, binding.instanceId);
        return made;
    };
    return ids(one) != ids(other);
}

UndoRun::UndoRun(StorePtr store, QString importId, UndoOptions options, api::Client &client)
    : m_store(std::move(store)),
      m_importId(std::move(importId)),
      m_options(options),
      m_client(client)
{
}

UndoRun::~UndoRun() = default;

bool UndoRun::prepare()
{
    const bool ready = takeEntry() && readList() && readCalled() && countRows();
    const std::scoped_lock lock(m_mutex);
    m_progress.plan = m_plan;
    m_progress.state = !ready ? UndoState::Impossible : UndoState::Ready;
    if (ready)
        m_progress.message.clear();
    m_over = !ready;
    return ready;
}

bool UndoRun::takeEntry()
{
    auto journal = ImportJournal::read(m_store, m_importId);
    if (!journal)
        return stop(journal.error());
    m_entry = journal->entry();
    auto settings = ImportSettings::fromJson(m_entry.settings);
    if (!settings)
        return stop(settings.error());
    m_settings = *std::move(settings);
    if (const auto problem = obstacle(m_entry, m_settings); !problem.isEmpty())
        return stop(problem);
    m_plan.beforeFile = beforeFileOf(m_entry);
    m_plan.createdFrom = m_entry.started.addSecs(-std::chrono::seconds(m_options.slack).count());
    m_plan.createdTo = m_entry.ended.addSecs(std::chrono::seconds(m_options.slack).count());
    const auto keys = std::ranges::count_if(m_settings.format.fields, &api::Field::key);
    m_plan.way = keys == 1 ? UndoPlan::Way::DeleteMany : UndoPlan::Way::OneByOne;
    m_lookUp.emplace(m_client, m_entry.listId, m_settings.format,
                     [this](std::chrono::milliseconds pause) { return sleep(pause); });
    return true;
}

bool UndoRun::readList()
{
    const auto list = persist([this] { return m_client.callingList.getList(m_entry.listId, reading()).result(); });
    if (!list && list.error().kind == api::ErrorKind::NotFound)
        return stop(Text::tr("The list “%1” is not there any more, and its records with it.").arg(m_entry.listName));
    if (!list)
        return stop(list.error(), api::Method::GetList);
    m_plan.campaigns = list->campaigns;
    return true;
}

// A deletion asks one campaign whether it has called a record. With several, who was called is read from the others.
bool UndoRun::readCalled()
{
    if (m_plan.way == UndoPlan::Way::OneByOne)
        return true;
    const auto key = std::ranges::find_if(m_settings.format.fields, &api::Field::key);
    m_called.emplace(*key, m_plan.createdFrom, [this](const QString &campaignId, const api::RecordWindow &window) {
        return persist([&] { return m_client.campaign.getUpdatedRecords(campaignId, window, reading()).result(); });
    });
    const auto read = m_called->update(m_plan.campaigns);
    if (read)
        return true;
    const auto &error = read.error();
    if (error.isCancelled())
        return stop(error);
    if (error.kind != api::ErrorKind::Privilege && error.kind != api::ErrorKind::Malformed)
        return stop(error, api::Method::GetUpdatedRecords);
    m_called.reset();
    const auto other = std::ranges::find_if(m_plan.campaigns, [this](const api::ListBinding &binding) {
        return binding.campaignId != m_plan.campaigns.first().campaignId;
    });
    if (other != m_plan.campaigns.end())
        m_plan.way = UndoPlan::Way::OneByOne;
    return true;
}

bool UndoRun::countRows()
{
    const auto journal = ImportJournal::read(m_store, m_importId);
    if (!journal)
        return stop(journal.error());
    const auto rows = AddedRows::open(m_settings, *journal);
    if (!rows)
        return stop(rows.error());
    const auto before = UndoReceipt::fromJson(m_entry.undone);
    const qint64 treated = before ? before->added - before->open() : 0;
    if (m_called)
        m_plan.called = 0;
    for (;;) {
        const auto row = (*rows)->next();
        if (!row)
            return stop(row.error());
        if (!*row)
            break;
        if (isCancelled())
            return stop(QString());
        if (++m_plan.added > treated && m_called && m_called->contains(**row))
            ++m_plan.called;
    }
    m_plan.updated = (*rows)->updated();
    m_plan.unknown = (*rows)->unknown();
    m_plan.open = m_plan.added - treated;
    if (m_plan.added != Receipt::fromJson(m_entry.receipt).added)
        return stop(Text::tr("The file does not fit the journal of this import any more."));
    return true;
}

void UndoRun::run()
{
    m_busy = UndoState::Running;
    setState(UndoState::Running);
    auto journal = ImportJournal::takeToUndo(m_store, m_importId);
    if (!journal) {
        stop(journal.error());
    } else if (journal->entry().undone != m_entry.undone || journal->entry().ended != m_entry.ended) {
        stop(Text::tr("Another window of Outdial was at work on this import. Look at the plan again."));
    } else {
        m_journal.emplace(*std::move(journal));
        undoAll();
        m_journal.reset(); // whoever wants to go on with it may
    }
    finish();
}

bool UndoRun::undoAll()
{
    const auto rows = AddedRows::open(m_settings, *m_journal);
    if (!rows)
        return stop(rows.error());
    UndoReceipt receipt = UndoReceipt::fromJson(m_entry.undone).value_or(UndoReceipt());
    receipt.added = m_plan.added;
    m_doubt = receipt.doubt;
    const qint64 treated = receipt.added - receipt.open();
    if (!note(receipt))
        return false;
    const auto most =
        m_plan.way == UndoPlan::Way::DeleteMany ? std::size_t(std::clamp(m_options.chunkRows, 1, 1000)) : EntryLookUp::atOnce;
    std::vector<AddedRow> chunk;
    for (qint64 number = 0;; ++number) {
        auto row = (*rows)->next();
        if (!row)
            return stop(row.error());
        if (*row && number >= treated)
            chunk.push_back(**std::move(row));
        if (*row && chunk.size() < most)
            continue;
        if (isCancelled() || (!chunk.empty() && !undoChunk(chunk)))
            return false;
        chunk.clear();
        if (!*row)
            return true;
    }
}

bool UndoRun::undoChunk(std::span<const AddedRow> rows)
{
    const bool done = m_plan.way == UndoPlan::Way::DeleteMany ? deleteChunk(rows) : eraseGroup(rows);
    m_doubt = std::max<qint64>(0, m_doubt - qint64(rows.size()));
    return done;
}

// Before anything of it is shown as done, it stands in the journal.
bool UndoRun::note(UndoReceipt receipt)
{
    receipt.time = QDateTime::currentDateTimeUtc();
    if (!m_journal->noteUndone(receipt.toJson()))
        return stop(m_journal->error());
    const std::scoped_lock lock(m_mutex);
    m_progress.receipt = receipt;
    return true;
}

std::optional<api::CallingListDetail> UndoRun::listNow(bool evenCancelled)
{
    const auto options = evenCancelled ? api::CallOptions() : reading();
    auto list = persist([&] { return m_client.callingList.getList(m_entry.listId, options).result(); });
    if (!list) {
        stop(list.error(), api::Method::GetList);
        return std::nullopt;
    }
    if (differ(list->campaigns, m_plan.campaigns)) {
        stop(Text::tr("The campaigns that “%1” is bound to have changed. Look at the plan again.").arg(m_entry.listName));
        return std::nullopt;
    }
    return *list;
}

bool UndoRun::refreshCalled()
{
    if (!m_called)
        return true;
    const auto read = m_called->update(m_plan.campaigns);
    return read || stop(read.error(), api::Method::GetUpdatedRecords);
}

// Of calls that are not waited for any more when it is cancelled.
api::CallOptions UndoRun::reading() const
{
    api::CallOptions options;
    options.cancel = m_reads;
    return options;
}

bool UndoRun::sleep(std::chrono::milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, duration, [this] { return m_cancel; });
}

bool UndoRun::waitForTenant(const QString &why, std::chrono::milliseconds &wait, std::chrono::milliseconds atLeast)
{
    setState(UndoState::Waiting, why);
    const bool goes = sleep(std::max(wait, atLeast));
    wait = std::min(wait * 2, m_options.mostWait);
    setState(m_busy);
    return goes;
}

bool UndoRun::stop(const QString &message, const api::ApiError *error)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.state = UndoState::Stopped;
    m_progress.message = message;
    if (error != nullptr)
        m_progress.error = *error;
    return false;
}

bool UndoRun::stop(const api::ApiError &error, std::optional<api::Method> method)
{
    return error.isCancelled() ? false : stop(errorSentence(error, method), &error);
}

void UndoRun::setState(UndoState state, const QString &message)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.state = m_cancel ? UndoState::Cancelling : state;
    m_progress.message = message;
}

bool UndoRun::isCancelled() const
{
    const std::scoped_lock lock(m_mutex);
    return m_cancel;
}

void UndoRun::finish()
{
    const std::scoped_lock lock(m_mutex);
    if (m_progress.state != UndoState::Stopped) {
        m_progress.state = m_progress.receipt.isPartial() ? UndoState::Cancelled : UndoState::Done;
        m_progress.message.clear();
    }
    m_over = true;
}

void UndoRun::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_cancel = true;
    if (!m_over && m_progress.state != UndoState::Ready)
        m_progress.state = UndoState::Cancelling;
    m_reads.cancel();
    m_wake.notify_all();
}

UndoProgress UndoRun::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress;
}

bool UndoRun::isOver() const
{
    const std::scoped_lock lock(m_mutex);
    return m_over;
}

} // namespace outdial::models
