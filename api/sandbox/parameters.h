// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the parameters of a JSON body, and says in the API's words what is wrong with one. Everything throws Failure (400).
#pragma once

#include <QString>

#include <sandbox/answer.h>
#include <sandbox/cursor.h>

#include <initializer_list>
#include <optional>
#include <simdjson.h>
#include <span>
#include <string_view>

namespace outdial::sandbox {

class Parameters {
public:
    // prefix: of the names in descriptions, "sortingOrder."
    explicit Parameters(simdjson::dom::object object, QString prefix = {}) : m_object(object), m_prefix(std::move(prefix)) {}

    // null counts as absent everywhere, as the API's first cursor does.
    bool has(std::string_view name) const;
    std::optional<QString> text(std::string_view name) const;
    QString requiredText(std::string_view name) const; // not blank
    // The name is there, whatever its value.
    bool given(std::string_view name) const;
    // Given as null or as a blank text: how an optional parameter is reset to its default.
    bool isReset(std::string_view name) const;
    std::optional<bool> boolean(std::string_view name) const;
    std::optional<int> integer(std::string_view name, int least, int most) const;
    int requiredInteger(std::string_view name, int least, int most) const;
    // As the deprecated methods take numbers: a JSON integer, or its decimal digits as text.
    qint64 requiredNumber(std::string_view name, qint64 least, qint64 most) const;
    std::optional<std::int64_t> time(std::string_view name) const;
    std::optional<simdjson::dom::object> object(std::string_view name) const;
    std::optional<simdjson::dom::array> array(std::string_view name) const;

    // Throws when there is a name that is not among these.
    void allowOnly(std::span<const std::string_view> names) const;
    void allowOnly(std::initializer_list<std::string_view> names) const
    {
        allowOnly(std::span<const std::string_view>(names.begin(), names.size()));
    }

    Failure unsupported(std::string_view name, const QString &expected) const;
    Failure missing(std::string_view name) const;

private:
    std::optional<simdjson::dom::element> find(std::string_view name) const;
    QString fullName(std::string_view name) const;

    simdjson::dom::object m_object;
    QString m_prefix;
};

// Throws when a key is given twice in an object, at any depth.
void refuseDoubledNames(simdjson::dom::element body);

} // namespace outdial::sandbox
