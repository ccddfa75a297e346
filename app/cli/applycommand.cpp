// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>

#include <app/cli/applycommand.h>
#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>
#include <models/connect/errorwords.h>

#include <algorithm>
#include <cstdio>

namespace outdial::app {

using Outcome = ApplyStep::Outcome;

namespace {

QString kindName(ApplyStep::Kind kind)
{
    switch (kind) {
    case ApplyStep::Kind::Stop:
        return QStringLiteral("stop");
    case ApplyStep::Kind::Bind:
        return QStringLiteral("bind");
    case ApplyStep::Kind::Update:
        return QStringLiteral("update");
    case ApplyStep::Kind::Unbind:
        return QStringLiteral("unbind");
    case ApplyStep::Kind::Start:
        break;
    }
    return QStringLiteral("start");
}

// For programs, and for people.
std::pair<QString, QString> outcomeWords(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Planned:
        return {QStringLiteral("planned"), ApplyCommand::tr("planned")};
    case Outcome::Done:
        return {QStringLiteral("done"), ApplyCommand::tr("done")};
    case Outcome::Already:
        return {QStringLiteral("already"), ApplyCommand::tr("was so already")};
    case Outcome::Refused:
        return {QStringLiteral("refused"), ApplyCommand::tr("not done")};
    case Outcome::Gone:
        return {QStringLiteral("gone"), ApplyCommand::tr("unbound elsewhere")};
    case Outcome::Unknown:
        return {QStringLiteral("unknown"), ApplyCommand::tr("not known")};
    case Outcome::NotSent:
        break;
    }
    return {QStringLiteral("not sent"), ApplyCommand::tr("not sent")};
}

} // namespace

ApplyCommand::ApplyCommand(ApplyArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments))
{
}

ApplyCommand::~ApplyCommand() = default;

bool ApplyCommand::prepare()
{
    if (m_arguments.help)
        return endWith(applyUsage());
    QFile file(m_arguments.file);
    const bool isOpen =
        m_arguments.file == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        fail(WrongUse, tr("“%1” cannot be read: %2.").arg(m_arguments.file, file.errorString()));
        return false;
    }
    const auto wishes = readWishes(file.readAll());
    if (!wishes) {
        fail(WrongUse, tr("“%1”: %2").arg(m_arguments.file, wishes.error()));
        return false;
    }
    m_wishes = *wishes;
    return true;
}

void ApplyCommand::run()
{
    const QString nothing = u' ' + tr("Nothing was sent.");
    m_known = std::make_unique<KnownCampaigns>(client(), session().store(), session().tenant());
    connect(m_known.get(), &KnownCampaigns::ready, this, [this] {
        QStringList wanted;
        for (const CampaignWish &wish : std::as_const(m_wishes))
            wanted << wish.campaign;
        m_known->choose(wanted);
    });
    connect(m_known.get(), &KnownCampaigns::chosen, this, &ApplyCommand::chosen);
    connect(m_known.get(), &KnownCampaigns::notFound, this,
            [this, nothing](const QString &sentence) { fail(WrongUse, sentence + nothing); });
    connect(m_known.get(), &KnownCampaigns::failed, this,
            [this, nothing](const QString &sentence) { fail(CouldNotFinish, sentence + nothing); });
    m_lists = std::make_unique<AllLists>(client());
    connect(m_lists.get(), &AllLists::progress, this, [](int loaded) { progressOnTerminal(tr("%1 lists read").arg(loaded)); });
    connect(m_lists.get(), &AllLists::done, this, &ApplyCommand::read);
    connect(m_lists.get(), &AllLists::failed, this,
            [this, nothing](const QString &sentence) { fail(CouldNotFinish, sentence + nothing); });
    m_known->start();
}

