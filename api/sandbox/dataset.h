// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a new store is filled with: demo, empty, records:N or running:CxN.
#pragma once

#include <QString>

#include <sandbox/store.h>

#include <tl/expected.hpp>

namespace outdial::sandbox {

// The error is an English sentence.
tl::expected<void, QString> checkDataset(const QString &name);
// In one transaction; throws DatabaseError.
void fillStore(Store &store, const QString &name);

} // namespace outdial::sandbox
