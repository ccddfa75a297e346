// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaigns of a tenant by id, shared by those who read the API. Whoever changes a row touches it; what was touched is told
// once in each turn of the event loop, so that an answer with many news costs one round of signals. GUI thread.
#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>

#include <models/campaigns/campaignrow.h>

#include <map>

namespace outdial::models {

class CampaignRows : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Null when there is none. Valid until the row is removed.
    const CampaignRow *find(const QString &id) const;
    CampaignRow *find(const QString &id);
    CampaignRow &add(const QString &id); // or the one that is there
    void remove(const QString &id);
    QStringList ids() const;
    int count() const { return int(m_rows.size()); }

    void touch(const QString &id);
    void touchAll();

Q_SIGNALS:
    // Rows that are new, gone, or have other values.
    void changed(const QStringList &ids);

private:
    void tell();

    std::map<QString, CampaignRow> m_rows;
    QSet<QString> m_touched;
};

} // namespace outdial::models
