// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QJsonArray>

#include <models/transfer/mapping.h>

#include <algorithm>
#include <array>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Mapping)
};

// Letters and digits only, without capitals and accents: "Straße_2 (neu)" -> "strasse2neu".
QString folded(const QString &name)
{
    QString plain;
    const QString decomposed = name.toLower().normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c == u'ß')
            plain += QStringLiteral("ss");
        else if (c.isLetterOrNumber())
            plain += c;
    }
    return plain;
}

// Titles that people give to the same thing, in the languages that files come in. Each row is one thing.
const std::vector<QStringList> &synonyms()
{
    static const std::vector<QStringList> rows{
        {QStringLiteral("firstname"), QStringLiteral("givenname"), QStringLiteral("forename"), QStringLiteral("vorname"),
         QStringLiteral("prenom"), QStringLiteral("nombre")},
        {QStringLiteral("lastname"), QStringLiteral("surname"), QStringLiteral("familyname"), QStringLiteral("nachname"),
         QStringLiteral("familienname"), QStringLiteral("nom"), QStringLiteral("apellido")},
        {QStringLiteral("phone"), QStringLiteral("phonenumber"), QStringLiteral("telephone"), QStringLiteral("tel"),
         QStringLiteral("telefon"), QStringLiteral("telefonnummer"), QStringLiteral("rufnummer"), QStringLiteral("telefono")},
        {QStringLiteral("phone2"), QStringLiteral("mobile"), QStringLiteral("mobilephone"), QStringLiteral("cell"),
         QStringLiteral("cellphone"), QStringLiteral("mobil"), QStringLiteral("handy"), QStringLiteral("handynummer")},
        {QStringLiteral("zip"), QStringLiteral("zipcode"), QStringLiteral("postcode"), QStringLiteral("postalcode"),
         QStringLiteral("plz"), QStringLiteral("postleitzahl")},
        {QStringLiteral("state"), QStringLiteral("province"), QStringLiteral("region"), QStringLiteral("bundesstaat"),
         QStringLiteral("bundesland")},
        {QStringLiteral("company"), QStringLiteral("companyname"), QStringLiteral("organisation"), QStringLiteral("organization"),
         QStringLiteral("firma"), QStringLiteral("unternehmen")},
        {QStringLiteral("customerid"), QStringLiteral("customerno"), QStringLiteral("customernumber"),
         QStringLiteral("accountid"), QStringLiteral("accountno"), QStringLiteral("account"), QStringLiteral("kundennummer"),
         QStringLiteral("kundennr"), QStringLiteral("kdnr")},
        {QStringLiteral("priority"), QStringLiteral("prio"), QStringLiteral("prioritaet"), QStringLiteral("prioritat")},
        {QStringLiteral("balance"), QStringLiteral("saldo"), QStringLiteral("kontostand")},
        {QStringLiteral("email"), QStringLiteral("mail"), QStringLiteral("emailaddress")},
        {QStringLiteral("comment"), QStringLiteral("note"), QStringLiteral("notes"), QStringLiteral("remark"),
         QStringLiteral("bemerkung"), QStringLiteral("notiz"), QStringLiteral("kommentar")},
    };
    return rows;
}

bool sameThing(const QString &a, const QString &b)
{
    return std::ranges::any_of(synonyms(), [&](const QStringList &row) { return row.contains(a) && row.contains(b); });
}

// The numbers in a folded name, one after the other: "phone12" -> "12".
QString numbersOf(const QString &name)
{
    QString numbers;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!name[i].isNumber())
            continue;
        if (i > 0 && !name[i - 1].isNumber() && !numbers.isEmpty())
            numbers += u' ';
        numbers += name[i];
    }
    return numbers;
}

