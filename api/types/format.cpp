// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <api/types/format.h>

#include <array>

namespace outdial::api {

namespace {

struct TypeName {
    FieldType type;
    QLatin1String name;
};

constexpr std::array<TypeName, 14> typeNames{{
    {FieldType::Account, QLatin1String("ACCOUNT")},
    {FieldType::AgentLoginId, QLatin1String("AGENT_LOGIN_ID")},
    {FieldType::CallingNumber, QLatin1String("CALLING_NUMBER")},
    {FieldType::Company, QLatin1String("COMPANY")},
    {FieldType::DateTime, QLatin1String("DATETIME")},
    {FieldType::DateTimeCallAt, QLatin1String("DATETIME_CALL_AT")},
    {FieldType::FirstName, QLatin1String("FIRST_NAME")},
    {FieldType::Integer, QLatin1String("INTEGER")},
    {FieldType::LastName, QLatin1String("LAST_NAME")},
    {FieldType::Other, QLatin1String("OTHER")},
    {FieldType::Phone, QLatin1String("PHONE")},
    {FieldType::ZipCode, QLatin1String("ZIP_CODE")},
    {FieldType::Priority, QLatin1String("PRIORITY")},
    {FieldType::State, QLatin1String("STATE")},
}};

bool isDateTime(FieldType type) { return type == FieldType::DateTime || type == FieldType::DateTimeCallAt; }

ApiError refused(const QString &description)
{
    ApiError error;
    error.kind = ErrorKind::BadRequest;
    error.description = description;
    return error;
}

// Reads one object of "fields" and says what is wrong with it. Every property must be one that the field's type has: a misspelt
// "requierd" must not silently mean "not required".
class FieldReader {
public:
    FieldReader(const QJsonObject &object, int number) : m_object(object), m_where(QStringLiteral("Field %1").arg(number)) {}

    Result<Field> read()
    {
        m_field.name = text("name", true);
        if (!m_field.name.isNull())
            m_where += QStringLiteral(" (%1)").arg(m_field.name);
        const QString typeText = text("type", true);
        if (const auto type = fieldTypeFromName(typeText))
            m_field.type = *type;
        else
            complain(QStringLiteral("\"type\" is \"%1\", which is not a field type.").arg(typeText));
        m_field.required = flag("required");
        m_field.searchable = flag("searchable");
        m_field.skip = flag("skip");
        m_field.key = flag("key");
        if (m_field.type == FieldType::Phone)
            readPhone();
        if (isDateTime(m_field.type)) {
            m_field.format = text("format");
            m_field.timeZone = text("timeZone");
            if (m_field.format == QLatin1String("MM/dd/yyyy ::mm")) // the reference's misprint of its default
                m_field.format = QStringLiteral("MM/dd/yyyy HH:mm");
        }
        if (m_field.type == FieldType::Priority) {
            m_field.order = text("order");
            m_field.expiresAfter = text("expiresAfter");
        }
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (!m_seen.contains(it.key()))
                complain(QStringLiteral("\"%1\" is not a property of a %2 field.").arg(it.key(), typeText));
        }
        if (!m_complaint.isEmpty())
            return tl::unexpected(refused(m_complaint));
        return m_field;
    }

private:
    void readPhone()
    {
        const QString phoneType = text("phoneType");
        if (phoneType == QLatin1String("US_CANADA"))
            m_field.phoneType = PhoneType::UsCanada;
        else if (!phoneType.isEmpty() && phoneType != QLatin1String("OTHER"))
            complain(QStringLiteral("\"phoneType\" is \"%1\"; it must be OTHER or US_CANADA.").arg(phoneType));
        m_field.removePrefix = text("removePrefix");
        m_field.defaultCountryCode = text("defaultCountryCode");
        const QString misprinted = text("defaultCoutryCode"); // as the reference's table spells it
        if (m_field.defaultCountryCode.isEmpty())
            m_field.defaultCountryCode = misprinted;
    }

    void complain(const QString &what)
    {
        if (m_complaint.isEmpty()) // the first one; the others often follow from it
            m_complaint = m_where % QStringLiteral(": ") % what;
    }

    QString text(const char *key, bool obligatory = false)
    {
        const QString name = QString::fromLatin1(key);
        m_seen.append(name);
        const QJsonValue value = m_object.value(name);
        if (value.isString())
            return value.toString();
        if (!value.isUndefined() && !value.isNull())
            complain(QStringLiteral("\"%1\" must be text.").arg(name));
        else if (obligatory)
            complain(QStringLiteral("\"%1\" is missing.").arg(name));
        return {};
    }

