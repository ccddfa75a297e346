// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the dialog: fields, result, times, foot.

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <views/jobs/criteriafield.h>
#include <views/jobs/deletemanydialog.h>
#include <views/records/datetimefield.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using Policy = api::DeleteCriteria::Policy;

QWidget *DeleteManyDialog::makeFields()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(makeLabel(tr("Values of key and searchable fields"), "emphasis", "", part));
    m_fieldsHint = makeLabel({}, "small", "muted", part);
    m_fieldsHint->setWordWrap(true);
    column->addWidget(m_fieldsHint);
    auto *rows = new QWidget(part);
    m_fieldRows = new QVBoxLayout(rows);
    m_fieldRows->setContentsMargins(0, 0, px(8), 0);
    m_fieldRows->setSpacing(px(12));
    auto *scroll = new QScrollArea(part);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Criteria over fields"));
    scroll->setWidget(rows);
    scroll->setMinimumHeight(px(148));
    m_fieldScroll = scroll;
    column->addWidget(scroll);
    auto *add = new Button(tr("Add another field"), ButtonKind::Normal, ButtonSize::Row, part);
    add->setIconName(QStringLiteral("list-add"));
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] {
        addField()->fieldChoice()->setFocus();
        refresh(); // what is half filled cannot be sent
    });
    column->addWidget(add, 0, Qt::AlignLeft);
    return part;
}

QWidget *DeleteManyDialog::makeResult()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_byResult = new QCheckBox(tr("By the &result:"), part);
    m_policy = new QComboBox(part);
    m_policy->addItem(tr("completed or expired"), int(Policy::OnlyCompleted));
    m_policy->addItem(tr("never attempted"), int(Policy::OnlyNeverAttempted));
    m_policy->addItem(tr("any result"), int(Policy::All));
    QLabel *in = makeLabel({}, "", "muted", part);
    in->setText(tr("&in the campaign"));
    m_campaign = new QComboBox(part);
    m_campaign->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    in->setBuddy(m_campaign);
    QLabel *which = makeLabel({}, "", "muted", part);
    which->setText(tr("re&cords"));
    which->setBuddy(m_policy);
    row->addWidget(m_byResult);
    row->addWidget(which);
    row->addWidget(m_policy);
    row->addWidget(in);
    row->addWidget(m_campaign, 1);
    connect(m_byResult, &QCheckBox::toggled, this, &DeleteManyDialog::refresh);
    connect(m_policy, &QComboBox::currentIndexChanged, this, &DeleteManyDialog::refresh);
    connect(m_campaign, &QComboBox::currentIndexChanged, this, &DeleteManyDialog::refresh);
    return part;
}

QWidget *DeleteManyDialog::makeTimes()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_from = new QCheckBox(tr("Created at &or after"), part);
    m_fromTime = new DateTimeField(tr("First time of creation"), part);
    m_to = new QCheckBox(tr("created &before"), part);
    m_toTime = new DateTimeField(tr("End of the time of creation"), part);
    for (DateTimeField *field : {m_fromTime, m_toTime}) {
        field->setTimeZone(m_what.zone);
        field->setTime(QDateTime(QDate::currentDate(), QTime(0, 0)).toUTC());
        connect(field, &DateTimeField::changed, this, &DeleteManyDialog::refresh);
    }
    for (QCheckBox *check : {m_from, m_to})
        connect(check, &QCheckBox::toggled, this, &DeleteManyDialog::refresh);
    row->addWidget(m_from);
    row->addWidget(m_fromTime);
    row->addSpacing(px(12));
    row->addWidget(m_to);
    row->addWidget(m_toTime);
    row->addWidget(makeLabel(m_what.zone == models::TimeZoneShown::Utc ? tr("UTC") : tr("local time"), "small", "muted", part));
    row->addStretch(1);
    return part;
}

QWidget *DeleteManyDialog::makeFoot()
{
    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_why = makeLabel({}, "small", "muted", foot);
    m_why->setWordWrap(true);
    auto *keep = new Button(tr("Keep the records"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_act = new Button(tr("Delete the matching records…"), ButtonKind::Destructive, ButtonSize::Dialog, foot);
    m_act->setIconName(QStringLiteral("edit-delete"));
    m_act->setAutoDefault(false);
    keep->setDefault(true);
    row->addWidget(m_why, 1);
    row->addWidget(keep);
    row->addWidget(m_act);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, [this] {
        const models::DeletionDraft wanted = draft();
        if (!wanted.problems().isEmpty())
            return;
        Q_EMIT chosen(wanted);
        accept();
    });
    return foot;
}

} // namespace outdial::views
