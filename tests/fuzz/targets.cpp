// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "targets.h"

#include <api/client/answerparser.h>
#include <api/client/errormapping.h>
#include <api/types/bulkanswer.h>
#include <api/types/codecs.h>
#include <api/types/donotcall.h>
#include <api/types/format.h>
#include <api/types/job.h>
#include <api/types/recordpage.h>

#include <cstdio>
#include <cstdlib>

namespace outdial::fuzz {

namespace {

// A broken promise is a crash, so that both libFuzzer and a plain run stop at it.
void promise(bool kept, const char *what)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

// Every value must lie in memory that the page keeps: reading them all shows it to the sanitizer.
std::size_t readAll(const api::RecordPage &page)
{
    std::size_t bytes = 0;
    const auto read = [&bytes](std::string_view text) {
        for (const char c : text)
            bytes += c != '\0' ? 1 : 2;
    };
    for (int row = 0; row < page.size(); ++row) {
        for (int field = 0; field < page.entryFieldCount(); ++field) {
            read(page.entryFieldName(field));
            read(page.entryValue(row, field));
        }
        for (int extra = 0; extra < page.statusExtraCount(); ++extra) {
            read(page.statusExtraName(extra));
            read(page.statusExtraValue(row, extra));
        }
        const api::RecordStatus status = page.status(row);
        read(status.lastDisposition);
        read(status.lastAgent);
        read(status.lastPhone);
        read(status.globalInteractionId);
        for (int i = 0; i < page.attemptCount(row); ++i) {
            const api::Attempt attempt = page.attempt(row, i);
            read(attempt.disposition);
            read(attempt.agent);
            read(attempt.phone);
            read(attempt.callNotes);
            read(attempt.cpaResult);
            for (const auto &[name, value] : page.attemptExtras(row, i)) {
                read(name);
                read(value);
            }
        }
    }
    return bytes;
}

void checkPage(const api::Result<api::RecordPage> &page, qsizetype bodySize)
{
    if (!page) {
        promise(page.error().kind == api::ErrorKind::Malformed, "a page that is none is Malformed");
        return;
    }
    readAll(*page);
    // Each row takes a cell a field, so rows with ever new fields are what takes most: rows x fields, and either costs bytes.
    const auto most = 4096 + 64 * static_cast<std::size_t>(bodySize) +
                      16 * static_cast<std::size_t>(page->size()) *
                          static_cast<std::size_t>(page->entryFieldCount() + page->statusExtraCount());
    promise(page->memoryUsed() <= most, "a page takes memory in proportion to its body");
}

template <typename T>
void check(const api::Result<T> &result, api::Committed onFault)
{
    if (result)
        return;
    promise(result.error().kind == api::ErrorKind::Malformed, "what is not understood is Malformed");
    promise(result.error().committed == onFault, "what a write did is not known when its answer is not understood");
}

} // namespace

void recordPages(const QByteArray &bytes)
{
    checkPage(api::RecordPage::decodePage(bytes), bytes.size());
    checkPage(api::RecordPage::decodeRecords(bytes), bytes.size());
}

void bulkAnswers(const QByteArray &bytes)
{
    for (const char *name : {"added", "updated", "deleted"}) {
        const auto answer = api::decodeBulkAnswer(bytes, name);
        check(answer, api::Committed::Unknown);
        if (answer) {
            promise(answer->done >= 0, "a count is not negative");
            qint64 listed = 0;
            for (const api::BulkRejects &bucket : answer->rejects)
                listed += bucket.objects.size();
            promise(listed == answer->rejectedCount(), "the count of rejects is that of the objects");
        }
    }
}

void tokenAnswers(const QByteArray &bytes)
{
    const auto token = api::decodeToken(bytes);
    check(token, api::Committed::None);
    if (token)
        promise(!token->value.isEmpty() && token->expiresIn.count() >= 0, "a token has a value and an age");
}

void errorBodies(const QByteArray &bytes)
{
    const api::ErrorBody body = api::decodeErrorBody(bytes);
    promise(body.description.size() <= bytes.size() + 16, "a description is part of the body");
    api::WireAnswer answer;
    answer.body = bytes;
    answer.contentType = "text/html";
    for (const int status : {200, 301, 400, 401, 404, 409, 413, 429, 500, 503}) {
        answer.status = status;
        for (const api::Method method : {api::Method::GetCampaigns, api::Method::AddManyRecords}) {
            const auto error = api::errorOfAnswer(api::methodInfo(method), answer);
            promise(error.has_value() == (status >= 300), "only a 2xx is no error");
            if (error && status >= 500 && method == api::Method::AddManyRecords)
                promise(error->committed == api::Committed::Unknown, "a write that met a 5xx may have been done");
            if (error)
                api::meansNoSuchRecord(*error);
        }
        api::errorOfHtmlSuccess(answer);
    }
}

void smallAnswers(const QByteArray &bytes)
{
    using api::Committed;
    if (bytes.isEmpty())
        return;
    const QByteArray body = bytes.mid(1);
    const QString id = QStringLiteral("id");
    switch (static_cast<unsigned char>(bytes[0]) % 12) {
    case 0:
        return check(api::decodeCampaigns(body), Committed::None);
    case 1:
        return check(api::decodeCampaign(body, id), Committed::None);
    case 2:
        return check(api::decodeCampaignStatus(body), Committed::None);
    case 3:
        return check(api::decodeState(body), Committed::Unknown);
    case 4:
        return check(api::decodeBoundInstance(body), Committed::Unknown);
    case 5:
        return check(api::decodeCallingLists(body), Committed::None);
    case 6:
        return check(api::decodeCallingList(body, id), Committed::None);
    case 7:
        return check(api::decodeCreatedList(body), Committed::Unknown);
    case 8:
        return check(api::decodeUpdatedInstance(body), Committed::Unknown);
    case 9:
        return check(api::decodeStartedJob(body), Committed::Unknown);
    case 10: {
        const auto status = api::decodeJobStatus(body);
        check(status, Committed::None);
        if (status)
            promise(status->percentage >= 0 && status->percentage <= 100, "a percentage is one");
        return;
    }
    default:
        return check(api::decodeCount(body, "deleted"), Committed::Unknown);
    }
}

void httpAnswers(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    constexpr qint64 most = 4096;
    const qsizetype piece = 1 + static_cast<unsigned char>(bytes[0]) % 32;
    const QByteArray stream = bytes.mid(1);
    using State = api::AnswerParser::State;
    struct End {
        State state = State::NeedMore;
        int status = 0;
        QByteArray body;
    };
    const auto run = [&stream](qsizetype step) {
        api::AnswerParser parser(most);
        End end;
        for (qsizetype at = 0; at < stream.size() && end.state == State::NeedMore; at += step)
            end.state = parser.feed(stream.mid(at, step));
        if (end.state == State::NeedMore)
            end.state = parser.end();
        promise(end.state != State::NeedMore, "a closed connection ends the answer, one way or the other");
        if (end.state == State::Done) {
            end.status = parser.status();
            end.body = parser.body();
            promise(end.body.size() <= most, "no body is larger than it may be");
        }
        return end;
    };
    const End whole = run(std::max<qsizetype>(stream.size(), 1));
    const End pieces = run(piece);
    promise(whole.state == pieces.state, "how the bytes come does not matter");
    promise(whole.status == pieces.status && whole.body == pieces.body, "how the bytes come does not change the answer");
}

void formatFiles(const QByteArray &bytes)
{
    const auto format = api::decodeFormat(bytes);
    if (!format) {
        promise(!format.error().description.isEmpty(), "a file that is not taken says why");
        return;
    }
    const auto again = api::decodeFormat(api::encodeNewList(*format, QStringLiteral("list")));
    promise(again.has_value(), "what is written can be read");
    promise(again->fields.size() == format->fields.size() && again->name == format->name, "and is the same");
}

} // namespace outdial::fuzz
