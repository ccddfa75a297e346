// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/applysteps.h>
#include <app/cli/namechoice.h>

#include <algorithm>

namespace outdial::app {

using Kind = ApplyStep::Kind;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApplySteps)
};

// "“Late sign-ups”", or "“filtered” of “Late sign-ups”".
QString named(const api::ListInstance &instance)
{
    return instance.instanceName.isEmpty() ? QStringLiteral("“%1”").arg(instance.listName)
                                           : Text::tr("“%1” of “%2”").arg(instance.instanceName, instance.listName);
}

bool isOfList(const ListWish &wish, const api::ListInstance &instance)
{
    return wish.listId.isEmpty() ? wish.listName == instance.listName : wish.listId == instance.listId;
}

} // namespace

ApplySteps::ApplySteps(const api::Campaign &campaign)
    : m_campaign(campaign),
      m_binding(std::make_unique<models::CampaignPlan>()),
      m_changing(std::make_unique<models::CampaignPlan>())
{
    m_binding->rebase(campaign);
    m_changing->rebase(campaign);
}

tl::expected<ApplySteps, QString> ApplySteps::of(const CampaignWish &wish, const api::Campaign &campaign,
                                                 const QList<api::CallingList> &lists)
{
    ApplySteps made(campaign);
    if (wish.state == api::CampaignState::Running && !campaign.enabled)
        return tl::unexpected(Text::tr("“%1” is disabled, so it cannot be started.").arg(campaign.name));
    if (wish.enabled && *wish.enabled != campaign.enabled)
        made.m_notes << (campaign.enabled
                             ? Text::tr("“%1” is enabled, and no method disables it: it stays so.").arg(campaign.name)
                             : Text::tr("“%1” is disabled, and no method enables it: it stays so.").arg(campaign.name));
    if (wish.lists) {
        QString problem = made.match(*wish.lists);
        for (qsizetype i = 0; i < wish.lists->size() && problem.isEmpty(); ++i) {
            const QString &id = made.m_matched.at(i);
            const auto instance =
                std::ranges::find_if(campaign.lists, [&](const api::ListInstance &one) { return one.instanceId == id; });
            if (instance == campaign.lists.cend())
                problem = made.bind(wish.lists->at(i), lists);
            else
                made.change(wish.lists->at(i), *instance);
        }
        if (!problem.isEmpty())
            return tl::unexpected(QStringLiteral("“%1”: %2").arg(campaign.name, problem));
    }
    made.makeSteps(wish);
    return made;
}

// By the id of the instance; then by its list and its name; then by its list where only one can be meant.
QString ApplySteps::match(const QList<ListWish> &wishes)
{
    m_matched = QStringList(wishes.size(), QString());
    const auto isFree = [this](const api::ListInstance &one) { return !m_matched.contains(one.instanceId); };
    const auto take = [&](auto isMeant) {
        for (qsizetype i = 0; i < wishes.size(); ++i) {
            for (const api::ListInstance &one : std::as_const(m_campaign.lists)) {
                if (m_matched.at(i).isEmpty() && isFree(one) && isOfList(wishes.at(i), one) && isMeant(wishes.at(i), one))
                    m_matched[i] = one.instanceId;
            }
        }
    };
    take([](const ListWish &wish, const api::ListInstance &one) { return wish.instanceId == one.instanceId; });
    take([&](const ListWish &wish, const api::ListInstance &one) {
        const auto isNamed = [&](const api::ListInstance &other) {
            return isFree(other) && isOfList(wish, other) && wish.instanceName == other.instanceName;
        };
        return isNamed(one) && std::ranges::count_if(m_campaign.lists, isNamed) == 1;
    });
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        if (!m_matched.at(i).isEmpty())
            continue;
        QStringList free;
        for (const api::ListInstance &one : std::as_const(m_campaign.lists)) {
            if (isFree(one) && isOfList(wishes.at(i), one))
                free << one.instanceId;
        }
        qsizetype alike = 0;
        for (qsizetype other = 0; other < wishes.size(); ++other)
            alike += m_matched.at(other).isEmpty() && wishes.at(other).title() == wishes.at(i).title();
        if (free.size() > 1 || (free.size() == 1 && alike > 1))
            return Text::tr("which of the instances of “%1” is meant is not clear. Give the “instanceId” of each, or its "
                            "“instanceName”.")
                .arg(wishes.at(i).title());
        m_matched[i] = free.value(0);
    }
    return {};
}

