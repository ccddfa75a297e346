// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <app/cli/campaignwish.h>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace outdial::app {

using api::Sorting;
using api::SortingType;
using api::SortOrder;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignWish)
};

// One object of the file. The first mistake that is met stays.
class Keys {
public:
    Keys(const QJsonValue &value, QString where, QString &mistake)
        : m_object(value.toObject()),
          m_where(std::move(where)),
          m_mistake(mistake)
    {
        if (!value.isObject())
            complain(Text::tr("it is not an object"));
    }

    void only(std::initializer_list<const char *> known) const
    {
        for (const QString &key : m_object.keys()) {
            if (std::none_of(known.begin(), known.end(), [&](const char *one) { return key == QLatin1String(one); }))
                complain(Text::tr("“%1” is not known").arg(key));
        }
    }
    // Absent, and null, is nothing.
    std::optional<QJsonValue> value(const char *key) const
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        return value.isUndefined() || value.isNull() ? std::nullopt : std::optional(value);
    }
    std::optional<QString> text(const char *key) const
    {
        const auto given = value(key);
        if (given && !given->isString())
            complain(Text::tr("“%1” is not a text").arg(QLatin1String(key)));
        return given ? std::optional(given->toString()) : std::nullopt;
    }
    std::optional<bool> flag(const char *key) const
    {
        const auto given = value(key);
        if (given && !given->isBool())
            complain(Text::tr("“%1” is neither true nor false").arg(QLatin1String(key)));
        return given ? std::optional(given->toBool()) : std::nullopt;
    }
    // 1...
    std::optional<int> number(const char *key) const
    {
        const auto given = value(key);
        if (!given)
            return std::nullopt;
        const double number = given->toDouble();
        const int whole = number >= 1 && number <= std::numeric_limits<int>::max() ? int(number) : 0;
        if (whole == 0 || double(whole) != number)
            complain(Text::tr("“%1” is not a whole number from 1 on").arg(QLatin1String(key)));
        return whole;
    }
    // One of these words, in either case.
    template <typename T>
    std::optional<T> word(const char *key, std::initializer_list<std::pair<const char *, T>> words) const
    {
        const auto given = text(key);
        if (!given)
            return std::nullopt;
        for (const auto &[word, meaning] : words) {
            if (given->compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
                return meaning;
        }
        complain(Text::tr("“%1” cannot be “%2”").arg(QLatin1String(key), *given));
        return std::nullopt;
    }
    QJsonArray array(const char *key) const
    {
        const auto given = value(key);
        if (given && !given->isArray())
            complain(Text::tr("“%1” is not a list").arg(QLatin1String(key)));
        return given ? given->toArray() : QJsonArray();
    }
    void complain(const QString &what) const
    {
        if (m_mistake.isEmpty())
            m_mistake = Text::tr("%1: %2.").arg(m_where, what);
    }

private:
    QJsonObject m_object;
    QString m_where;
    QString &m_mistake;
};

Sorting sortingOf(const QJsonValue &value, const QString &where, QString &mistake)
{
    const Keys keys(value, where + QStringLiteral(", sortingOrder"), mistake);
    keys.only({"type", "sortingFields"});
    Sorting sorting;
    const auto type = keys.word<SortingType>(
        "type", {{"NATURAL", SortingType::Natural}, {"RANDOM", SortingType::Random}, {"CUSTOM", SortingType::Custom}});
    if (!type)
        keys.complain(Text::tr("it has no “type”"));
    sorting.type = type.value_or(SortingType::Natural);
    const QJsonArray fields = keys.array("sortingFields");
    for (const QJsonValue &one : fields) {
        const Keys field(one, where + QStringLiteral(", sortingFields"), mistake);
        field.only({"fieldId", "fieldName", "sortOrder"});
        const auto name = field.text("fieldName");
        if (!name || name->isEmpty())
            field.complain(Text::tr("“%1” is missing").arg(QStringLiteral("fieldName")));
        const auto order = field.word<SortOrder>("sortOrder", {{"ASC", SortOrder::Ascending}, {"DESC", SortOrder::Descending}});
        sorting.fields.append({{}, name.value_or(QString()), order.value_or(SortOrder::Ascending)});
    }
    if ((sorting.type == SortingType::Custom) == sorting.fields.isEmpty())
        keys.complain(Text::tr("“sortingFields” go with the type CUSTOM, and with no other"));
    return sorting;
}

