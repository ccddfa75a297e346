// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/campaigns/listletter.h>
#include <views/shared/theme.h>

#include <array>

namespace outdial::views {

namespace {
// In this order neighbours differ most, and the grey comes last of those that are usual.
constexpr std::array inks{Token::Series1, Token::Series3, Token::Series2, Token::Series4, Token::Series6, Token::Series5};
} // namespace

ListLetter listLetter(int number)
{
    ListLetter letter;
    letter.ink = inks[std::size_t(number) % inks.size()];
    for (int rest = number + 1; rest > 0; rest = (rest - 1) / 26)
        letter.text.prepend(QChar(u'A' + (rest - 1) % 26));
    return letter;
}

void paintListLetter(QPainter *painter, const QRectF &rect, const ListLetter &letter, int radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(letter.ink));
    painter->drawRoundedRect(rect, px(radius), px(radius));
    QFont font = Theme::instance().font(Type::CaptionStrong);
    font.setWeight(QFont::Bold);
    if (letter.text.size() > 1)
        font.setPixelSize(std::max(8, font.pixelSize() - 2));
    painter->setFont(font);
    painter->setPen(color(Token::OnSeries));
    painter->drawText(rect, Qt::AlignCenter, letter.text);
    painter->restore();
}

} // namespace outdial::views
