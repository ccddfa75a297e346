// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How campaigns are to be, as a file describes them for `outdial apply`: JSON under the names of Get Campaign, as `outdial
// campaigns show --json` prints it. What it does not name is to stay as it is; a name that is not known is a mistake. Pure
// values.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <api/types/campaign.h>

#include <optional>
#include <tl/expected.hpp>

namespace outdial::app {

struct ListWish {
    QString listId; // one of these two, or both
    QString listName;
    QString instanceId; // may be of an instance that is gone
    std::optional<QString> instanceName;
    std::optional<bool> enabled;
    std::optional<int> order;
    std::optional<int> dialingRatio;
    std::optional<api::Sorting> sorting;

    QString title() const { return listName.isEmpty() ? listId : listName; }
};

struct CampaignWish {
    QString campaign;            // its id, or its name where no id is given
    std::optional<bool> enabled; // no method sets it: only compared
    std::optional<api::CampaignState> state;
    std::optional<QList<ListWish>> lists;
    bool exact = false; // what is not among the lists is to be unbound
};

// {"campaigns": [...]}, a list of campaigns, one campaign, or one a line. The error is a sentence.
tl::expected<QList<CampaignWish>, QString> readWishes(const QByteArray &text);

} // namespace outdial::app
