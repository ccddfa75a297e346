// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>

#include <views/records/datetimefield.h>
#include <views/records/windowbar.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordSet;
using models::WindowPreset;

WindowBar::WindowBar(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("tools"));
    setFixedHeight(px(44));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_label = makeLabel({}, "", "muted", this);
    m_presets = new QComboBox(this);
    m_label->setBuddy(m_presets);
    m_presets->addItem(tr("the last hour"), int(WindowPreset::LastHour));
    m_presets->addItem(tr("today"), int(WindowPreset::Today));
    m_presets->addItem(tr("yesterday"), int(WindowPreset::Yesterday));
    m_presets->addItem(tr("the last 7 days"), int(WindowPreset::LastSevenDays));
    m_presets->addItem(tr("this month"), int(WindowPreset::ThisMonth));
    m_presets->addItem(tr("all time"), int(WindowPreset::AllTime));
    m_presets->addItem(tr("custom…"), int(WindowPreset::Custom));
    m_custom = new QWidget(this);
    auto *custom = new QHBoxLayout(m_custom);
    custom->setContentsMargins(0, 0, 0, 0);
    custom->setSpacing(8);
    m_from = new DateTimeField(tr("Start of the time"), m_custom);
    m_to = new DateTimeField(tr("End of the time"), m_custom);
    auto *from = makeLabel(tr("fr&om"), "", "muted", m_custom);
    auto *to = makeLabel(tr("befor&e"), "", "muted", m_custom);
    from->setBuddy(m_from->edit());
    to->setBuddy(m_to->edit());
    custom->addWidget(from);
    custom->addWidget(m_from);
    custom->addWidget(to);
    custom->addWidget(m_to);
    m_text = new ElidedLabel({}, "small", "muted", this);
    row->addWidget(m_label);
    row->addWidget(m_presets);
    row->addWidget(m_custom);
    row->addWidget(m_text, 1);
    // Typing a date passes by many others.
    m_settle.setSingleShot(true);
    m_settle.setInterval(600);
    connect(&m_settle, &QTimer::timeout, this, &WindowBar::takeCustom);
    connect(m_presets, &QComboBox::activated, this, &WindowBar::presetChosen);
    connect(m_from, &DateTimeField::changed, this, &WindowBar::customChanged);
    connect(m_to, &DateTimeField::changed, this, &WindowBar::customChanged);
    setSelection({});
}

void WindowBar::setSelection(const models::RecordSelection &selection)
{
    m_selection = selection;
    m_settle.stop();
    m_label->setText(selection.set == RecordSet::Updated ? tr("Last a&ttempt") : tr("Comple&ted"));
    m_presets->setCurrentIndex(m_presets->findData(int(selection.preset)));
    m_custom->setVisible(selection.preset == WindowPreset::Custom);
    m_from->setTimeZone(selection.zone);
    m_to->setTimeZone(selection.zone);
    if (selection.preset == WindowPreset::Custom) {
        m_from->setTime(selection.custom.start);
        m_to->setTime(selection.custom.end);
    }
    refreshText();
}

void WindowBar::presetChosen()
{
    const auto preset = static_cast<WindowPreset>(m_presets->currentData().toInt());
    if (preset == m_selection.preset)
        return;
    models::RecordSelection next = m_selection;
    if (preset == WindowPreset::Custom) {
        // Begins with what was chosen, or with today.
        models::TimeWindow window = m_selection.window();
        if (!window.start.isValid())
            window = models::windowOf(WindowPreset::Today, next.zone);
        if (!window.end.isValid())
            window.end = models::windowOf(WindowPreset::Today, next.zone).end;
        // Whole minutes, as the fields have them.
        window.start = window.start.addMSecs(-(window.start.toMSecsSinceEpoch() % 60'000));
        next.custom = window;
    }
    next.preset = preset;
    setSelection(next);
    if (preset == WindowPreset::Custom)
        m_from->setFocus();
    Q_EMIT changed();
}

void WindowBar::customChanged()
{
    m_settle.start();
    refreshText();
}

void WindowBar::takeCustom()
{
    const models::TimeWindow window{m_from->time(), m_to->time()};
    if (window == m_selection.custom || window.start >= window.end)
        return;
    m_selection.custom = window;
    refreshText();
    Q_EMIT changed();
}

void WindowBar::refreshText()
{
    const bool custom = m_selection.preset == WindowPreset::Custom;
    const bool wrong = custom && m_from->time() >= m_to->time();
    const QString zone = models::zoneText(m_selection.zone, custom ? m_from->time() : QDateTime::currentDateTimeUtc());
    if (wrong)
        m_text->setText(tr("The end must be after the start. The records of the time before are shown."));
    else if (custom)
        m_text->setText(zone);
    else
        m_text->setText(tr("%1 (%2)").arg(models::windowText(m_selection.window(), m_selection.zone), zone));
    LabelStyle::set(m_text, "small", wrong ? "err" : "muted");
}

} // namespace outdial::views
