// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant and a DiskSource to import, by the engine in this process, with the journal's refusals told like any other end.
#pragma once

#include <support/disksource.h>

namespace outdial::test {

class DiskBench : public ImportBench {
public:
    explicit DiskBench(const DiskSource &source) : m_source(source)
    {
        makeList(usFormat(QStringLiteral("disk"), source.isKeyed()), QStringLiteral("disk"));
        const auto before = source.recordsBefore();
        if (!before.isEmpty() && !client->callingList.addAll(listId, before).result())
            qFatal("no records");
        if (source.kind() == DiskSource::Kind::Compared) { // the records of a list without a campaign cannot be read
            api::BindListRequest request;
            request.listId = listId;
            const auto campaigns = client->campaign.getAll().result();
            if (!client->campaign.bindList(campaigns->first().id, request).result())
                qFatal("not bound");
        }
        m_sentBefore = tenant->submissions(QStringLiteral("callinglist/addAll"));
        writeFile(source.text());
        settings.mode = source.updates() ? models::ImportMode::Upsert : models::ImportMode::Add;
        settings.compares = source.kind() == DiskSource::Kind::Compared;
        addedFile = folder.filePath(QStringLiteral("added.csv"));
        rejectsFile = folder.filePath(QStringLiteral("leads.rejects.csv"));
        beforeFile = folder.filePath(QStringLiteral("leads.before.csv"));
    }

    models::RunOptions options() const
    {
        auto made = fast();
        made.batchRows = made.mostBatchRows = batchRows;
        made.addedFile = addedFile;
        return made;
    }
    // Requests that add or update, of the import.
    qint64 sent() const
    {
        return tenant->submissions(QStringLiteral("callinglist/addAll")) +
               tenant->submissions(QStringLiteral("callinglist/updateAll")) - m_sentBefore;
    }
    qint64 logSize() const { return QFileInfo(store->path() + QStringLiteral("-wal")).size(); }

    // As run() and resume(), but the journal may refuse.
    models::RunProgress tryRun()
    {
        models::ImportEntry entry;
        entry.tenant = client->address().scope();
        entry.listId = listId;
        entry.file = settings.file;
        entry.settings = settings.toJson();
        entry.rejectsFile = rejectsFile;
        return runWith(models::ImportJournal::begin(store, entry));
    }
    models::RunProgress tryResume() { return runWith(models::ImportJournal::take(store, importId)); }
    bool isBegun() const { return !importId.isNull(); }

    // Null: it stopped as it must.
    QString complaintOfStop(const models::RunProgress &seen) const
    {
        if (seen.state != models::RunState::Stopped)
            return QStringLiteral("it did not stop: %1").arg(int(seen.state));
        if (const auto wrong = complaintOfSentence(seen.message, {store->path(), rejectsFile, addedFile, beforeFile});
            !wrong.isNull())
            return wrong;
        if (!seen.receipt.balances() || seen.receipt.read > m_source.rows())
            return QStringLiteral("the receipt of a part is wrong: ") + QString::fromUtf8(seen.receipt.toJson());
        if (isBegun() && journalState() == models::ImportState::Done)
            return QStringLiteral("the journal says that it is done");
        return {};
    }
    // Null: it is done, and all is as it must be.
    QString complaintOfEnd(const models::RunProgress &seen)
    {
        m_runs.clear();
        if (seen.state != models::RunState::Done || journalState() != models::ImportState::Done)
            return QStringLiteral("it is not done: ") + seen.message;
        const QString wrong = m_source.kind() == DiskSource::Kind::Compared ? m_source.complaintOfBefore(beforeFile) : QString();
        return wrong.isNull() ? m_source.complaintOfEnd(*tenant, listId, addedFile, rejectsFile, seen.receipt) : wrong;
    }

    int batchRows = 30;
    QString addedFile;
    QString rejectsFile;
    QString beforeFile; // what records said before they were changed

private:
    models::RunProgress runWith(tl::expected<models::ImportJournal, QString> journal)
    {
        models::RunProgress refused;
        refused.state = models::RunState::Stopped;
        if (!journal) {
            refused.message = journal.error();
            return refused;
        }
        importId = journal->entry().id;
        const auto kept = models::ImportSettings::fromJson(journal->entry().settings);
        if (!kept) {
            refused.message = kept.error();
            return refused;
        }
        m_runs.push_back(std::make_unique<models::ImportRun>(*kept, options(), *client, *std::move(journal)));
        m_runs.back()->run();
        return m_runs.back()->progress();
    }
    models::ImportState journalState() const
    {
        const auto entries = models::ImportJournal::history(store, client->address().scope());
        const auto found = std::ranges::find(entries, importId, &models::ImportEntry::id);
        if (found == entries.end())
            qFatal("the journal does not know the import");
        return found->state;
    }

    const DiskSource m_source;
    qint64 m_sentBefore = 0;
    // Those that stopped live on, as they do in the window while another goes on.
    std::vector<std::unique_ptr<models::ImportRun>> m_runs;
};

} // namespace outdial::test
