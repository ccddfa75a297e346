// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads what is in a packed file as a stream, in constant memory. What cannot be unpacked to its very end is an error, never an
// early end: checksums are verified, and so is the length.
#pragma once

#include <QIODevice>

namespace outdial::models {

class PackedDevice : public QIODevice {
public:
    bool isSequential() const final { return true; }
    // How much of the packed file was needed so far. For progress.
    virtual qint64 packedOffset() const = 0;

protected:
    qint64 writeData(const char *, qint64) final { return -1; }
};

} // namespace outdial::models
