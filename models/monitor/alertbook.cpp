// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>

#include <models/monitor/alertbook.h>
#include <models/monitor/alertstore.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int pastKept = 500;
// Between two looks further apart than that (computer asleep, clock put forward) nobody knows what was: it counts as not seen.
constexpr qint64 seenStepMs = 2 * 60 * 1000;
constexpr qint64 usualEveryMs = 5 * 60 * 1000;

QString rulePrefix() { return QStringLiteral("alert.rule."); }
QString usualPrefix() { return QStringLiteral("alert.usual."); }

QDateTime utc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); }

} // namespace

AlertBook::AlertBook(StorePtr store, QString tenant, QObject *parent)
    : QAbstractListModel(parent),
      m_store(std::make_unique<AlertStore>(std::move(store), std::move(tenant)))
{
    load();
}

AlertBook::~AlertBook() { keepUsual(m_now, true); }

void AlertBook::load()
{
    const auto rules = m_store->settings(rulePrefix());
    for (int kind = 0; kind < alertKindCount; ++kind)
        m_rules[size_t(kind)] = ruleFromJson(AlertKind(kind), rules.value(alertKindName(AlertKind(kind))).toUtf8());
    const auto usual = m_store->settings(usualPrefix());
    for (auto it = usual.cbegin(); it != usual.cend(); ++it)
        m_watched[it.key()].usual = UsualShares::fromJson(it.value().toUtf8());

    m_alerts = m_store->alerts(pastKept);
    QList<Alert> twice;
    for (qsizetype row = 0; row < m_alerts.size() && m_alerts.at(row).isActive();) {
        Condition &condition = m_conditions[AlertKey::of(m_alerts.at(row))];
        if (condition.held.isRaised()) {
            // Two windows of the same tenant raised it, each for itself.
            Alert other = m_alerts.takeAt(row);
            other.ended = other.raised;
            twice.append(other);
            continue;
        }
        condition.held.setRaised();
        if (m_alerts.at(row).kind == AlertKind::CampaignStopped)
            m_watched[m_alerts.at(row).campaignId].ran = true;
        ++row;
        ++m_active;
    }
    m_alerts.append(twice);
    m_store->put(twice);
    m_openCount = int(std::count_if(m_alerts.cbegin(), m_alerts.cend(), [this](const Alert &alert) { return isOpen(alert); }));
}

AlertRule AlertBook::rule(AlertKind kind) const { return m_rules[size_t(kind)]; }

void AlertBook::setRule(const AlertRule &rule)
{
    const AlertRule wanted = sensible(rule);
    AlertRule &present = m_rules[size_t(wanted.kind)];
    if (present == wanted)
        return;
    present = wanted;
    m_store->putSettings({{rulePrefix() + alertKindName(wanted.kind), QString::fromUtf8(ruleToJson(wanted))}});
    if (wanted.on)
        return;
    m_conditions.removeIf([&](const auto &condition) { return condition.key().kind == wanted.kind; });
    for (int row = m_active - 1; row >= 0; --row) {
        if (m_alerts.at(row).kind == wanted.kind)
            end(row, clock());
    }
    finish();
}

qint64 AlertBook::clock() const
{
    if (m_now == 0)
        return QDateTime::currentMSecsSinceEpoch();
    // In whole seconds, so that what is done right after a look has its time.
    return m_now + m_sinceLook.elapsed() / 1000 * 1000;
}

qint64 AlertBook::passedUntil(qint64 now)
{
    const qint64 passed = m_now == 0 ? 0 : now - m_now;
    if (passed < -seenStepMs) {
        // The clock was put back: a snooze must not become longer by that.
        for (int row = 0; row < m_active; ++row) {
            Alert &alert = m_alerts[row];
            if (!alert.snoozedUntil.isValid())
                continue;
            alert.snoozedUntil = alert.snoozedUntil.addMSecs(passed);
            m_unwritten.append(alert);
            changed(row);
        }
    }
    m_now = now;
    m_sinceLook.start();
    return passed < 0 || passed > seenStepMs ? 0 : passed;
}

