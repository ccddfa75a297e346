// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A file for imports whose disk gets full: good rows, rows that cannot be sent, keys that are in the list already; and what must
// be in the list, in the files and in the receipt in the end. The number of a row stands in its field "visits".
#pragma once

#include <models/transfer/receipt.h>

#include <algorithm>
#include <support/importbench.h>

namespace outdial::test {

class DiskSource {
public:
    enum class Kind { Keyed, Keyless, Upsert, Compared }; // Compared: an upsert that sends what differs from the list

    // note: of each row, in a column that no field takes.
    DiskSource(Kind kind, int rows, const QByteArray &note = {}) : m_kind(kind), m_rows(rows), m_note(note) {}

    Kind kind() const { return m_kind; }
    int rows() const { return m_rows; }
    bool isKeyed() const { return m_kind != Kind::Keyless; }
    bool updates() const { return m_kind == Kind::Upsert || m_kind == Kind::Compared; }

    QByteArray text() const
    {
        QByteArray text = "customer_id,last_name,phone,visits,remark\r\n";
        for (int row = 0; row < m_rows; ++row) {
            text += idOf(row).toLatin1() + ",Strömqvist," + (isShort(row) ? "555-01" : "(415) 555-0111") + ',' +
                    QByteArray::number(row) + ',' + m_note + "\r\n";
        }
        return text;
    }
    // Records of the list before, as addAll takes them; empty: there are none.
    QByteArray recordsBefore() const
    {
        QByteArray records;
        for (int row = 0; row < m_rows; ++row) {
            if (isThere(row))
                records += (records.isEmpty() ? "[" : ",") + QByteArray("{\"customer_id\":\"") + idOf(row).toLatin1() +
                           R"(","last_name":"Falkenrath","phone":"(415) 555-0199","visits":")" +
                           QByteArray::number(row + beforehand) + "\"}";
        }
        return records.isEmpty() ? records : records + ']';
    }

    // Null: all that an import must do is done, once.
    QString complaintOfEnd(const sandbox::Sandbox &tenant, const QString &listId, const QString &addedFile,
                           const QString &rejectsFile, const models::Receipt &receipt) const
    {
        QStringList stored;
        QStringList added;
        QStringList rejected;
        int updated = 0;
        for (int row = 0; row < m_rows; ++row) {
            const QString visits = QString::number(row);
            const bool isUpdated = updates() && isThere(row);
            const bool isAdded = !isShort(row) && !isThere(row);
            updated += isUpdated ? 1 : 0;
            if (isAdded)
                added.append(visits);
            else if (!isUpdated)
                rejected.append(visits);
            if (isAdded || isUpdated)
                stored.append(visits);
            else if (isThere(row))
                stored.append(QString::number(row + beforehand));
        }
        auto found = tenant.storedValues(listId, QStringLiteral("visits"));
        std::ranges::sort(found);
        std::ranges::sort(stored);
        if (found != stored)
            return QStringLiteral("%1 records are in the list, not the %2 that must be").arg(found.size()).arg(stored.size());
        if (visitsIn(addedFile) != added)
            return QStringLiteral("the file of added rows is wrong");
        if (visitsIn(rejectsFile) != rejected)
            return QStringLiteral("the file of rejects is wrong");
        if (!receipt.balances() || receipt.read != m_rows || receipt.added != added.size() || receipt.updated != updated ||
            receipt.rejected != rejected.size() || receipt.unknown != 0)
            return QStringLiteral("the receipt is wrong: ") + QString::fromUtf8(receipt.toJson());
        return {};
    }

    // Null: the file has what each record said that was changed; some of it may stand there twice.
    QString complaintOfBefore(const QString &path) const
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return QStringLiteral("there is no file of what records said before");
        const auto lines = file.readAll().split('\n');
        const auto cells = lines.first().count(',');
        QStringList found;
        for (qsizetype i = 1; i < lines.size() - 1; ++i) {
            if (lines[i].count(',') != cells)
                return QStringLiteral("a row is there in part: ") + QString::fromUtf8(lines[i]);
            found.append(QString::fromUtf8(lines[i].left(lines[i].indexOf(','))));
        }
        for (int row = 0; row < m_rows; ++row) {
            const auto times = found.count(idOf(row));
            if (isThere(row) != (times > 0) || times > 2)
                return QStringLiteral("row %1 is there %2 times").arg(row).arg(times);
        }
        return lines.last().isEmpty() ? QString() : QStringLiteral("a line without an end");
    }

private:
    static constexpr int beforehand = 1'000'000; // added to "visits" of records from before

    static bool isShort(int row) { return row % 10 == 3; }
    bool isThere(int row) const { return isKeyed() && row % 15 == 7 && !isShort(row); }

    // In the order of the file.
    static QStringList visitsIn(const QString &path)
    {
        QFile file(path);
        QStringList visits;
        if (!file.open(QIODevice::ReadOnly))
            return visits;
        const auto lines = file.readAll().split('\n');
        for (qsizetype i = 1; i < lines.size() - 1; ++i)
            visits.append(QString::fromUtf8(lines[i].split(',').value(3)));
        if (!lines.last().isEmpty())
            visits.append(QStringLiteral("a line without an end"));
        return visits;
    }

    const Kind m_kind;
    const int m_rows;
    const QByteArray m_note;
};

// Null: it names one of the files, why it could not be written, and what to do.
inline QString complaintOfSentence(const QString &sentence, const QStringList &files)
{
    const auto says = [&](const char *text) { return sentence.contains(QString::fromUtf8(text)); };
    const bool file = std::ranges::any_of(files, [&](const auto &path) { return sentence.contains(u'“' + path + u'”'); });
    const bool cause =
        says(": the disk is full.") || says(": File too large.") || says(": disk I/O error.") || says(": the disk refuses.");
    const bool remedy = says("Free some space, then ") || says("See that there is room for it and that it may be written, then ");
    const bool goal =
        says(", then go on with the import.") || says(", then start the import again.") || says(", then start Outdial again.");
    return file && cause && remedy && goal ? QString() : QStringLiteral("it says: ") + sentence;
}

} // namespace outdial::test