void ApplyCommand::chosen(const QList<KnownCampaign> &campaigns)
{
    if (isOver())
        return;
    for (const KnownCampaign &campaign : campaigns)
        m_ids << campaign.id;
    if (m_ids.size() != m_wishes.size()) {
        fail(WrongUse, tr("“%1” describes a campaign twice, by its name and by its id. Nothing was sent.").arg(m_arguments.file));
        return;
    }
    // Only what is to be bound has to be found among them.
    if (std::ranges::any_of(m_wishes, [](const CampaignWish &wish) { return wish.lists && !wish.lists->isEmpty(); }))
        m_lists->start();
    else
        read();
}

void ApplyCommand::read()
{
    endProgressOnTerminal();
    m_reading = std::make_unique<CampaignReading>(client());
    connect(m_reading.get(), &CampaignReading::took, this, &ApplyCommand::took);
    connect(m_reading.get(), &CampaignReading::failed, this, [this](const QString &, const api::ApiError &error) {
        fail(CouldNotFinish, models::errorSentence(error, api::Method::GetCampaign) + u' ' + tr("Nothing was sent."));
    });
    connect(m_reading.get(), &CampaignReading::done, this, &ApplyCommand::plan);
    m_reading->read(m_ids);
}

void ApplyCommand::took(const api::Campaign &campaign)
{
    if (isOver())
        return;
    auto steps = ApplySteps::of(m_wishes.at(m_ids.indexOf(campaign.id)), campaign, m_lists->lists());
    if (steps)
        m_steps.push_back(*std::move(steps));
    else
        fail(WrongUse, steps.error() + u' ' + tr("Nothing was sent."));
}

void ApplyCommand::plan()
{
    if (isOver())
        return;
    bool any = false;
    for (const ApplySteps &of : m_steps) {
        for (const ApplyStep &step : of.steps()) {
            any = true;
            if (m_arguments.dryRun)
                tell(of, step);
            else
                sayOnTerminal(step.words);
        }
        for (const QString &note : of.notes())
            sayOnTerminal(note);
    }
    if (!any || m_arguments.dryRun) {
        sayOnTerminal(any ? tr("Nothing was sent: this is what would be done.")
                          : tr("All is as described. There is nothing to be done."));
        end(AllDone);
        return;
    }
    if (!m_arguments.yes && !askOnTerminal(tr("Do this?"))) {
        fail(WrongUse, tr("Nothing was sent. --yes answers the question."));
        return;
    }
    m_reminders = std::make_unique<models::SortingReminders>(session().store(), session().tenant());
    m_run = std::make_unique<ApplyRun>(client(), m_arguments.giveUpAfter);
    connect(m_run.get(), &ApplyRun::sortingApplied, m_reminders.get(), &models::SortingReminders::applied);
    connect(m_run.get(), &ApplyRun::ended, this, [this](const ApplyStep &step) {
        m_rejected = m_rejected || (step.outcome != Outcome::Done && step.outcome != Outcome::Already);
        if (!step.note.isEmpty())
            sayOnTerminal(QStringLiteral("%1: %2").arg(step.words, step.note));
        tell(m_steps.at(m_at), step);
    });
    connect(m_run.get(), &ApplyRun::finished, this, [this] {
        ++m_at;
        runNext();
    });
    runNext();
}

void ApplyCommand::runNext()
{
    if (isOver())
        return;
    if (m_at < m_steps.size())
        m_run->start(m_steps.at(m_at));
    else
        end(m_run->isCancelled() || m_run->isCutOff() ? CouldNotFinish : m_rejected ? FinishedWithRejects : AllDone);
}

void ApplyCommand::tell(const ApplySteps &of, const ApplyStep &step)
{
    const auto [word, shown] = outcomeWords(step.outcome);
    if (m_arguments.json)
        printJson({{QStringLiteral("id"), of.campaign().id},
                   {QStringLiteral("name"), of.campaign().name},
                   {QStringLiteral("step"), kindName(step.kind)},
                   {QStringLiteral("what"), step.words},
                   {QStringLiteral("outcome"), word},
                   {QStringLiteral("note"), step.note}});
    else
        printTable({{step.words, shown}});
}

void ApplyCommand::cancel()
{
    if (m_run)
        m_run->cancel();
    else
        TenantCommand::cancel();
}

} // namespace outdial::app
