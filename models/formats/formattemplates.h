// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A few formats to begin with.
#pragma once

#include <QList>
#include <QString>

#include <api/types/format.h>

namespace outdial::models {

struct FormatTemplate {
    QString title;      // "Leads, US"
    api::Format format; // without a name
};

QList<FormatTemplate> formatTemplates();

} // namespace outdial::models
