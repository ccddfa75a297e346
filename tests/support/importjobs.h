// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports as the window makes them: jobs on a session with the sandbox, and files for them.
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/importjob.h>

#include <support/importbench.h>
#include <support/tenantsession.h>

namespace outdial::test {

class JobBench : public SandboxSession {
public:
    explicit JobBench(const QString &dataset) : SandboxSession(dataset)
    {
        if (!session)
            qFatal("no sandbox");
    }

    models::ImportTarget target(const QString &listName) const
    {
        const auto page = session->client().callingList.getAll(100, {}).result();
        if (!page)
            qFatal("no lists");
        for (const auto &list : page->lists) {
            if (list.name == listName)
                return {list.id, list.name, list.formatId, list.formatName};
        }
        qFatal("no such list");
    }

    // A list of usFormat, whose fields nobody has been told.
    models::ImportTarget makeList(const QString &name, bool keyed = true) const
    {
        const auto made = session->client().callingList.createListWithNewFormat(usFormat(name, keyed), name).result();
        if (!made)
            qFatal("no list");
        return {made->listId, name, made->formatId, name};
    }

    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return file.fileName();
    }

    static models::RunOptions fast()
    {
        auto options = ImportBench::fast();
        options.batchRows = 50;
        options.mostBatchRows = 50;
        return options;
    }

    qint64 sent() const { return tenant->submissions(QStringLiteral("callinglist/addAll")); }
    QStringList storedIds(const models::ImportTarget &list) const
    {
        return tenant->storedValues(list.listId, QStringLiteral("customer_id"));
    }

    QTemporaryDir folder;
};

// List, its format and the file, as far as the mapping.
inline void prepare(models::ImportJob &job, const models::ImportTarget &list, const QString &file, bool keyed = true)
{
    job.setRunOptions(JobBench::fast());
    job.setTarget(list);
    job.teachFormat(usFormat(list.formatName, keyed));
    job.setFile(file);
    QTRY_VERIFY(!job.isReading());
}

inline void check(models::ImportJob &job)
{
    QCOMPARE(job.blockers(), QStringList());
    job.startCheck();
    QTRY_COMPARE(job.phase(), models::ImportJob::Phase::Checked);
}

} // namespace outdial::test
