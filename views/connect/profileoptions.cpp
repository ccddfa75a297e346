// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <models/connect/session.h>
#include <views/connect/profileoptions.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

ProfileOptions::ProfileOptions(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_disclosure = new Button(tr("Profile name, colour and safe mode"), ButtonKind::Link, ButtonSize::Row, this);
    column->addWidget(m_disclosure);
    m_inner = new QWidget(this);
    auto *inner = new QVBoxLayout(m_inner);
    inner->setContentsMargins(24, 0, 0, 0);
    inner->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_name = new QLineEdit(m_inner);
    row->addWidget(new FormField(tr("Profile &name"), m_name, m_inner), 1);
    m_colour = new QComboBox(m_inner);
    row->addWidget(new FormField(tr("&Colour"), m_colour, m_inner));
    inner->addLayout(row);
    m_production = new QCheckBox(tr("&Production: real people are called"), m_inner);
    m_production->setChecked(true);
    m_production->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    inner->addWidget(m_production);
    m_asksFirst = new QCheckBox(tr("Sa&fe mode: starting and stopping asks first"), m_inner);
    m_asksFirst->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    inner->addWidget(m_asksFirst);
    column->addWidget(m_inner);
    fillColours();
    setOpen(false);
    connect(m_disclosure, &QPushButton::clicked, this, [this] {
        setOpen(!m_open);
        Q_EMIT toggled();
    });
}

void ProfileOptions::fillColours()
{
    // In the order of profileColour().
    const QString names[] = {tr("Blue"), tr("Teal"), tr("Amber"), tr("Red"), tr("Grey")};
    for (int i = 0; i < profileColourCount(); ++i) {
        QPixmap swatch(QSize(16, 16) * devicePixelRatioF());
        swatch.setDevicePixelRatio(devicePixelRatioF());
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(profileColour(i)));
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 3, 3);
        painter.end();
        m_colour->addItem(QIcon(swatch), names[i]);
    }
}

void ProfileOptions::setOpen(bool open)
{
    m_open = open;
    m_inner->setVisible(open);
    m_disclosure->setIconName(open ? QStringLiteral("go-down") : QStringLiteral("go-next"));
    m_disclosure->setAccessibleDescription(open ? tr("open") : tr("closed"));
}

void ProfileOptions::read(const models::TenantProfile &profile)
{
    m_name->setText(profile.name);
    m_colour->setCurrentIndex(profile.colour % profileColourCount());
    m_production->setChecked(profile.production);
    m_asksFirst->setChecked(profile.asksFirst);
}

void ProfileOptions::write(models::TenantProfile &profile) const
{
    profile.name = m_name->text().trimmed();
    profile.colour = m_colour->currentIndex();
    profile.production = m_production->isChecked();
    profile.asksFirst = m_asksFirst->isChecked();
}

} // namespace outdial::views
