// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The id of a campaign in what a person pastes: the id itself, or the address of its page in Contact Center Administrator, which
// carries the id behind "#SERVICES_CAMPAIGNS:SERVICES_PROPERTIES:".
#pragma once

#include <QString>

namespace outdial::models {

// Null when there is none in it.
QString campaignIdFrom(const QString &text);

} // namespace outdial::models
