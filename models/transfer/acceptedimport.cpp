// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QHash>

#include <models/transfer/acceptedimport.h>

#include <algorithm>
#include <tuple>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AcceptedImport)
};

QString plain(const QString &title) { return title.trimmed().toCaseFolded(); }

QStringList missingIn(const QStringList &columns, const QStringList &others)
{
    QStringList missing;
    for (const auto &title : columns) {
        const auto same = [&](const QString &other) { return plain(other) == plain(title); };
        if (!isOwnColumn(title) && !std::ranges::any_of(others, same))
            missing.append(title.trimmed());
    }
    return missing;
}

// A few titles say enough.
QString listed(const QStringList &titles)
{
    QString text = QStringLiteral("“%1”").arg(titles.mid(0, 3).join(QStringLiteral("”, “")));
    if (titles.size() > 3)
        text += u' ' + Text::tr("and %n more", nullptr, int(titles.size()) - 3);
    return text;
}

// Column of one file -> column of the other, where the titles are the same; without headers by their place.
QHash<int, int> placesOf(const AcceptedImport &accepted, const QStringList &columns, bool hasHeader)
{
    QHash<int, int> places;
    if (accepted.hasHeader != hasHeader)
        return places;
    for (int before = 0; before < accepted.columns.size(); ++before) {
        if (!hasHeader) {
            if (columns.size() == accepted.columns.size())
                places.insert(before, before);
            continue;
        }
        const auto same = [&](const QString &title) { return plain(title) == plain(accepted.columns[before]); };
        const auto now = std::ranges::find_if(columns, same) - columns.begin();
        if (now < columns.size())
            places.insert(before, int(now));
    }
    return places;
}

// The source with the other file's columns. No value: one of them is not there.
std::optional<FieldSource> moved(FieldSource source, const QHash<int, int> &places)
{
    if (source.column < 0)
        return source;
    if (!places.contains(source.column))
        return std::nullopt;
    source.column = places.value(source.column);
    for (int &column : source.joined) {
        if (!places.contains(column))
            return std::nullopt; // half a value is worse than none
        column = places.value(column);
    }
    // It was looked at, and accepted.
    if (source.kind == MatchKind::Fuzzy)
        source.kind = MatchKind::Alias;
    else if (source.kind == MatchKind::Position)
        source.kind = MatchKind::Chosen;
    source.percent = 100;
    return source;
}

} // namespace

bool sameWish(const CsvWish &a, const CsvWish &b)
{
    return std::tie(a.encoding, a.delimiter, a.quote, a.headerLine) == std::tie(b.encoding, b.delimiter, b.quote, b.headerLine);
}

AcceptedImport acceptedOf(const ImportJob &job)
{
    AcceptedImport accepted;
    accepted.fileName = job.fileName();
    accepted.target = job.target().value_or(ImportTarget());
    accepted.wish = job.wish();
    accepted.dialect = job.guess().dialect();
    accepted.columns = job.columns();
    accepted.hasHeader = job.hasHeader();
    accepted.format = job.format();
    accepted.mapping = job.mapping();
    accepted.mode = job.mode();
    accepted.emptyResets = job.emptyResets();
    accepted.missingApart = job.missingApart();
    accepted.compares = job.compares();
    accepted.options = job.runOptions();
    accepted.options.addedFile.clear();
    return accepted;
}

QString columnsDiffer(const QStringList &columns, bool hasHeader, const QStringList &others, bool othersHaveHeader)
{
    if (hasHeader != othersHaveHeader)
        return hasHeader ? Text::tr("It has a header.") : Text::tr("It has no header.");
    if (!hasHeader)
        return columns.size() == others.size() ? QString() : Text::tr("It has %n column(s).", nullptr, int(columns.size()));
    QStringList parts;
    if (const auto missing = missingIn(others, columns); !missing.isEmpty())
        parts.append(Text::tr("Missing: %1.").arg(listed(missing)));
    if (const auto fresh = missingIn(columns, others); !fresh.isEmpty())
        parts.append(Text::tr("New: %1.").arg(listed(fresh)));
    return parts.join(u' ');
}

Mapping carriedMapping(const AcceptedImport &accepted, const QStringList &columns, bool hasHeader, const api::Format &format,
                       const Mapping &proposal)
{
    const auto places = placesOf(accepted, columns, hasHeader);
    Mapping carried;
    carried.sources.resize(size_t(format.fields.size()));
    std::vector<bool> settled(carried.sources.size(), false);
    for (int field = 0; field < format.fields.size(); ++field) {
        const int before = accepted.format.indexOf(format.fields[field].name);
        if (before < 0 || size_t(before) >= accepted.mapping.sources.size() || format.fields[field].skip)
            continue;
        const auto &source = accepted.mapping.sources[size_t(before)];
        const auto now = moved(source, places);
        if (!now || source.kind == MatchKind::None)
            continue;
        carried.sources[size_t(field)] = *now;
        settled[size_t(field)] = true;
    }
    for (std::size_t field = 0; field < carried.sources.size() && field < proposal.sources.size(); ++field) {
        const auto &proposed = proposal.sources[field];
        // Columns that were there before and were given to no field, or to another one, are not proposed again.
        const bool known = std::ranges::any_of(places, [&](int column) { return column == proposed.column; });
        if (!settled[field] && !(proposed.column >= 0 && (known || carried.usesColumn(proposed.column))))
            carried.sources[field] = proposed;
    }
    return carried;
}

} // namespace outdial::models
