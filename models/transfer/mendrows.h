// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of one problem while they are mended: which of their cells can be, what they say now, and what the tenant would store
// of them or what is still wrong. The rules are those of the check, except that it alone sees other rows and the records of the
// list. Plain C++, one thread.
#pragma once

#include <models/transfer/checkrun.h>
#include <models/transfer/rowjudge.h>

#include <memory>
#include <vector>

namespace outdial::models {

enum class Prospect {
    Blocked, // cannot be sent
    Warned,  // will be sent; there is a doubt
    Fits,
    Open, // only the new check can tell
};

struct MendRow {
    ProblemRow problem; // with the cells of the file
    QStringList cells;  // as they are read now
    bool isEdited = false;
    Prospect prospect = Prospect::Blocked;
    QString words; // "14155550137", "9 digits, needs 10"
    // The problem is gone, as far as one row tells.
    bool isMended = false;
};

class MendRows {
public:
    MendRows();
    ~MendRows();
    Q_DISABLE_COPY_MOVE(MendRows)

    // checked: what the check that found the problem has read. Call judge() then.
    void setProblem(const Problem &problem, const ImportSettings &checked);
    // Reads and judges all rows anew, by what a check would read now. Nothing happens when that is another file, or has other
    // fields, than the check of the problem.
    void judge(const ImportSettings &now);

    Cause cause() const { return m_cause; }
    int field() const { return m_field; }
    qint64 total() const { return m_total; } // rows with the problem, of which at most CheckRun::mostSamples are here
    const std::vector<MendRow> &rows() const { return m_rows; }
    int mended() const; // of the rows that are here
    // Columns of the file in which the problem is; empty: it cannot be mended in a cell, and whyNoCell() is a sentence.
    const std::vector<int> &cells() const { return m_cells; }
    const QString &whyNoCell() const { return m_whyNoCell; }

    struct Verdict {
        Prospect prospect = Prospect::Blocked;
        QString words;
        bool mends = false;
    };
    // What would become of one row if this were read.
    Verdict verdictIf(const ImportSettings &then, std::size_t row) const;
    // Of each row.
    std::vector<Verdict> verdictsIf(const ImportSettings &then) const;
    // The rows of the file, in order, that are not mended and then would be.
    std::vector<qint64> mendedBy(const ImportSettings &then) const;

private:
    bool isOfSameCheck(const ImportSettings &now) const;
    void findCells(const ImportSettings &checked);
    QStringList cellsOf(const MendRow &row, const RowEdits &edits) const;
    Verdict verdictOfRow(RowJudge &judge, const ImportSettings &settings, std::size_t row, const QStringList &cells) const;
    Verdict verdictOfSent(const RowVerdict &verdict, const ImportSettings &settings, std::size_t row) const;
    bool mends(Prospect prospect) const;
    QString storedWords(const RowVerdict &verdict, const ImportSettings &settings) const;
    QString doubtOf(const RowVerdict &verdict, const ImportSettings &settings) const;

    ImportSettings m_checked;
    Cause m_cause = Cause::None;
    int m_field = -1;
    qint64 m_total = 0;
    std::vector<MendRow> m_rows;
    std::vector<QByteArray> m_keys; // one a row, as the check has read it; only of problems with keys
    std::vector<int> m_cells;
    QString m_whyNoCell;
    mutable std::unique_ptr<PhoneHints> m_hints; // made when they are needed
};

} // namespace outdial::models
