// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/campaigns/campaignwords.h>
#include <models/transfer/placesmodel.h>

#include <algorithm>

namespace outdial::models {

namespace {

using Kind = PlaceShare::Kind;

// "Europe/Guernsey&Europe/London": "Europe/Guernsey, London"
QString zoneNames(const QList<QByteArray> &zones)
{
    QString names;
    QByteArray before;
    for (const auto &zone : zones) {
        const auto area = zone.left(zone.indexOf('/') + 1);
        if (!names.isEmpty())
            names += QStringLiteral(", ");
        names += QString::fromLatin1(!before.isNull() && area == before ? zone.mid(area.size()) : zone);
        before = area;
    }
    return names;
}

// The zone of all of them when their clocks agree; else an invalid one.
QTimeZone commonZone(const QList<QByteArray> &zones, const QDateTime &now)
{
    QTimeZone common;
    for (const auto &name : zones) {
        const QTimeZone zone(name);
        if (!zone.isValid())
            return {};
        if (!common.isValid())
            common = zone;
        else if (common.offsetFromUtc(now) != zone.offsetFromUtc(now))
            return {};
    }
    return common;
}

// Puts the places in order, and the rest of them behind as one.
void rank(std::vector<PlaceShare> &shares, int most, const QString &others)
{
    std::ranges::stable_sort(shares, [](const PlaceShare &a, const PlaceShare &b) {
        return a.numbers != b.numbers ? a.numbers > b.numbers : a.name < b.name;
    });
    // One that is left over is listed rather than called "other".
    if (shares.size() <= size_t(most) + 1)
        return;
    PlaceShare rest{Kind::Others, others, {}, 0, {}};
    for (auto share = shares.begin() + most; share != shares.end(); ++share)
        rest.numbers += share->numbers;
    rest.meaning = PlacesModel::tr("%1 with fewer numbers each.").arg(groupedText(qint64(shares.size()) - most));
    shares.resize(size_t(most));
    shares.push_back(rest);
}

QString regionName(const QString &code)
{
    // +800, +870 and others, by libphonenumber's name for the whole world.
    if (code == QLatin1String("001"))
        return PlacesModel::tr("Of no single country");
    const auto territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

} // namespace

std::vector<PlaceShare> zoneShares(const PhoneSpread &spread, const QDateTime &now, int most)
{
    std::vector<PlaceShare> shares;
    qint64 several = 0;
    for (auto zone = spread.zones.cbegin(); zone != spread.zones.cend(); ++zone) {
        const auto names = zone.key().split('&');
        const auto common = commonZone(names, now);
        if (names.size() > 1 && !common.isValid())
            several += zone.value();
        else
            shares.push_back({Kind::Place, zoneNames(names), {}, zone.value(), common});
    }
    rank(shares, most, PlacesModel::tr("Other time zones"));
    if (several > 0)
        shares.push_back(
            {Kind::Several,
             PlacesModel::tr("One of several time zones"),
             PlacesModel::tr("The beginnings of these numbers are used in several time zones, as those of mobile and "
                             "toll-free numbers often are."),
             several,
             {}});
    if (spread.unplaced > 0)
        shares.push_back({Kind::Nowhere,
                          PlacesModel::tr("No place known"),
                          PlacesModel::tr("Numbers that cannot exist, are of an area code that is not in use, or of no country."),
                          spread.unplaced,
                          {}});
    return shares;
}

std::vector<PlaceShare> regionShares(const PhoneSpread &spread, int most)
{
    std::vector<PlaceShare> shares;
    qint64 known = 0;
    for (auto region = spread.regions.cbegin(); region != spread.regions.cend(); ++region) {
        shares.push_back({Kind::Place, regionName(region.key()), {}, region.value(), {}});
        known += region.value();
    }
    rank(shares, most, PlacesModel::tr("Other countries"));
    if (spread.numbers > known)
        shares.push_back(
            {Kind::Nowhere,
             PlacesModel::tr("No country known"),
             PlacesModel::tr("Numbers that cannot exist, are of an area code that is not in use, or were not looked up."),
             spread.numbers - known,
             {}});
    return shares;
}

QString clockThere(const QTimeZone &zone, const QDateTime &now)
{
    if (!zone.isValid())
        return {};
    const auto there = now.toTimeZone(zone);
    return there.date() == now.date() ? there.toString(QStringLiteral("HH:mm"))
                                      : QLocale().toString(there, QStringLiteral("ddd HH:mm"));
}

PlacesModel::PlacesModel(Of what, QObject *parent) : QAbstractTableModel(parent), m_what(what) {}

void PlacesModel::setSpread(const PhoneSpread &spread, const QDateTime &now)
{
    beginResetModel();
    m_shares = m_what == Of::Zones ? zoneShares(spread, now, mostPlaces) : regionShares(spread, mostPlaces);
    m_numbers = spread.numbers;
    m_longest = 0;
    m_clocks.clear();
    for (const auto &share : m_shares) {
        m_longest = std::max(m_longest, share.numbers);
        m_clocks.push_back(clockThere(share.zone, now));
    }
    endResetModel();
}

void PlacesModel::setNow(const QDateTime &now)
{
    for (size_t i = 0; i < m_shares.size(); ++i) {
        const auto clock = clockThere(m_shares[i].zone, now);
        if (clock == m_clocks[i])
            continue;
        m_clocks[i] = clock;
        Q_EMIT dataChanged(index(int(i), TimeColumn), index(int(i), TimeColumn));
    }
}

int PlacesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shares.size()); }

int PlacesModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_what == Of::Zones ? ZoneColumns : RegionColumns;
}

QVariant PlacesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &share = m_shares[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case PlaceColumn:
            return share.name;
        case NumbersColumn:
            return groupedText(share.numbers);
        default:
            return m_clocks[size_t(index.row())];
        }
    case Qt::AccessibleTextRole:
        return accessibleText(index.row(), index.column());
    case Qt::ToolTipRole:
        return share.meaning.isEmpty() ? QVariant() : QVariant(share.meaning);
    case Qt::TextAlignmentRole:
        return int((index.column() == PlaceColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case KindRole:
        return int(share.kind);
    case CountRole:
        return share.numbers;
    case BarRole:
        return m_longest > 0 ? double(share.numbers) / double(m_longest) : 0.0;
    case ShareRole:
        return shareText(share.numbers, m_numbers);
    default:
        return {};
    }
}

QString PlacesModel::accessibleText(int row, int column) const
{
    const auto &share = m_shares[size_t(row)];
    if (column == NumbersColumn)
        return tr("%1, %2 of %3 numbers")
            .arg(shareText(share.numbers, m_numbers), groupedText(share.numbers), groupedText(m_numbers));
    if (column == PlaceColumn)
        return share.meaning.isEmpty() ? share.name : share.name + QStringLiteral(". ") + share.meaning;
    const auto &clock = m_clocks[size_t(row)];
    if (!clock.isEmpty())
        return tr("now %1").arg(clock);
    return share.kind == Kind::Place || share.kind == Kind::Nowhere ? tr("time not known") : tr("times differ");
}

QVariant PlacesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PlaceColumn:
        return m_what == Of::Zones ? tr("Time zone") : tr("Country");
    case NumbersColumn:
        return tr("Numbers");
    default:
        return tr("Now there");
    }
}

} // namespace outdial::models
