// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/shared/theme.h>
#include <views/shell/dropoverlay.h>

namespace outdial::views {

DropOverlay::DropOverlay(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop to import"));
    hide();
}

void DropOverlay::open(const QRect &area, const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    const QSize size(std::min(px(400), area.width() - 32), px(144));
    setGeometry(QRect(area.center() - QPoint(size.width() / 2, size.height() / 2), size));
    show();
    raise();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Token::AccentTint));
    QPen dashes(theme.color(Token::Focus), 2);
    dashes.setDashPattern({3, 2});
    painter.setPen(dashes);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
    painter.drawPixmap((width() - 22) / 2, px(34),
                       theme.pixmap(QStringLiteral("document-import"), Token::AccentText, 22, devicePixelRatioF()));
    painter.setFont(theme.font(Type::CardTitle));
    painter.setPen(theme.color(Token::AccentText));
    painter.drawText(QRect(16, px(64), width() - 32, px(24)), Qt::AlignCenter, tr("Drop to import"));
    painter.setFont(theme.font(Type::Small));
    painter.setPen(theme.color(Token::TextMuted));
    painter.drawText(QRect(16, px(88), width() - 32, px(20)), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_sentence, Qt::ElideMiddle, width() - 32));
}

} // namespace outdial::views
