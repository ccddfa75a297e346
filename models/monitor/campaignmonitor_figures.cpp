// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the monitor says of a campaign or an instance, worked out when it is asked for.

#include <models/monitor/campaignmonitor.h>

#include <algorithm>
#include <array>
#include <limits>

namespace outdial::models {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr int rateMinutes = 5;
constexpr int forecastMinutes = 30;
constexpr std::int64_t restingMs = 15 * minuteMs; // campaigns at rest are read seldom, and nothing is dialed there

struct Steps {
    std::int64_t minutes;
    int count;
};
constexpr std::array<Steps, 3> stepsOf{{{1, 60}, {15, 96}, {60, 168}}};

QList<NamedCount> sorted(const std::map<std::string, qint64> &counts)
{
    QList<NamedCount> list;
    for (const auto &[name, count] : counts)
        list.append({QString::fromStdString(name), count});
    std::ranges::stable_sort(list, [](const NamedCount &one, const NamedCount &other) { return one.count > other.count; });
    return list;
}

} // namespace

CampaignMonitor::Scope CampaignMonitor::scope(const QString &campaignId, const QString &instanceId) const
{
    Scope scope;
    scope.row = m_feed.row(campaignId);
    if (!scope.row)
        return scope;
    scope.running = scope.row->isRunning();
    for (auto watch = m_watches.lower_bound({campaignId, QString()});
         watch != m_watches.end() && watch->first.first == campaignId; ++watch) {
        if (instanceId.isEmpty() || watch->first.second == instanceId)
            scope.all.push_back(&watch->second);
    }
    std::int64_t readTo = std::numeric_limits<std::int64_t>::max();
    const auto meet = [&](const InstanceWatch &watch) {
        readTo = std::min(readTo, watch.readTo());
        scope.readFrom = std::max(scope.readFrom, watch.readFrom());
    };
    scope.known = scope.row->detail.has_value();
    if (!scope.row->detail) {
        for (const InstanceWatch *watch : scope.all)
            meet(*watch);
    } else {
        bool any = false;
        for (const api::ListInstance &list : scope.row->detail->lists) {
            if (instanceId.isEmpty() ? !list.enabled : list.instanceId != instanceId)
                continue;
            any = true;
            scope.total += list.totalRecords;
            const auto watch = m_watches.find({campaignId, list.instanceId});
            const auto figures = scope.row->figures.constFind(list.instanceId);
            if (watch == m_watches.end() || !watch->second.isWalked() || figures == scope.row->figures.constEnd()) {
                scope.known = false;
                // Bound since: what was known of the others before stays.
                if (watch != m_watches.end() && watch->second.readTo() > 0)
                    meet(watch->second);
                else
                    readTo = std::min(readTo, instanceId.isEmpty() ? m_wholeTo.value(campaignId, 0) : 0);
                continue;
            }
            scope.active.push_back(&watch->second);
            meet(watch->second);
            scope.attempted += figures->attempted;
            scope.completed += figures->completed;
            scope.lastAttempt = std::max(scope.lastAttempt, figures->lastAttempt);
            scope.approximate = scope.approximate || figures->approximate;
        }
        if (!any) {
            scope.known = scope.known && instanceId.isEmpty(); // no list is dialed
            readTo = scope.known ? m_clock() : 0;
        }
    }
    scope.readTo = readTo == std::numeric_limits<std::int64_t>::max() ? 0 : readTo;
    return scope;
}

// The first minute that is not whole or, of what was walked, not read to its end.
std::int64_t CampaignMonitor::endMinute(const Scope &scope) const
{
    const std::int64_t now = tenantNow();
    const std::int64_t readTo = scope.readTo - m_skew.value();
    const bool endsNow = !scope.known || (!scope.running && now - readTo < restingMs);
    std::int64_t end = endsNow ? now : std::min(now, readTo);
    // A tenant whose clock is ahead of ours is believed.
    if (scope.lastAttempt > now && scope.lastAttempt - now < 24 * 60 * minuteMs)
        end += scope.lastAttempt - now;
    return end / minuteMs;
}

