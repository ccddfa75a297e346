// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One import by the program, against a sandbox of its own whose wire fails at random, killed again and again and resumed until it
// ends. Several can be under way at once: step() does what is due and returns. In the end each row of the source must be
// accounted for once, and what the receipt says must be what the list holds.
#pragma once

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <support/program.h>

namespace outdial::test {

struct KilledImportKind {
    bool keyed = true;
    int rows = 20'000;
    int kills = 10;
    bool identical = false; // some records are in the list before, exactly as the source has them
    bool upsert = false;    // what is in the list before is updated
};

class KilledImport {
public:
    KilledImport(const KilledImportKind &kind, quint32 seed) : m_kind(kind), m_random(seed)
    {
        m_program.formatFile(kind.keyed);
        const auto list = m_program.makeList(QStringLiteral("Killed"), kind.keyed);
        m_list = list.listId;
        m_program.write(QStringLiteral("leads.csv"), source());
        addRecordsFromBefore();
        for (const auto &fault : faults())
            m_program.tenant->addFault(fault);
        m_since.start();
    }

    bool isKeyed() const { return m_kind.keyed; }
    bool isOver() const { return m_over; }
    QString problem() const { return m_problem; } // null: all is as it must be
    int killsDone() const { return m_kills; }
    qint64 unknown() const { return m_unknown; }