// Edits (insert, delete, replace, swap) that turn a into b.
int distance(const QString &a, const QString &b)
{
    const auto width = b.size() + 1;
    std::vector<int> before(size_t(width), 0);
    std::vector<int> last(size_t(width), 0);
    std::vector<int> now(size_t(width), 0);
    for (qsizetype j = 0; j < width; ++j)
        last[size_t(j)] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        now[0] = int(i);
        for (qsizetype j = 1; j < width; ++j) {
            const int replace = last[size_t(j - 1)] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[size_t(j)] = std::min({last[size_t(j)] + 1, now[size_t(j - 1)] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[size_t(j)] = std::min(now[size_t(j)], before[size_t(j - 2)] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[size_t(b.size())];
}

void mapByPosition(Mapping &mapping, const QStringList &columns, const api::Format &format)
{
    const auto taken = std::ranges::count_if(format.fields, [](const api::Field &field) { return !field.skip; });
    if (taken != columns.size())
        return;
    int column = 0;
    for (int field = 0; field < format.fields.size(); ++field) {
        if (!format.fields[field].skip)
            mapping.setColumn(field, column++, MatchKind::Position);
    }
}

} // namespace

bool Mapping::usesColumn(int column) const
{
    return std::ranges::any_of(
        sources, [&](const FieldSource &source) { return source.column == column || source.joined.contains(column); });
}

int Mapping::mappedCount() const
{
    return int(std::ranges::count_if(sources, [](const FieldSource &source) { return source.kind != MatchKind::None; }));
}

void Mapping::setColumn(int field, int column, MatchKind kind)
{
    for (auto &source : sources) {
        if (source.column == column)
            source = {};
    }
    auto &taken = sources[size_t(field)];
    taken = {};
    taken.column = column;
    taken.kind = kind;
    taken.percent = 100;
}

void Mapping::setConstant(int field, const QString &text)
{
    auto &source = sources[size_t(field)];
    source = {};
    source.constant = text;
    source.kind = MatchKind::Constant;
    source.percent = 100;
}

void Mapping::clear(int field) { sources[size_t(field)] = {}; }

void Mapping::ignoreColumn(int column)
{
    for (auto &source : sources) {
        source.joined.removeAll(column);
        if (source.column == column)
            source = {};
    }
}

bool isOwnColumn(const QString &title)
{
    return title == QLatin1String("outdial_line") || title == QLatin1String("outdial_reason");
}

int likeness(const QString &title, const QString &fieldName)
{
    const QString a = folded(title);
    const QString b = folded(fieldName);
    if (a.isEmpty() || b.isEmpty())
        return 0;
    if (a == b)
        return 99; // alike but not the same: "First Name" and "first_name"
    if (sameThing(a, b))
        return 90;
    const auto longest = std::max(a.size(), b.size());
    // Short names that differ in one letter are usually different things ("tel1", "tel2").
    if (std::min(a.size(), b.size()) < 4)
        return 0;
    if (numbersOf(a) != numbersOf(b))
        return 0; // phone_2 is not phone_3, nor phone_12, nor phone
    return int(100 - 100 * distance(a, b) / longest);
}

Mapping withoutBlanks(Mapping kept, const Mapping &proposal)
{
    for (std::size_t i = 0; i < kept.sources.size() && i < proposal.sources.size(); ++i) {
        const auto &proposed = proposal.sources[i];
        if (kept.sources[i].kind == MatchKind::None && proposed.kind == MatchKind::Exact && !kept.usesColumn(proposed.column))
            kept.sources[i] = proposed;
    }
    return kept;
}

Mapping proposeMapping(const QStringList &columns, const api::Format &format, const QHash<QString, QString> &aliases,
                       bool hasHeader)
{
    Mapping mapping;
    mapping.sources.resize(size_t(format.fields.size()));
    if (!hasHeader) {
        mapByPosition(mapping, columns, format);
        return mapping;
    }
    const auto open = [&](int field) {
        return !format.fields[field].skip && mapping.sources[size_t(field)].kind == MatchKind::None;
    };
    const auto usable = [&](int column) { return !isOwnColumn(columns[column]) && !mapping.usesColumn(column); };

    // Names are case-sensitive for the API: the very same name comes first, then the same but for capitals and blanks.
    for (const auto sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (int field = 0; field < format.fields.size(); ++field) {
            for (int column = 0; open(field) && column < columns.size(); ++column) {
                if (usable(column) && columns[column].trimmed().compare(format.fields[field].name, sensitivity) == 0)
                    mapping.setColumn(field, column, MatchKind::Exact);
            }
        }
    }
    for (int column = 0; column < columns.size(); ++column) {
        const auto alias = aliases.constFind(columns[column].trimmed().toLower());
        if (alias == aliases.cend() || !usable(column))
            continue;
        const int field = format.indexOf(*alias);
        if (field >= 0 && open(field))
            mapping.setColumn(field, column, MatchKind::Alias);
    }

    struct Pair {
        int percent, field, column;
    };
    std::vector<Pair> pairs;
    for (int field = 0; field < format.fields.size(); ++field) {
        for (int column = 0; open(field) && column < columns.size(); ++column) {
            const int percent = usable(column) ? likeness(columns[column], format.fields[field].name) : 0;
            if (percent >= 70)
                pairs.push_back({percent, field, column});
        }
    }
    std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::percent);
    for (const auto &pair : pairs) {
        if (open(pair.field) && usable(pair.column)) {
            mapping.setColumn(pair.field, pair.column, MatchKind::Fuzzy);
            mapping.sources[size_t(pair.field)].percent = pair.percent;
        }
    }
    return mapping;
}

QStringList mappingBlockers(const Mapping &mapping, const api::Format &format)
{
    QStringList blockers;
    bool phone = false;
    bool typesKnown = false;
    for (int i = 0; i < format.fields.size(); ++i) {
        const auto &field = format.fields[i];
        const bool filled = mapping.sources[size_t(i)].kind != MatchKind::None;
        typesKnown |= field.type == api::FieldType::Phone;
        phone |= field.type == api::FieldType::Phone && !field.skip && filled;
        if (filled || field.skip)
            continue;
        if (field.key)
            blockers.append(Text::tr("The key field “%1” has no column.").arg(field.name));
        else if (field.required)
            blockers.append(Text::tr("The required field “%1” has no column.").arg(field.name));
    }
    if (typesKnown && !phone)
        blockers.append(Text::tr("No phone field has a column; each record needs at least one phone number."));
    if (mapping.mappedCount() == 0)
        blockers.append(Text::tr("No column of the file is mapped to a field."));
    return blockers;
}

QJsonObject encodeMapping(const Mapping &mapping)
{
    QJsonArray sources;
    for (const auto &source : mapping.sources) {
        QJsonObject json{{QStringLiteral("column"), source.column},
                         {QStringLiteral("constant"), source.constant},
                         {QStringLiteral("kind"), int(source.kind)},
                         {QStringLiteral("percent"), source.percent}};
        if (!source.joined.isEmpty()) {
            QJsonArray joined;
            for (const int column : source.joined)
                joined.append(column);
            json.insert(QStringLiteral("joined"), joined);
            json.insert(QStringLiteral("separator"), source.separator);
        }
        if (!source.cleanUp.isEmpty())
            json.insert(QStringLiteral("cleanUp"), encodeCleanUp(source.cleanUp));
        sources.append(json);
    }
    return {{QStringLiteral("sources"), sources}};
}

Mapping decodeMapping(const QJsonObject &json)
{
    Mapping mapping;
    const auto sources = json.value(QStringLiteral("sources")).toArray();
    for (const auto &value : sources) {
        const auto source = value.toObject();
        FieldSource read;
        read.column = source.value(QStringLiteral("column")).toInt(-1);
        read.constant = source.value(QStringLiteral("constant")).toString();
        read.kind = MatchKind(source.value(QStringLiteral("kind")).toInt());
        read.percent = source.value(QStringLiteral("percent")).toInt();
        const auto joined = source.value(QStringLiteral("joined")).toArray();
        for (const auto &column : joined)
            read.joined.append(column.toInt(-1));
        read.separator = source.value(QStringLiteral("separator")).toString(read.separator);
        auto cleanUp = decodeCleanUp(source.value(QStringLiteral("cleanUp")).toObject());
        if (!cleanUp)
            return {}; // values made in another way would be sent
        read.cleanUp = *std::move(cleanUp);
        mapping.sources.push_back(std::move(read));
    }
    return mapping;
}

} // namespace outdial::models
