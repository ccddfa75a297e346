// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How an exchange that asked for a change is put into words.

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

#include <models/activity/activitywords.h>
#include <models/activity/changejournal.h>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

QString valueWords(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        return value.toString().trimmed().isEmpty() ? Words::tr("default") : value.toString();
    case QJsonValue::Null:
        return Words::tr("default");
    default:
        return {};
    }
}

// Members as the API names them, with their values; what is nested follows in brackets.
QString membersWords(const QJsonObject &object);

QString nestedWords(const QJsonValue &value)
{
    if (value.isObject())
        return QLatin1Char('(') + membersWords(value.toObject()) + QLatin1Char(')');
    QStringList parts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array)
        parts << (one.isObject() || one.isArray() ? nestedWords(one) : valueWords(one));
    return parts.join(QStringLiteral(", "));
}

QString membersWords(const QJsonObject &object)
{
    QStringList parts;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        const bool nested = value.isObject() || value.isArray();
        parts << member.key() + QLatin1Char(' ') + (nested ? nestedWords(value) : valueWords(value));
    }
    return parts.join(QStringLiteral(" · "));
}

// Criteria of a deletion may name people: only which fields, never their values.
QString criteriaWords(const QJsonObject &object)
{
    QStringList parts;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        if (value.isObject())
            parts << member.key() + QStringLiteral(" (") + value.toObject().keys().join(QStringLiteral(", ")) + QLatin1Char(')');
        else if (value.isArray())
            parts << QStringLiteral("%1 [%2]").arg(member.key()).arg(value.toArray().size());
        else
            parts << member.key() + QLatin1Char(' ') + valueWords(value);
    }
    return parts.join(QStringLiteral(" · "));
}

QString wordsOf(const api::Exchange &exchange)
{
    const QJsonObject settings = QJsonDocument::fromJson(exchange.settings).object();
    if (!settings.isEmpty())
        return exchange.method == api::Method::DeleteManyRecords ? criteriaWords(settings) : membersWords(settings);
    const api::MethodInfo &info = api::methodInfo(exchange.method);
    if (info.bulk || info.body == api::Body::Array)
        return Words::tr("%1 of rows sent").arg(bytesText(exchange.bytesSent));
    return {};
}

} // namespace

ChangeMade changeOf(const api::Exchange &exchange, const QString &user, const ChangeJournal::NameOf &nameOf)
{
    ActivityEntry entry;
    entry.exchange = exchange;
    ChangeMade change;
    change.made = exchange.started;
    change.user = user;
    change.method = methodTitle(exchange.method);
    change.words = wordsOf(exchange);
    const QStringList ids = api::variablesOf(api::methodInfo(exchange.method), exchange.target).value_or(QStringList());
    QStringList names;
    for (const QString &id : ids) {
        const QString name = nameOf ? nameOf(id) : QString();
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    // The list or the instance that it was about stands in the body.
    const QJsonObject settings = QJsonDocument::fromJson(exchange.settings).object();
    for (const QJsonValue &value : settings) {
        const QString name = nameOf && value.isString() ? nameOf(value.toString()) : QString();
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    change.subjectId = ids.join(QLatin1Char('/'));
    change.subject = names.join(QStringLiteral(" · "));
    switch (activityLook(entry)) {
    case ActivityLook::Done:
        change.outcome = ChangeOutcome::Done;
        break;
    case ActivityLook::AnswerLost:
        change.outcome = ChangeOutcome::Unknown;
        break;
    case ActivityLook::Cancelled:
        // Cancelled once it was under way: nobody knows whether it was done.
        change.outcome = exchange.bytesSent > 0 ? ChangeOutcome::Unknown : ChangeOutcome::Cancelled;
        break;
    default:
        change.outcome = ChangeOutcome::Refused;
        break;
    }
    if (change.outcome != ChangeOutcome::Done)
        change.detail = outcomeText(entry);
    return change;
}

QString changeOutcomeWord(ChangeOutcome outcome)
{
    switch (outcome) {
    case ChangeOutcome::Done:
        return Words::tr("Done");
    case ChangeOutcome::Refused:
        return Words::tr("Not done");
    case ChangeOutcome::Unknown:
        return Words::tr("Answer lost");
    case ChangeOutcome::Cancelled:
        return Words::tr("Cancelled");
    }
    return {};
}

} // namespace outdial::models
