// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/bytes.h>
#include <models/transfer/rowjudge.h>

#include <algorithm>

namespace outdial::models {

namespace {

ImportSettings withoutEdits(ImportSettings settings)
{
    settings.edits = {}; // there may be many, and they are not read
    return settings;
}

QString toText(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

} // namespace

RowJudge::RowJudge(const ImportSettings &settings)
    : m_settings(withoutEdits(settings)),
      m_valueReader(settings.mapping, settings.format),
      m_rules(settings.format)
{
    m_values.resize(size_t(settings.format.fields.size()));
}

bool RowJudge::judge(std::span<const std::string_view> cells, bool isText)
{
    m_cause = Cause::None;
    m_warning = Cause::None;
    m_field = -1;
    m_valueReader.read(cells, m_values);
    if (!checkCellCount(cells))
        return block(Cause::ColumnCount, -1);
    if (!isText)
        return block(Cause::BadEncoding, -1);
    // Before the rules: what is left of the number may well look like one.
    flagScientific();
    if (m_cause != Cause::None)
        return false;
    // As it stands it may look like a date of the field, and be that of another zone.
    if (m_valueReader.unreadTime() >= 0)
        return block(Cause::NotADateTime, m_valueReader.unreadTime());
    if (m_settings.typesKnown) {
        const auto verdict = checkValues();
        if (verdict.fault != rules::Fault::None)
            return block(causeOf(verdict.fault), verdict.field);
    } else if (std::ranges::all_of(m_values, [](std::string_view value) { return value.empty(); })) {
        return block(Cause::RequiredEmpty, -1); // nothing to send
    }
    return true;
}

bool RowJudge::block(Cause cause, int field)
{
    m_cause = cause;
    m_field = field;
    return false;
}

// A row of another width has usually lost a quote or a delimiter, and its values stand in the wrong columns: it is not sent.
// Empty cells at the end, as spreadsheets write them, do no harm.
bool RowJudge::checkCellCount(std::span<const std::string_view> cells) const
{
    const auto wanted = size_t(m_settings.columns.size());
    if (cells.size() < wanted)
        return false;
    return std::ranges::all_of(cells.subspan(wanted), [](std::string_view cell) { return rules::trimmed(cell).empty(); });
}

void RowJudge::flagScientific()
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::span<const std::string_view> values(m_values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = values[i];
        // Texts are told by their ends, and numbers mostly by having digits alone: without a call.
        const bool may = value.size() >= 4 && isDigit(value.front()) && isDigit(value.back()) && !rules::areDigits(value);
        if (!m_valueReader.hidesScientific(i) && !(may && looksScientific(value)))
            continue;
        const auto type = m_settings.format.fields[qsizetype(i)].type;
        m_field = int(i);
        if (type == api::FieldType::Phone || type == api::FieldType::CallingNumber) {
            m_cause = Cause::PhoneScientific;
            return;
        }
        m_warning = Cause::ScientificNotation;
    }
}

rules::Verdict RowJudge::checkValues()
{
    if (!m_settings.updates())
        return m_rules.checkNew(m_values);
    if (m_settings.adds()) {
        const auto verdict = m_rules.checkNew(m_values);
        m_addCause = causeOf(verdict.fault);
        m_addField = verdict.field;
    }
    m_changes.assign(m_values.begin(), m_values.end());
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        if (m_changes[i].empty()) {
            const bool resets = m_settings.emptyResets && m_settings.mapping.sources[i].kind != MatchKind::None;
            m_changes[i] = resets ? std::string_view("") : std::string_view();
        }
    }
    return m_rules.checkUpdate(m_changes);
}

RowVerdict verdictOf(RowJudge &judge, const QStringList &cells, bool typesKnown, bool isText)
{
    std::vector<std::string> texts;
    texts.reserve(size_t(cells.size()));
    for (const auto &cell : cells)
        texts.push_back(cell.toStdString());
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    RowVerdict verdict;
    const bool isSent = judge.judge(views, isText);
    verdict.cause = judge.cause();
    verdict.warning = judge.warning();
    verdict.field = judge.field();
    if (verdict.field >= 0)
        verdict.value = toText(judge.valueOf(verdict.field));
    if (!isSent)
        return verdict;
    for (int field = 0; field < judge.fields(); ++field)
        verdict.stored.append(toText(typesKnown ? judge.storedOf(field) : judge.valueOf(field)));
    if (typesKnown)
        verdict.key = QByteArray(judge.key().data(), qsizetype(judge.key().size()));
    return verdict;
}

} // namespace outdial::models
