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

    // The file that could not be written; null: all is on the disk.
    const RowFile *flush()
    {
        if (!rejects.flush())
            return &rejects;
        if (!unknown.flush())
            return &unknown;
        return added && !added->flush() ? &*added : nullptr;
    }
};

} // namespace outdial::models