bool CampaignMonitor::covers(const Scope &scope, std::int64_t from, std::int64_t to) const
{
    if (scope.readTo == 0 || from * minuteMs < scope.readFrom)
        return false;
    return scope.known || to * minuteMs <= scope.readTo - m_skew.value();
}

MonitorFigures CampaignMonitor::figuresHere(const QString &campaignId) const
{
    MonitorFigures figures = this->figures(campaignId);
    if (figures.lastAttempt)
        *figures.lastAttempt += m_skew.value();
    return figures;
}

MonitorFigures CampaignMonitor::figures(const QString &campaignId, const QString &instanceId) const
{
    const Scope scope = this->scope(campaignId, instanceId);
    MonitorFigures figures;
    figures.known = scope.known;
    figures.approximate = scope.approximate;
    figures.readAt = scope.readTo;
    figures.totalRecords = scope.total;
    if (!scope.row)
        return figures;
    const std::int64_t end = endMinute(scope);
    const auto sum = [&](std::int64_t from, std::int64_t to) {
        MinuteFacts sums;
        for (const InstanceWatch *watch : scope.all) {
            const MinuteFacts facts = watch->sum(from, to);
            sums.attempts += facts.attempts;
            sums.completions += facts.completions;
            sums.connects += facts.connects;
            sums.talkSeconds += facts.talkSeconds;
            sums.dialSeconds += facts.dialSeconds;
        }
        return sums;
    };
    const auto rates = [&](std::int64_t to, std::optional<double> &attempts, std::optional<double> &completions) {
        if (!covers(scope, to - rateMinutes, to))
            return;
        const MinuteFacts facts = sum(to - rateMinutes, to);
        attempts = double(facts.attempts) / rateMinutes;
        completions = double(facts.completions) / rateMinutes;
    };
    rates(end, figures.attemptsPerMinute, figures.completionsPerMinute);
    rates(end - 60, figures.attemptsPerMinuteHourAgo, figures.completionsPerMinuteHourAgo);
    const MinuteFacts hour = sum(end - 60, std::numeric_limits<std::int64_t>::max());
    figures.hourAttempts = hour.attempts;
    figures.hourConnects = hour.connects;
    figures.hourTalkSeconds = hour.talkSeconds;
    figures.hourDialSeconds = hour.dialSeconds;

    figures.attemptedRecords = scope.attempted;
    figures.completedRecords = scope.completed;
    if (scope.lastAttempt != api::noTime)
        figures.lastAttempt = scope.lastAttempt;
    std::map<std::string, qint64> dispositions;
    std::map<std::string, qint64> results;
    for (const InstanceWatch *watch : scope.active) {
        figures.attempts += watch->attempts();
        for (const auto &[name, count] : watch->dispositions())
            dispositions[name] += count;
        for (const auto &[name, count] : watch->cpaResults())
            results[name] += count;
    }
    figures.dispositions = sorted(dispositions);
    figures.cpaResults = sorted(results);

    std::map<std::string, AgentFacts> agents;
    for (const InstanceWatch *watch : scope.all) {
        for (auto detail = watch->details().lower_bound(end - 60); detail != watch->details().end(); ++detail) {
            for (const auto &[name, facts] : detail->second.agents) {
                AgentFacts &agent = agents[name];
                agent.attempts += facts.attempts;
                agent.completions += facts.completions;
                agent.connects += facts.connects;
                agent.talkSeconds += facts.talkSeconds;
                agent.last = std::max(agent.last, facts.last);
            }
        }
    }
    for (const auto &[name, facts] : agents) {
        figures.agents.append(
            {QString::fromStdString(name), facts.attempts, facts.completions, facts.connects, facts.talkSeconds, facts.last});
    }
    std::ranges::stable_sort(figures.agents,
                             [](const AgentFigures &one, const AgentFigures &other) { return one.attempts > other.attempts; });
    return figures;
}