    void step()
    {
        if (m_over)
            return;
        if (!m_process)
            begin();
        else if (m_process->state() == QProcess::NotRunning)
            ended();
        else if (m_kills < m_kind.kills && isTimeToKill())
            kill();
        else if (m_since.elapsed() > 180'000)
            fail(QStringLiteral("does not end: ") + QString::fromUtf8(m_process->readAllStandardError()).right(400));
    }

private:
    // What a row of the source is. Its number stands in the field "visits", so it can be told from every other one.
    enum class Row { Good, ShortPhone, Twice, OtherThere, SameThere };
    Row kindOf(int row) const
    {
        if (row % 97 == 5)
            return Row::ShortPhone;
        if (row % 211 == 7 && kindOf(row - 1) != Row::ShortPhone)
            return Row::Twice; // the key of the row before; without keys it is a record like any other
        if (m_kind.keyed && row % 301 == 11)
            return Row::OtherThere;
        if (m_kind.keyed && m_kind.identical && row % 401 == 13)
            return Row::SameThere;
        return Row::Good;
    }
    static constexpr int beforehand = 1'000'000; // added to "visits" of other records from before

    QByteArray source() const
    {
        QByteArray text = "customer_id,last_name,phone,visits,renewal\r\n";
        for (int row = 0; row < m_kind.rows; ++row) {
            const auto kind = kindOf(row);
            text += idOf(kind == Row::Twice ? row - 1 : row).toLatin1() + ",Strömqvist,(415) 555-01" +
                    QByteArray::number(row % 100).rightJustified(2, '0').left(kind == Row::ShortPhone ? 1 : 2) + ',' +
                    QByteArray::number(row) + ",2026-12-01 09:00\r\n";
        }
        return text;
    }

    void addRecordsFromBefore()
    {
        QByteArray body;
        for (int row = 0; row < m_kind.rows; ++row) {
            const auto kind = kindOf(row);
            if (kind != Row::OtherThere && kind != Row::SameThere)
                continue;
            const bool same = kind == Row::SameThere;
            body += (body.isEmpty() ? "[" : ",") + QByteArray("{\"customer_id\":\"") + idOf(row).toLatin1() +
                    "\",\"last_name\":\"" + (same ? "Strömqvist" : "Falkenrath") + "\",\"phone\":\"(415) 555-01" +
                    QByteArray::number(row % 100).rightJustified(2, '0') + "\",\"visits\":\"" +
                    QByteArray::number(same ? row : row + beforehand) + "\",\"renewal\":\"2026-12-01 09:00\"}";
            ++m_before;
        }
        if (m_before > 0 && !m_program.session->client().callingList.addAll(m_list, body + ']').result())
            qFatal("no records");
        if (m_program.tenant->recordCount(m_list) != m_before)
            qFatal("records from before were refused");
    }

    // Some of what a wire can do to a request; how often, differs from import to import.
    QStringList faults()
    {
        QStringList specs;
        const auto some = [&](const char *path, const char *what, double most) {
            specs.append(QStringLiteral("%1,path=%2,rate=%3")
                             .arg(QLatin1String(what), QLatin1String(path))
                             .arg(m_random.bounded(most), 0, 'f', 4));
        };
        // A record that a tenant takes more than some seconds after it cut the line cannot be told from one that it does not
        // take.
        const double most = m_kind.keyed ? 0.08 : 0.04;
        for (const char *what : {"kind=cut-before", "kind=cut-after", "kind=truncate", "kind=reset", "kind=late-commit,ms=300",
                                 "kind=status,code=401", "kind=status,code=413", "kind=status,code=502", "kind=status,code=503",
                                 "kind=expire-token"}) {
            some("callinglist/addAll", what, most);
            if (m_kind.upsert)
                some("callinglist/updateAll", what, most);
        }
        for (const char *what : {"kind=cut-after", "kind=reset", "kind=truncate", "kind=status,code=401", "kind=status,code=502",
                                 "kind=status,code=503"}) {
            some("callinglist/getList", what, 0.02);
            some("callinglist/get/", what, 0.001); // a thousand of them look up one batch
            some("oauth", what, 0.02);
        }
        specs.append(QStringLiteral("kind=jitter,path=callinglist/addAll,ms=%1").arg(20 + m_random.bounded(100)));
        return specs;
    }

    void begin()
    {
        auto arguments = words(QStringLiteral("leads.csv --list Killed --format format.json --yes --json --rejects rejects.csv "
                                              "--added added.csv"));
        if (m_kind.upsert)
            arguments += words(QStringLiteral("--mode upsert"));
        if (m_resume)
            arguments.append(QStringLiteral("--resume"));
        m_process = m_program.start(arguments);
        m_since.start();
        m_sentAtStart = m_program.sent();
        m_dueAt = -1;
        // While a batch is under way; or anywhere: at sign-in, while it replays, while it looks up what became of the last batch.
        m_afterABatch = m_random.bounded(3) > 0;
        m_delay = m_afterABatch ? m_random.bounded(150) : m_random.bounded(m_random.bounded(3) == 0 ? 5'000 : 1'200);
    }

    bool isTimeToKill()
    {
        const auto now = m_since.elapsed();
        if (m_dueAt < 0 && (!m_afterABatch || m_program.sent() > m_sentAtStart))
            m_dueAt = now + m_delay;
        return m_dueAt >= 0 && now >= m_dueAt;
    }

    void kill()
    {
        m_process->kill();
        m_program.finish(*m_process);
        m_process.reset();
        m_resume = true;
        ++m_kills;
        const auto stored = storedRows();
        const auto twice = std::ranges::find_if(stored, [](const auto &row) { return row.second > 1; });
        if (twice != stored.end())
            fail(QStringLiteral("after kill %1 row %2 is in the list twice").arg(m_kills).arg(twice->first));
    }

    void ended()
    {
        const Ran ran = m_program.finish(*m_process);
        m_process.reset();
        if (ran.code == 2 && m_resume && ++m_begunAgain < 50) {
            m_resume = false; // it was killed before it wrote down that it began
            return;
        }
        if (ran.code == 3 && ++m_stops < 50) {
            m_resume = true; // an error ended it, as the sentence says; it is free to go on
            if (ran.err.trimmed().isEmpty())
                fail(QStringLiteral("it stopped without a word"));
            else if (!ran.out.isEmpty() && !ran.balances())
                fail(QStringLiteral("the receipt of a part does not balance: ") + ran.out);
            return;
        }
        if (ran.code != 0 && ran.code != 1)
            fail(QStringLiteral("ended with %1: %2").arg(ran.code).arg(ran.err.right(400)));
        else
            fail(complaint(ran));
    }

    void fail(const QString &problem)
    {
        m_over = true;
        m_problem = problem;
    }

    // How often each row of the source, by its number, is in the list.
    std::map<int, int> storedRows() const
    {
        std::map<int, int> rows;
        const auto stored = m_program.tenant->storedValues(m_list, QStringLiteral("visits"));
        for (const auto &visits : stored)
            ++rows[visits.toInt()];
        return rows;
    }

    // Numbers of the rows that a file has, in its order; none when there is no such file.
    static QList<int> rowsIn(const QString &path)
    {
        QFile file(path);
        QList<int> rows;
        if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
            return rows;
        const auto lines = file.readAll().split('\n');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            if (!lines[i].isEmpty())
                rows.append(lines[i].split(',').value(3).toInt());
        }
        return rows;
    }

    // Null: the books are right.
    QString complaint(const Ran &ran)
    {
        const auto added = rowsIn(m_program.folder.filePath(QStringLiteral("added.csv")));
        const auto rejected = rowsIn(m_program.folder.filePath(QStringLiteral("rejects.csv")));
        static const QRegularExpression quoted(QStringLiteral("not known to have arrived are in “([^”]*)”"));
        const auto unknown = rowsIn(quoted.match(ran.err).captured(1));
        m_unknown = unknown.size();
        if (!ran.balances() || ran.rows("read") != m_kind.rows)
            return QStringLiteral("the receipt does not balance: ") + ran.out;
        if (ran.rows("added") != added.size() || ran.rows("rejected") != rejected.size() || ran.rows("unknown") != unknown.size())
            return QStringLiteral("files of %1 added, %2 rejected, %3 unknown rows are not what the receipt says: %4")
                .arg(added.size())
                .arg(rejected.size())
                .arg(unknown.size())
                .arg(ran.out);
        QList<int> all = added + rejected + unknown + updatedRows();
        std::ranges::sort(all);
        for (int row = 0; row < m_kind.rows; ++row) {
            if (all.value(row, -1) != row)
                return QStringLiteral("row %1 is in no file, or in two").arg(std::min(row, all.value(row, row)));
        }
        if (const auto wrong = complaintOfList(added, rejected, unknown); !wrong.isNull())
            return wrong;
        return complaintOfCauses(ran);
    }

