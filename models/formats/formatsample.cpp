// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/rules/values.h>
#include <models/formats/formatsample.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/importsource.h>

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormatSample)
};

constexpr std::size_t mostDistinct = 100'000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool looksLikePhone(std::string_view value)
{
    const auto digits = std::ranges::count_if(value, isDigit);
    return digits >= 7 && digits <= 17 && std::ranges::all_of(value, [](char c) {
               return isDigit(c) || c == ' ' || c == '+' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
           });
}

// Looks at the values of one column, one after the other.
class ColumnCounter {
public:
    ColumnCounter()
    {
        m_us.type = api::FieldType::Phone;
        m_us.phoneType = api::PhoneType::UsCanada;
        for (const QString &format : rules::dateTimeFormats())
            m_layouts.push_back(rules::dateTimeLayout(format));
    }

    void count(std::string_view raw)
    {
        const std::string_view value = rules::trimmed(raw);
        if (value.empty())
            return;
        ++m_facts.filled;
        if (m_distinct.size() < mostDistinct)
            m_distinct.emplace(value);
        m_stored.clear();
        if (rules::checkInteger(value, m_stored) == rules::Fault::None)
            countInteger(value);
        m_stored.clear();
        m_facts.phonesUs += rules::normalisePhone(value, m_us, m_stored) == rules::Fault::None ? 1 : 0;
        m_facts.phoneLike += looksLikePhone(value) ? 1 : 0;
        m_facts.twoLetters += value.size() == 2 && std::ranges::none_of(value, isDigit) ? 1 : 0;
        for (std::size_t i = 0; i < m_layouts.size() && i < m_facts.dates.size(); ++i)
            m_facts.dates[i] += rules::checkDateTime(value, m_layouts[i]) == rules::Fault::None ? 1 : 0;
    }
    ColumnFacts facts() const
    {
        ColumnFacts facts = m_facts;
        facts.distinct = qint64(m_distinct.size());
        return facts;
    }

private:
    void countInteger(std::string_view value)
    {
        qint64 number = 0;
        std::from_chars(m_stored.data(), m_stored.data() + m_stored.size(), number);
        m_facts.least = m_facts.integers == 0 ? number : std::min(m_facts.least, number);
        m_facts.most = m_facts.integers == 0 ? number : std::max(m_facts.most, number);
        ++m_facts.integers;
        m_facts.leadingZeros += value.size() > 1 && value.front() == '0' ? 1 : 0;
    }

    ColumnFacts m_facts;
    api::Field m_us;
    std::vector<std::string> m_layouts;
    std::unordered_set<std::string> m_distinct;
    std::string m_stored;
};

QStringList namesOf(const CsvReader &reader, std::size_t columns)
{
    QStringList names;
    for (std::size_t i = 0; i < columns; ++i) {
        QString name;
        if (i < reader.header().size())
            name = QString::fromStdString(reader.header()[i]).trimmed();
        if (name.isEmpty())
            name = Text::tr("column_%1").arg(i + 1);
        names.append(name);
    }
    return names;
}

} // namespace

SampleReading readFormatSample(const QString &path, const SampleBounds &bounds)
{
    const CsvGuess guess = sniffCsvFile(path);
    if (!guess.isUsable())
        return {guess.problem, nullptr};
    Source source = openSource(path);
    if (!source.device)
        return {source.problem, nullptr};
    auto sample = std::make_shared<FormatSample>();
    sample->path = path;
    sample->name = sourceName(path);
    sample->hasHeader = guess.headerLine.value > 0;
    CsvReader reader(std::move(source.device), guess.dialect());
    std::vector<ColumnCounter> counters;
    qint64 bytes = 0;
    CsvReader::Status status = reader.next();
    for (; status == CsvReader::Status::Row; status = reader.next()) {
        if (qint64(sample->rows.size()) >= bounds.rows || bytes > bounds.bytes) {
            sample->whole = false;
            break;
        }
        SampleRow row;
        row.line = reader.line();
        counters.resize(std::max(counters.size(), reader.columnCount()));
        for (std::size_t i = 0; i < reader.fields().size(); ++i) {
            const std::string_view cell = reader.fields()[i];
            row.cells.emplace_back(cell);
            bytes += qint64(cell.size());
            if (i < counters.size())
                counters[i].count(cell);
        }
        sample->rows.push_back(std::move(row));
    }
    if (status == CsvReader::Status::Error)
        return {reader.error(), nullptr};
    counters.resize(std::max(counters.size(), reader.columnCount()));
    sample->columns = namesOf(reader, counters.size());
    for (const ColumnCounter &counter : counters)
        sample->facts.push_back(counter.facts());
    if (sample->columns.isEmpty())
        return {Text::tr("The file has no columns."), nullptr};
    return {{}, std::move(sample)};
}

rules::Fault judgeValue(std::string_view value, const api::Field &field, std::string &stored)
{
    switch (field.type) {
    case api::FieldType::Phone:
        return rules::normalisePhone(value, field, stored);
    case api::FieldType::Integer:
        return rules::checkInteger(value, stored);
    case api::FieldType::DateTime:
    case api::FieldType::DateTimeCallAt: {
        const rules::Fault fault = rules::checkDateTime(value, field);
        if (fault == rules::Fault::None)
            stored += value;
        return fault;
    }
    default:
        stored += value;
        return rules::Fault::None;
    }
}

SampleVerdict judgeSample(const FormatSample &sample, const api::Format &format, const QList<int> &columns,
                          const std::atomic<bool> &stop)
{
    SampleVerdict verdict;
    const auto count = std::size_t(format.fields.size());
    verdict.fields.resize(count);
    rules::RecordRules rules(format);
    std::unordered_set<std::string> keys;
    std::vector<std::string_view> values(count);
    std::string stored;
    for (std::size_t r = 0; r < sample.rows.size(); ++r) {
        if ((r & 0xFF) == 0 && stop.load(std::memory_order_relaxed))
            return verdict;
        const SampleRow &row = sample.rows[r];
        for (std::size_t i = 0; i < count; ++i) {
            const int column = columns.value(qsizetype(i), -1);
            const bool there = column >= 0 && std::size_t(column) < row.cells.size();
            values[i] = there ? std::string_view(row.cells[std::size_t(column)]) : std::string_view();
            const std::string_view value = rules::trimmed(values[i]);
            if (value.empty())
                continue;
            ++verdict.fields[i].filled;
            stored.clear();
            verdict.fields[i].wrong += judgeValue(value, format.fields.at(qsizetype(i)), stored) == rules::Fault::None ? 0 : 1;
        }
        bool fits = rules.checkNew(values).fault == rules::Fault::None;
        if (fits && !rules.key().empty())
            fits = keys.emplace(rules.key()).second;
        if (fits)
            ++verdict.fits;
        else
            verdict.refused.push_back(int(r));
    }
    verdict.isComplete = true;
    return verdict;
}

} // namespace outdial::models
