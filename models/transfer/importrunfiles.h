// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The files that an import writes beside its source. Private to ImportRun.
#pragma once

#include <models/transfer/importrun.h>
#include <models/transfer/rowfile.h>

#include <optional>

namespace outdial::models {

struct ImportRun::Files {
    RowFile rejects;
    RowFile unknown;
    std::optional<RowFile> added;

    bool flush() { return rejects.flush() && unknown.flush() && (!added || added->flush()); }
};

} // namespace outdial::models
