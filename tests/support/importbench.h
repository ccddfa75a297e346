// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant to import into: the sandbox, a client, a store, a list made of a format; and files written row by row.
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <api/client/client.h>
#include <models/store/importjournal.h>
#include <models/store/store.h>
#include <models/transfer/importrun.h>
#include <sandbox/sandbox.h>

#include <memory>
#include <thread>

namespace outdial::test {

inline api::Field field(const char *name, api::FieldType type, bool key = false, bool required = false)
{
    api::Field made;
    made.name = QLatin1String(name);
    made.type = type;
    made.key = key;
    made.required = required;
    return made;
}

// customer_id (key), last_name (required), phone (US and Canada, required), visits (integer), renewal (date).
inline api::Format usFormat(const QString &name, bool keyed = true)
{
    api::Format format;
    format.name = name;
    format.fields = {field("customer_id", api::FieldType::Account, keyed, keyed),
                     field("last_name", api::FieldType::LastName, false, true),
                     field("phone", api::FieldType::Phone, false, true), field("visits", api::FieldType::Integer),
                     field("renewal", api::FieldType::DateTime)};
    format.fields[2].phoneType = api::PhoneType::UsCanada;
    format.fields[4].format = QStringLiteral("yyyy-MM-dd HH:mm");
    return format;
}

class ImportBench {
public:
    ImportBench()
    {
        sandbox::Options options;
        options.dataset = QStringLiteral("empty");
        options.dialRate = 0;
        tenant = std::make_unique<sandbox::Sandbox>(options);
        const auto url = tenant->start();
        if (!url)
            qFatal("%s", qPrintable(url.error()));
        const auto address = api::TenantAddress::parse(url->toString());
        client = std::make_unique<api::Client>(*address, api::Credentials{tenant->clientId(), tenant->clientSecret()});
        api::RetryPolicy policy;
        policy.first = std::chrono::milliseconds(5);
        policy.most = std::chrono::milliseconds(20);
        client->setRetryPolicy(policy);
        store = *models::Store::open({});
    }

    void makeList(const api::Format &format, const QString &name)
    {
        const auto made = client->callingList.createListWithNewFormat(format, name).result();
        if (!made)
            qFatal("%s", qPrintable(made.error().description));
        listId = made->listId;
        settings.format = format;
        settings.format.id = made->formatId;
    }

    void writeFile(const QByteArray &text, const QString &name = QStringLiteral("leads.csv"))
    {
        settings.file = folder.filePath(name);
        QFile file(settings.file);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(text);
        file.close();
        settings.dialect.headerLine = 1;
        const auto header = text.left(text.indexOf('\n')).split(',');
        settings.columns.clear();
        for (const auto &title : header)
            settings.columns.append(QString::fromUtf8(title.trimmed()));
        settings.mapping = models::proposeMapping(settings.columns, settings.format, {});
        settings.takeFingerprint();
    }

    models::ImportJournal beginJournal()
    {
        models::ImportEntry entry;
        entry.tenant = client->address().scope();
        entry.listId = listId;
        entry.file = settings.file;
        entry.settings = settings.toJson();
        entry.rejectsFile = models::RowFile::nameBeside(settings.file, QStringLiteral("rejects"));
        auto journal = models::ImportJournal::begin(store, entry);
        if (!journal)
            qFatal("%s", qPrintable(journal.error()));
        importId = journal->entry().id;
        return *std::move(journal);
    }

    std::unique_ptr<models::ImportRun> newRun(const models::RunOptions &options)
    {
        return std::make_unique<models::ImportRun>(settings, options, *client, beginJournal());
    }

    // The file's rows as batches, as a run builds them.
    models::BatchBuilder builder() const
    {
        auto pipeline = models::RowPipeline::open(settings);
        if (!pipeline)
            qFatal("%s", qPrintable(pipeline.error()));
        return models::BatchBuilder(*std::move(pipeline), settings);
    }

    models::RunProgress run(const models::RunOptions &options = fast())
    {
        auto import = newRun(options);
        import->run();
        return import->progress();
    }

    // Goes on with the last import.
    models::RunProgress resume(const models::RunOptions &options = fast())
    {
        auto journal = models::ImportJournal::take(store, importId);
        if (!journal)
            qFatal("%s", qPrintable(journal.error()));
        auto kept = models::ImportSettings::fromJson(journal->entry().settings);
        if (!kept)
            qFatal("%s", qPrintable(kept.error()));
        models::ImportRun import(*kept, options, *client, *std::move(journal));
        import.run();
        return import.progress();
    }

    static models::RunOptions fast()
    {
        models::RunOptions options;
        options.batchRows = 100;
        options.mostBatchRows = 100;
        options.reconcile.pause = std::chrono::milliseconds(10);
        options.reconcile.keylessPause = std::chrono::milliseconds(10);
        options.reconcile.keylessWatch = std::chrono::milliseconds(100);
        options.firstWait = std::chrono::milliseconds(20);
        options.mostWait = std::chrono::milliseconds(50);
        return options;
    }

    // "C000017" of row 17.
    QStringList storedIds() const { return tenant->storedValues(listId, QStringLiteral("customer_id")); }

    QTemporaryDir folder;
    std::unique_ptr<sandbox::Sandbox> tenant;
    std::unique_ptr<api::Client> client;
    models::StorePtr store;
    models::ImportSettings settings;
    QString listId;
    QString importId;
};

// Empty also when there is no such file.
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString idOf(int row) { return QStringLiteral("C%1").arg(row, 6, 10, QLatin1Char('0')); }

// Good rows first...first+count-1 of usFormat, with a header.
inline QByteArray goodRows(int count, int first = 0)
{
    QByteArray text = "customer_id,last_name,phone,visits,renewal\r\n";
    for (int row = first; row < first + count; ++row) {
        text += idOf(row).toLatin1() + ",Strömqvist,(415) 555-01" + QByteArray::number(row % 100).rightJustified(2, '0') + ',' +
                QByteArray::number(row) + ",2026-12-01 09:00\r\n";
    }
    return text;
}

inline QStringList idsOf(int count, int first = 0)
{
    QStringList ids;
    for (int row = first; row < first + count; ++row)
        ids.append(idOf(row));
    return ids;
}

} // namespace outdial::test
