// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What gzip made, also of several members, one after the other.
#pragma once

#include <models/transfer/packeddevice.h>

#include <memory>
#include <vector>

struct z_stream_s;

namespace outdial::models {

class GzipDevice : public PackedDevice {
public:
    // file: open for reading, at its beginning. The device is open at once.
    explicit GzipDevice(std::unique_ptr<QIODevice> file);
    ~GzipDevice() override;

    qint64 packedOffset() const final { return m_read - qint64(m_left); }

protected:
    qint64 readData(char *data, qint64 most) final;

private:
    bool feed();
    qint64 giveUp(const QString &why);

    std::unique_ptr<QIODevice> m_file;
    std::unique_ptr<z_stream_s> m_stream;
    std::vector<unsigned char> m_block;
    unsigned char *m_next = nullptr;
    std::size_t m_left = 0; // of the block
    qint64 m_read = 0;
    bool m_atEnd = false;   // the file is read
    bool m_between = false; // a member has ended; another one may follow
    bool m_failed = false;
};

} // namespace outdial::models
