// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/parameters.h>

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace outdial::sandbox {
namespace {

QString fromUtf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// A value as it is named in a description, cut where it is long.
QString shown(simdjson::dom::element value)
{
    QString text =
        value.is_string() ? fromUtf8(value.get_string().value_unsafe()) : QString::fromStdString(simdjson::minify(value));
    if (text.size() > 100)
        text = text.left(100) + QStringLiteral("...");
    return text;
}

} // namespace

std::optional<simdjson::dom::element> Parameters::find(std::string_view name) const
{
    simdjson::dom::element value;
    if (m_object.at_key(name).get(value) != simdjson::SUCCESS || value.is_null())
        return std::nullopt;
    return value;
}

QString Parameters::fullName(std::string_view name) const { return m_prefix + fromUtf8(name); }

bool Parameters::has(std::string_view name) const { return find(name).has_value(); }

bool Parameters::given(std::string_view name) const { return m_object.at_key(name).error() == simdjson::SUCCESS; }

bool Parameters::isReset(std::string_view name) const
{
    if (!given(name))
        return false;
    const auto value = find(name);
    return !value || (value->is_string() && fromUtf8(value->get_string().value_unsafe()).trimmed().isEmpty());
}

Failure Parameters::unsupported(std::string_view name, const QString &expected) const
{
    const auto value = find(name);
    return unsupportedValue(fullName(name), value ? shown(*value) : QStringLiteral("null"), expected);
}

Failure Parameters::missing(std::string_view name) const
{
    return badRequest(QStringLiteral("required parameter '%1' is empty or missing").arg(fullName(name)));
}

std::optional<QString> Parameters::text(std::string_view name) const
{
    const auto value = find(name);
    if (!value)
        return std::nullopt;
    if (!value->is_string())
        throw unsupported(name, QStringLiteral("string"));
    return fromUtf8(value->get_string().value_unsafe());
}

QString Parameters::requiredText(std::string_view name) const
{
    const auto value = text(name);
    if (!value || value->trimmed().isEmpty())
        throw missing(name);
    return *value;
}

std::optional<bool> Parameters::boolean(std::string_view name) const
{
    const auto value = find(name);
    if (!value)
        return std::nullopt;
    if (!value->is_bool())
        throw unsupported(name, QStringLiteral("boolean"));
    return value->get_bool().value_unsafe();
}

std::optional<int> Parameters::integer(std::string_view name, int least, int most) const
{
    const auto value = find(name);
    if (!value)
        return std::nullopt;
    // get_int64 would take a whole number of any size; a fraction, even 1.0, is a double.
    const bool large = value->is_uint64() || (value->is_int64() && value->get_int64().value_unsafe() > most);
    if (!value->is_int64() || value->get_int64().value_unsafe() < least || value->get_int64().value_unsafe() > most) {
        throw unsupported(name, most == std::numeric_limits<int>::max() && !large
                                    ? QStringLiteral("integer greater than %1").arg(least - 1)
                                    : QStringLiteral("integer from %1 to %2").arg(least).arg(most));
    }
    return static_cast<int>(value->get_int64().value_unsafe());
}

int Parameters::requiredInteger(std::string_view name, int least, int most) const
{
    const auto value = integer(name, least, most);
    if (!value)
        throw missing(name);
    return *value;
}

qint64 Parameters::requiredNumber(std::string_view name, qint64 least, qint64 most) const
{
    const auto value = find(name);
    if (!value || isReset(name))
        throw missing(name);
    qint64 number = 0;
    bool understood = false;
    if (value->is_int64()) {
        number = value->get_int64().value_unsafe();
        understood = true;
    } else if (value->is_string()) {
        const QString text = fromUtf8(value->get_string().value_unsafe());
        const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
        if (std::all_of(text.begin(), text.end(), isDigit))
            number = text.toLongLong(&understood);
    }
    if (!understood || number < least || number > most) {
        throw unsupported(name, most == std::numeric_limits<qint64>::max()
                                    ? QStringLiteral("integer greater than %1").arg(least - 1)
                                    : QStringLiteral("integer from %1 to %2").arg(least).arg(most));
    }
    return number;
}

std::optional<std::int64_t> Parameters::time(std::string_view name) const
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    const auto time = timeOfText(*value);
    if (!time)
        throw unsupported(name, QStringLiteral("time in the format yyyy-MM-ddTHH:mm:ss.SSS"));
    return time;
}

std::optional<simdjson::dom::object> Parameters::object(std::string_view name) const
{
    const auto value = find(name);
    if (!value)
        return std::nullopt;
    simdjson::dom::object object;
    if (value->get(object) != simdjson::SUCCESS)
        throw unsupported(name, QStringLiteral("object"));
    return object;
}

std::optional<simdjson::dom::array> Parameters::array(std::string_view name) const
{
    const auto value = find(name);
    if (!value)
        return std::nullopt;
    simdjson::dom::array array;
    if (value->get(array) != simdjson::SUCCESS)
        throw unsupported(name, QStringLiteral("list"));
    return array;
}

void Parameters::allowOnly(std::span<const std::string_view> names) const
{
    for (const auto [name, value] : m_object) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            throw badRequest(QStringLiteral("parameter '%1' is not supported").arg(fullName(name)));
    }
}

void refuseDoubledNames(simdjson::dom::element body)
{
    simdjson::dom::object object;
    simdjson::dom::array array;
    if (body.get(object) == simdjson::SUCCESS) {
        std::unordered_set<std::string_view> names;
        for (const auto [name, value] : object) {
            if (!names.insert(name).second)
                throw badRequest(QStringLiteral("parameter '%1' is duplicated").arg(fromUtf8(name)));
            refuseDoubledNames(value);
        }
    } else if (body.get(array) == simdjson::SUCCESS) {
        for (const simdjson::dom::element value : array)
            refuseDoubledNames(value);
    }
}

} // namespace outdial::sandbox
