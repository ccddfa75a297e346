// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletions before the real sandbox, over HTTP: a client, a store that outlives engines, and a list with records.
#pragma once

#include <models/jobs/deletionjobs.h>

#include <support/clientbench.h>

namespace outdial::test {

struct DeletionBench : ClientBench {
    DeletionBench()
    {
        store = *models::Store::open({});
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
    }
    // Another engine on the same store: Outdial started again.
    std::unique_ptr<models::DeletionJobs> engine() const
    {
        models::DeletionPace pace;
        pace.first = std::chrono::milliseconds(40);
        pace.most = std::chrono::milliseconds(160);
        return std::make_unique<models::DeletionJobs>(*client, store, QStringLiteral("t"), QStringLiteral("k.lindqvist"), pace);
    }
    // A list with records K0, K1, ...: its id.
    QString listOf(int records, const QString &name = QStringLiteral("Warranty.csv"))
    {
        const QString id = makeList(name).listId;
        if (records > 0)
            addRecords(id, records);
        return id;
    }
    qint64 total(const QString &listId) const { return value(client->callingList.getList(listId)).totalRecords; }
    static models::DeletionWish all(const QString &listId, const QString &name = QStringLiteral("Warranty.csv"))
    {
        return {listId, name, models::DeletionJob::Kind::All, {}, QStringLiteral("Deletes every record.")};
    }
    // Records whose key is K0 ... K(count-1).
    static models::DeletionWish keys(const QString &listId, int count)
    {
        models::DeletionWish wish;
        wish.listId = listId;
        wish.listName = QStringLiteral("Warranty.csv");
        wish.kind = models::DeletionJob::Kind::Many;
        QStringList values;
        for (int i = 0; i < count; ++i)
            values << QStringLiteral("K%1").arg(i);
        wish.criteria.fields.append({QStringLiteral("id"), values});
        return wish;
    }

    models::StorePtr store;
};

} // namespace outdial::test
