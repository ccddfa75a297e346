// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bodies of the methods for many records: a list of objects comes in, a count and the refused objects by reason go out.
#pragma once

#include <sandbox/call.h>
#include <sandbox/recordreader.h>

#include <map>
#include <string_view>
#include <vector>

namespace outdial::sandbox {

// Throws Failure (400) when one of them is not an object.
std::vector<simdjson::dom::object> objectsOf(const Call &call);

class Buckets {
public:
    void add(std::size_t index, Refusal why) { m_refused[why].push_back(index); }
    // {"added": 1, "error": {"duplicateKey": [...]}}: objects exactly as they were sent; no "error" when nothing was refused.
    Answer answer(std::string_view countName, qint64 count, const Call &call) const;

private:
    std::map<Refusal, std::vector<std::size_t>> m_refused;
};

} // namespace outdial::sandbox
