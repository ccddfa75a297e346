// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user that signed in may do. Campaign methods ask for "Manage all services and campaigns", or, for campaigns that are
// assigned to the user, for "Manage assigned services and campaigns"; list and DNC methods for "Manage Lists". Some ask for one
// more.
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <api/client/method.h>
#include <sandbox/campaignstore.h>

#include <tl/expected.hpp>

namespace outdial::sandbox {

class Privileges {
public:
    // Those of which the API's methods ask for any, as the reference words them.
    static QStringList all();
    // The error is an English sentence: a name that is none of these.
    static tl::expected<void, QString> check(const QStringList &names);

    void hold(const QStringList &names) { m_held = {names.begin(), names.end()}; }
    // ids
    void assign(const QStringList &campaigns) { m_assigned = {campaigns.begin(), campaigns.end()}; }

    // Throws (403) when the user may not call the method, with these variables in its path.
    void check(const api::MethodInfo &method, const QStringList &variables, CampaignStore &campaigns) const;
    // The campaign may be seen and handled by the user.
    bool manages(const CampaignRow &campaign) const;

private:
    QSet<QString> m_held;
    QSet<QString> m_assigned;
};

} // namespace outdial::sandbox
