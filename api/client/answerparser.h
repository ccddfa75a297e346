// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads one HTTP/1.1 answer from the bytes of a connection. A face for Boost.Beast's parser, whose headers are heavy, so that
// only one source includes them.
#pragma once

#include <QByteArray>

#include <memory>

namespace outdial::api {

class AnswerParser {
public:
    enum class State { NeedMore, Done, TooLarge, Broken };

    explicit AnswerParser(qint64 mostBytes);
    ~AnswerParser();
    AnswerParser(const AnswerParser &) = delete;
    AnswerParser &operator=(const AnswerParser &) = delete;

    // Takes what the connection gave. Bytes behind the end of the answer make it Done and leftOver().
    State feed(const QByteArray &bytes);
    // The connection was closed: the end of an answer without a length, or Broken.
    State end();

    // Valid when Done.
    int status() const;
    QByteArray header(const char *name) const;
    QByteArray body() const;
    bool keepAlive() const; // the connection may carry another request
    bool leftOver() const;
    // Valid when Broken.
    QByteArray fault() const;

private:
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace outdial::api
