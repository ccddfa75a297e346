// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/client/answerparser.h>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

namespace outdial::api {

namespace http = boost::beast::http;

struct AnswerParser::Data {
    using Parser = http::response_parser<http::string_body>;

    void renew()
    {
        parser.emplace();
        // One element of the answer at a time: an eager parser of Boost 1.74 forgets that the announced length is over the limit
        // when the body begins in the same piece.
        parser->eager(false);
        parser->body_limit(mostBytes);
        parser->header_limit(64 * 1024);
    }

    std::uint64_t mostBytes = 0;
    std::optional<Parser> parser;
    QByteArray pending;
    QByteArray fault;
};

AnswerParser::AnswerParser(qint64 mostBytes) : d(std::make_unique<Data>())
{
    d->mostBytes = static_cast<std::uint64_t>(mostBytes);
    d->renew();
}

AnswerParser::~AnswerParser() = default;

AnswerParser::State AnswerParser::feed(const QByteArray &bytes)
{
    d->pending += bytes;
    while (!d->pending.isEmpty()) {
        boost::system::error_code error;
        const auto taken =
            d->parser->put(boost::asio::buffer(d->pending.constData(), static_cast<std::size_t>(d->pending.size())), error);
        d->pending.remove(0, static_cast<qsizetype>(taken));
        if (error == http::error::need_more)
            return State::NeedMore;
        if (error == http::error::body_limit || error == http::error::header_limit)
            return State::TooLarge;
        if (error) {
            d->fault = QByteArray::fromStdString(error.message());
            return State::Broken;
        }
        if (d->parser->is_done()) {
            if (d->parser->get().result_int() >= 200)
                return State::Done;
            d->renew(); // "100 Continue" and its like come before the answer
        } else if (taken == 0) {
            return State::NeedMore;
        }
    }
    return State::NeedMore;
}

AnswerParser::State AnswerParser::end()
{
    if (!d->parser->got_some()) {
        d->fault = QByteArrayLiteral("closed without an answer");
        return State::Broken;
    }
    boost::system::error_code error;
    d->parser->put_eof(error);
    if (!error && d->parser->is_done())
        return State::Done;
    d->fault = QByteArrayLiteral("closed in the middle of the answer");
    return State::Broken;
}

int AnswerParser::status() const { return static_cast<int>(d->parser->get().result_int()); }

QByteArray AnswerParser::header(const char *name) const
{
    const auto value = d->parser->get()[name];
    return QByteArray(value.data(), static_cast<qsizetype>(value.size()));
}

QByteArray AnswerParser::body() const { return QByteArray::fromStdString(d->parser->get().body()); }

bool AnswerParser::keepAlive() const { return d->parser->keep_alive(); }

bool AnswerParser::leftOver() const { return !d->pending.isEmpty(); }

QByteArray AnswerParser::fault() const { return d->fault; }

} // namespace outdial::api
