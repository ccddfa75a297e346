// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <models/jobs/deletioncriteria.h>

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace outdial::models {

using Policy = api::DeleteCriteria::Policy;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DeletionCriteria)
};

constexpr int valuesShown = 5;

QString number(qint64 count) { return QLocale().toString(count); }

QString fieldWords(const api::DeleteCriteria::FieldValues &one)
{
    if (one.values.size() == 1)
        return Words::tr("%1 is “%2”").arg(one.field, one.values.first());
    QString list = one.values.mid(0, valuesShown).join(QStringLiteral(", "));
    if (one.values.size() > valuesShown)
        list += QStringLiteral(", …");
    return Words::tr("%1 is one of %2 values: %3").arg(one.field, number(one.values.size()), list);
}

QString resultWords(const DeletionDraft &draft)
{
    const QString &name = draft.campaignName.isEmpty() ? draft.campaignId : draft.campaignName;
    switch (draft.policy) {
    case Policy::OnlyCompleted:
        return Words::tr("completed or expired in “%1”").arg(name);
    case Policy::OnlyNeverAttempted:
        return Words::tr("never attempted in “%1”").arg(name);
    case Policy::All:
        break;
    }
    return Words::tr("in “%1”, whatever its result").arg(name);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

api::DeleteCriteria DeletionDraft::criteria() const
{
    api::DeleteCriteria criteria;
    criteria.fields = fields;
    if (byResult) {
        criteria.campaignId = campaignId;
        criteria.policy = policy;
    }
    criteria.createdFrom = createdFrom;
    criteria.createdTo = createdTo;
    return criteria;
}

QStringList DeletionDraft::problems() const
{
    QStringList found;
    if (fields.isEmpty() && !byResult && !createdFrom.isValid() && !createdTo.isValid())
        found << Words::tr("Choose at least one criterion: without any the tenant deletes nothing.");
    QSet<QString> names;
    for (const auto &one : fields) {
        if (one.field.trimmed().isEmpty())
            found << Words::tr("A criterion has no field: choose one.");
        else if (names.contains(one.field))
            found << Words::tr("“%1” is there twice: put its values together.").arg(one.field);
        else if (one.values.isEmpty())
            found << Words::tr("“%1” has no value yet.").arg(one.field);
        names.insert(one.field);
    }
    if (byResult && campaignId.isEmpty())
        found << Words::tr("The result needs a campaign.");
    if (createdFrom.isValid() && createdTo.isValid() && createdFrom >= createdTo)
        found << Words::tr("The first time of creation must be before the last.");
    return found;
}

QStringList DeletionDraft::warnings() const
{
    if (byResult && policy == Policy::All && fields.isEmpty() && !createdFrom.isValid() && !createdTo.isValid())
        return {Words::tr("Every record of the list is in this campaign: this deletes all of them.")};
    return {};
}

QStringList criteriaWords(const DeletionDraft &draft, TimeZoneShown zone)
{
    QStringList words;
    for (const auto &one : draft.fields) {
        if (!one.field.isEmpty() && !one.values.isEmpty())
            words << fieldWords(one);
    }
    if (draft.byResult && !draft.campaignId.isEmpty())
        words << resultWords(draft);
    if (draft.createdFrom.isValid() && draft.createdTo.isValid())
        words
            << Words::tr("created from %1 to before %2").arg(fullTime(draft.createdFrom, zone), fullTime(draft.createdTo, zone));
    else if (draft.createdFrom.isValid())
        words << Words::tr("created at %1 or later").arg(fullTime(draft.createdFrom, zone));
    else if (draft.createdTo.isValid())
        words << Words::tr("created before %1").arg(fullTime(draft.createdTo, zone));
    return words;
}

QString criteriaSentence(const DeletionDraft &draft, const QString &listName, TimeZoneShown zone)
{
    const QStringList words = criteriaWords(draft, zone);
    if (words.isEmpty())
        return Words::tr("Nothing is chosen yet.");
    return Words::tr("Deletes every record of “%1” for which this is so: %2.")
        .arg(listName, words.join(Words::tr("; and ", "between two criteria that must both be met")));
}

QStringList valuesFromText(const QString &text)
{
    static const QRegularExpression edges(QStringLiteral("[\\r\\n\\t]+"));
    QStringList values;
    QSet<QString> seen;
    const QStringList parts = text.split(edges, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString value = part.trimmed();
        if (value.isEmpty() || seen.contains(value))
            continue;
        seen.insert(value);
        values << value;
    }
    return values;
}

MatchCount matchingRecords(const RecordStore &records, const QString &campaignId, const DeletionDraft &draft)
{
    MatchCount count;
    std::vector<std::pair<int, std::unordered_set<std::string>>> wanted;
    for (const auto &one : draft.fields) {
        int column = -1;
        for (int i = 0; i < records.entryColumns(); ++i) {
            if (records.entryName(i) == one.field.toStdString())
                column = i;
        }
        std::unordered_set<std::string> values;
        for (const QString &value : one.values)
            values.insert(value.toStdString());
        wanted.emplace_back(column, std::move(values));
    }
    const bool result = draft.byResult && draft.policy != Policy::All;
    const bool canTellResult = result && !campaignId.isEmpty() && campaignId == draft.campaignId;
    if (!draft.fields.isEmpty()) {
        count.atLeast = true;
        count.why << Words::tr("Values are compared as they are stored; the tenant also finds them as they were sent.");
    }
    if (result && !canTellResult) {
        count.atMost = true;
        count.why << Words::tr("The loaded records were not read through this campaign, so their result in it is not known.");
    } else if (canTellResult && draft.policy == Policy::OnlyCompleted) {
        count.atLeast = true;
        count.why << Words::tr("Records do not tell that they are expired.");
    } else if (canTellResult) {
        count.atMost = true;
        count.why << Words::tr("Attempts through another instance of the list in this campaign are not seen here.");
    }
    if (draft.createdFrom.isValid() || draft.createdTo.isValid()) {
        count.atMost = true;
        count.why << Words::tr("Records do not tell when they were created.");
    }
    count.looked = records.size();
    for (std::int64_t row = 0; row < records.size(); ++row) {
        bool matches = true;
        for (const auto &[column, values] : wanted)
            matches = matches && column >= 0 && values.contains(std::string(trimmed(records.entry(row, column))));
        if (matches && canTellResult) {
            const api::RecordStatus status = records.status(row);
            if (!status.known)
                continue;
            matches = draft.policy == Policy::OnlyCompleted ? status.completed : status.totalAttempts == 0;
        }
        if (matches)
            ++count.matching;
    }
    return count;
}

QString matchSentence(const MatchCount &count)
{
    const QString of = number(count.looked);
    const QString n = number(count.matching);
    QString head;
    if (count.atLeast && count.atMost)
        head = Words::tr("Of the %1 loaded records, %2 match as far as it can be told here.").arg(of, n);
    else if (count.atLeast)
        head = Words::tr("At least %2 of the %1 loaded records match.").arg(of, n);
    else if (count.atMost)
        head = Words::tr("At most %2 of the %1 loaded records match.").arg(of, n);
    else
        head = Words::tr("%2 of the %1 loaded records match.").arg(of, n);
    return (QStringList{head} + count.why).join(QLatin1Char(' '));
}

} // namespace outdial::models
