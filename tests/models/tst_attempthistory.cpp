// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Each attempt of a record is counted once, in its minute, whatever pages bring it and in whatever order; memory does not grow
// with time. Values by hand.

#include <QtTest>

#include <models/campaigns/progresscounter.h>

using namespace outdial;
using namespace outdial::models;

namespace {

constexpr std::int64_t minuteMs = 60'000;
// 2024-11-13T09:00:00.000 UTC
constexpr std::int64_t nine = 1'731'488'400'000;

struct Try {
    const char *time; // "09:00:10"
    const char *disposition = "No answer";
    const char *agent = "";
    int talk = 0;
    bool dialed = true;
};

QByteArray date(const char *time) { return QByteArray("2024-11-13T") + time + ".000"; }

// A record with these attempts, in this order on the wire. extra: more members of the status.
QByteArray record(const char *id, const QList<Try> &tries, bool completed = false, const QByteArray &extra = {})
{
    QByteArray attempts;
    const Try *last = nullptr;
    for (const Try &one : tries) {
        if (!attempts.isEmpty())
            attempts += ",";
        const char *result = !one.dialed ? "" : one.talk > 0 ? "Voice" : "No Answer";
        attempts += QByteArray(R"({"call_attempted":)") + (one.dialed ? "true" : "false") + R"(,"disposition":")" +
                    one.disposition + R"(","date":")" + date(one.time) + R"(","phone":"1002","callDuration":)" +
                    QByteArray::number(one.talk) + R"(,"dialingDuration":)" + (one.dialed ? "5" : "0") + R"(,"agent":")" +
                    one.agent + R"(","CPAResult":")" + result + R"("})";
        if (last == nullptr || qstrcmp(one.time, last->time) > 0)
            last = &one;
    }
    QByteArray status = QByteArray(R"("completed":)") + (completed ? "true" : "false");
    if (last != nullptr) {
        status += R"(,"totalAttempts":)" + QByteArray::number(tries.size()) + R"(,"lastDate":")" + date(last->time) +
                  R"(","lastDisposition":")" + last->disposition + R"(","lastAgent":")" + last->agent +
                  R"(","lastCallDuration":)" + QByteArray::number(last->talk);
        if (completed)
            status += R"(,"completedTime":")" + date(last->time) + "\"";
    }
    return QByteArray(R"({"entry":{"id":")") + id + R"("},"status":{)" + status + extra + R"(},"attempts":[)" + attempts + "]}";
}

api::RecordPage page(const QList<QByteArray> &records)
{
    auto decoded = api::RecordPage::decodePage("{\"next_cursor\":null,\"records\":[" + records.join(',') + "]}");
    if (!decoded)
        qFatal("%s", qPrintable(decoded.error().detail));
    return *std::move(decoded);
}

QMap<QString, qint64> map(const Counts &counts)
{
    QMap<QString, qint64> map;
    for (const auto &[name, count] : counts)
        map[QString::fromStdString(name)] = count;
    return map;
}

// What a page brings, by minute: "09:00 attempts completions connects talk dial".
QStringList minutes(const HistoryChanges &changes)
{
    QStringList lines;
    for (const auto &[minute, facts] : changes.minutes) {
        const auto past = int(minute - nine / minuteMs);
        lines += QStringLiteral("%1 %2 %3 %4 %5 %6")
                     .arg(past)
                     .arg(facts.attempts)
                     .arg(facts.completions)
                     .arg(facts.connects)
                     .arg(facts.talkSeconds)
                     .arg(facts.dialSeconds);
    }
    return lines;
}

ProgressCounter walked(const QList<QByteArray> &records)
{
    ProgressCounter counter({"id"});
    counter.beginWalk(nine);
    counter.add(page(records));
    counter.endWalk();
    return counter;
}

} // namespace

class TestAttemptHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingBeforeTheWalkHasEnded()
    {
        ProgressCounter counter({"id"});
        QVERIFY(!counter.takeChanges());
        counter.beginWalk(nine);
        counter.add(page({record("a", {{"09:00:10"}})}));
        QVERIFY(!counter.takeChanges());
        counter.endWalk();
        const auto changes = counter.takeChanges();
        QVERIFY(changes && changes->whole);
        QCOMPARE(minutes(*changes), QStringList{QStringLiteral("0 1 0 0 0 5")});
        QVERIFY(!counter.takeChanges()->whole);
        QVERIFY(counter.takeChanges()->minutes.empty());
    }

    void theAttemptsOfAWalk()
    {
        auto counter = walked({record("a", {{"09:00:10"}, {"09:02:50", "Agreed", "ada", 134}}, true),
                               record("b", {{"09:02:10", "Busy"}}), record("c", {})});
        const auto changes = counter.takeChanges();
        QCOMPARE(minutes(*changes), QStringList({QStringLiteral("0 1 0 0 0 5"), QStringLiteral("2 2 1 1 134 10")}));
        QCOMPARE(changes->attempts, 3);
        QCOMPARE(map(changes->cpaResults),
                 (QMap<QString, qint64>{{QStringLiteral("No Answer"), 2}, {QStringLiteral("Voice"), 1}}));
        QCOMPARE(map(changes->dispositions), (QMap<QString, qint64>{{QStringLiteral("Agreed"), 1}, {QStringLiteral("Busy"), 1}}));
        QCOMPARE(counter.figures()->attempted, 2);
        QCOMPARE(counter.figures()->completed, 1);
        const auto &[minute, detail] = changes->details.back();
        QCOMPARE(minute, nine / minuteMs + 2);
        QCOMPARE(detail.agents.size(), std::size_t(1));
        const AgentFacts &ada = detail.agents.at("ada");
        QCOMPARE(ada.attempts, 1);
        QCOMPARE(ada.completions, 1);
        QCOMPARE(ada.connects, 1);
        QCOMPARE(ada.talkSeconds, 134);
        QCOMPARE(ada.last, nine + 170'000);
        QCOMPARE(detail.dispositions.size(), std::size_t(2));
    }

    // Deltas overlap: what was counted is not counted again, and only the newest attempts are new.
    void eachAttemptOnce()
    {
        auto counter = walked({record("a", {{"09:00:10"}})});
        counter.takeChanges();
        counter.add(page({record("a", {{"09:00:10"}})}));
        QVERIFY(counter.takeChanges()->minutes.empty());
        // Two more, and the wire has them in another order.
        counter.add(page({record("a", {{"09:05:00", "Agreed", "bo", 60}, {"09:00:10"}, {"09:03:00", "Busy"}}, true)}));
        auto changes = counter.takeChanges();
        QCOMPARE(minutes(*changes), QStringList({QStringLiteral("3 1 0 0 0 5"), QStringLiteral("5 1 1 1 60 5")}));
        QCOMPARE(map(changes->dispositions), (QMap<QString, qint64>{{QStringLiteral("Agreed"), 1}}));
        QCOMPARE(changes->attempts, 3);
        counter.add(page({record("a", {{"09:05:00", "Agreed", "bo", 60}, {"09:00:10"}, {"09:03:00", "Busy"}}, true)}));
        QVERIFY(counter.takeChanges()->minutes.empty());
    }

    // A call that was committed late lies before what was read last.
    void lateOnes()
    {
        auto counter = walked({record("a", {{"09:10:00"}})});
        counter.takeChanges();
        counter.add(page({record("b", {{"09:09:55"}})}));
        QCOMPARE(minutes(*counter.takeChanges()), QStringList{QStringLiteral("9 1 0 0 0 5")});
    }

    void attemptsThatDialedNothing()
    {
        auto counter = walked({record("a", {{"09:00:10", "Number matches DNC", "", 0, false}}, true)});
        const auto changes = counter.takeChanges();
        QCOMPARE(changes->attempts, 0);
        QCOMPARE(minutes(*changes), QStringList{QStringLiteral("0 0 1 0 0 0")});
        QCOMPARE(map(changes->dispositions), (QMap<QString, qint64>{{QStringLiteral("Number matches DNC"), 1}}));
    }

    // A tenant that leaves out whether a call was attempted: a duration or a result says so, too.
    void unsaidWhetherDialed()
    {
        QByteArray said = record("a", {{"09:00:10", "Busy"}});
        said.replace("\"call_attempted\":true,", "");
        auto counter = walked({said});
        QCOMPARE(minutes(*counter.takeChanges()), QStringList{QStringLiteral("0 1 0 0 0 5")});
    }

    // While the records are walked again, deltas go on; the walk comes to the same at its end.
    void deltasBesideAWalk()
    {
        auto counter = walked({record("a", {{"09:00:10", "Busy"}})});
        counter.takeChanges();
        counter.beginWalk(nine + 600'000);
        counter.add(page({record("a", {{"09:00:10", "Busy"}})}));
        counter.addDelta(page({record("a", {{"09:00:10", "Busy"}, {"09:11:00", "Agreed"}}, true)}));
        auto changes = counter.takeChanges();
        QVERIFY(!changes->whole);
        QCOMPARE(minutes(*changes), QStringList{QStringLiteral("11 1 1 0 0 5")});
        QCOMPARE(map(changes->dispositions), (QMap<QString, qint64>{{QStringLiteral("Agreed"), 1}}));
        QCOMPARE(counter.deltaStart(10'000), std::optional<std::int64_t>(nine + 650'000));
        counter.add(page({record("a", {{"09:00:10", "Busy"}, {"09:11:00", "Agreed"}}, true)}));
        counter.endWalk();
        changes = counter.takeChanges();
        QVERIFY(changes->whole);
        QCOMPARE(minutes(*changes), QStringList({QStringLiteral("0 1 0 0 0 5"), QStringLiteral("11 1 1 0 0 5")}));
        QCOMPARE(changes->attempts, 2);
        QCOMPARE(counter.figures()->completed, 1);
    }

    // Without a key an entry that was edited is counted twice; the next walk corrects it, and nothing of it is kept.
    void whatWasApproximateIsNotKept()
    {
        ProgressCounter counter;
        counter.beginWalk(nine);
        counter.add(page({record("a", {{"09:00:10"}})}));
        counter.endWalk();
        counter.add(page({record("edited", {{"09:00:10"}, {"09:05:00"}})}));
        auto changes = counter.takeChanges();
        QVERIFY(changes->approximate);
        QCOMPARE(minutes(*changes), QStringList({QStringLiteral("0 2 0 0 0 10"), QStringLiteral("5 1 0 0 0 5")}));
        counter.beginWalk(nine + 600'000);
        counter.add(page({record("edited", {{"09:00:10"}, {"09:05:00"}})}));
        counter.endWalk();
        changes = counter.takeChanges();
        QVERIFY(!changes->approximate);
        QCOMPARE(minutes(*changes), QStringList({QStringLiteral("0 1 0 0 0 5"), QStringLiteral("5 1 0 0 0 5")}));
    }

    // Without a key: a record that was dialed twice between two polls is a new one, not one that was edited.
    void dialedTwiceBetweenPolls()
    {
        ProgressCounter counter;
        counter.beginWalk(nine);
        counter.add(page({record("a", {{"09:00:10"}})}));
        counter.endWalk();
        QCOMPARE(counter.deltaStart(10'000), std::optional<std::int64_t>(nine));
        counter.add(page({record("b", {{"09:00:11"}, {"09:00:40"}})}));
        QVERIFY(!counter.figures()->approximate);
        QCOMPARE(counter.figures()->attempts, 3);
        counter.deltaStart(10'000); // what comes now was not seen, though some of it is older
        counter.add(page({record("c", {{"09:00:39"}, {"09:00:50"}})}));
        QVERIFY(counter.figures()->approximate);
    }

    // One wrong date neither pushes everything out of the eight days nor sends the deltas into the future.
    void datedWrong()
    {
        ProgressCounter counter({"id"});
        counter.setNow(nine + 600'000);
        counter.beginWalk(nine + 600'000);
        QByteArray wrong = record("b", {{"09:01:00"}});
        wrong.replace("2024-11-13", "2099-11-13");
        counter.add(page({record("a", {{"09:00:10"}}), wrong}));
        counter.endWalk();
        const auto changes = counter.takeChanges();
        QCOMPARE(minutes(*changes), QStringList{QStringLiteral("0 1 0 0 0 5")});
        QCOMPARE(changes->attempts, 2);
        QCOMPARE(counter.figures()->attempted, 2);
        QCOMPARE(counter.deltaStart(10'000), std::optional<std::int64_t>(nine));
    }

    // The last disposition changes without a new attempt: moved, not added.
    void dispositionsMove()
    {
        auto counter = walked({record("a", {{"09:00:10", "Busy"}}), record("b", {{"09:00:20", "Busy"}})});
        QCOMPARE(map(counter.takeChanges()->dispositions), (QMap<QString, qint64>{{QStringLiteral("Busy"), 2}}));
        counter.add(page({record("a", {{"09:00:10", "Wrong number"}}, true)}));
        const auto changes = counter.takeChanges();
        QCOMPARE(map(changes->dispositions),
                 (QMap<QString, qint64>{{QStringLiteral("Busy"), 1}, {QStringLiteral("Wrong number"), 1}}));
        QCOMPARE(changes->attempts, 2);
        QCOMPARE(counter.figures()->attempted, 2);
        QCOMPARE(counter.figures()->completed, 1);
    }

    // A tenant may give no attempts, or fewer than it counts.
    void whatATenantLeavesOut()
    {
        QByteArray bare = record("a", {{"09:00:10", "Busy"}});
        bare.replace(bare.indexOf(",\"attempts\":["), bare.size(), "}");
        auto counter = walked({bare});
        auto changes = counter.takeChanges();
        QCOMPARE(minutes(*changes), QStringList{QStringLiteral("0 1 0 0 0 0")});
        QCOMPARE(map(changes->cpaResults), (QMap<QString, qint64>{{QString(), 1}}));
        QByteArray fewer = record("b", {{"09:01:00"}});
        fewer.replace("\"totalAttempts\":1", "\"totalAttempts\":3");
        counter.add(page({fewer}));
        QCOMPARE(minutes(*counter.takeChanges()), QStringList{QStringLiteral("1 1 0 0 0 5")});
        counter.add(page({fewer}));
        QVERIFY(counter.takeChanges()->minutes.empty());
        QByteArray uncounted = record("c", {{"09:02:00"}, {"09:03:00"}});
        uncounted.replace("\"totalAttempts\":2,", "");
        counter.add(page({uncounted}));
        QCOMPARE(minutes(*counter.takeChanges()), QStringList({QStringLiteral("2 1 0 0 0 5"), QStringLiteral("3 1 0 0 0 5")}));
    }

    // Records that were erased since do not undo what was attempted; their dispositions are gone with them.
    void erasedRecords()
    {
        auto counter = walked({record("a", {{"09:00:10", "Busy"}}), record("b", {{"09:00:20"}})});
        counter.takeChanges();
        counter.beginWalk(nine + 600'000);
        counter.add(page({record("b", {{"09:00:20"}, {"09:04:00", "Agreed"}}, true)}));
        counter.endWalk();
        const auto changes = counter.takeChanges();
        QVERIFY(changes->whole);
        QCOMPARE(minutes(*changes), QStringList({QStringLiteral("0 2 0 0 0 10"), QStringLiteral("4 1 1 0 0 5")}));
        QCOMPARE(map(changes->dispositions), (QMap<QString, qint64>{{QStringLiteral("Agreed"), 1}}));
        QCOMPARE(changes->attempts, 2);
    }

    // Ten days, each minute of them: eight are kept, an hour of it with agents.
    void memoryIsBounded()
    {
        AttemptHistory history;
        api::Attempt attempt;
        attempt.callAttempted = true;
        attempt.agent = "ada";
        attempt.disposition = "Agreed";
        std::size_t afterNine = 0;
        for (int minute = 0; minute < 10 * 24 * 60; ++minute) {
            attempt.date = nine + minute * minuteMs;
            history.addAttempt(attempt);
            if (minute % 10 == 0) {
                HistoryChanges changes;
                history.takeChanges(changes, false);
                QVERIFY(changes.minutes.size() <= 10);
            }
            if (minute == 9 * 24 * 60)
                afterNine = history.memoryUsed();
        }
        QVERIFY(history.memoryUsed() <= afterNine + 4096);
        HistoryChanges all;
        history.takeChanges(all, true);
        QCOMPARE(all.attempts, 14'400);
        QVERIFY(all.minutes.size() <= 11'521);
        QVERIFY(all.details.size() <= 66);
    }

    void memoryOfRecords()
    {
        ProgressCounter counter({"id"});
        counter.beginWalk(nine);
        for (int block = 0; block < 40; ++block) {
            QList<QByteArray> records;
            for (int i = 0; i < 1'000; ++i)
                records += record(QByteArray::number(block * 1'000 + i).constData(), {{"09:00:10"}});
            counter.add(page(records));
        }
        counter.endWalk();
        QCOMPARE(counter.figures()->attempted, 40'000);
        QVERIFY(counter.memoryUsed() <= 32 * 40'000);
    }
};

QTEST_GUILESS_MAIN(TestAttemptHistory)
#include "tst_attempthistory.moc"
