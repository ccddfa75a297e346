// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns of status and attempts in an exported file, under the names that the API gives them.
#pragma once

#include <array>

namespace outdial::models::exportcolumns {

enum Status {
    Completed,
    CompletedTime,
    TotalAttempts,
    LastDisposition,
    LastAgent,
    LastPhone,
    LastDate,
    LastCallDuration,
    StatusInteraction,
    StatusCount
};
constexpr std::array<const char *, StatusCount> statusNames{"completed",       "completedTime",    "totalAttempts",
                                                            "lastDisposition", "lastAgent",        "lastPhone",
                                                            "lastDate",        "lastCallDuration", "globalInteractionID"};

enum AttemptPart {
    Date,
    Disposition,
    Agent,
    Phone,
    CallDuration,
    DialingDuration,
    CpaResult,
    CpaDuration,
    CallNotes,
    CallAttempted,
    AttemptInteraction,
    AttemptCount
};
constexpr std::array<const char *, AttemptCount> attemptNames{
    "date",      "disposition", "agent",     "phone",          "callDuration",       "dialingDuration",
    "CPAResult", "CPADuration", "callNotes", "call_attempted", "globalInteractionID"};

} // namespace outdial::models::exportcolumns
