// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/dncrules.h>
#include <api/rules/recordrules.h>
#include <api/rules/text.h>

#include <array>

namespace outdial::rules {

namespace {

constexpr std::array<const char *, 5> names{"INTERNAL", "GEOGRAPHIC_POSTAL", "GEOGRAPHIC_STATE", "GEOGRAPHIC_AREACODE",
                                            "EXCLUSION"};

} // namespace

QLatin1String dncTypeName(DncType type) { return QLatin1String(names[static_cast<std::size_t>(type)]); }

std::optional<DncType> dncTypeFromName(QStringView name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name.compare(QLatin1String(names[i]), Qt::CaseInsensitive) == 0)
            return static_cast<DncType>(i);
    }
    return std::nullopt;
}

bool isModifiable(DncType type) { return type != DncType::GeographicState; }

bool hasComments(DncType type) { return type != DncType::Exclusion; }

DncFault checkDncRecord(DncType type, std::string_view key, bool withComment)
{
    const std::string_view kept = trimmed(key);
    if (kept.empty())
        return DncFault::MissingKey;
    if (!isUtf8(kept) || (withComment && !hasComments(type)))
        return DncFault::FormatError;
    return DncFault::None;
}

} // namespace outdial::rules
