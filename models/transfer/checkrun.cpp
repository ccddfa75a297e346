// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/checkrun.h>
#include <models/transfer/rowpipeline.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace outdial::models {

namespace {

// Between two looks at the clock and the cancel flag.
constexpr qint64 rowsAStep = 4096;

Problem &problemOf(std::vector<Problem> &problems, Cause cause, int field)
{
    const auto known = std::ranges::find_if(problems, [&](const Problem &p) { return p.cause == cause && p.field == field; });
    if (known != problems.end())
        return *known;
    problems.push_back({cause, field, 0, {}});
    return problems.back();
}

// found: makes the words for what was found; only for the rows that are kept.
template <typename Found>
void note(std::vector<Problem> &problems, const RowPipeline &pipeline, Cause cause, int field, Found &&found)
{
    auto &problem = problemOf(problems, cause, field);
    ++problem.rows;
    if (problem.samples.size() >= size_t(CheckRun::mostSamples))
        return;
    ProblemRow row{pipeline.row(), pipeline.line(), {}, found()};
    for (const auto cell : pipeline.fileCells())
        row.cells.append(QString::fromUtf8(cell.data(), qsizetype(cell.size())));
    problem.samples.push_back(std::move(row));
}

Cause causeOf(PhoneDoubt doubt)
{
    switch (doubt) {
    case PhoneDoubt::None:
        return Cause::None;
    case PhoneDoubt::NoCountryCode:
    case PhoneDoubt::TooShort:
    case PhoneDoubt::TooLong:
    case PhoneDoubt::WrongLength:
        return Cause::PhoneImpossible;
    case PhoneDoubt::NotInUse:
        return Cause::PhoneNotInUse;
    }
    return Cause::None;
}

// The phone numbers of a file, row by row.
class PhoneCheck {
public:
    explicit PhoneCheck(const ImportSettings &settings)
    {
        if (!settings.typesKnown) {
            m_state = PhoneSpread::State::NoTypes;
            return;
        }
        const auto &fields = settings.format.fields;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            if (fields[i].type == api::FieldType::Phone && !fields[i].skip && settings.mapping.sources[size_t(i)].column >= 0)
                m_fields.push_back({int(i), fields[i].phoneType});
        }
        m_state = m_fields.empty() ? PhoneSpread::State::NoFields : PhoneSpread::State::Counted;
        if (!m_fields.empty())
            m_hints.emplace();
    }

    // Of a row that can be sent: whether there was a warning.
    bool look(std::vector<Problem> &problems, const RowPipeline &pipeline)
    {
        bool warned = false;
        for (const auto &field : m_fields) {
            const auto stored = pipeline.storedOf(field.index);
            if (stored.empty())
                continue;
            const auto hint = m_hints->count(stored, field.type);
            if (hint.doubt == PhoneDoubt::None)
                continue;
            warned = true;
            note(problems, pipeline, causeOf(hint.doubt), field.index, [&] { return PhoneHints::words(hint); });
        }
        return warned;
    }

    PhoneSpread spread() const
    {
        PhoneSpread spread;
        if (m_hints)
            spread = m_hints->spread();
        spread.state = m_state;
        return spread;
    }

private:
    struct Field {
        int index;
        api::PhoneType type;
    };
    std::vector<Field> m_fields;
    std::optional<PhoneHints> m_hints;
    PhoneSpread::State m_state;
};

} // namespace

qint64 CheckReport::count(Cause cause) const
{
    qint64 rows_ = 0;
    for (const auto &problem : problems)
        rows_ += problem.cause == cause ? problem.rows : 0;
    return rows_;
}

CheckRun::CheckRun(ImportSettings settings, ReadList readList) : m_settings(std::move(settings)), m_readList(std::move(readList))
{
}

