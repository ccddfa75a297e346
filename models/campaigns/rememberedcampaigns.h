// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaigns that were seen in a tenant before. Get Campaigns lists enabled ones only; one that was disabled since can still
// be opened by its id, which nothing but Outdial remembers. Written in the background, since a write waits for the disk.
#pragma once

#include <QList>
#include <QString>

#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

#include <memory>
#include <optional>

namespace outdial::models {

class RememberedCampaigns {
public:
    struct Entry {
        QString id;
        QString name;
    };
    struct Sort {
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    // No store: nothing is remembered.
    RememberedCampaigns(StorePtr store, QString tenant);
    ~RememberedCampaigns(); // what was asked for is written when it returns, and the writer's connection closed

    QList<Entry> all() const;
    void remember(const QList<Entry> &campaigns);
    void forget(const QString &id);

    std::optional<Sort> sort() const;
    void rememberSort(Sort sort);

private:
    StorePtr m_store;
    QString m_tenant;
    std::unique_ptr<BackgroundWriter> m_writer;
};

} // namespace outdial::models
