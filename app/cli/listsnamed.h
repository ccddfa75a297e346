// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The calling lists that go by a name, for a command that has nothing to do before it knows them.
#pragma once

#include <QList>
#include <QString>

#include <api/client/client.h>

#include <tl/expected.hpp>

namespace outdial::app {

// The one with this id; else all with this name, letter for letter. Waits for the tenant. The error is a sentence.
tl::expected<QList<api::CallingList>, QString> listsNamed(const api::Client &client, const QString &wanted);

} // namespace outdial::app
