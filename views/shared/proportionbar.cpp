// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <views/shared/figures.h>
#include <views/shared/proportionbar.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

namespace {
constexpr double gap = 2;
constexpr double least = 4;
} // namespace

ProportionBar::ProportionBar(const QString &accessibleName, int height, QWidget *parent) : QWidget(parent), m_height(height)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ProportionBar::setParts(const QList<Proportion> &parts)
{
    m_parts = parts;
    QStringList words;
    for (const Proportion &part : parts)
        words.append(QString(countText(part.count) % QLatin1Char(' ') % part.name));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

bool ProportionBar::isExaggerated() const
{
    bool exaggerated = false;
    rects(&exaggerated);
    return exaggerated;
}

QSize ProportionBar::sizeHint() const { return {px(320), px(m_height)}; }

QList<QRectF> ProportionBar::rects(bool *exaggerated) const
{
    qint64 total = 0;
    qsizetype shown = 0;
    for (const Proportion &part : m_parts) {
        total += std::max<qint64>(0, part.count);
        shown += part.count > 0 ? 1 : 0;
    }
    QList<QRectF> result;
    if (total == 0 || shown == 0) {
        result.resize(m_parts.size());
        return result;
    }
    const double room = width() - gap * static_cast<double>(shown - 1);
    // What the thin parts take more than their share is taken from the others, in proportion.
    double thin = 0;
    qint64 thick = 0;
    for (const Proportion &part : m_parts) {
        if (part.count <= 0)
            continue;
        if (room * static_cast<double>(part.count) / static_cast<double>(total) < least)
            thin += least;
        else
            thick += part.count;
    }
    if (exaggerated)
        *exaggerated = thin > 0;
    double x = 0;
    for (const Proportion &part : m_parts) {
        if (part.count <= 0) {
            result.append(QRectF());
            continue;
        }
        const bool isThin = room * static_cast<double>(part.count) / static_cast<double>(total) < least;
        const double width = isThin ? least : (room - thin) * static_cast<double>(part.count) / static_cast<double>(thick);
        result.append(QRectF(x, 0, width, px(m_height)));
        x += width + gap;
    }
    return result;
}

void ProportionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QList<QRectF> places = rects(nullptr);
    bool any = false;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (places[i].isEmpty())
            continue;
        any = true;
        painter.setBrush(color(m_parts[i].ink));
        const double radius = std::min(3.0, std::min(places[i].width(), places[i].height()) / 2);
        painter.drawRoundedRect(places[i], radius, radius);
    }
    if (!any) {
        painter.setBrush(color(Token::Track));
        painter.drawRoundedRect(QRectF(0, 0, width(), px(m_height)), 3, 3);
    }
}

bool ProportionBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QList<QRectF> places = rects(nullptr);
        for (qsizetype i = 0; i < places.size(); ++i) {
            if (places[i].adjusted(-1, 0, 1, 0).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), countText(m_parts[i].count) % QLatin1Char(' ') % m_parts[i].name, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace outdial::views