void AlertBook::watch(const QList<AlertInput> &campaigns, qint64 now)
{
    const qint64 passed = passedUntil(now);
    ++m_look;
    QHash<QString, const AlertInput *> seen;
    for (const AlertInput &input : campaigns) {
        WatchedCampaign &known = m_watched[input.campaignId];
        for (const AlertReading &reading : readAlerts(input, known, m_rules, now))
            take(input, reading, passed, now);
        remember(input, known, passed, now);
        seen.insert(input.campaignId, &input);
    }
    takeGone(seen, passed, now);
    keepUsual(now, false);
    finish();
}

void AlertBook::take(const AlertInput &input, const AlertReading &reading, qint64 passed, qint64 now)
{
    auto it = m_conditions.find(reading.key);
    if (it == m_conditions.end()) {
        if (reading.sight != Sight::On)
            return;
        it = m_conditions.insert(reading.key, {});
    }
    it->look = m_look;
    switch (it->held.look(reading.sight, passed, m_rules[size_t(reading.key.kind)].holdSeconds * 1000LL)) {
    case HeldCondition::Turn::Raised:
        raise(input, reading, now);
        break;
    case HeldCondition::Turn::Ended:
        end(activeRow(reading.key), now);
        break;
    case HeldCondition::Turn::None:
        if (it->held.isRaised() && reading.sight == Sight::On)
            refresh(input, reading, now);
        break;
    }
    if (it->held.isIdle())
        m_conditions.erase(it);
}

// Conditions of campaigns that were left out, and of what a campaign no longer has.
void AlertBook::takeGone(const QHash<QString, const AlertInput *> &seen, qint64 passed, qint64 now)
{
    m_conditions.removeIf([&](const auto &item) {
        Condition &condition = item.value();
        if (condition.look == m_look)
            return false;
        const AlertInput *input = seen.value(item.key().campaignId);
        const Sight sight =
            input == nullptr ? Sight::Unseen : sightOfGone(item.key(), *input, m_watched.value(item.key().campaignId));
        if (condition.held.look(sight, passed, m_rules[size_t(item.key().kind)].holdSeconds * 1000LL) ==
            HeldCondition::Turn::Ended)
            end(activeRow(item.key()), now);
        return condition.held.isIdle();
    });
}

void AlertBook::remember(const AlertInput &input, WatchedCampaign &known, qint64 passed, qint64 now)
{
    const bool seenBefore = known.look == m_look - 1 && m_look > 1;
    known.look = m_look;
    known.hadLists = known.hadLists || !input.instances.isEmpty();
    if (input.running) {
        known.ran = true;
        known.ranAt = now;
    } else if (input.stoppedHere || !rule(AlertKind::CampaignStopped).on) {
        known.ran = false;
    }
    if (input.running && seenBefore && passed > 0) {
        const HourShares hour(input.hourDispositions);
        if (hour.isEnough()) {
            known.usual.learn(hour, passed, rule(AlertKind::DispositionShare).threshold, [&](const QString &disposition) {
                return m_conditions.value({AlertKind::DispositionShare, input.campaignId, disposition}).held.isRaised();
            });
            known.learned = true;
        }
    }
}

void AlertBook::keepUsual(qint64 now, bool atOnce)
{
    if (!atOnce && std::abs(now - m_usualKept) < usualEveryMs)
        return;
    m_usualKept = now;
    QHash<QString, QString> settings;
    for (auto it = m_watched.begin(); it != m_watched.end(); ++it) {
        if (std::exchange(it->learned, false))
            settings.insert(usualPrefix() + it.key(), QString::fromUtf8(it->usual.toJson()));
    }
    m_store->putSettings(settings);
}

