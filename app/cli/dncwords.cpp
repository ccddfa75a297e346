// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/dncwords.h>
#include <app/cli/terminal.h>
#include <models/dnc/dncbookmodel.h>

namespace outdial::app {

using models::DncDoubt;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncWords)
};

} // namespace

void sayDncColumns(const models::CsvGuess &guess, const models::DncOrder &order)
{
    const QString title = guess.columnNames.value(order.keyColumn);
    const QString column = title.isEmpty() ? QString::number(order.keyColumn + 1) : QStringLiteral("“%1”").arg(title);
    if (guess.headerLine.value > 0)
        sayOnTerminal(Text::tr("Line %1 has the titles of the columns and is not sent; the keys are those of column %2.")
                          .arg(QString::number(guess.headerLine.value), column));
    else
        sayOnTerminal(Text::tr("There is no line of titles; the keys are those of column %1.").arg(column));
}

void sayDncCheck(const models::DncCheck &check, const models::DncListSeen &list, bool doubtfulToo)
{
    for (const DncDoubt doubt :
         {DncDoubt::Empty, DncDoubt::NotText, DncDoubt::NotANumber, DncDoubt::NotAnAreaCode, DncDoubt::NotAPostalCode}) {
        const models::DncCheck::Doubt &one = check.of(doubt);
        if (one.count == 0)
            continue;
        const QString line = QStringLiteral("  %1 × %2 (%3)")
                                 .arg(one.count)
                                 .arg(models::dncDoubtText(doubt), one.examples.join(QLatin1String("; ")));
        const bool never = doubt == DncDoubt::Empty || doubt == DncDoubt::NotText;
        sayOnTerminal(never || !doubtfulToo ? line : Text::tr("%1 (will be sent)").arg(line));
    }
    const qint64 keys = check.good + (doubtfulToo ? check.sendable() : 0);
    sayOnTerminal(
        Text::tr("Rows: %1. To be sent to “%2”: %3. Repeats of an earlier row: %4.")
            .arg(QString::number(check.rows), models::dncName(list), QString::number(keys), QString::number(check.repeats)));
    if (!check.samples.isEmpty()) {
        const QString samples = check.samples.join(QStringLiteral(", "));
        sayOnTerminal(check.good > check.samples.size() ? Text::tr("Sent as %1, …").arg(samples)
                                                        : Text::tr("Sent as %1.").arg(samples));
    }
}

QString dncReceiptLine(const models::DncReceipt &receipt, bool removes)
{
    const QString line =
        removes
            ? Text::tr(
                  "%1 read = %2 removed + %3 not there before + %4 one of these + %5 repeated + %6 not sent as doubtful + %7 "
                  "refused + %8 unknown + %9 unsent")
            : Text::tr(
                  "%1 read = %2 added + %3 there before + %4 one of these + %5 repeated + %6 not sent as doubtful + %7 refused "
                  "+ %8 unknown + %9 unsent");
    return line.arg(receipt.read)
        .arg(receipt.done)
        .arg(receipt.before)
        .arg(receipt.either)
        .arg(receipt.repeats)
        .arg(receipt.doubtful)
        .arg(receipt.refused)
        .arg(receipt.unknown)
        .arg(receipt.unsent);
}

QJsonObject dncReceiptJson(const models::DncJob &job)
{
    const models::DncProgress run = job.progress().run;
    const models::DncReceipt &receipt = run.receipt;
    const bool removes = job.task().kind == models::DncTask::Kind::Remove;
    return {{QStringLiteral("list"), job.task().list.id},
            {QStringLiteral("read"), receipt.read},
            {removes ? QStringLiteral("removed") : QStringLiteral("added"), receipt.done},
            {QStringLiteral("before"), receipt.before},
            {QStringLiteral("either"), receipt.either},
            {QStringLiteral("repeats"), receipt.repeats},
            {QStringLiteral("doubtful"), receipt.doubtful},
            {QStringLiteral("refused"), receipt.refused},
            {QStringLiteral("unknown"), receipt.unknown},
            {QStringLiteral("unsent"), receipt.unsent}};
}

} // namespace outdial::app
