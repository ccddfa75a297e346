// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include <views/monitor/monitorsettingsdialog.h>
#include <views/monitor/monitorsettingsform.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::AlertKind;
using models::AlertRule;

namespace {

QList<AlertRule> rulesOf(const models::AlertBook &book)
{
    QList<AlertRule> rules;
    for (int i = 0; i < models::alertKindCount; ++i)
        rules.append(book.rule(AlertKind(i)));
    return rules;
}

} // namespace

MonitorSettingsDialog::MonitorSettingsDialog(models::CampaignMonitor &monitor, QWidget *parent)
    : MonitorSettingsDialog(monitor.settings(), rulesOf(monitor.alerts()), parent)
{
    connect(this, &MonitorSettingsDialog::saved, &monitor,
            [&monitor](const models::MonitorSettings &settings, const QList<AlertRule> &rules) {
                // Campaigns may have been hidden from the wall in the meantime.
                models::MonitorSettings wanted = settings;
                wanted.hidden = monitor.settings().hidden;
                if (!(wanted == monitor.settings()))
                    monitor.setSettings(wanted);
                for (const AlertRule &rule : rules) {
                    if (!(rule == monitor.alerts().rule(rule.kind)))
                        monitor.alerts().setRule(rule);
                }
            });
}

MonitorSettingsDialog::MonitorSettingsDialog(const models::MonitorSettings &settings, const QList<AlertRule> &rules,
                                             QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Monitor settings"));
    setFixedWidth(px(896));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(16));
    column->addWidget(makeLabel(windowTitle(), "pane", "", this));
    m_form = new MonitorSettingsForm(this);
    m_form->setSettings(settings);
    m_form->setRules(rules);
    column->addWidget(m_form);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    m_restore = new Button(tr("Restore &defaults"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_restore->setToolTip(tr("Fills in what Outdial comes with. It is in force when you save it."));
    m_restore->setAutoDefault(false);
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_cancel->setAutoDefault(false);
    buttons->addWidget(m_cancel);
    m_save = new Button(tr("&Save settings"), ButtonKind::Primary, ButtonSize::Dialog, this);
    m_save->setDefault(true);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(m_restore, &QPushButton::clicked, this, &MonitorSettingsDialog::restoreDefaults);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &MonitorSettingsDialog::save);
    // As high as its wrapped lines need.
    resize(width(), column->totalHeightForWidth(width()));
    m_form->requests()->setFocus();
}

void MonitorSettingsDialog::restoreDefaults()
{
    models::MonitorSettings defaults;
    defaults.hidden = m_form->settings().hidden;
    m_form->setSettings(defaults);
    QList<AlertRule> rules;
    for (int i = 0; i < models::alertKindCount; ++i)
        rules.append(models::defaultRule(AlertKind(i)));
    m_form->setRules(rules);
}

void MonitorSettingsDialog::save()
{
    Q_EMIT saved(m_form->settings(), m_form->rules());
    accept();
}

} // namespace outdial::views