ListWish listOf(const QJsonValue &value, const QString &where, QString &mistake)
{
    const Keys keys(value, where, mistake);
    keys.only({"id", "name", "instanceId", "instanceName", "enabled", "order", "dialingRatio", "sortingOrder", "totalRecords"});
    ListWish list;
    list.listId = keys.text("id").value_or(QString());
    list.listName = keys.text("name").value_or(QString());
    if (list.listId.isEmpty() && list.listName.isEmpty())
        keys.complain(Text::tr("a list needs its “id” or its “name”"));
    list.instanceId = keys.text("instanceId").value_or(QString());
    list.instanceName = keys.text("instanceName");
    list.enabled = keys.flag("enabled");
    list.order = keys.number("order");
    list.dialingRatio = keys.number("dialingRatio");
    if (const auto sorting = keys.value("sortingOrder"))
        list.sorting = sortingOf(*sorting, where, mistake);
    return list;
}

CampaignWish campaignOf(const QJsonValue &value, const QString &place, QString &mistake)
{
    const QJsonObject object = value.toObject();
    const QString name = object.value(QLatin1String("name")).toString(object.value(QLatin1String("id")).toString());
    const QString where = name.isEmpty() ? place : QStringLiteral("“%1”").arg(name);
    const Keys keys(value, where, mistake);
    keys.only({"id", "name", "enabled", "state", "lists", "dncLists", "exact"});
    CampaignWish campaign;
    campaign.campaign = keys.text("id").value_or(QString());
    if (campaign.campaign.isEmpty())
        campaign.campaign = keys.text("name").value_or(QString());
    if (campaign.campaign.isEmpty())
        keys.complain(Text::tr("a campaign needs its “id” or its “name”"));
    campaign.enabled = keys.flag("enabled");
    campaign.state = keys.word<api::CampaignState>(
        "state", {{"RUNNING", api::CampaignState::Running}, {"STOPPED", api::CampaignState::Stopped}});
    campaign.exact = keys.flag("exact").value_or(false);
    if (keys.value("lists")) {
        const QJsonArray lists = keys.array("lists");
        campaign.lists.emplace();
        for (const QJsonValue &list : lists)
            campaign.lists->append(listOf(list, Text::tr("%1, list %2").arg(where).arg(campaign.lists->size() + 1), mistake));
    } else if (campaign.exact) {
        keys.complain(Text::tr("“exact” needs “lists”: without them it would unbind all of them"));
    }
    return campaign;
}

// One a line, as `campaigns show --json` prints several. Null: it is not that.
std::optional<QJsonArray> linesOf(const QByteArray &text)
{
    QJsonArray array;
    for (const QByteArray &line : text.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return std::nullopt;
        array.append(document.object());
    }
    return array;
}

} // namespace

tl::expected<QList<CampaignWish>, QString> readWishes(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    QJsonArray campaigns;
    QString mistake;
    if (const auto lines = linesOf(text); document.isNull() && lines && !lines->isEmpty()) {
        campaigns = *lines;
    } else if (document.isNull()) {
        return tl::unexpected(Text::tr("it is not JSON: %1 (at byte %2).").arg(error.errorString()).arg(error.offset));
    } else if (document.isArray()) {
        campaigns = document.array();
    } else if (document.object().contains(QLatin1String("campaigns"))) {
        const Keys keys(document.object(), Text::tr("the file"), mistake);
        keys.only({"campaigns"});
        campaigns = keys.array("campaigns");
    } else {
        campaigns.append(document.object());
    }
    QList<CampaignWish> wishes;
    QSet<QString> named;
    for (const QJsonValue &one : std::as_const(campaigns)) {
        const CampaignWish wish = campaignOf(one, Text::tr("campaign %1").arg(wishes.size() + 1), mistake);
        if (named.contains(wish.campaign) && mistake.isEmpty())
            mistake = Text::tr("“%1” is described twice.").arg(wish.campaign);
        named.insert(wish.campaign);
        wishes.append(wish);
    }
    if (mistake.isEmpty() && wishes.isEmpty())
        mistake = Text::tr("it describes no campaign.");
    if (!mistake.isEmpty())
        return tl::unexpected(mistake);
    return wishes;
}

} // namespace outdial::app
