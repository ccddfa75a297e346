// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import does with the rows, and what was mended in them.

#include <models/transfer/importjob.h>

namespace outdial::models {

void ImportJob::setMode(ImportMode mode)
{
    if (m_mode == mode || m_phase == Phase::Running)
        return;
    m_mode = mode;
    prepareAnew();
    Q_EMIT mappingChanged();
}

void ImportJob::setEmptyResets(bool on)
{
    if (m_emptyResets == on || m_phase == Phase::Running)
        return;
    m_emptyResets = on;
    prepareAnew();
    Q_EMIT mappingChanged();
}

void ImportJob::setCompares(bool on)
{
    if (m_compares == on || m_phase == Phase::Running)
        return;
    m_compares = on;
    prepareAnew();
    Q_EMIT mappingChanged();
}

void ImportJob::setMissingApart(bool on)
{
    if (m_phase == Phase::Running)
        return;
    m_missingApart = on;
    m_checked.missingApart = on; // changes no verdict of the check
}

void ImportJob::mendCells(const QList<CellMend> &mends)
{
    if (m_phase == Phase::Running || mends.isEmpty())
        return;
    for (const auto &mend : mends)
        m_edits.take(mend);
    mended();
}

void ImportJob::cleanAll(int field, const CleanUp &cleanUp)
{
    if (m_phase == Phase::Running || field < 0)
        return;
    m_mapping.sources[size_t(field)].cleanUp = cleanUp;
    mended();
    Q_EMIT mappingChanged();
}

// The report stays in sight; what it says is of before.
void ImportJob::mended()
{
    prepareAnew();
    const bool isAsChecked = m_report.complete && m_reported == m_checking && settings().toJson() == m_checked.toJson();
    if (isAsChecked)
        m_phase = Phase::Checked;
    m_mended = !isAsChecked;
    Q_EMIT checkChanged();
}

} // namespace outdial::models
