// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the phone numbers of a file are: bars of its time zones, with the time that it is there now, and of its countries; or why
// that is not known.
#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <models/transfer/phonehints.h>

class QLabel;

namespace outdial::models {
class PlacesModel;
} // namespace outdial::models

namespace outdial::views {

class EmptyState;
class TableView;

class ZoneSpread : public QWidget {
    Q_OBJECT
public:
    explicit ZoneSpread(QWidget *parent = nullptr);
    // checking: the numbers are being counted.
    void setSpread(const models::PhoneSpread &spread, bool checking, const QDateTime &now = QDateTime::currentDateTime());
    QWidget *firstFocus() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeTables();
    void setEmpty(const QString &title, const QString &sentence);

    models::PlacesModel *m_zones;
    models::PlacesModel *m_regions;
    TableView *m_zoneTable;
    QLabel *m_count;
    QLabel *m_unknown;
    QWidget *m_content;
    EmptyState *m_empty;
    QTimer m_clock; // runs while the times are seen
};

} // namespace outdial::views