QList<NamedCount> CampaignMonitor::hourDispositions(const QString &campaignId) const
{
    const Scope scope = this->scope(campaignId, {});
    std::map<std::string, qint64> dispositions;
    for (const InstanceWatch *watch : scope.all) {
        for (auto detail = watch->details().lower_bound(endMinute(scope) - 60); detail != watch->details().end(); ++detail) {
            for (const auto &[name, count] : detail->second.dispositions)
                dispositions[name] += count;
        }
    }
    return sorted(dispositions);
}

Chart CampaignMonitor::chart(const QString &campaignId, ChartSpan span, const QString &instanceId) const
{
    const Scope scope = this->scope(campaignId, instanceId);
    const Steps steps = stepsOf[std::size_t(span)];
    const std::int64_t end = endMinute(scope);
    // Whole steps, so that they stay where they are while time goes on.
    const std::int64_t begin = (end - steps.minutes * steps.count) / steps.minutes * steps.minutes;
    const std::int64_t count = (end - begin + steps.minutes - 1) / steps.minutes;
    Chart chart;
    chart.span = span;
    chart.step = steps.minutes * minuteMs;
    chart.from = begin * minuteMs;
    chart.to = end * minuteMs;
    std::vector<MinuteFacts> sums(static_cast<std::size_t>(count));
    for (const InstanceWatch *watch : scope.all) {
        const auto &minutes = watch->minutes();
        for (auto minute = minutes.lower_bound(begin); minute != minutes.end() && minute->first < end; ++minute) {
            MinuteFacts &facts = sums[std::size_t((minute->first - begin) / steps.minutes)];
            facts.attempts += minute->second.attempts;
            facts.completions += minute->second.completions;
        }
    }
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t start = begin + i * steps.minutes;
        const std::int64_t stop = std::min(end, start + steps.minutes);
        ChartPoint point;
        point.start = start * minuteMs;
        point.attempts = double(sums[std::size_t(i)].attempts) / double(stop - start);
        point.completions = double(sums[std::size_t(i)].completions) / double(stop - start);
        point.known = covers(scope, start, stop);
        chart.points.append(point);
    }
    return chart;
}

Forecast CampaignMonitor::forecast(const QString &campaignId, const QString &instanceId) const
{
    const Scope scope = this->scope(campaignId, instanceId);
    const std::int64_t end = endMinute(scope);
    std::array<qint64, forecastMinutes> attempts{};
    std::array<qint64, forecastMinutes> completions{};
    std::size_t count = 0;
    for (std::int64_t minute = end - forecastMinutes; minute < end; ++minute) {
        if (!covers(scope, minute, minute + 1))
            continue;
        for (const InstanceWatch *watch : scope.active) {
            if (const auto facts = watch->minutes().find(minute); facts != watch->minutes().end()) {
                attempts[count] += facts->second.attempts;
                completions[count] += facts->second.completions;
            }
        }
        ++count;
    }
    ForecastInput input;
    input.known = scope.known;
    input.running = scope.running;
    input.open = std::max<qint64>(0, scope.total - scope.completed);
    input.attempts = std::span(attempts).first(count);
    input.completions = std::span(completions).first(count);
    return forecastOf(input);
}

QList<DialingCheck> CampaignMonitor::checks(const QString &campaignId) const
{
    const CampaignRow *row = m_feed.row(campaignId);
    return row ? dialingChecks(*row, figuresHere(campaignId), m_clock(), m_settings.quietMinutes) : QList<DialingCheck>();
}

bool CampaignMonitor::isNotDialing(const QString &campaignId) const
{
    const CampaignRow *row = m_feed.row(campaignId);
    return row && models::isNotDialing(*row, figuresHere(campaignId), m_clock(), m_settings.quietMinutes);
}

} // namespace outdial::models
