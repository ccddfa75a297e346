// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/modepane.h>

namespace outdial::views {

using models::ImportJob;
using models::ImportMode;

ModePane::ModePane(ImportJob *job, QWidget *parent) : QWidget(parent), m_job(job)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(16));
    m_mode = new QComboBox;
    m_mode->addItem(tr("Add new records"), int(ImportMode::Add));
    m_mode->addItem(tr("Update records"), int(ImportMode::Update));
    m_mode->addItem(tr("Update or add"), int(ImportMode::Upsert));
    m_mode->setMinimumWidth(px(220));
    layout->addWidget(new FormField(tr("&What to do with the rows"), m_mode), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(6));
    m_meaning = makeLabel({}, "small", "muted");
    m_meaning->setWordWrap(true);
    m_empty = new QCheckBox(tr("An &empty cell empties the field of the record"));
    m_apart = new QCheckBox(tr("Write rows without a record into a file of their &own"));
    m_compare = new QCheckBox;
    words->addSpacing(px(4));
    words->addWidget(m_meaning);
    words->addWidget(m_empty);
    words->addWidget(m_apart);
    words->addWidget(m_compare);
    words->addStretch(1);
    layout->addLayout(words, 1);
    connect(m_mode, &QComboBox::activated, this, [this] { m_job->setMode(ImportMode(m_mode->currentData().toInt())); });
    connect(m_empty, &QCheckBox::toggled, m_job, &ImportJob::setEmptyResets);
    connect(m_apart, &QCheckBox::toggled, m_job, &ImportJob::setMissingApart);
    connect(m_compare, &QCheckBox::toggled, m_job, &ImportJob::setCompares);
    connect(m_job, &ImportJob::mappingChanged, this, &ModePane::refresh);
    connect(m_job, &ImportJob::formatChanged, this, &ModePane::refresh);
    refresh();
}

void ModePane::refresh()
{
    const auto mode = m_job->mode();
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
    const bool keyless = m_job->formatState() == ImportJob::FormatState::Known && !m_job->format().hasKey();
    switch (mode) {
    case ImportMode::Add:
        m_meaning->setText(tr("Each row becomes a record. A row whose key is in the list already changes nothing there, and is "
                              "reported."));
        break;
    case ImportMode::Update:
        m_meaning->setText(
            tr("Each row changes the record with its key: the fields that have a column, no others. A row whose key "
               "is not in the list is reported."));
        break;
    case ImportMode::Upsert:
        m_meaning->setText(tr("Each row changes the record with its key. Where the list has none, the row becomes a record."));
        break;
    }
    if (keyless && mode != ImportMode::Add)
        m_meaning->setText(
            tr("The records of this list have no key, so that they cannot be found again: rows can only be added."));
    m_empty->setVisible(mode != ImportMode::Add);
    m_empty->setChecked(m_job->emptyResets());
    m_apart->setVisible(mode == ImportMode::Update);
    m_apart->setChecked(m_job->missingApart());
    m_compare->setText(mode == ImportMode::Add ? tr("&Compare with the records of the list during the check")
                                               : tr("&Compare with the records of the list, and send only what differs"));
    m_compare->setToolTip(
        tr("Reads the records of the list through a campaign that it is bound to. Of an update, the values before "
           "are kept in a file beside the source, from which they can be set back."));
    m_compare->setChecked(m_job->compares());
}

} // namespace outdial::views
