// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done with the text of a JSON body itself, because a parsed document no longer has it.
#pragma once

#include <QByteArray>

#include <string_view>
#include <vector>

namespace outdial::sandbox {

// The elements of a valid JSON array, each as it stands in the text: buckets give objects back exactly as they were sent.
std::vector<std::string_view> rawElements(std::string_view array);

} // namespace outdial::sandbox
