// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>

#include <models/transfer/placesmodel.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/placesline.h>

namespace outdial::views {

using models::PlaceShare;

PlacesLine::PlacesLine(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, px(4));
    layout->setSpacing(px(12));
    layout->addWidget(new IconLabel(QStringLiteral("chronometer")), 0, Qt::AlignTop);
    m_text = makeLabel({}, "");
    m_text->setWordWrap(true);
    layout->addWidget(m_text, 1);
    m_clock.setInterval(5000);
    connect(&m_clock, &QTimer::timeout, this, [this] { refresh(QDateTime::currentDateTime()); });
    setSpread({});
}

void PlacesLine::setSpread(const models::PhoneSpread &spread, const QDateTime &now)
{
    m_spread = spread;
    setVisible(spread.state == models::PhoneSpread::State::Counted && spread.numbers > 0);
    refresh(now);
}

void PlacesLine::refresh(const QDateTime &now)
{
    constexpr int most = 3;
    QStringList parts;
    for (const auto &share : models::zoneShares(m_spread, now, most)) {
        const QString count = countText(share.numbers);
        const QString clock = models::clockThere(share.zone, now);
        switch (share.kind) {
        case PlaceShare::Kind::Place:
            parts.append(clock.isEmpty() ? tr("%1 in %2").arg(count, share.name)
                                         : tr("%1 in %2 (now %3)").arg(count, share.name, clock));
            break;
        case PlaceShare::Kind::Others:
            parts.append(tr("%1 in other time zones").arg(count));
            break;
        case PlaceShare::Kind::Several:
            parts.append(tr("%1 in one of several time zones").arg(count));
            break;
        case PlaceShare::Kind::Nowhere:
            parts.append(tr("%1 without a known place").arg(count));
            break;
        }
    }
    m_text->setText(tr("Phone numbers, as far as their beginnings tell: %1.").arg(parts.join(QStringLiteral(", "))));
}

QString PlacesLine::text() const { return m_text->text(); }

void PlacesLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_clock.start();
}

void PlacesLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace outdial::views
