// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The body of a request as a device that cannot be rewound. QNetworkAccessManager re-sends a request by itself when the server
// closes the connection without an answer, unless it cannot read the body a second time.
#pragma once

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace outdial::api {

class SequentialBody final : public QIODevice {
public:
    explicit SequentialBody(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_body.size(); }
    qint64 bytesAvailable() const override { return m_body.size() - m_read; }
    // Whether any byte was taken. As long as none was, no complete request with a body has left.
    bool wasRead() const { return m_read > 0; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = std::min(most, bytesAvailable());
        if (size == 0)
            return atEnd() ? -1 : 0;
        std::memcpy(data, m_body.constData() + m_read, static_cast<std::size_t>(size));
        m_read += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

} // namespace outdial::api
