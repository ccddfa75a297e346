// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What people read of an EditRun.

#include <QCoreApplication>

#include <models/connect/errorwords.h>
#include <models/records/editrun.h>
#include <models/transfer/cause.h>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(EditRun)
};

} // namespace

QString outcomeWord(const EditOutcome &outcome)
{
    switch (outcome.state) {
    case EditOutcome::State::Waiting:
        return {};
    case EditOutcome::State::Checking:
        return Text::tr("Being read…");
    case EditOutcome::State::Sending:
        return Text::tr("Being sent…");
    case EditOutcome::State::Looking:
        return Text::tr("Being looked up…");
    case EditOutcome::State::Applied:
        return Text::tr("Applied");
    case EditOutcome::State::Already:
        return Text::tr("Says so already");
    case EditOutcome::State::Conflict:
        return Text::tr("Held back");
    case EditOutcome::State::Refused:
        return Text::tr("Refused");
    case EditOutcome::State::Failed:
        return Text::tr("Not applied");
    case EditOutcome::State::Unknown:
        return Text::tr("Not known");
    case EditOutcome::State::Gone:
        return Text::tr("No such record");
    }
    return {};
}

QString outcomeSentence(const EditOutcome &outcome)
{
    switch (outcome.state) {
    case EditOutcome::State::Applied:
        return outcome.lookedUp ? Text::tr("The answer was lost. The record was looked up, and has these values.") : QString();
    case EditOutcome::State::Already:
        return Text::tr("Somebody has made the same edit. Nothing had to be sent.");
    case EditOutcome::State::Conflict:
        return Text::tr("Somebody has changed this record since you did. Nothing of it was sent. Say which values are to stay.");
    case EditOutcome::State::Refused: {
        const Cause cause = causeFromName(outcome.cause);
        return cause == Cause::OtherTold
                   ? Text::tr("The tenant refused it (%1). The record is as it was.").arg(outcome.cause)
                   : Text::tr("The tenant refused it: %1 (%2). The record is as it was.").arg(causeTitle(cause), outcome.cause);
    }
    case EditOutcome::State::Failed:
        if (outcome.lookedUp)
            return Text::tr("The answer was lost. The record was looked up, and is as it was.");
        return errorSentence(outcome.error, api::Method::UpdateManyRecords) + u' ' + Text::tr("Nothing was changed.");
    case EditOutcome::State::Unknown:
        return outcome.lookedUp
                   ? Text::tr("The answer was lost, and the record says neither what it said nor what was sent. Look at it "
                              "before you send again.")
                   : Text::tr("The answer was lost, and the look-up failed: %1 Nothing was sent twice.")
                         .arg(errorSentence(outcome.error));
    case EditOutcome::State::Gone:
        return Text::tr("No record of the list has this key any more. Nothing was changed.");
    default:
        return {};
    }
}

} // namespace outdial::models
