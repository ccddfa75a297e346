// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A campaign as JSON, under the names of Get Campaign: what `outdial campaigns show --json` prints, and `outdial apply` takes.
#pragma once

#include <QJsonObject>

#include <api/types/campaign.h>

namespace outdial::app {

// Its id, name, state and lists with what can be set of them. Not its Do-Not-Call lists, which no method binds.
QJsonObject campaignJson(const api::Campaign &campaign);

} // namespace outdial::app
