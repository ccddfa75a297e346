// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Mends the rows of an import, and takes the last mends back one by one. GUI thread.
#pragma once

#include <QObject>

#include <models/transfer/importjob.h>

#include <optional>
#include <vector>

namespace outdial::models {

class Mender : public QObject {
    Q_OBJECT
public:
    explicit Mender(ImportJob *job, QObject *parent = nullptr);

    // One step. Cells that are so already are left out.
    void mend(const QList<CellMend> &mends);
    // The clean-up of a field, for all rows; one step.
    void clean(int field, const CleanUp &cleanUp);

    // What was done before the mapping was changed, or the file, cannot be taken back.
    bool canUndo() const { return !m_steps.empty(); }
    // The first row of what was taken back; -1: of all rows, or nothing.
    qint64 undo();

Q_SIGNALS:
    void undoChanged();

private:
    struct Step {
        QList<CellMend> before;
        int field = -1; // whose clean-up was changed
        CleanUp cleanUp;
    };
    void add(Step step);
    void forget();

    ImportJob *m_job;
    std::vector<Step> m_steps;
    bool m_acting = false;
};

} // namespace outdial::models
