// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/importwords.h>
#include <app/cli/terminal.h>

namespace outdial::app {

using models::RunState;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

} // namespace

void sayCheck(const models::ImportJob &job, const models::CheckReport &report, const QString &listName)
{
    for (const auto &problem : report.problems) {
        const QString field = problem.field < 0 ? QString() : job.format().fields[problem.field].name + QStringLiteral(": ");
        const QString line = QStringLiteral("  %1 × %2%3").arg(problem.rows).arg(field, models::causeTitle(problem.cause));
        const bool isSent = models::groupOf(problem.cause) == models::CauseGroup::Warning;
        sayOnTerminal(isSent ? Text::tr("%1 (a warning, will be sent)").arg(line) : line);
    }
    const QString plan = Text::tr("%1 of %2 rows of “%3” can be sent to “%4”; %5 are blocked.")
                             .arg(report.ready)
                             .arg(report.rows)
                             .arg(job.fileName(), listName)
                             .arg(report.blocked);
    sayOnTerminal(plan);
    if (const auto &list = report.list; list.made)
        sayOnTerminal(Text::tr("Compared with %1 records of the list: %2 rows are new, %3 differ, %4 say the same.")
                          .arg(list.total)
                          .arg(list.rowsNew)
                          .arg(list.rowsChanged)
                          .arg(list.rowsSame));
}

QString progressLine(const models::ImportJob &job)
{
    const auto seen = job.progress();
    QString line = job.report().rows > 0 ? Text::tr("%1 of %2 rows").arg(seen.receipt.read).arg(job.report().rows)
                                         : Text::tr("%1 rows").arg(seen.receipt.read);
    if (job.mode() != models::ImportMode::Update)
        line += Text::tr(" · %1 added").arg(seen.receipt.added);
    if (job.mode() != models::ImportMode::Add)
        line += Text::tr(" · %1 updated").arg(seen.receipt.updated);
    line += Text::tr(" · %1 rejected · %2 unknown").arg(seen.receipt.rejected).arg(seen.receipt.unknown);
    if (job.rowsPerSecond() > 0)
        line += Text::tr(" · %1 rows/s").arg(qint64(job.rowsPerSecond()));
    if (seen.state == RunState::Waiting || seen.state == RunState::Reconciling)
        line += QStringLiteral(" · ") + seen.message;
    return line;
}

void sayFiles(const models::RunProgress &seen)
{
    if (!seen.rejectsFile.isEmpty())
        sayOnTerminal(Text::tr("Rejected rows are in “%1”.").arg(seen.rejectsFile));
    if (!seen.beforeFile.isEmpty())
        sayOnTerminal(Text::tr("What the changed records said before is in “%1”.").arg(seen.beforeFile));
    if (!seen.missingFile.isEmpty())
        sayOnTerminal(Text::tr("Rows whose key is not in the list are in “%1”.").arg(seen.missingFile));
    if (!seen.unknownFile.isEmpty())
        sayOnTerminal(Text::tr("Rows that are not known to have arrived are in “%1”.").arg(seen.unknownFile));
}

QString receiptLine(const models::Receipt &receipt)
{
    return Text::tr("%1 read = %2 added + %3 updated + %4 unchanged + %5 skipped + %6 rejected + %7 unknown")
        .arg(receipt.read)
        .arg(receipt.added)
        .arg(receipt.updated)
        .arg(receipt.unchanged)
        .arg(receipt.skipped)
        .arg(receipt.rejected)
        .arg(receipt.unknown);
}

} // namespace outdial::app
