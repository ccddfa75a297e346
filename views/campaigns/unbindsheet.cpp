// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignwords.h>
#include <models/campaigns/unbindfacts.h>
#include <models/connect/errorwords.h>
#include <views/campaigns/campaigntable.h>
#include <views/campaigns/unbindsheet.h>
#include <views/shared/figures.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::CampaignRow;

namespace {

// The first sentence of several, and the rest.
std::pair<QString, QString> firstOf(const QStringList &sentences)
{
    return {sentences.value(0), sentences.mid(1).join(QLatin1Char(' '))};
}

} // namespace

DestructiveQuestion UnbindSheet::question(const CampaignRow &row, const QString &instanceId, bool old)
{
    DestructiveQuestion question;
    question.icon = QStringLiteral("list-remove");
    const auto facts = models::unbindFacts(row, instanceId, old);
    if (!facts)
        return question;
    question.title = facts->title();
    question.sentence = facts->progress();
    DestructiveQuestion::Campaign campaign;
    campaign.name = row.name;
    models::WordsContext context;
    context.old = old;
    context.now = QDateTime::currentDateTime();
    campaign.look = lookOf(row.shown(), old);
    campaign.state = models::stateText(row, context);
    campaign.meter.known = facts->completed.has_value();
    campaign.meter.active = facts->running;
    if (facts->completed && facts->totalRecords > 0) {
        campaign.meter.completed = double(*facts->completed) / double(facts->totalRecords);
        campaign.meter.attempted = double(facts->attempted.value_or(*facts->completed)) / double(facts->totalRecords);
    }
    campaign.percent = facts->completed ? percentText(*facts->completed, facts->totalRecords) : tr("not read yet");
    campaign.count = facts->completed ? countText(*facts->completed) : QString();
    question.campaignsTitle = tr("Campaign that loses the list");
    question.campaigns = {campaign};
    const auto [drops, dropsMore] = firstOf(facts->drops());
    question.lines.append({QStringLiteral("call-stop"), facts->shouldStopFirst(), drops, facts->advice(), dropsMore});
    const auto [kept, keptMore] = firstOf(facts->kept());
    question.lines.append({QStringLiteral("archive-insert"), false, {}, kept, keptMore});
    for (const QString &warning : facts->warnings())
        question.lines.append({QStringLiteral("data-warning"), false, {}, warning, {}});
    question.act = tr("Unbind the list");
    question.keep = tr("Keep it bound");
    if (facts->running) {
        question.first = tr("Stop the campaign first");
        question.firstIsPrimary = true;
    }
    return question;
}

UnbindSheet::UnbindSheet(models::CampaignFeed &feed, const api::Client &client, const QString &campaignId,
                         const QString &instanceId, QWidget *parent)
    : DestructiveSheet(question(*feed.row(campaignId), instanceId, feed.isOld()), parent),
      m_feed(&feed),
      m_campaignId(campaignId),
      m_instanceId(instanceId),
      m_job(client)
{
    connect(&feed.rows(), &models::CampaignRows::changed, this, [this](const QStringList &ids) {
        if (ids.contains(m_campaignId))
            follow();
    });
    connect(&feed, &models::CampaignFeed::freshnessChanged, this, &UnbindSheet::follow);
    connect(this, &DestructiveSheet::firstRequested, this, &UnbindSheet::stopFirst);
    connect(this, &DestructiveSheet::actRequested, this, &UnbindSheet::unbind);

    using models::UnbindJob;
    connect(&m_job, &UnbindJob::looking, this,
            [this] { setBusy(tr("The answer was lost. Reading the campaign to see whether the list was unbound…")); });
    connect(&m_job, &UnbindJob::unbound, this, [this](const QString &id) {
        m_over = true;
        m_ours = true;
        setIdle();
        Q_EMIT gone(id);
        accept();
    });
    connect(&m_job, &UnbindJob::alreadyGone, this, [this](const QString &id) {
        m_over = true;
        tell(false, tr("Someone else has unbound this list."),
             tr("Nothing was left to do. The page now shows the lists as they are."));
        setOver(tr("Close"));
        Q_EMIT gone(id);
    });
    connect(&m_job, &UnbindJob::failed, this, [this](const api::ApiError &error) {
        end(true, tr("The list was not unbound."), models::errorSentence(error, api::Method::UnbindList));
    });
    connect(&m_job, &UnbindJob::notUnbound, this, [this](const api::ApiError &error) {
        end(true, tr("The list is not unbound so far."),
            models::errorSentence(error, api::Method::UnbindList) + QLatin1Char(' ') +
                tr("The campaign was read afterwards and still has it. The tenant may still be at work on the request: look "
                   "again "
                   "in a minute, before you unbind it once more."));
    });
    connect(&m_job, &UnbindJob::unknown, this, [this](const api::ApiError &error) {
        end(true, tr("It is not known whether the list was unbound."),
            models::errorSentence(error, api::Method::UnbindList) + QLatin1Char(' ') +
                tr("The campaign could not be read afterwards. Look at its lists before you go on."));
    });
}

void UnbindSheet::follow()
{
    const CampaignRow *row = m_feed ? m_feed->row(m_campaignId) : nullptr;
    if (row == nullptr || m_over)
        return;
    const auto facts = models::unbindFacts(*row, m_instanceId, m_feed->isOld());
    if (!facts) {
        if (m_job.isBusy())
            return; // our own doing, which the job tells
        m_over = true;
        tell(false, tr("Someone else has unbound this list."),
             tr("Nothing was left to do. The page now shows the lists as they are."));
        setOver(tr("Close"));
        Q_EMIT gone(m_instanceId);
        return;
    }
    setQuestion(question(*row, m_instanceId, m_feed->isOld()));
    if (!m_stopping)
        return;
    if (row->failed) {
        m_stopping = false;
        end(true, models::failureTitle(*row), models::failureText(*row));
    } else if (!row->isRunning() && !row->pending) {
        m_stopping = false;
        setIdle();
        tell(false, tr("The campaign is stopped."), tr("Wait until its calls have ended, then unbind the list."));
    }
}

void UnbindSheet::stopFirst()
{
    if (!m_feed || !m_feed->stopCampaign(m_campaignId))
        return;
    m_stopping = true;
    setBusy(tr("Stopping…"));
    follow();
}

void UnbindSheet::unbind()
{
    // Before it is asked: an answer that is there at once ends the waiting from within unbind().
    setBusy(tr("Unbinding…"));
    m_job.unbind(m_campaignId, m_instanceId);
}

void UnbindSheet::end(bool wrong, const QString &title, const QString &text)
{
    setIdle();
    tell(wrong, title, text);
}

} // namespace outdial::views
