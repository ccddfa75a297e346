// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

#include <views/monitor/monitorsettingsform.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::AlertKind;
using models::AlertRule;

namespace {

struct KindWords {
    QString title; // with a mnemonic
    QString about; // what it means
    QString unit;  // of the threshold; empty: it has none
    double least = 0;
    double most = 0;
    int decimals = 0;
};

KindWords wordsOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::NearlyExhausted:
        return {MonitorSettingsForm::tr("List nearly e&xhausted"),
                MonitorSettingsForm::tr("An enabled list has fewer open records than this share."),
                MonitorSettingsForm::tr(" %", "behind a number: of the records"),
                0.1,
                90,
                1};
    case AlertKind::CampaignStopped:
        return {MonitorSettingsForm::tr("Campaign s&topped"),
                MonitorSettingsForm::tr("It ran, and somebody else stopped it."),
                {},
                0,
                0,
                0};
    case AlertKind::NoAttempts:
        return {MonitorSettingsForm::tr("&No attempts"),
                MonitorSettingsForm::tr("It runs and has open records, but made no attempt for so long."),
                MonitorSettingsForm::tr(" min", "behind a number: minutes"),
                1,
                1440,
                0};
    case AlertKind::DispositionShare:
        break;
    }
    return {MonitorSettingsForm::tr("Disposition out of its &usual share"),
            MonitorSettingsForm::tr("In the last hour it was so many percentage points off what is usual."),
            MonitorSettingsForm::tr(" points", "behind a number: percentage points"),
            1,
            100,
            0};
}

} // namespace

MonitorSettingsForm::MonitorSettingsForm(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(16));
    auto *reading = new QHBoxLayout;
    reading->setSpacing(px(24));
    m_requests = new QSpinBox(this);
    m_requests->setRange(10, 600);
    m_requests->setSingleStep(10);
    m_requestsField = new FormField(tr("&Requests a minute"), m_requests, this);
    reading->addWidget(m_requestsField, 1, Qt::AlignTop);
    m_quiet = new QSpinBox(this);
    m_quiet->setRange(1, 240);
    auto *quiet = new FormField(tr("Minutes without an attempt until it is “not &dialing”"), m_quiet, this);
    quiet->setHint(tr("A running campaign with open records shows “Why is it not dialing?” then."));
    reading->addWidget(quiet, 1, Qt::AlignTop);
    column->addLayout(reading);
    column->addWidget(makeLine(Qt::Horizontal, this));

    column->addWidget(makeLabel(tr("Alerts"), "card", "", this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(12));
    grid->setColumnStretch(0, 1);
    const struct {
        QString title;
        QString about;
    } heads[] = {{tr("Told when"), {}},
                 {tr("From"), tr("From where on it counts")},
                 {tr("Over again by"), tr("How far beyond that it must be to be over, so that what flickers is told once")},
                 {tr("Holds for"), tr("How long it must be so before it is told")},
                 {tr("On the desktop"), tr("As a notification of the desktop, too")}};
    for (int i = 0; i < int(std::size(heads)); ++i) {
        QLabel *head = makeLabel(heads[i].title, "smallStrong", "muted", this);
        head->setToolTip(heads[i].about);
        grid->addWidget(head, 0, i);
    }
    for (int i = 0; i < models::alertKindCount; ++i)
        addRow(grid, AlertKind(i));
    column->addLayout(grid);
    connect(m_requests, &QSpinBox::valueChanged, this, &MonitorSettingsForm::showRequests);
    showRequests();
}

