// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <models/connect/session.h>
#include <views/shared/theme.h>
#include <views/shell/tenantblock.h>

namespace outdial::views {

TenantBlock::TenantBlock(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
    setProfile(nullptr);
}

QColor TenantBlock::colourOf(const models::TenantProfile *profile)
{
    if (!profile)
        return QColor::fromRgb(notConnectedColour());
    return profile->sandbox ? color(Token::Sandbox) : QColor::fromRgb(profileColour(profile->colour));
}

void TenantBlock::setProfile(const models::TenantProfile *profile)
{
    m_connected = profile != nullptr;
    m_sandbox = profile && profile->sandbox;
    m_colour = profile ? profile->colour : 0;
    m_kind = !profile              ? tr("NOT CONNECTED")
             : profile->sandbox    ? tr("SANDBOX")
             : profile->production ? tr("PRODUCTION")
                                   : tr("TENANT");
    m_name = profile ? profile->name : tr("Choose a tenant");
    setAccessibleName(profile ? tr("Tenant: %1, %2").arg(m_name, m_kind) : tr("Not connected: choose a tenant"));
    setToolTip(accessibleName());
    update();
}

void TenantBlock::setFolded(bool folded)
{
    m_folded = folded;
    update();
}

QSize TenantBlock::sizeHint() const { return {px(m_folded ? 56 : 208), px(56)}; }

void TenantBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    models::TenantProfile profile;
    profile.sandbox = m_sandbox;
    profile.colour = m_colour;
    painter.fillRect(rect(), colourOf(m_connected ? &profile : nullptr));
    painter.setPen(theme.color(Token::OnAccent));
    QFont kindFont = theme.font(Type::Caption);
    kindFont.setWeight(QFont::Bold);
    kindFont.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    if (m_folded) {
        painter.setFont(kindFont);
        const QString text = !m_connected ? QStringLiteral("—")
                             : m_sandbox  ? tr("SAND\nBOX", "folded navigation, two lines")
                                          : QString(m_name.left(2).toUpper());
        painter.drawText(rect(), Qt::AlignCenter, text);
    } else {
        const int left = px(12);
        const int right = px(32);
        painter.setFont(kindFont);
        painter.drawText(QRect(left, px(10), width() - left - right, px(16)), Qt::AlignLeft | Qt::AlignVCenter, m_kind);
        painter.setFont(theme.font(Type::Emphasis));
        painter.drawText(QRect(left, px(27), width() - left - right, px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_name, Qt::ElideRight, width() - left - right));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Token::OnAccent), 1.2));
        const QPointF c(width() - px(20), height() / 2.0);
        painter.drawPolyline(QPolygonF({c + QPointF(-5.5, -2.8), c + QPointF(0, 2.8), c + QPointF(5.5, -2.8)}));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::OnAccent), 2));
        painter.drawRect(QRectF(rect()).adjusted(3, 3, -3, -3));
    }
}

} // namespace outdial::views
