// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/recordjson.h>
#include <models/transfer/rowpipeline.h>

#include <array>
#include <chrono>
#include <cstdio>

namespace outdial::app {

namespace {

// Members of one object, with commas between them.
class Members {
public:
    explicit Members(std::string &out) : m_out(out) { m_out.push_back('{'); }
    void text(std::string_view name, std::string_view value)
    {
        begin(name);
        models::appendJsonString(m_out, value);
    }
    void told(std::string_view name, std::string_view value)
    {
        if (!value.empty())
            text(name, value);
    }
    void number(std::string_view name, std::int64_t value)
    {
        begin(name);
        m_out += std::to_string(value);
    }
    void truth(std::string_view name, bool value)
    {
        begin(name);
        m_out += value ? "true" : "false";
    }
    // ISO 8601 in UTC. No QDateTime for each: there may be millions.
    void time(std::string_view name, std::int64_t millis)
    {
        if (millis == api::noTime)
            return;
        using namespace std::chrono;
        const sys_time<milliseconds> at{milliseconds(millis)};
        const auto day = floor<days>(at);
        const year_month_day date{day};
        const hh_mm_ss clock{at - day};
        std::array<char, 64> digits{};
        std::snprintf(digits.data(), digits.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
                      unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                      int(clock.seconds().count()), int(clock.subseconds().count()));
        text(name, digits.data());
    }
    void end() { m_out.push_back('}'); }

private:
    void begin(std::string_view name)
    {
        if (m_any)
            m_out.push_back(',');
        m_any = true;
        models::appendJsonString(m_out, name);
        m_out.push_back(':');
    }
    std::string &m_out;
    bool m_any = false;
};

void appendStatus(std::string &out, const api::RecordPage &page, int row, const api::RecordStatus &status)
{
    Members members(out);
    members.truth("completed", status.completed);
    members.time("completedTime", status.completedTime);
    members.number("totalAttempts", status.totalAttempts);
    members.told("lastDisposition", status.lastDisposition);
    members.told("lastAgent", status.lastAgent);
    members.told("lastPhone", status.lastPhone);
    members.time("lastDate", status.lastDate);
    members.number("lastCallDuration", status.lastCallDuration);
    members.told("globalInteractionID", status.globalInteractionId);
    for (int extra = 0; extra < page.statusExtraCount(); ++extra)
        members.told(page.statusExtraName(extra), page.statusExtraValue(row, extra));
    members.end();
}

void appendAttempt(std::string &out, const api::RecordPage &page, int row, int index)
{
    const api::Attempt attempt = page.attempt(row, index);
    Members members(out);
    members.time("date", attempt.date);
    members.told("disposition", attempt.disposition);
    members.told("agent", attempt.agent);
    members.told("phone", attempt.phone);
    members.number("callDuration", attempt.callDuration);
    members.number("dialingDuration", attempt.dialingDuration);
    members.told("CPAResult", attempt.cpaResult);
    members.number("CPADuration", attempt.cpaDuration);
    members.told("callNotes", attempt.callNotes);
    members.truth("call_attempted", attempt.callAttempted);
    members.told("globalInteractionID", attempt.globalInteractionId);
    for (const auto &[name, value] : page.attemptExtras(row, index))
        members.told(name, value);
    members.end();
}

} // namespace

void appendRecordLine(std::string &out, const api::RecordPage &page, int row, bool attempts)
{
    out += "{\"entry\":";
    Members entry(out);
    for (int field = 0; field < page.entryFieldCount(); ++field)
        entry.text(page.entryFieldName(field), page.entryValue(row, field));
    entry.end();
    if (const api::RecordStatus status = page.status(row); status.known) {
        out += ",\"status\":";
        appendStatus(out, page, row, status);
    }
    if (attempts) {
        out += ",\"attempts\":[";
        for (int index = 0; index < page.attemptCount(row); ++index) {
            if (index > 0)
                out.push_back(',');
            appendAttempt(out, page, row, index);
        }
        out.push_back(']');
    }
    out += "}\n";
}

} // namespace outdial::app