bool CheckRun::readTheList()
{
    if (!m_settings.compares || !m_readList)
        return true;
    const auto progress = [this](qint64 read, qint64 total) {
        m_report.list.records = read;
        m_report.list.total = total;
        publish();
    };
    auto list = m_readList(progress, m_cancelReading);
    if (!list) {
        m_report.error = list.error();
        return false;
    }
    m_list = *std::move(list);
    m_report.list.made = true;
    return true;
}

void CheckRun::countDifference(const RowPipeline &row)
{
    auto &list = m_report.list;
    switch (row.difference()) {
    case RowPipeline::Difference::NotCompared:
        return;
    case RowPipeline::Difference::New:
        ++list.rowsNew;
        return;
    case RowPipeline::Difference::Changed:
        ++list.rowsChanged;
        break;
    case RowPipeline::Difference::Same:
        ++list.rowsSame;
        break;
    }
    list.completed += m_list->isCompleted(row.record()) ? 1 : 0;
}

// Of a row that is sent and has a record. Whether there was something to warn of.
bool CheckRun::warnOfRecord(const RowPipeline &row)
{
    if (row.record() < 0)
        return false;
    const bool completed = m_list->isCompleted(row.record());
    const auto none = [] { return QString(); };
    if (!m_settings.updates())
        note(m_report.problems, row, Cause::AlreadyInList, -1, none);
    if (completed)
        note(m_report.problems, row, Cause::AlreadyCompleted, -1, none);
    return completed || !m_settings.updates();
}

void CheckRun::run()
{
    const auto started = std::chrono::steady_clock::now();
    auto pipeline = RowPipeline::open(m_settings);
    if (!pipeline) {
        m_report.error = pipeline.error();
        publish();
        return;
    }
    if (!readTheList()) {
        publish();
        return;
    }
    auto &rows = **pipeline;
    rows.compareWith(m_list);
    PhoneCheck phones(m_settings);
    for (;;) {
        const auto status = rows.next();
        if (status == RowPipeline::Status::End) {
            m_report.complete = true;
            break;
        }
        if (status == RowPipeline::Status::Error) {
            m_report.error = rows.error();
            break;
        }
        ++m_report.rows;
        if (status == RowPipeline::Status::Blocked) {
            ++m_report.blocked;
            note(m_report.problems, rows, rows.cause(), rows.field(), [&] { return rows.detail(); });
        } else if (status == RowPipeline::Status::Unchanged) {
            countDifference(rows);
        } else {
            ++m_report.ready;
            countDifference(rows);
            bool warned = warnOfRecord(rows);
            warned = phones.look(m_report.problems, rows) || warned;
            if (rows.warning() != Cause::None) {
                warned = true;
                note(m_report.problems, rows, rows.warning(), rows.field(), [&] { return rows.detail(); });
            }
            m_report.warned += warned ? 1 : 0;
        }
        if (m_report.rows % rowsAStep == 0) {
            if (m_cancel)
                break;
            m_report.bytes = rows.byteOffset();
            m_report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
            publish();
        }
    }
    m_report.bytes = rows.byteOffset();
    m_report.phones = phones.spread();
    m_report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    std::ranges::stable_sort(m_report.problems, [](const Problem &a, const Problem &b) {
        const bool warnA = groupOf(a.cause) == CauseGroup::Warning;
        const bool warnB = groupOf(b.cause) == CauseGroup::Warning;
        return warnA != warnB ? warnB : a.rows > b.rows;
    });
    publish();
}

void CheckRun::publish()
{
    const std::scoped_lock lock(m_mutex);
    m_published.rows = m_report.rows;
    m_published.ready = m_report.ready;
    m_published.warned = m_report.warned;
    m_published.blocked = m_report.blocked;
    m_published.list = m_report.list;
    m_published.bytes = m_report.bytes;
    m_published.seconds = m_report.seconds;
    m_published.complete = m_report.complete;
    m_published.error = m_report.error;
}

CheckReport CheckRun::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_published;
}

} // namespace outdial::models
