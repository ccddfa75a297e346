// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/checkrun.h>
#include <models/transfer/rowpipeline.h>

#include <algorithm>
#include <chrono>

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

void note(std::vector<Problem> &problems, const RowPipeline &pipeline, Cause cause)
{
    auto &problem = problemOf(problems, cause, pipeline.field());
    ++problem.rows;
    if (problem.samples.size() >= size_t(CheckRun::mostSamples))
        return;
    ProblemRow row{pipeline.row(), pipeline.line(), {}, pipeline.detail()};
    for (const auto cell : pipeline.cells())
        row.cells.append(QString::fromUtf8(cell.data(), qsizetype(cell.size())));
    problem.samples.push_back(std::move(row));
}

} // namespace

qint64 CheckReport::count(Cause cause) const
{
    qint64 rows_ = 0;
    for (const auto &problem : problems)
        rows_ += problem.cause == cause ? problem.rows : 0;
    return rows_;
}

CheckRun::CheckRun(ImportSettings settings) : m_settings(std::move(settings)) {}

void CheckRun::run()
{
    const auto started = std::chrono::steady_clock::now();
    auto pipeline = RowPipeline::open(m_settings);
    if (!pipeline) {
        m_report.error = pipeline.error();
        publish();
        return;
    }
    auto &rows = **pipeline;
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
            note(m_report.problems, rows, rows.cause());
        } else {
            ++m_report.ready;
            if (rows.warning() != Cause::None) {
                ++m_report.warned;
                note(m_report.problems, rows, rows.warning());
            }
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
