// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QPainter>
#include <QPainterPath>
#include <QVariantAnimation>

#include <views/shared/meter.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

void paintMeter(QPainter *painter, const QRectF &rect, const MeterValue &value)
{
    const double radius = rect.height() / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (!value.known) {
        QPainterPath shape;
        shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter->setClipPath(shape);
        painter->setPen(QPen(color(Token::IdleSoft), 1.5));
        for (double x = rect.left() - rect.height(); x < rect.right() + rect.height(); x += 6)
            painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
        painter->setClipping(false);
        painter->setPen(QPen(color(Token::IdleSoft), 1));
        painter->drawPath(shape);
        painter->restore();
        return;
    }
    const auto part = [&](double share, Token ink) {
        if (share <= 0)
            return;
        // A part that exists is seen, so it is at least round.
        const double width = std::max(rect.height(), rect.width() * std::min(1.0, share));
        painter->setBrush(color(ink));
        painter->drawRoundedRect(QRectF(rect.left(), rect.top(), width, rect.height()), radius, radius);
    };
    part(1, Token::Track);
    part(std::max(value.attempted, value.completed), value.active ? Token::MeterSoft : Token::IdleSoft);
    part(value.completed, value.active ? Token::Meter : Token::Idle);
    painter->restore();
}

MeterWidget::MeterWidget(const QString &accessibleName, bool slim, QWidget *parent) : QWidget(parent), m_slim(slim)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void MeterWidget::setValue(const MeterValue &value, const QString &text)
{
    setAccessibleDescription(text);
    setToolTip(text);
    if (m_animation)
        m_animation->stop();
    const MeterValue before = m_value;
    if (Theme::instance().reducedMotion() || !isVisible() || !before.known || !value.known || before.active != value.active) {
        m_value = value;
        update();
        return;
    }
    if (!m_animation) {
        m_animation = new QVariantAnimation(this);
        m_animation->setDuration(120);
        m_animation->setStartValue(0.0);
        m_animation->setEndValue(1.0);
    }
    m_animation->disconnect(this);
    connect(m_animation, &QVariantAnimation::valueChanged, this, [this, before, value](const QVariant &at) {
        const double t = at.toDouble();
        m_value = value;
        m_value.completed = before.completed + (value.completed - before.completed) * t;
        m_value.attempted = before.attempted + (value.attempted - before.attempted) * t;
        update();
    });
    m_animation->start();
}

QSize MeterWidget::sizeHint() const { return {px(80), px(m_slim ? 4 : 8)}; }

void MeterWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int height = px(m_slim ? 4 : 8);
    paintMeter(&painter, QRectF(0, (this->height() - height) / 2, width(), height), m_value);
}

} // namespace outdial::views
