// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What deleting a list, or all of its records, means, said before it is done: every campaign that loses them, its state and how
// far it has come; which calls may drop; what is archived; whether the format goes too. What was not read is absent, never a
// guess. Pure values.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace outdial::models {

struct ListDeletion {
    enum class What { List, Records, Matching }; // Matching: those that meet criteria
    struct Use {                                 // one instance
        QString campaignId;
        QString campaignName;
        QString instanceId;
        bool stateKnown = false; // what is shown is of now
        bool running = false;
        bool stopping = false;
        bool enabled = true; // the campaign
        std::optional<qint64> attempted;
        std::optional<qint64> completed;
        qint64 total = 0;

        bool mayRun() const { return running || !stateKnown; }
    };

    What what = What::List;
    QString criteria; // of Matching, in words
    QString listId;
    QString listName;
    QString formatId;
    QString formatName;
    qint64 total = 0;
    bool usesKnown = false; // Get List has said where it is bound
    QList<Use> uses;
    bool othersRead = false;       // the walk through the lists has ended, well or not
    std::optional<int> otherLists; // with the same format; absent: not known
    QStringList otherNames;        // the first few of them

    int running() const; // campaigns, not instances
    int campaigns() const;
    int mayRun() const;
    std::optional<qint64> completed() const; // over all instances; absent when one was not read
    QString title() const;                   // "Delete “Spring.csv”?"
    QString sentence() const;                // with the number
    QString dropsHead() const;               // "Calls may drop in 1 running campaign."
    QString dropsAdvice() const;             // "Stop it first, and wait for its calls to end."
    QString dropsMore() const;
    QString archived() const;
    QString archivedMore() const;
    QString formatFate() const; // of What::Records: that the list stays
    QString formatMore() const;
    QString act() const;  // "Delete 18,000 records"
    QString keep() const; // "Keep the list"
    QString stopFirst() const;
};

} // namespace outdial::models
