// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the phone numbers of a file are, to be shown: its time zones with the time there, or its countries, most numbers first.
// What these say are hints, see PhoneHints. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QTimeZone>

#include <models/transfer/phonehints.h>

#include <vector>

namespace outdial::models {

struct PlaceShare {
    enum class Kind {
        Place,
        Others,  // the places that have fewer numbers than those that are listed
        Several, // each number may be in one of several zones whose clocks differ
        Nowhere  // no place is known
    };
    Kind kind = Kind::Place;
    QString name;    // "America/New_York", "Europe/Guernsey, Isle_of_Man, London", "United States", "Other time zones"
    QString meaning; // a sentence, of what is no single place
    qint64 numbers = 0;
    QTimeZone zone; // of the clocks there; invalid: of none, or of several
};

// At most `most` places, then what is no single place, as far as there are such numbers. Together they are those of the spread.
// Zones that a number may be in count as one place when their clocks agree at `now`.
std::vector<PlaceShare> zoneShares(const PhoneSpread &spread, const QDateTime &now, int most);
std::vector<PlaceShare> regionShares(const PhoneSpread &spread, int most);

// "14:05"; "Wed 03:05" when it is another day there than in the zone of `now`; empty for an invalid zone.
QString clockThere(const QTimeZone &zone, const QDateTime &now);

class PlacesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Of { Zones, Regions };
    enum Column { PlaceColumn, NumbersColumn, TimeColumn, ZoneColumns, RegionColumns = TimeColumn };
    enum Role {
        KindRole = Qt::UserRole + 1, // PlaceShare::Kind
        CountRole,                   // of numbers, qint64
        BarRole,                     // 0...1 of the longest bar
        ShareRole,                   // "45.5%"
    };
    static constexpr int mostPlaces = 12;

    explicit PlacesModel(Of what, QObject *parent = nullptr);
    void setSpread(const PhoneSpread &spread, const QDateTime &now);
    // Time goes on; only what changes by it is told.
    void setNow(const QDateTime &now);

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QString accessibleText(int row, int column) const;

    const Of m_what;
    std::vector<PlaceShare> m_shares;
    std::vector<QString> m_clocks; // one a share; empty: not known
    qint64 m_numbers = 0;
    qint64 m_longest = 0;
};

} // namespace outdial::models
