// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How EditRun writes values, and compares what was sent with what a record says.

#include <QJsonDocument>
#include <QJsonObject>

#include <api/rules/recordrules.h>
#include <models/records/editrun.h>
#include <models/records/recordorder.h>

#include <algorithm>

namespace outdial::models {

namespace {

QString digitsOf(const QString &text)
{
    QString digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

} // namespace

QString EditRun::valueOf(const api::RecordPage &page, const QString &field)
{
    const std::string name = field.toStdString();
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        if (page.entryFieldName(i) == name) {
            const std::string_view value = page.entryValue(0, i);
            return QString::fromUtf8(value.data(), qsizetype(value.size())).trimmed();
        }
    }
    return {};
}

QByteArray encodeEdits(const QByteArray &key, const QList<PendingEdit> &edits, const std::optional<api::Format> &format)
{
    QJsonObject object = QJsonDocument::fromJson(key).object();
    for (const PendingEdit &edit : edits) {
        if (edit.reset) {
            object.insert(edit.field, QJsonValue::Null);
            continue;
        }
        const int at = format ? format->indexOf(edit.field) : -1;
        const bool integer = at >= 0 && format->fields.at(at).type == api::FieldType::Integer;
        const auto number = integer ? plainInteger(edit.after.trimmed().toStdString()) : std::nullopt;
        object.insert(edit.field, number ? QJsonValue(qint64(*number)) : QJsonValue(edit.after));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool EditRun::agree(const QString &field, const QString &sent, const QString &stored) const
{
    if (sent.trimmed() == stored)
        return true;
    if (sent.trimmed().isEmpty() || stored.isEmpty())
        return false;
    const int at = m_place.format ? m_place.format->indexOf(field) : -1;
    if (at < 0) {
        // Of a field that is not known: a phone number may have been normalised.
        const QString digits = digitsOf(sent);
        return digits.size() >= 10 && digitsOf(stored).endsWith(digits);
    }
    // As the tenant would store it: "007" is 7.
    const api::Field &known = m_place.format->fields.at(at);
    const std::string given = sent.trimmed().toStdString();
    std::string normalised;
    rules::Fault fault = rules::Fault::NotText;
    if (known.type == api::FieldType::Integer)
        fault = rules::checkInteger(given, normalised);
    else if (known.type == api::FieldType::Phone)
        fault = rules::normalisePhone(given, known, normalised);
    return fault == rules::Fault::None && QString::fromStdString(normalised) == stored;
}

bool EditRun::saysAfter(const PendingEdit &edit, const api::RecordPage &page) const
{
    return agree(edit.field, edit.after, valueOf(page, edit.field));
}

bool EditRun::saysBefore(const PendingEdit &edit, const api::RecordPage &page) const
{
    return agree(edit.field, edit.before, valueOf(page, edit.field));
}

} // namespace outdial::models
