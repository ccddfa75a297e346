// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/bulkanswer.h>
#include <api/types/simdjsonbody.h>

#include <charconv>

namespace outdial::api {

namespace {

namespace dom = simdjson::dom;

// Rows that were written or not: whatever is wrong with the answer, the outcome is unknown.
tl::unexpected<ApiError> unclear(const QString &detail) { return tl::unexpected(malformed(detail, Committed::Unknown)); }

// A count: an integer, also as text or as 2.0; nothing else.
std::optional<qint64> countOf(dom::element element)
{
    std::int64_t number = -1;
    double real = 0;
    std::string_view text;
    if (element.get(number) != simdjson::SUCCESS) {
        if (element.get(text) == simdjson::SUCCESS) {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size())
                return std::nullopt;
        } else if (element.get(real) == simdjson::SUCCESS && real >= 0 && real < 9.0e15 &&
                   real == static_cast<double>(static_cast<qint64>(real))) {
            number = static_cast<qint64>(real);
        }
    }
    return number >= 0 ? std::optional<qint64>(number) : std::nullopt;
}

QByteArray minified(dom::element element)
{
    const std::string text = simdjson::minify(element);
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

Result<QList<BulkRejects>> readRejects(dom::element value)
{
    QList<BulkRejects> rejects;
    if (value.is_null())
        return rejects;
    dom::object causes;
    if (value.get(causes) != simdjson::SUCCESS)
        return unclear(QStringLiteral("error is not an object"));
    for (const auto &[cause, objects] : causes) {
        BulkRejects bucket;
        bucket.cause = textOf(cause);
        dom::array list;
        if (objects.get(list) == simdjson::SUCCESS) {
            for (const dom::element object : list)
                bucket.objects.append(minified(object));
        } else if (objects.is_object()) {
            bucket.objects.append(minified(objects));
        } else if (!objects.is_null()) {
            return unclear(QStringLiteral("error.%1 is not a list").arg(bucket.cause));
        }
        if (!bucket.objects.isEmpty())
            rejects.append(bucket);
    }
    return rejects;
}

} // namespace

qint64 BulkAnswer::rejectedCount() const
{
    qint64 count = 0;
    for (const BulkRejects &bucket : rejects)
        count += bucket.objects.size();
    return count;
}

Result<BulkAnswer> decodeBulkAnswer(const QByteArray &body, const char *countName)
{
    return readWithSimdjson(body, Committed::Unknown, [countName](dom::element root) -> Result<BulkAnswer> {
        dom::object object;
        if (root.get(object) != simdjson::SUCCESS)
            return unclear(QStringLiteral("the body is not an object"));
        dom::element value;
        if (object.at_key(countName).get(value) != simdjson::SUCCESS)
            return unclear(QStringLiteral("%1 is missing").arg(QLatin1String(countName)));
        const std::optional<qint64> count = countOf(value);
        if (!count)
            return unclear(QStringLiteral("%1 is not a count").arg(QLatin1String(countName)));
        BulkAnswer answer;
        answer.done = *count;
        if (object.at_key("error").get(value) == simdjson::SUCCESS) {
            Result<QList<BulkRejects>> rejects = readRejects(value);
            if (!rejects)
                return tl::unexpected(rejects.error());
            answer.rejects = std::move(*rejects);
        }
        return answer;
    });
}

} // namespace outdial::api
