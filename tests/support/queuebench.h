// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several files that are imported one after another into a list of the sandbox.
#pragma once

#include <QPointer>
#include <QSignalSpy>

#include <models/transfer/importqueue.h>
#include <models/transfer/importsmodel.h>

#include <support/importjobs.h>

namespace outdial::test {

// Imports of an empty sandbox, and a queue whose present import goes into a list of usFormat.
struct QueueBench : JobBench {
    explicit QueueBench(const QString &name)
        : JobBench(QStringLiteral("empty")),
          imports(session.get()),
          list(makeList(name)),
          queue(new models::ImportQueue(&imports, imports.newJob()))
    {
        queue->present()->setRunOptions(fast());
        queue->present()->setTarget(list);
        queue->present()->teachFormat(usFormat(list.formatName));
    }

    // The present one was read, and so were those that wait.
    bool isRead() const
    {
        for (int row = 0; row < queue->rowCount(); ++row) {
            if (found(row) == QStringLiteral("being read…"))
                return false;
        }
        return !queue->present()->isReading() && !queue->isTaking();
    }
    QString found(int row) const { return queue->index(row).data(models::ImportQueue::FoundRole).toString(); }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < queue->rowCount(); ++row)
            names.append(queue->index(row).data().toString());
        return names;
    }
    QString file(const QString &name, int count, int first) const { return write(name, goodRows(count, first)); }

    models::ImportsModel imports;
    models::ImportTarget list;
    QPointer<models::ImportQueue> queue;
};

inline QByteArray otherColumns(int first)
{
    return "customer_id,last_name,mobile,visits,renewal\n" + idOf(first).toLatin1() + ",Cas,(415) 555-0100,1,\n";
}

// The phone number has too few digits.
inline QByteArray blockedRow(int first) { return goodRows(3, first) + idOf(first + 3).toLatin1() + ",Cas,555,1,\r\n"; }

// Runs the present one to its end.
inline void importPresent(models::ImportQueue &queue)
{
    QTRY_VERIFY(!queue.isTaking());
    auto *job = queue.present(); // the queue may go on to another
    QTRY_COMPARE(job->blockers(), QStringList());
    check(*job);
    job->start();
    QTRY_COMPARE(job->phase(), models::ImportJob::Phase::Over);
}

inline void takeNext(models::ImportQueue &queue)
{
    QSignalSpy changed(&queue, &models::ImportQueue::presentChanged);
    queue.takeNext();
    QVERIFY(queue.isTaking());
    QTRY_COMPARE(changed.size(), 1);
}

} // namespace outdial::test
