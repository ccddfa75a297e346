// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchanges as an HTTP Archive (HAR 1.2), which browsers and other tools read. The token and the client's secret are not in it;
// bodies are where contents were kept. Any thread: written entry by entry.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <models/activity/activitylog.h>

#include <tl/expected.hpp>

class QIODevice;

namespace outdial::models {

struct HarSource {
    QUrl tenant;     // scheme, host, port
    QString version; // of Outdial
};

struct HarSaved {
    int requests = 0;
    int withContents = 0;
};

// Messages are left out. The error is what the device says.
tl::expected<HarSaved, QString> writeHar(QIODevice &device, const QList<ActivityEntry> &entries, const HarSource &source);
// Into a file that only its owner may read; what was there is replaced once everything is written.
tl::expected<HarSaved, QString> saveHar(const QString &path, const QList<ActivityEntry> &entries, const HarSource &source);

} // namespace outdial::models
