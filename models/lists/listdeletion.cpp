// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <models/lists/listdeletion.h>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ListDeletion)
};

QString number(qint64 count) { return QLocale().toString(count); }

template <typename Is>
int countCampaigns(const QList<ListDeletion::Use> &uses, Is is)
{
    QSet<QString> ids;
    for (const ListDeletion::Use &use : uses) {
        if (is(use))
            ids.insert(use.campaignId);
    }
    return int(ids.size());
}

} // namespace

int ListDeletion::campaigns() const
{
    return countCampaigns(uses, [](const Use &) { return true; });
}

int ListDeletion::running() const
{
    return countCampaigns(uses, [](const Use &use) { return use.running; });
}

int ListDeletion::mayRun() const
{
    return countCampaigns(uses, [](const Use &use) { return use.mayRun(); });
}

std::optional<qint64> ListDeletion::completed() const
{
    if (!usesKnown)
        return std::nullopt;
    qint64 sum = 0;
    for (const Use &use : uses) {
        if (!use.completed)
            return std::nullopt;
        sum += *use.completed;
    }
    return sum;
}

QString ListDeletion::title() const
{
    switch (what) {
    case What::List:
        break;
    case What::Records:
        return Words::tr("Delete all records of “%1”?").arg(listName);
    case What::Matching:
        return Words::tr("Delete the matching records of “%1”?").arg(listName);
    }
    return Words::tr("Delete “%1”?").arg(listName);
}

QString ListDeletion::sentence() const
{
    if (what == What::List) {
        return total == 0
                   ? Words::tr("The list is empty. It goes from the tenant and from every campaign. This cannot be undone.")
                   : Words::tr("The list and its %1 records go from the tenant and from every campaign. This cannot be undone.")
                         .arg(number(total));
    }
    if (what == What::Matching) {
        return criteria + QLatin1Char(' ') +
               Words::tr("They go from every campaign, out of %1 records; how many match, the tenant tells when it is done. This "
                         "cannot be undone.")
                   .arg(number(total));
    }
    return Words::tr("%1 records go from the list and from every campaign. The list itself stays. This cannot be undone.")
        .arg(number(total));
}

QString ListDeletion::dropsHead() const
{
    if (!usesKnown)
        return Words::tr("Calls may drop: where the list is bound is not known.");
    if (uses.isEmpty())
        return Words::tr("No call drops: the list is in no campaign.");
    if (const int runs = running(); runs > 0)
        return Words::tr("Calls may drop in %n running campaign(s).", nullptr, runs);
    if (mayRun() > 0)
        return Words::tr("Calls may drop: whether its campaigns run is not known at the moment.");
    return Words::tr("Its campaigns are stopped, so nothing new is dialed.");
}

QString ListDeletion::dropsAdvice() const
{
    if (mayRun() > 0)
        return mayRun() == 1 ? Words::tr("Stop it first, and wait for its calls to end.")
                             : Words::tr("Stop them first, and wait for their calls to end.");
    return uses.isEmpty() ? QString() : Words::tr("Calls that are still connected may drop.");
}

QString ListDeletion::dropsMore() const
{
    if (usesKnown && uses.isEmpty())
        return {};
    return Words::tr("Predictive, progressive, automatic: dialing and connected calls are dropped. Preview: calls not yet picked "
                     "up. The API does not tell the mode.");
}

QString ListDeletion::archived() const
{
    const auto done = completed();
    if (what == What::Matching)
        return Words::tr("Whether results of deleted records are archived, the reference does not say.");
    if (done && *done == 0)
        return Words::tr("There are no completed results to archive.");
    if (done)
        return Words::tr("%1 completed results are archived and stay in the administrator.").arg(number(*done));
    return Words::tr("Completed results are archived and stay in the administrator. How many was not read.");
}

QString ListDeletion::archivedMore() const { return Words::tr("Results of calls that drop are not saved."); }

QString ListDeletion::formatFate() const
{
    if (what == What::Matching)
        return Words::tr("The list stays with its other records, its format “%1” and in its campaigns.").arg(formatName);
    if (what == What::Records)
        return Words::tr("The list stays, empty, with its format “%1” and in its campaigns.").arg(formatName);
    if (!otherLists) {
        return othersRead ? Words::tr("Whether the format “%1” stays is not known: the lists could not be read.").arg(formatName)
                          : Words::tr("Looking for other lists with the format “%1”…").arg(formatName);
    }
    if (*otherLists == 0)
        return Words::tr("The format “%1” goes too: this is its last list.").arg(formatName);
    return Words::tr("The format “%1” stays: %n other list(s) use it.", nullptr, *otherLists).arg(formatName);
}

QString ListDeletion::formatMore() const
{
    if (what != What::List)
        return {};
    if (!otherLists)
        return Words::tr("The tenant removes a format with its last list.");
    if (*otherLists == 0)
        return Words::tr("To keep it, make another list of this format first.");
    return Words::tr("Had this been its last list, the format would be removed too.");
}

QString ListDeletion::act() const
{
    if (what == What::List && total == 0)
        return Words::tr("Delete the list");
    if (what == What::Matching)
        return Words::tr("Delete matching records");
    return total == 1 ? Words::tr("Delete 1 record") : Words::tr("Delete %1 records").arg(number(total));
}

QString ListDeletion::keep() const { return what == What::List ? Words::tr("Keep the list") : Words::tr("Keep the records"); }

QString ListDeletion::stopFirst() const
{
    const int runs = running();
    if (runs == 0)
        return {};
    return runs == 1 ? Words::tr("Stop the campaign first") : Words::tr("Stop the %1 campaigns first").arg(runs);
}

} // namespace outdial::models
