// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/changekeeper.h>
#include <app/cli/storesayer.h>
#include <models/activity/changejournal.h>
#include <models/connect/session.h>

namespace outdial::app {

void keepChanges(models::Session &session)
{
    sayStoreTroubles(*session.store());
    // Commands name what they change on the terminal; the journal has the ids.
    const auto journal = std::make_shared<models::ChangeJournal>(session.store(), session.tenant(), session.profile().userName,
                                                                 [](const QString &) { return QString(); });
    QObject::connect(&session, &models::Session::exchangesTaken, &session,
                     [journal](const QList<api::Exchange> &exchanges) { journal->take(exchanges); });
}

} // namespace outdial::app
