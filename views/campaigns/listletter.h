// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The letter by which a list instance of a campaign is known on its page: the same in the table, the legend and the strip of what
// is dialed next. A letter and a colour of the charts; after six the colours come again, the letters go on.
#pragma once

#include <QRectF>
#include <QString>

#include <views/shared/tokens.h>

class QPainter;

namespace outdial::views {

struct ListLetter {
    QString text; // "A"..."Z", "AA", ...
    Token ink = Token::Series1;
};

// 0, 1, ...: the number that the instance got when it was first seen.
ListLetter listLetter(int number);
// radius: at body text 13; 4 for 20x20.
void paintListLetter(QPainter *painter, const QRectF &rect, const ListLetter &letter, int radius = 4);

} // namespace outdial::views
