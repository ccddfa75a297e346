// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One line of the plan: in which time zones most of the phone numbers are, and what time it is there now. Not shown when that is
// not known.
#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <models/transfer/phonehints.h>

class QLabel;

namespace outdial::views {

class PlacesLine : public QWidget {
    Q_OBJECT
public:
    explicit PlacesLine(QWidget *parent = nullptr);
    void setSpread(const models::PhoneSpread &spread, const QDateTime &now = QDateTime::currentDateTime());
    QString text() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh(const QDateTime &now);

    models::PhoneSpread m_spread;
    QLabel *m_text;
    QTimer m_clock; // runs while the times are seen
};

} // namespace outdial::views
