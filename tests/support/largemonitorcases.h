// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The large monitor with made-up values, as its tests need it.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include <views/monitor/largemonitor.h>

#include <support/monitorcases.h>

namespace outdial::testing {

// The campaign of the design's picture.
inline views::CardData springCard()
{
    views::CardData card = runningCard();
    models::MonitorFigures &figures = card.figures;
    figures.completionsPerMinute = 44;
    figures.attemptsPerMinuteHourAgo = 112;
    figures.completionsPerMinuteHourAgo = 41;
    figures.hourAttempts = 7080;
    figures.hourConnects = 3704;
    figures.hourTalkSeconds = 3704 * 134;
    figures.hourDialSeconds = 7080 * 11;
    figures.attempts = 41906;
    figures.cpaResults = {{QStringLiteral("No answer"), 15204},
                          {QStringLiteral("Voice"), 14870},
                          {QStringLiteral("Answering machine"), 7240},
                          {QStringLiteral("Busy"), 2466},
                          {QString(), 1616},
                          {QStringLiteral("Fax or tone"), 510}};
    const struct {
        const char *name;
        qint64 attempts, done, talk, ago;
    } agents[] = {{"mira.falkenrath", 412, 188, 151, 12}, {"j.ellwanger", 398, 171, 128, 4},
                  {"priya.castellan", 391, 166, 122, 31}, {"t.hernquist", 377, 150, 160, 60},
                  {"odalys.benning", 366, 149, 118, 8},   {"s.wirtholm", 341, 139, 142, 125},
                  {"l.arrebola", 322, 120, 131, 15},      {"bjoern.stroemqvist-hallberg", 298, 117, 125, 40},
                  {"n.okonjo-lindt", 254, 96, 109, 200},  {"c.vandermeij", 231, 84, 137, 22},
                  {"f.tarrasch", 220, 81, 140, 18},       {"m.quillfeather", 204, 77, 132, 330},
                  {"h.zeidler", 120, 31, 140, 2890}};
    for (const auto &agent : agents)
        figures.agents.append({QString::fromLatin1(agent.name), agent.attempts, agent.done, agent.done, agent.done * agent.talk,
                               caseNow() - agent.ago * 1000});
    return card;
}

inline views::CardData oldOf(views::CardData card, models::Freshness freshness)
{
    card.freshness = freshness;
    card.readAt = caseNow() - 250'000;
    card.figures.readAt = card.readAt;
    card.chart.to = card.readAt;
    card.look = views::StateLook::RunningOld;
    card.state = QStringLiteral("Running, as of 14:26");
    if (freshness == models::Freshness::Stale) {
        card.failure = QStringLiteral("Poll failed (503).");
        card.nextTry = caseNow() + 40'000;
    }
    return card;
}

inline views::CardData whyCard()
{
    views::CardData card = springCard();
    const views::CardData not_ = notDialingCard();
    card.notDialing = true;
    card.checks = not_.checks;
    card.alerts = not_.alerts;
    card.figures.attemptsPerMinute = 0;
    card.figures.completionsPerMinute = 0;
    return card;
}

inline QList<views::LargeMonitor::Part> fiveLists()
{
    return {{QStringLiteral("i1"), QStringLiteral("Renewals west A–K")},
            {QStringLiteral("i2"), QStringLiteral("Renewals west L–Z")},
            {QStringLiteral("i3"), QStringLiteral("Renewals late payers (disabled)")}};
}

inline QStringList textsOf(const QWidget &in)
{
    QStringList texts;
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&in) && !label->text().isEmpty())
            texts.append(label->text());
    }
    return texts;
}

inline QPushButton *button(const QWidget &in, const QString &text)
{
    for (QPushButton *one : in.findChildren<QPushButton *>()) {
        if (one->isVisibleTo(&in) && one->text() == text)
            return one;
    }
    return nullptr;
}

// What 1440x900 leaves of the window below the tabs.
inline std::unique_ptr<views::LargeMonitor> shown(const views::CardData &card, const QSize &size = {1232, 744})
{
    auto large = std::make_unique<views::LargeMonitor>();
    large->setInstances(fiveLists());
    large->setCard(card);
    large->resize(size);
    large->show();
    large->activateWindow();
    if (!QTest::qWaitForWindowActive(large.get()))
        qWarning("the window did not become active");
    return large;
}

} // namespace outdial::testing
