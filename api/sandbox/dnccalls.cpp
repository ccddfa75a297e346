// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/dncrules.h>
#include <api/rules/recordrules.h>
#include <sandbox/buckets.h>
#include <sandbox/dnccalls.h>
#include <sandbox/jsonwriter.h>

#include <string>
#include <utility>
#include <vector>

namespace outdial::sandbox {
namespace {

// Of a type that nobody knows nothing is refused.
bool hasComments(const DncList &list)
{
    const auto type = rules::dncTypeFromName(list.type);
    return !type || rules::hasComments(*type);
}

// The text of a value without the blanks around it, integers in decimals; nothing for what is no text.
std::optional<QString> trimmedText(simdjson::dom::element value)
{
    std::string made;
    const auto text = textOf(value, made);
    if (!text)
        return std::nullopt;
    const std::string_view kept = rules::trimmed(*text);
    return QString::fromUtf8(kept.data(), static_cast<qsizetype>(kept.size()));
}

// A record as it was sent: an object with a key, and what is wrong with it by itself.
struct DncDraft {
    Refusal refusal = Refusal::None; // missingKey, or formatError of any member
    QString key = {};                // empty when it is missing or no text
    QString comment = {};
};

enum class Comment { Taken, Unsupported, Ignored };

DncDraft readRecord(simdjson::dom::object record, Comment takes)
{
    DncDraft draft;
    bool given = false;
    bool malformed = false;
    int keys = 0;
    int comments = 0;
    for (const auto [name, value] : record) {
        if (name == "key") {
            ++keys;
            const auto text = trimmedText(value);
            given = !text || !text->isEmpty();
            malformed = malformed || !text;
            draft.key = text.value_or(QString());
        } else if (name == "comment" && takes != Comment::Unsupported) {
            ++comments;
            const auto text = trimmedText(value);
            malformed = malformed || (!text && takes == Comment::Taken);
            draft.comment = text.value_or(QString());
        } else {
            malformed = true;
        }
    }
    if (keys > 1 || comments > 1) // which of them is meant?
        return {.refusal = Refusal::FormatError, .key = {}, .comment = {}};
    if (!given)
        draft.refusal = Refusal::MissingKey;
    else if (malformed)
        draft.refusal = Refusal::FormatError;
    return draft;
}

// The rows of the deprecated methods: values by position. All of them are well-formed, or nothing is done.
std::vector<std::pair<QString, QString>> readRows(const Call &call, const DncList &list)
{
    const std::size_t width = hasComments(list) ? 2 : 1;
    std::vector<std::pair<QString, QString>> rows;
    const simdjson::dom::array given = call.body.get_array().value_unsafe();
    for (const simdjson::dom::element element : given) {
        const QString at = QStringLiteral("record %1 ").arg(rows.size() + 1);
        simdjson::dom::array row;
        if (element.get(row) != simdjson::SUCCESS)
            throw badRequest(at + QStringLiteral("is not understood: a list of values is expected"));
        if (row.size() != width) {
            throw badRequest(at + QStringLiteral("has %1 values: %2 expected, as the list has fields")
                                      .arg(row.size())
                                      .arg(width == 1 ? QStringLiteral("1 is") : QStringLiteral("2 are")));
        }
        QStringList values;
        for (const simdjson::dom::element value : row) {
            const auto text = trimmedText(value);
            if (!text)
                throw badRequest(at + QStringLiteral("has an unsupported value: string is expected"));
            values.append(*text);
        }
        if (values.first().isEmpty())
            throw badRequest(at + QStringLiteral("has no key: a value is required"));
        rows.emplace_back(values.first(), values.value(1));
    }
    return rows;
}

Answer countAnswer(std::string_view name, qint64 count)
{
    JsonWriter json;
    json.beginObject().key(name).integer(count).endObject();
    return {.body = json.bytes()};
}

} // namespace

void DncCalls::addTo(HandlerTable &table)
{
    using api::Method;
    const auto set = [&table](Method method, std::function<Answer(const Call &)> answer) {
        // Keys can be integers of any length.
        table.set(method, {.answer = std::move(answer), .parameters = {}, .carriesFields = true});
    };
    table.set(Method::DncDeleteAllRecords, {.answer = [this](const Call &call) { return deleteAll(call); }, .parameters = {}});
    set(Method::DncDeleteManyRecords, [this](const Call &call) { return deleteMany(call); });
    set(Method::DncAddManyRecords, [this](const Call &call) { return addAll(call); });
    set(Method::DncAddRecordsDeprecated, [this](const Call &call) { return addRows(call, false); });
    set(Method::DncReplaceRecordsDeprecated, [this](const Call &call) { return addRows(call, true); });
}

DncList DncCalls::listOf(const Call &call)
{
    const auto list = m_store.dnc.find(call.variables.first());
    if (!list)
        throw notFound(QStringLiteral("DNC list '%1' was not found").arg(call.variables.first()));
    if (const auto type = rules::dncTypeFromName(list->type); type && !rules::isModifiable(*type))
        throw forbidden(QStringLiteral("modification of a list of the type %1 is not allowed").arg(list->type));
    return *list;
}

Answer DncCalls::deleteAll(const Call &call) { return countAnswer("deleted", m_store.dnc.clear(listOf(call).seq)); }

Answer DncCalls::deleteMany(const Call &call)
{
    const DncList list = listOf(call);
    const std::vector<simdjson::dom::object> records = objectsOf(call);
    Buckets refused;
    qint64 deleted = 0;
    Transaction transaction(m_store.database);
    for (std::size_t i = 0; i < records.size(); ++i) {
        DncDraft draft = readRecord(records[i], Comment::Ignored);
        // A key that is not there is named before what else is wrong.
        if (draft.refusal != Refusal::MissingKey && !draft.key.isEmpty() && !m_store.dnc.holds(list.seq, draft.key))
            draft.refusal = Refusal::KeyNotFound;
        if (draft.refusal == Refusal::None)
            deleted += m_store.dnc.remove(list.seq, draft.key);
        else
            refused.add(i, draft.refusal);
    }
    transaction.commit();
    return refused.answer("deleted", deleted, call);
}

Answer DncCalls::addAll(const Call &call)
{
    const DncList list = listOf(call);
    const std::vector<simdjson::dom::object> records = objectsOf(call);
    const Comment takes = hasComments(list) ? Comment::Taken : Comment::Unsupported;
    Buckets refused;
    qint64 added = 0;
    Transaction transaction(m_store.database);
    for (std::size_t i = 0; i < records.size(); ++i) {
        DncDraft draft = readRecord(records[i], takes);
        // A key that exists is named before what else is wrong.
        if (draft.refusal != Refusal::MissingKey && !draft.key.isEmpty() && m_store.dnc.holds(list.seq, draft.key))
            draft.refusal = Refusal::DuplicateKey;
        if (draft.refusal == Refusal::None)
            added += m_store.dnc.add(list.seq, draft.key, draft.comment);
        else
            refused.add(i, draft.refusal);
    }
    transaction.commit();
    return refused.answer("added", added, call);
}

Answer DncCalls::addRows(const Call &call, bool clear)
{
    const DncList list = listOf(call);
    const auto rows = readRows(call, list);
    qint64 added = 0;
    Transaction transaction(m_store.database);
    if (clear)
        m_store.dnc.clear(list.seq);
    for (const auto &[key, comment] : rows)
        added += m_store.dnc.add(list.seq, key, comment); // a key that is there already is ignored
    transaction.commit();
    return countAnswer("added", added);
}

} // namespace outdial::sandbox
