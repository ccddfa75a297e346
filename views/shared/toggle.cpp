// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QPainter>
#include <QVariantAnimation>

#include <views/shared/theme.h>
#include <views/shared/toggle.h>

namespace outdial::views {

QSize toggleSize() { return {px(32), px(18)}; }

void paintToggle(QPainter *painter, const QRectF &rect, const ToggleLook &look)
{
    const QSizeF size = toggleSize();
    const QRectF body(rect.left(), rect.top() + std::floor((rect.height() - size.height()) / 2), size.width(), size.height());
    const double knobSize = px(12);
    const double inset = (size.height() - knobSize) / 2;
    const double travel = size.width() - 2 * inset - knobSize;

    Token ground = Token::Base;
    Token edge = look.hovered ? Token::TextMuted : Token::Outline;
    Token knob = Token::Outline;
    double at = 0;
    switch (look.position) {
    case TogglePosition::Off:
        break;
    case TogglePosition::On:
        ground = edge = look.offline ? Token::Idle : Token::Ok;
        knob = Token::OnAccent;
        at = 1;
        break;
    case TogglePosition::Waiting:
        ground = Token::AccentTint;
        edge = knob = Token::AccentText;
        at = 0.5;
        break;
    }
    if (!look.enabled) {
        edge = knob = Token::Border;
        ground = Token::Sunken;
    }
    if (look.knob >= 0)
        at = look.knob;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(edge), 1));
    painter->setBrush(color(ground));
    const QRectF edged = body.adjusted(0.5, 0.5, -0.5, -0.5);
    painter->drawRoundedRect(edged, edged.height() / 2, edged.height() / 2);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(knob));
    painter->drawEllipse(QRectF(body.left() + inset + travel * at, body.top() + inset, knobSize, knobSize));
    if (look.focused) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(color(Token::Focus), 2));
        const QRectF ring = body.adjusted(-2, -2, 2, 2);
        painter->drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
    painter->restore();
}

ToggleButton::ToggleButton(const QString &accessibleName, QWidget *parent) : QAbstractButton(parent)
{
    setAccessibleName(accessibleName);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    // Assistive technology toggles without a click: it asks as well, and changes nothing either.
    connect(this, &QAbstractButton::toggled, this, [this](bool on) {
        if (on == (m_position == TogglePosition::On))
            return;
        setChecked(!on);
        nextCheckState();
    });
}

void ToggleButton::setPosition(TogglePosition position)
{
    if (position == m_position)
        return;
    const auto place = [](TogglePosition p) { return p == TogglePosition::On ? 1.0 : p == TogglePosition::Off ? 0.0 : 0.5; };
    const double from = m_knob >= 0 ? m_knob : place(m_position);
    m_position = position;
    setChecked(position == TogglePosition::On);
    setAccessibleDescription(position == TogglePosition::Waiting ? tr("Waiting for the tenant") : QString());
    if (m_animation)
        m_animation->stop();
    m_knob = -1;
    if (isVisible() && !Theme::instance().reducedMotion()) {
        if (!m_animation) {
            m_animation = new QVariantAnimation(this);
            m_animation->setDuration(120);
            connect(m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
                m_knob = value.toDouble();
                update();
            });
            connect(m_animation, &QVariantAnimation::finished, this, [this] {
                m_knob = -1;
                update();
            });
        }
        m_animation->setStartValue(from);
        m_animation->setEndValue(place(position));
        m_animation->start();
    }
    update();
}

void ToggleButton::setOffline(bool offline)
{
    m_offline = offline;
    update();
}

QSize ToggleButton::sizeHint() const
{
    return toggleSize() + QSize(8, 8); // room for the ring
}

void ToggleButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    ToggleLook look;
    look.position = m_position;
    look.enabled = isEnabled();
    look.offline = m_offline;
    look.hovered = underMouse();
    look.focused = hasFocus();
    look.knob = m_knob;
    paintToggle(&painter, QRectF(rect()).adjusted(4, 0, 0, 0), look);
}

void ToggleButton::nextCheckState()
{
    // The state follows what the tenant confirms; a click only asks.
    if (m_position != TogglePosition::Waiting && !m_offline)
        Q_EMIT requested(m_position == TogglePosition::Off);
}

} // namespace outdial::views
