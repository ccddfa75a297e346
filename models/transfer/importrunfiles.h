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
    std::optional<RowFile> missing;
    std::optional<RowFile> before; // written before its batch goes out, so it is flushed there

    // The file that could not be written; null: all is on the disk.
    const RowFile *flush()
    {
        if (!rejects.flush())
            return &rejects;
        if (!unknown.flush())
            return &unknown;
        if (missing && !missing->flush())
            return &*missing;
        return added && !added->flush() ? &*added : nullptr;
    }

    // All of them, whatever becomes of one. The first that did not come to the disk as a whole; null: there is none.
    const RowFile *close()
    {
        const RowFile *unwritten = nullptr;
        for (RowFile *file :
             {&rejects, &unknown, missing ? &*missing : nullptr, before ? &*before : nullptr, added ? &*added : nullptr}) {
            if (file != nullptr && !file->close() && unwritten == nullptr)
                unwritten = file;
        }
        return unwritten;
    }
};

} // namespace outdial::models