QString ApplySteps::bind(const ListWish &wish, const QList<api::CallingList> &lists)
{
    QList<Named> names;
    for (const api::CallingList &list : lists) {
        if (wish.listId.isEmpty() || list.id == wish.listId)
            names.append({list.id, list.name});
    }
    const auto chosen = chosenByName(names, wish.listId.isEmpty() ? wish.listName : wish.listId, NamedKind::List);
    if (!chosen)
        return chosen.error();
    const auto list = std::ranges::find_if(lists, [&](const api::CallingList &one) { return one.id == chosen->id; });
    api::BindListRequest request;
    request.listId = list->id;
    if (wish.instanceName && !wish.instanceName->isEmpty())
        request.instanceName = wish.instanceName;
    request.enabled = wish.enabled;
    request.order = wish.order;
    request.dialingRatio = wish.dialingRatio;
    request.sorting = wish.sorting;
    m_binding->bind(request, list->name, list->totalRecords);
    return {};
}

void ApplySteps::change(const ListWish &wish, const api::ListInstance &instance)
{
    const QString &key = instance.instanceId;
    // White space around a name says nothing, as in the window.
    if (wish.instanceName && wish.instanceName->trimmed() != instance.instanceName.trimmed())
        m_changing->setName(key, *wish.instanceName);
    if (wish.enabled)
        m_changing->setEnabled(key, *wish.enabled);
    if (wish.order)
        m_changing->setOrder(key, *wish.order);
    if (wish.dialingRatio)
        m_changing->setRatio(key, *wish.dialingRatio);
    if (wish.sorting)
        m_changing->setSorting(key, *wish.sorting);
}

void ApplySteps::add(Kind kind, const QString &key, const QString &words)
{
    ApplyStep step;
    step.kind = kind;
    step.key = key;
    step.words = words;
    m_steps.append(step);
}

void ApplySteps::makeSteps(const CampaignWish &wish)
{
    const QString name = m_campaign.name;
    const bool differs = wish.state && *wish.state != m_campaign.state;
    if (differs && *wish.state == api::CampaignState::Stopped)
        add(Kind::Stop, {}, Text::tr("stop “%1”").arg(name));
    const auto lines = [](const models::PlannedChange &change) { return change.lines.join(QStringLiteral(", ")); };
    for (const models::PlannedChange &change : m_binding->changes())
        add(Kind::Bind, change.key,
            Text::tr("bind “%1” to “%2” (%3)").arg(m_binding->find(change.key)->planned.listName, name, lines(change)));
    for (const models::PlannedChange &change : m_changing->changes())
        add(Kind::Update, change.key,
            Text::tr("%1 in “%2”: %3").arg(named(m_changing->find(change.key)->now), name, lines(change)));
    if (wish.lists)
        unbindSteps(wish);
    if (differs && *wish.state == api::CampaignState::Running)
        add(Kind::Start, {}, Text::tr("start “%1”").arg(name));
}

void ApplySteps::unbindSteps(const CampaignWish &wish)
{
    const bool runs = m_campaign.state != api::CampaignState::Stopped && wish.state != api::CampaignState::Stopped;
    QStringList left;
    for (const api::ListInstance &instance : std::as_const(m_campaign.lists)) {
        if (m_matched.contains(instance.instanceId))
            continue;
        if (!wish.exact) {
            left << QStringLiteral("“%1”").arg(models::instanceTitle(instance));
            continue;
        }
        add(Kind::Unbind, instance.instanceId, Text::tr("unbind %1 from “%2”").arg(named(instance), m_campaign.name));
        m_notes << (runs ? Text::tr("“%1” runs: calls of “%2” that are active drop, and their results are not saved.")
                               .arg(m_campaign.name, models::instanceTitle(instance))
                         : Text::tr("Calls of “%1” that are still connected may drop.").arg(models::instanceTitle(instance)));
    }
    if (!left.isEmpty())
        m_notes << Text::tr("“%1” has lists that are not described, and that stay as they are: %2. With \"exact\": true they are "
                            "unbound.")
                       .arg(m_campaign.name, left.join(QStringLiteral(", ")));
}

} // namespace outdial::app
