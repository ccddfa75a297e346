// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which errors of the tenant go away by themselves, so that it is worth waiting and asking again.
#pragma once

#include <api/types/apierror.h>

namespace outdial::models {

inline bool passes(const api::ApiError &error)
{
    switch (error.kind) {
    case api::ErrorKind::Network:
    case api::ErrorKind::Timeout:
    case api::ErrorKind::Server:
    case api::ErrorKind::Malformed:
        return true;
    default:
        return false;
    }
}

} // namespace outdial::models
