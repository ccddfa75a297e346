// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parameters of createListWithNewFormat, read strictly.
#pragma once

#include <QString>

#include <api/types/format.h>
#include <sandbox/parameters.h>

namespace outdial::sandbox {

struct NewList {
    api::Format format;
    QString listName; // the default one when none was given
};

// Throws Failure (400).
NewList readNewList(const Parameters &parameters);

} // namespace outdial::sandbox
