// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What AlertBook is told of a campaign. Plain values.
#pragma once

#include <QList>
#include <QString>

#include <models/monitor/monitorfigures.h>

#include <optional>

namespace outdial::models {

// What is known of one campaign at one moment. Not read, stale or offline: leave it out, and its alerts stay as they are.
struct AlertInput {
    struct Instance {
        QString id;
        QString name;
        bool enabled = false;
        qint64 total = 0;
        std::optional<qint64> completed; // not read: absent
    };
    QString campaignId;
    QString campaignName;
    bool running = false;
    bool stoppedHere = false; // the last stop was asked for in this window
    QList<Instance> instances;
    std::optional<qint64> lastAttempt;  // ms since the epoch, UTC; absent: never
    std::optional<qint64> runningSince; // when we first saw it run: no attempt before that counts against it
    QList<NamedCount> hourDispositions; // of the attempts of the last hour
};

} // namespace outdial::models