void MonitorSettingsForm::addRow(QGridLayout *grid, AlertKind kind)
{
    const KindWords words = wordsOf(kind);
    const QString name = QString(words.title).remove(QLatin1Char('&'));
    const int line = grid->rowCount();
    Row row;
    auto *first = new QVBoxLayout;
    first->setSpacing(px(2));
    row.on = new QCheckBox(words.title, this);
    row.on->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row.on->setAccessibleDescription(words.about);
    first->addWidget(row.on);
    QLabel *about = makeLabel(words.about, "small", "muted", this);
    about->setWordWrap(true);
    about->setContentsMargins(px(24), 0, 0, 0);
    first->addWidget(about);
    grid->addLayout(first, line, 0);

    const auto number = [&](const QString &what, double least, double most) {
        auto *box = new QDoubleSpinBox(this);
        box->setDecimals(words.decimals);
        box->setRange(least, most);
        box->setSuffix(words.unit);
        box->setMinimumWidth(px(104));
        box->setAccessibleName(tr("%1: %2").arg(name, what));
        return box;
    };
    if (!words.unit.isEmpty()) {
        row.threshold = number(tr("from"), words.least, words.most);
        row.hysteresis = number(tr("over again by"), 0, words.most);
        // Where more is worse, it could never be over by more than the threshold.
        if (kind == AlertKind::NoAttempts || kind == AlertKind::DispositionShare) {
            QDoubleSpinBox *by = row.hysteresis;
            connect(row.threshold, &QDoubleSpinBox::valueChanged, by, [by](double most) { by->setMaximum(most); });
        }
        grid->addWidget(row.threshold, line, 1);
        grid->addWidget(row.hysteresis, line, 2);
    }
    row.hold = new QSpinBox(this);
    row.hold->setRange(0, 24 * 3600);
    row.hold->setSingleStep(30);
    row.hold->setSuffix(tr(" s", "behind a number: seconds"));
    row.hold->setMinimumWidth(px(96));
    row.hold->setAccessibleName(tr("%1: holds for").arg(name));
    grid->addWidget(row.hold, line, 3);
    row.notify = new QCheckBox(tr("Tell it"), this);
    row.notify->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row.notify->setAccessibleName(tr("%1: tell it on the desktop").arg(name));
    grid->addWidget(row.notify, line, 4);
    connect(row.on, &QCheckBox::toggled, this, [row] { enable(row); });
    enable(row);
    m_rows.append(row);
}

void MonitorSettingsForm::enable(const Row &row)
{
    for (QWidget *part : std::initializer_list<QWidget *>{row.threshold, row.hysteresis, row.hold, row.notify}) {
        if (part)
            part->setEnabled(row.on->isChecked());
    }
}

void MonitorSettingsForm::showRequests()
{
    const double seconds = 60.0 / m_requests->value();
    m_requestsField->setHint(
        tr("At most one request each %1 s for all polling of this tenant together; what you ask for yourself comes "
           "on top. With fewer, figures are older when many campaigns run.")
            .arg(QLocale().toString(seconds, 'g', 2)));
}

void MonitorSettingsForm::setSettings(const models::MonitorSettings &settings)
{
    m_settings = settings;
    m_requests->setValue(settings.requestsPerMinute);
    m_quiet->setValue(settings.quietMinutes);
}

models::MonitorSettings MonitorSettingsForm::settings() const
{
    models::MonitorSettings settings = m_settings;
    settings.requestsPerMinute = m_requests->value();
    settings.quietMinutes = m_quiet->value();
    return settings;
}

void MonitorSettingsForm::setRules(const QList<AlertRule> &rules)
{
    for (const AlertRule &rule : rules) {
        const Row &row = m_rows[int(rule.kind)];
        row.on->setChecked(rule.on);
        if (row.threshold)
            row.threshold->setValue(rule.threshold);
        if (row.hysteresis)
            row.hysteresis->setValue(rule.hysteresis);
        row.hold->setValue(rule.holdSeconds);
        row.notify->setChecked(rule.notify);
    }
}

QList<AlertRule> MonitorSettingsForm::rules() const
{
    QList<AlertRule> rules;
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        AlertRule rule;
        rule.kind = AlertKind(i);
        rule.on = row.on->isChecked();
        rule.threshold = row.threshold ? row.threshold->value() : 0;
        rule.hysteresis = row.hysteresis ? row.hysteresis->value() : 0;
        rule.holdSeconds = row.hold->value();
        rule.notify = row.notify->isChecked();
        rules.append(rule);
    }
    return rules;
}

} // namespace outdial::views