void AlertBook::raise(const AlertInput &input, const AlertReading &reading, qint64 now)
{
    Alert alert;
    alert.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    alert.kind = reading.key.kind;
    alert.campaignId = input.campaignId;
    alert.campaignName = input.campaignName;
    if (alert.kind == AlertKind::NearlyExhausted)
        alert.instanceId = reading.key.part;
    alert.subject = reading.subject;
    alert.title = reading.title;
    alert.text = reading.text;
    alert.raised = utc(now);
    beginInsertRows({}, 0, 0);
    m_alerts.prepend(alert);
    ++m_active;
    endInsertRows();
    m_unwritten.append(alert);
    m_raisedNews.append({alert, rule(alert.kind).notify});
}

// It is so still: the numbers are those of now, and a snooze that is over wakes it.
void AlertBook::refresh(const AlertInput &input, const AlertReading &reading, qint64 now)
{
    const int row = activeRow(reading.key);
    if (row < 0)
        return;
    Alert &alert = m_alerts[row];
    const bool wakes = alert.snoozedUntil.isValid() && alert.snoozedUntil.toMSecsSinceEpoch() <= now;
    const bool says = !reading.title.isEmpty() && (alert.title != reading.title || alert.text != reading.text);
    if (!wakes && !says && alert.campaignName == input.campaignName)
        return;
    alert.campaignName = input.campaignName;
    if (says) {
        alert.subject = reading.subject;
        alert.title = reading.title;
        alert.text = reading.text;
    }
    if (wakes) {
        alert.snoozedUntil = {};
        m_unwritten.append(alert);
        m_raisedNews.append({alert, rule(alert.kind).notify});
    }
    changed(row);
}

void AlertBook::end(int row, qint64 now)
{
    if (row < 0)
        return;
    m_alerts[row].ended = utc(now);
    m_unwritten.append(m_alerts.at(row));
    m_endedNews.append(m_alerts.at(row));
    const int last = m_active - 1;
    if (row != last) {
        beginMoveRows({}, row, row, {}, m_active);
        m_alerts.move(row, last);
        endMoveRows();
    }
    --m_active;
    changed(last);

    const int kept = m_active + pastKept;
    if (m_alerts.size() <= kept)
        return;
    QStringList old;
    for (qsizetype i = kept; i < m_alerts.size(); ++i)
        old.append(m_alerts.at(i).id);
    beginRemoveRows({}, kept, int(m_alerts.size()) - 1);
    m_alerts.remove(kept, m_alerts.size() - kept);
    endRemoveRows();
    m_store->remove(old);
}

void AlertBook::forget(const QString &campaignId, qint64 now)
{
    passedUntil(now);
    m_conditions.removeIf([&](const auto &condition) { return condition.key().campaignId == campaignId; });
    for (int row = m_active - 1; row >= 0; --row) {
        if (m_alerts.at(row).campaignId == campaignId)
            end(row, now);
    }
    // What is usual stays: it may be watched again.
    if (const auto known = m_watched.find(campaignId); known != m_watched.end())
        *known = WatchedCampaign{.usual = known->usual, .learned = known->learned};
    finish();
}

// Slots may act on the book: they are called when nothing is half done.
void AlertBook::finish()
{
    m_store->put(std::exchange(m_unwritten, {}));
    const int open =
        int(std::count_if(m_alerts.cbegin(), m_alerts.cbegin() + m_active, [this](const Alert &alert) { return isOpen(alert); }));
    const bool differs = std::exchange(m_openCount, open) != open;
    const QList<Alert> endedNews = std::exchange(m_endedNews, {});
    const QList<News> raisedNews = std::exchange(m_raisedNews, {});
    for (const Alert &alert : endedNews)
        Q_EMIT ended(alert);
    for (const News &news : raisedNews)
        Q_EMIT raised(news.alert, news.notify);
    if (differs)
        Q_EMIT openCountChanged();
}

} // namespace outdial::models
