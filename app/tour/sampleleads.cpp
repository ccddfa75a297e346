// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>

#include <app/tour/sampleleads.h>

#include <array>

namespace outdial::app {

namespace {

using models::Cause;

constexpr std::array firstNames{"Mira", "Jonas", "Priya", "Tobias", "Odalys", "Sanna", "Lucía", "Björn", "Nkem", "Cas"};
constexpr std::array lastNames{"Falkenrath",   "Ellwanger",   "Castellan", "Hernquist",
                               "Benning",      "Wirtholm",    "Arrebola",  "Strömqvist-Halvorsen",
                               "Okonjo-Lindt", "van der Meij"};
constexpr std::array areaCodes{"212", "310", "415", "503", "646", "702", "971"};
// Postal codes begin with zeros on purpose.
constexpr std::array zips{"02139", "07030", "10012", "90004", "94110"};

// Each of these rows of a thousand is bad, in this way; the rest is good.
Cause badness(qint64 row)
{
    switch (row % 1000) {
    case 131:
        return Cause::PhoneLength;
    case 257:
        return Cause::PhoneTenDigitsWith1;
    case 383:
        return Cause::NotADateTime;
    case 509:
        return Cause::KeyEmpty;
    case 613:
        return Cause::RequiredEmpty;
    case 727:
        return Cause::NotAnInteger;
    case 839:
        return Cause::DuplicateInFile;
    case 941:
        return Cause::NoPhone;
    default:
        return Cause::None;
    }
}

QString quoted(const QString &text, char delimiter)
{
    if (!text.contains(QLatin1Char(delimiter)) && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QStringList cellsOf(qint64 row)
{
    const Cause bad = badness(row);
    const auto at = [row](const auto &from, qint64 step) { return QString::fromUtf8(from[size_t(row / step) % from.size()]); };
    QString id = sampleId(bad == Cause::DuplicateInFile ? row - 1 : row);
    QString last = at(lastNames, 1);
    QString phone = QStringLiteral("(%1) 555-01%2").arg(at(areaCodes, 3)).arg(row % 100, 2, 10, QLatin1Char('0'));
    QString renewal =
        QStringLiteral("2027-%1-%2 09:00").arg(row % 12 + 1, 2, 10, QLatin1Char('0')).arg(row % 28 + 1, 2, 10, QLatin1Char('0'));
    QString balance = QString::number(row % 500);
    // Every fiftieth has a note of two lines, with the delimiters of both kinds of files.
    const QString note = row % 50 == 7 ? QStringLiteral("Call after 5; ask for\nthe \"kitchen\", please") : QString();
    switch (bad) {
    case Cause::PhoneLength:
        phone = phone.chopped(1);
        break;
    case Cause::PhoneTenDigitsWith1:
        phone = QStringLiteral("1 212 555 01%1").arg(row % 10);
        break;
    case Cause::NotADateTime:
        renewal = QStringLiteral("2027-02-30 09:00");
        break;
    case Cause::KeyEmpty:
        id.clear();
        break;
    case Cause::RequiredEmpty:
        last.clear();
        break;
    case Cause::NotAnInteger:
        balance = QStringLiteral("12.50");
        break;
    case Cause::NoPhone:
        phone.clear();
        break;
    default:
        break;
    }
    return {id, at(firstNames, 7), last, phone, at(zips, 5), renewal, balance, note};
}

} // namespace

QString sampleId(qint64 row) { return QStringLiteral("WNL-%1").arg(row, 6, 10, QLatin1Char('0')); }

bool isSampleRowGood(qint64 row) { return badness(row) == Cause::None; }

tl::expected<SampleFile, QString> writeSample(const QString &path, const SampleKind &kind)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(file.errorString());
    SampleFile made;
    made.rows = kind.rows;
    QByteArray buffer;
    const auto put = [&](QStringList cells) {
        for (auto &cell : cells)
            cell = quoted(cell, kind.delimiter);
        const QString line = cells.join(QLatin1Char(kind.delimiter)) + QStringLiteral("\r\n");
        // The characters of the sample are the same in Windows-1252 and in Latin-1.
        buffer += kind.encoding == "UTF-8" ? line.toUtf8() : line.toLatin1();
    };
    put({QStringLiteral("customer_id"), QStringLiteral("Vorname"), QStringLiteral("Nachname"), QStringLiteral("Telefon"),
         QStringLiteral("PLZ"), QStringLiteral("renewal_date"), QStringLiteral("Saldo"), QStringLiteral("Bemerkung")});
    for (qint64 row = 0; row < kind.rows; ++row) {
        put(cellsOf(row));
        const Cause bad = badness(row);
        if (bad == Cause::None)
            ++made.good;
        else
            // A row without any phone number lacks the required phone field first.
            ++made.bad[bad == Cause::NoPhone ? Cause::RequiredEmpty : bad];
        if (buffer.size() > 1024 * 1024) {
            if (file.write(buffer) != buffer.size())
                return tl::unexpected(file.errorString());
            buffer.clear();
        }
    }
    if (file.write(buffer) != buffer.size() || !file.flush())
        return tl::unexpected(file.errorString());
    return made;
}

} // namespace outdial::app