    // By an import that updates or adds: none of them is in a file.
    QList<int> updatedRows() const
    {
        QList<int> rows;
        for (int row = 0; m_kind.upsert && row < m_kind.rows; ++row) {
            const auto kind = kindOf(row);
            if (kind == Row::OtherThere || kind == Row::SameThere)
                rows.append(row);
        }
        return rows;
    }

    // As it stands in the file of rejects, with the reason.
    QString lineOf(int row) const
    {
        QFile file(m_program.folder.filePath(QStringLiteral("rejects.csv")));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.contains(QByteArray(idOf(row).toLatin1() + ',')))
                return QString::fromUtf8(line);
        }
        return {};
    }

    QString complaintOfList(const QList<int> &added, const QList<int> &rejected, const QList<int> &unknown) const
    {
        const auto stored = storedRows();
        const auto times = [&](int row) {
            const auto found = stored.find(row);
            return found == stored.end() ? 0 : found->second;
        };
        for (int row = 0; row < m_kind.rows; ++row) {
            const auto kind = kindOf(row);
            const bool good = kind == Row::Good || kind == Row::SameThere || (kind == Row::Twice && !m_kind.keyed) ||
                              (kind == Row::OtherThere && m_kind.upsert);
            const int found = times(row);
            if (found > 1 || (!good && found > 0) || (m_kind.keyed && good && found != 1))
                return QStringLiteral("row %1 is in the list %2 times, and said to be %3 (%4 rows, %5 kills): %6")
                    .arg(row)
                    .arg(found)
                    .arg(added.contains(row)      ? QStringLiteral("added")
                         : rejected.contains(row) ? QStringLiteral("rejected")
                                                  : QStringLiteral("unknown"))
                    .arg(m_kind.rows)
                    .arg(m_kills)
                    .arg(lineOf(row));
        }
        qint64 gained = 0;
        for (const int row : added) {
            if (times(row) != 1 || kindOf(row) == Row::SameThere)
                return QStringLiteral("row %1 is said to be added").arg(row);
            ++gained;
        }
        for (const int row : unknown)
            gained += kindOf(row) == Row::SameThere ? 0 : times(row);
        for (const int row : rejected) {
            if (times(row) != 0 && kindOf(row) != Row::SameThere)
                return QStringLiteral("row %1 is said to be rejected").arg(row);
        }
        if (m_program.tenant->recordCount(m_list) != m_before + gained)
            return QStringLiteral("the list gained other rows than the files say");
        return {};
    }

    QString complaintOfCauses(const Ran &ran) const
    {
        QMap<Row, int> rows;
        for (int row = 0; row < m_kind.rows; ++row)
            ++rows[kindOf(row)];
        const bool certain = m_kind.keyed && (!m_kind.identical || m_kind.upsert);
        if (ran.rows("updated") != updatedRows().size())
            return QStringLiteral("not the rows are updated that were in the list: ") + ran.out;
        if (ran.cause(models::Cause::PhoneLength) != rows[Row::ShortPhone])
            return QStringLiteral("not all short numbers are said to be such");
        if (m_kind.keyed && ran.cause(models::Cause::DuplicateInFile) != rows[Row::Twice])
            return QStringLiteral("not all doubles of the file are said to be such");
        const int others = m_kind.upsert ? 0 : rows[Row::OtherThere];
        if (certain && (ran.cause(models::Cause::DuplicateKey) != others || ran.rows("unknown") != 0))
            return QStringLiteral("what was in the list before is not told from what was added: ") + ran.out;
        return complaintOfAnotherRun(ran);
    }

    // A script that always resumes may be run once more: it says the same and sends nothing.
    QString complaintOfAnotherRun(const Ran &ran) const
    {
        m_program.tenant->clearFaults();
        const auto sent = m_program.sent();
        const auto again = m_program.run(words(QStringLiteral("leads.csv --list Killed --yes --json --resume")));
        if (again.receipt() != ran.receipt() || m_program.sent() != sent)
            return QStringLiteral("run once more, it says: ") + again.out + again.err;
        return {};
    }

    const KilledImportKind m_kind;
    Program m_program;
    QRandomGenerator m_random;
    QString m_list;
    qint64 m_before = 0; // records of the list before the import
    std::unique_ptr<QProcess> m_process;
    QElapsedTimer m_since; // the start of the process
    bool m_resume = false;
    bool m_afterABatch = false;
    qint64 m_delay = 0;
    qint64 m_dueAt = -1;
    qint64 m_sentAtStart = 0;
    int m_kills = 0;
    int m_stops = 0;
    int m_begunAgain = 0;
    qint64 m_unknown = 0;
    bool m_over = false;
    QString m_problem;
};

} // namespace outdial::test
