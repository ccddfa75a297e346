// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of Do-Not-Call lists, and whether one of them forbids a call.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <sandbox/database.h>

#include <optional>

namespace outdial::sandbox {

struct DncList {
    qint64 seq = 0;
    QString name = {};
    QString type = {};        // INTERNAL, GEOGRAPHIC_..., EXCLUSION
    QString listField = {};   // of EXCLUSION
    QString disposition = {}; // in the campaign that asks
};

class DncStore {
public:
    explicit DncStore(Database &database) : m_db(database) {}

    std::optional<DncList> find(const QString &id);
    QString idByName(const QString &name); // empty when there is none
    // The lists that a campaign heeds.
    QList<DncList> listsOf(qint64 campaignSeq);

    // False when the key is there already. Keys are compared exactly.
    bool add(qint64 listSeq, const QString &key, const QString &comment);
    bool remove(qint64 listSeq, const QString &key);
    // How many there were.
    qint64 clear(qint64 listSeq);

    bool holds(qint64 listSeq, const QString &key);
    // number: digits only, as records hold it. A key of the list may be written otherwise ("(415) 555-0100"), with the country's
    // 1 or without.
    bool holdsNumber(qint64 listSeq, const QString &number);
    // In the order of insertion.
    QStringList keys(qint64 listSeq);

private:
    Database &m_db;
};

} // namespace outdial::sandbox
