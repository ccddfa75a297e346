// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant to import into and to take imports back from: its store is a file, so that a test can say between two runs of the
// sandbox which records were called. It has the campaigns "First" and "Second".
#pragma once

#include <models/transfer/undorun.h>

#include <support/handmadetenant.h>
#include <support/importbench.h>

namespace outdial::test {

class UndoBench : public ImportBench {
public:
    explicit UndoBench(double jobSpeed = 20) : m_jobSpeed(jobSpeed)
    {
        client.reset();
        tenant.reset();
        withStore([](sandbox::Store &filled) {
            StoreWriter write(filled);
            write.campaign("CAMPAIGN-1", "First");
            write.campaign("CAMPAIGN-2", "Second");
        });
        start();
    }

    // Gives the instance's id.
    QString bind(const QString &campaignId) const
    {
        api::BindListRequest request;
        request.listId = listId;
        request.enabled = true;
        const auto bound = client->campaign.bindList(campaignId, request).result();
        if (!bound)
            qFatal("%s", qPrintable(bound.error().description));
        return bound->instanceId;
    }

    // One attempt for each of these records, by the first value of their key, in the instance, now. others: the further values,
    // the same of all. The tenant is down meanwhile.
    void call(const QStringList &keys, const QString &instanceId, const QStringList &others = {})
    {
        tenant.reset();
        withStore([&](sandbox::Store &filled) {
            const auto list = *filled.lists.find(listId);
            const auto instance = *filled.campaigns.findInstance(instanceId);
            for (const auto &key : keys) {
                std::vector<std::string> values{key.toStdString()};
                for (const auto &other : others)
                    values.push_back(other.toStdString());
                const auto record = filled.records.find(list, {values.begin(), values.end()});
                if (!record)
                    qFatal("no record to call");
                sandbox::AttemptRow attempt;
                attempt.made = QDateTime::currentMSecsSinceEpoch();
                attempt.disposition = QStringLiteral("No Answer");
                filled.results.addAttempt(instance.seq, record->seq, 1, attempt, false);
            }
        });
        start();
    }

    static models::UndoOptions fastUndo()
    {
        models::UndoOptions options;
        options.chunkRows = 100;
        options.poll = options.mostPoll = std::chrono::milliseconds(10);
        options.firstWait = std::chrono::milliseconds(20);
        options.mostWait = std::chrono::milliseconds(50);
        return options;
    }

    // Of the last import.
    std::unique_ptr<models::UndoRun> newUndo(const models::UndoOptions &options = fastUndo())
    {
        return std::make_unique<models::UndoRun>(store, importId, options, *client);
    }

    models::UndoProgress undo(const models::UndoOptions &options = fastUndo())
    {
        const auto run = newUndo(options);
        if (run->prepare())
            run->run();
        return run->progress();
    }

private:
    void withStore(const std::function<void(sandbox::Store &)> &act)
    {
        sandbox::Store filled(folder.filePath(QStringLiteral("tenant.store")), 20'000'000);
        sandbox::Transaction transaction(filled.database);
        act(filled);
        transaction.commit();
    }

    void start()
    {
        sandbox::Options options;
        options.dataFile = folder.filePath(QStringLiteral("tenant.store"));
        options.dialRate = 0;
        options.jobSpeed = m_jobSpeed;
        options.clientSecret = QStringLiteral("of the test");
        options.port = m_port;
        tenant = std::make_unique<sandbox::Sandbox>(options);
        const auto url = tenant->start();
        if (!url)
            qFatal("%s", qPrintable(url.error()));
        m_port = quint16(url->port());
        if (client)
            return;
        const auto address = api::TenantAddress::parse(url->toString());
        client = std::make_unique<api::Client>(*address, api::Credentials{tenant->clientId(), tenant->clientSecret()});
        api::RetryPolicy policy;
        policy.first = std::chrono::milliseconds(5);
        policy.most = std::chrono::milliseconds(20);
        client->setRetryPolicy(policy);
    }

    double m_jobSpeed;
    quint16 m_port = 0;
};

// 20 records that were there before; then a file with 280 rows: these 20 again, 250 new ones, and 10 that are blocked.
inline void importMany(UndoBench &bench)
{
    bench.makeList(usFormat(QStringLiteral("undo")), QStringLiteral("undo"));
    bench.writeFile(goodRows(20), QStringLiteral("before.csv"));
    QCOMPARE(bench.run().receipt.added, 20);
    QByteArray text = goodRows(270);
    for (int i = 0; i < 10; ++i)
        text += "B" + QByteArray::number(i) + ",,(415) 555-0100,1,\r\n"; // no name
    bench.writeFile(text);
    const auto seen = bench.run();
    QCOMPARE(seen.receipt.added, 250);
    QCOMPARE(seen.receipt.rejected, 30);
    QCOMPARE(bench.storedIds(), idsOf(270));
}

inline models::UndoReceipt keptReceipt(const UndoBench &bench)
{
    const auto journal = models::ImportJournal::read(bench.store, bench.importId);
    return models::UndoReceipt::fromJson(journal->entry().undone).value_or(models::UndoReceipt());
}

inline bool balances(const models::UndoReceipt &receipt)
{
    return receipt.open() >= 0 &&
           receipt.added == receipt.deleted + receipt.kept() + receipt.gone + receipt.unknown + receipt.open();
}

} // namespace outdial::test
