// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// When the lists will be empty, as a range with its clock times and what it is worked out from; or why there is none.
#pragma once

#include <views/monitor/carddata.h>
#include <views/shared/widgets.h>

namespace outdial::views {

// "16:40", "tomorrow 09:10", "Fri 09:10", "22 Nov": a time to come, no more exact than an estimate is. ms since the epoch, UTC;
// written in local time.
QString comingText(qint64 time, qint64 now);

class ForecastCard : public Card {
    Q_OBJECT
public:
    explicit ForecastCard(QWidget *parent = nullptr);
    // oneList: of one instance of the campaign.
    void setCard(const CardData &card, bool oneList);

private:
    QLabel *m_aside;
    QLabel *m_range;
    QLabel *m_text;
};

} // namespace outdial::views
