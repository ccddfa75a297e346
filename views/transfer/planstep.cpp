// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <models/transfer/importqueue.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/placesline.h>
#include <views/transfer/planstep.h>

namespace outdial::views {

PlanStep::PlanStep(models::ImportJob *job, models::ImportQueue *queue, QWidget *parent) : ImportStep(job, parent), m_queue(queue)
{
    setLook(this, "part", QStringLiteral("tools")); // the ground of a window: the card stands on it
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(16), px(16), px(16), px(16));
    auto *card = new Card;
    m_headline = makeLabel({}, "pane");
    m_headline->setWordWrap(true);
    card->body()->addWidget(m_headline);
    card->body()->addSpacing(px(8));
    const auto line = [&](const QString &icon) {
        auto *row = new QHBoxLayout;
        row->setSpacing(px(12));
        row->addWidget(new IconLabel(icon), 0, Qt::AlignTop);
        auto *label = makeLabel({}, "");
        label->setWordWrap(true);
        row->addWidget(label, 1);
        card->body()->addLayout(row);
        card->body()->addSpacing(px(4));
        return label;
    };
    m_sent = line(QStringLiteral("document-import"));
    m_blocked = line(QStringLiteral("go-next-skip"));
    m_calls = line(QStringLiteral("call-start"));
    m_places = new PlacesLine;
    card->body()->addWidget(m_places);
    m_safety = line(QStringLiteral("data-information"));
    card->setMaximumWidth(px(760));
    // Beside a stretch: alone, its height would be that of a card as wide as the page, and cut the last lines.
    auto *across = new QHBoxLayout;
    across->addWidget(card, 1);
    across->addStretch(0);
    layout->addLayout(across);
    layout->addSpacing(px(8));
    m_trial = new QCheckBox(tr("&Try it with five rows first: the others go when you have looked at them"));
    m_trial->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(m_trial);
    connect(m_trial, &QCheckBox::toggled, job, &models::ImportJob::setTrial);
    m_alone = new QCheckBox;
    m_alone->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(m_alone);
    layout->addStretch(1);
    connect(m_alone, &QCheckBox::toggled, queue, &models::ImportQueue::setByItself);
    connect(queue, &models::ImportQueue::changed, this, &PlanStep::refreshQueue);
    refreshQueue();
}

void PlanStep::refreshQueue()
{
    if (m_queue == nullptr)
        return;
    m_trial->setChecked(this->job()->trial());
    m_alone->setVisible(m_queue->waiting() > 0);
    m_alone->setText(tr("&Go on with the other %n file(s) by themselves if their columns are the same and none of their rows is "
                        "blocked",
                        nullptr, m_queue->waiting()));
    m_alone->setChecked(m_queue->isByItself());
}

QString PlanStep::nextText() const
{
    const int rows = int(job()->report().ready);
    switch (job()->mode()) {
    case models::ImportMode::Add:
        break;
    case models::ImportMode::Update:
        return tr("Update %n record(s)", nullptr, rows);
    case models::ImportMode::Upsert:
        return tr("Update or add %n record(s)", nullptr, rows);
    }
    return tr("Add %n record(s)", nullptr, rows);
}

QString PlanStep::headline() const
{
    const QString rows = countText(job()->report().ready);
    const QString list = job()->target() ? job()->target()->listName : QString();
    switch (job()->mode()) {
    case models::ImportMode::Add:
        break;
    case models::ImportMode::Update:
        return tr("Update %1 records of “%2”").arg(rows, list);
    case models::ImportMode::Upsert:
        return tr("Update or add %1 records in “%2”").arg(rows, list);
    }
    return tr("Add %1 records to “%2”").arg(rows, list);
}

// What the tenant makes of the rows, beyond what the check could see.
QString PlanStep::meaning() const
{
    const QString empty =
        job()->emptyResets() ? tr("An empty cell empties the field.") : tr("An empty cell leaves the field as it is.");
    switch (job()->mode()) {
    case models::ImportMode::Add:
        break;
    case models::ImportMode::Update:
        return tr("Only fields that have a column are changed. %1 How many of the keys are in the list, the tenant tells: the "
                  "others "
                  "change nothing and are reported.")
            .arg(empty);
    case models::ImportMode::Upsert:
        return tr("Records with the key of a row are changed in the fields that have a column. %1 Rows without such a record are "
                  "added, in a second request of their batch.")
            .arg(empty);
    }
    if (job()->formatState() == models::ImportJob::FormatState::Known && !job()->format().hasKey())
        return tr("The list has no key: each row that is sent becomes a record, also one that is in the list already.");
    return tr("Records whose key is in the list already are not changed; the tenant tells which, and they go into the file of "
              "rejects.");
}

void PlanStep::enter()
{
    const auto report = job()->report();
    m_headline->setText(headline());
    const auto batches = (report.ready + 999) / 1000;
    m_sent->setText(tr("%1 of %2 rows of “%3” are sent, in at most %n request(s).", nullptr, int(batches))
                        .arg(countText(report.ready), countText(report.rows), job()->fileName()) +
                    u' ' + meaning());
    m_blocked->setText(report.blocked == 0 ? tr("No row is left out.")
                                           : tr("%1 rows are blocked and not sent. They go into a file of rejects beside the "
                                                "source, with line and reason; mended, "
                                                "it can be dropped again.")
                                                 .arg(countText(report.blocked)));
    m_calls->setText(
        job()->mode() == models::ImportMode::Update
            ? tr("Changes take effect at the next attempt to call a record. A sorted list is sorted anew only when its "
                 "sorting is applied again.")
            : tr("If the list is bound to a running campaign, the new records may be dialed at once."));
    m_places->setSpread(report.phones);
    m_safety->setText(tr(
        "A journal is kept on this computer. If the connection, Outdial or the computer stops in the middle, the import goes on "
        "where it was; a batch whose answer was lost is looked up, not sent again blindly."));
}

} // namespace outdial::views
