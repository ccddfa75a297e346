// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/planstep.h>

namespace outdial::views {

PlanStep::PlanStep(models::ImportJob *job, QWidget *parent) : ImportStep(job, parent)
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
    m_safety = line(QStringLiteral("data-information"));
    card->setMaximumWidth(px(760));
    layout->addWidget(card);
    layout->addStretch(1);
}

QString PlanStep::nextText() const { return tr("Add %n record(s)", nullptr, int(job()->report().ready)); }

void PlanStep::enter()
{
    const auto report = job()->report();
    const QString list = job()->target() ? job()->target()->listName : QString();
    m_headline->setText(tr("Add %1 records to “%2”").arg(countText(report.ready), list));
    const auto batches = (report.ready + 999) / 1000;
    m_sent->setText(
        tr("%1 of %2 rows of “%3” are sent, in batches of 1,000: %n request(s). Records whose key is in the list already are not "
           "changed; the tenant tells which, and they go into the file of rejects.",
           nullptr, int(batches))
            .arg(countText(report.ready), countText(report.rows), job()->fileName()));
    m_blocked->setText(report.blocked == 0 ? tr("No row is left out.")
                                           : tr("%1 rows are blocked and not sent. They go into a file of rejects beside the "
                                                "source, with line and reason; mended, "
                                                "it can be dropped again.")
                                                 .arg(countText(report.blocked)));
    m_calls->setText(tr("If the list is bound to a running campaign, the new records may be dialed at once."));
    m_safety->setText(tr(
        "A journal is kept on this computer. If the connection, Outdial or the computer stops in the middle, the import goes on "
        "where it was; a batch whose answer was lost is looked up, not sent again blindly."));
}

} // namespace outdial::views
