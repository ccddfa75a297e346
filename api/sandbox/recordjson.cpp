// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/cursor.h>
#include <sandbox/recordjson.h>

namespace outdial::sandbox {

void writeStatus(JsonWriter &json, const StatusRow &status)
{
    json.beginObject();
    json.key("globalInteractionID").text(status.interaction);
    json.key("lastCallDuration").integer(status.duration);
    json.key("lastDisposition").text(status.disposition);
    json.key("totalAttempts").integer(status.attempts);
    json.key("completed").boolean(status.completed);
    json.key("completedTime").text(timeText(status.completedTime));
    json.key("lastAgent").text(status.agent);
    json.key("lastPhone").text(status.phone);
    json.key("lastDate").text(timeText(status.lastDate));
    json.members(status.custom.toUtf8());
    json.endObject();
}

void writeShortStatus(JsonWriter &json, const StatusRow &status)
{
    json.beginObject();
    if (status.attempts > 0) {
        json.key("globalInteractionID").text(status.interaction);
        json.key("lastCallDuration").integer(status.duration);
        json.key("lastDisposition").text(status.disposition);
        json.key("totalAttempts").integer(status.attempts);
    }
    json.key("completed").boolean(status.completed);
    if (status.completed)
        json.key("completedTime").text(timeText(status.completedTime));
    if (status.attempts > 0) {
        if (!status.agent.isEmpty())
            json.key("lastAgent").text(status.agent);
        json.key("lastPhone").text(status.phone);
        json.key("lastDate").text(timeText(status.lastDate));
    }
    json.endObject();
}

namespace {

// What both kinds of methods tell of an attempt. The deprecated ones have a code, always empty.
void writeAttemptMembers(JsonWriter &json, const AttemptRow &attempt, bool withCode)
{
    json.key("call_attempted").boolean(attempt.callAttempted);
    json.key("disposition").text(attempt.disposition);
    if (withCode)
        json.key("dispositionCode").text(std::string_view());
    json.key("date").text(timeText(attempt.made));
    json.key("phone").text(attempt.phone);
    json.key("callDuration").integer(attempt.duration);
    json.key("dialingDuration").integer(attempt.dialing);
    json.key("callNotes").text(attempt.notes);
    json.key("agent").text(attempt.agent);
    json.key("globalInteractionID").text(attempt.interaction);
    json.key("CPADuration").integer(attempt.cpaDuration);
}

} // namespace

void writeAttempt(JsonWriter &json, const AttemptRow &attempt)
{
    json.beginObject();
    writeAttemptMembers(json, attempt, false);
    json.key("CPAResult").text(attempt.cpaResult);
    json.members(attempt.custom.toUtf8());
    json.endObject();
}

void writeShortAttempt(JsonWriter &json, const AttemptRow &attempt)
{
    json.beginObject();
    writeAttemptMembers(json, attempt, true);
    json.endObject();
}

} // namespace outdial::sandbox
