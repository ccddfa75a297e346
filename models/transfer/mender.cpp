// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QScopedValueRollback>

#include <models/transfer/mender.h>

namespace outdial::models {

Mender::Mender(ImportJob *job, QObject *parent) : QObject(parent), m_job(job)
{
    connect(job, &ImportJob::fileChanged, this, &Mender::forget);
    connect(job, &ImportJob::mappingChanged, this, &Mender::forget);
}

void Mender::mend(const QList<CellMend> &mends)
{
    Step step;
    QList<CellMend> changes;
    for (const auto &mend : mends) {
        const CellMend before{mend.row, mend.column, m_job->edits().text(mend.row, mend.column)};
        if (before == mend)
            continue;
        changes.append(mend);
        step.before.append(before);
    }
    if (changes.isEmpty())
        return;
    add(std::move(step));
    m_job->mendCells(changes);
}

void Mender::clean(int field, const CleanUp &cleanUp)
{
    const auto &before = m_job->mapping().sources.at(size_t(field)).cleanUp;
    if (before == cleanUp)
        return;
    Step step;
    step.field = field;
    step.cleanUp = before;
    add(std::move(step));
    const QScopedValueRollback acting(m_acting, true);
    m_job->cleanAll(field, cleanUp);
}

qint64 Mender::undo()
{
    if (m_steps.empty())
        return -1;
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    const QScopedValueRollback acting(m_acting, true);
    if (step.field >= 0)
        m_job->cleanAll(step.field, step.cleanUp);
    else
        m_job->mendCells(step.before);
    Q_EMIT undoChanged();
    return step.before.isEmpty() ? -1 : step.before.first().row;
}

void Mender::add(Step step)
{
    m_steps.push_back(std::move(step));
    Q_EMIT undoChanged();
}

void Mender::forget()
{
    if (m_acting || m_steps.empty())
        return;
    m_steps.clear();
    Q_EMIT undoChanged();
}

} // namespace outdial::models