    bool flag(const char *key)
    {
        const QString name = QString::fromLatin1(key);
        m_seen.append(name);
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isNull() && !value.isBool())
            complain(QStringLiteral("\"%1\" must be true or false.").arg(name));
        return value.toBool();
    }

    const QJsonObject &m_object;
    QString m_where;
    QString m_complaint;
    QStringList m_seen;
    Field m_field;
};

QJsonObject encodeField(const Field &field)
{
    QJsonObject object{
        {QStringLiteral("name"), field.name},         {QStringLiteral("type"), QString(fieldTypeName(field.type))},
        {QStringLiteral("required"), field.required}, {QStringLiteral("searchable"), field.searchable},
        {QStringLiteral("skip"), field.skip},         {QStringLiteral("key"), field.key},
    };
    const auto putText = [&object](QLatin1String name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    if (field.type == FieldType::Phone) {
        const bool usCanada = field.phoneType == PhoneType::UsCanada;
        object.insert(QStringLiteral("phoneType"), usCanada ? QStringLiteral("US_CANADA") : QStringLiteral("OTHER"));
        if (!usCanada) {
            // Printed also when they are empty.
            object.insert(QStringLiteral("removePrefix"), field.removePrefix);
            object.insert(QStringLiteral("defaultCountryCode"), field.defaultCountryCode);
        }
    }
    if (isDateTime(field.type)) {
        putText(QLatin1String("format"), field.format);
        putText(QLatin1String("timeZone"), field.timeZone);
    }
    if (field.type == FieldType::Priority) {
        putText(QLatin1String("order"), field.order);
        putText(QLatin1String("expiresAfter"), field.expiresAfter);
    }
    return object;
}

} // namespace

bool Format::hasKey() const
{
    return std::any_of(fields.begin(), fields.end(), [](const Field &field) { return field.key; });
}

int Format::indexOf(const QString &fieldName) const
{
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        if (fields.at(i).name == fieldName)
            return i;
    }
    return -1;
}

QLatin1String fieldTypeName(FieldType type)
{
    for (const TypeName &entry : typeNames) {
        if (entry.type == type)
            return entry.name;
    }
    return QLatin1String("OTHER");
}

std::optional<FieldType> fieldTypeFromName(QStringView name)
{
    for (const TypeName &entry : typeNames) {
        if (name == entry.name)
            return entry.type;
    }
    return std::nullopt;
}

QByteArray encodeNewList(const Format &format, const QString &listName)
{
    QJsonArray fields;
    for (const Field &field : format.fields)
        fields.append(encodeField(field));
    QJsonObject object{{QStringLiteral("formatName"), format.name}, {QStringLiteral("fields"), fields}};
    if (!listName.isEmpty())
        object.insert(QStringLiteral("listName"), listName);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Format> decodeFormat(const QByteArray &json)
{
    const QByteArray bom("\xEF\xBB\xBF", 3); // editors on Windows put one before the text
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json.startsWith(bom) ? json.sliced(bom.size()) : json, &fault);
    if (fault.error != QJsonParseError::NoError) {
        const auto line = json.left(fault.offset).count('\n') + 1;
        return tl::unexpected(refused(QStringLiteral("This is not JSON: line %1, %2.").arg(line).arg(fault.errorString())));
    }
    if (!document.isObject())
        return tl::unexpected(refused(QStringLiteral("A format is a JSON object with \"formatName\" and \"fields\".")));
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != QLatin1String("formatName") && it.key() != QLatin1String("fields") &&
            it.key() != QLatin1String("listName"))
            return tl::unexpected(refused(QStringLiteral("\"%1\" is not a property of a format.").arg(it.key())));
    }
    if (!object.value(QLatin1String("formatName")).isString())
        return tl::unexpected(refused(QStringLiteral("\"formatName\" is missing or not text.")));
    if (!object.value(QLatin1String("fields")).isArray())
        return tl::unexpected(refused(QStringLiteral("\"fields\" is missing or not a list.")));

    Format format;
    format.name = object.value(QLatin1String("formatName")).toString();
    const QJsonArray fields = object.value(QLatin1String("fields")).toArray();
    for (const QJsonValue &value : fields) {
        const int number = static_cast<int>(format.fields.size()) + 1;
        if (!value.isObject())
            return tl::unexpected(refused(QStringLiteral("Field %1: this is not a JSON object.").arg(number)));
        const QJsonObject fieldObject = value.toObject();
        Result<Field> field = FieldReader(fieldObject, number).read();
        if (!field)
            return tl::unexpected(field.error());
        format.fields.append(*field);
    }
    return format;
}

} // namespace outdial::api
