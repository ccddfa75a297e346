// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/dnc/dncsweepreader.h>
#include <models/records/recordkeys.h>

namespace outdial::models {

namespace {

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

} // namespace

DncSweep::Reader::Reader(const Index &index, std::optional<api::Format> format) : m_index(index), m_format(std::move(format)) {}

bool DncSweep::Reader::mayHoldNumbers(std::string_view field) const
{
    if (!m_format)
        return true;
    const int at = m_format->indexOf(textOf(field));
    return at < 0 || m_format->fields.at(at).type == api::FieldType::Phone; // one that the format does not name is looked at, too
}

std::vector<SweptRecord> DncSweep::Reader::read(const api::RecordPage &page)
{
    struct Field {
        int at = 0;
        bool numbers = false;
        bool excludes = false;
    };
    std::vector<Field> fields;
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        const std::string_view name = page.entryFieldName(i);
        const Field field{i, mayHoldNumbers(name), m_index.isExclusionField(name)};
        if (field.numbers || field.excludes)
            fields.push_back(field);
    }
    std::vector<SweptRecord> found;
    for (int row = 0; row < page.size(); ++row) {
        if (page.status(row).completed)
            continue;
        for (const Field &field : fields) {
            const std::string_view value = page.entryValue(row, field.at);
            const std::string_view name = page.entryFieldName(field.at);
            const Index::Hit *hit = field.numbers ? m_index.number(value) : nullptr;
            if (!hit && field.excludes)
                hit = m_index.excluded(name, value);
            if (!hit)
                continue;
            SweptRecord record;
            record.field = textOf(name);
            record.value = textOf(value);
            record.key = QString::fromStdString(hit->key);
            record.dncList = QString::number(hit->dncList);
            identify(page, row, record);
            if (m_seen.insert(record.keys.isEmpty() ? record.keyText.toStdString() : record.keys.toStdString()).second)
                found.push_back(std::move(record));
            break;
        }
    }
    return found;
}

void DncSweep::Reader::identify(const api::RecordPage &page, int row, SweptRecord &record) const
{
    RecordKey key;
    QStringList all;
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        const QString name = textOf(page.entryFieldName(i));
        const QString value = textOf(page.entryValue(row, i));
        if (!value.isEmpty())
            all.append(value);
        const int at = m_format ? m_format->indexOf(name) : -1;
        if (!m_format ? !value.isEmpty() : at >= 0 && m_format->fields.at(at).key)
            key.append({name, value});
    }
    record.keys = encodeRecordKey(key, m_format);
    QStringList texts;
    for (const auto &[name, value] : key)
        texts.append(value);
    // Without known key fields the first values say most.
    record.keyText = m_format && !texts.isEmpty() ? texts.join(QStringLiteral(" · ")) : all.mid(0, 3).join(QStringLiteral(" · "));
    if (record.keys.isEmpty())
        record.keyText = all.join(QStringLiteral(" · "));
}

bool DncSweep::Reader::stillMatches(const api::RecordPage &page, const SweptRecord &record)
{
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        if (textOf(page.entryFieldName(i)) == record.field)
            return textOf(page.entryValue(0, i)) == record.value && !page.status(0).completed;
    }
    return false;
}

} // namespace outdial::models
