// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSplitter>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <views/shared/theme.h>
#include <views/transfer/mappingpane.h>
#include <views/transfer/mappingstep.h>
#include <views/transfer/readingpane.h>

namespace outdial::views {

MappingStep::MappingStep(models::ImportJob *job, QWidget *parent) : ImportStep(job, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    m_reading = new ReadingPane(job);
    m_mapping = new MappingPane(job);
    splitter->addWidget(m_reading);
    splitter->addWidget(m_mapping);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({px(500), px(740)});
    layout->addWidget(splitter);
    connect(job, &models::ImportJob::mappingChanged, this, &ImportStep::changed);
    connect(job, &models::ImportJob::formatChanged, this, &ImportStep::changed);
    connect(job, &models::ImportJob::fileChanged, this, &ImportStep::changed);
}

void MappingStep::setReadingOnly(bool only)
{
    m_readingOnly = only;
    m_mapping->setVisible(!only);
    Q_EMIT changed();
}

QString MappingStep::nextText() const { return m_readingOnly ? tr("Next: Mapping") : tr("Next: Check"); }

QString MappingStep::blocker() const
{
    if (m_readingOnly)
        return job()->guess().isUsable() || job()->isReading() ? QString() : job()->guess().problem;
    const auto blockers = job()->blockers();
    if (blockers.isEmpty())
        return {};
    if (blockers.size() == 1)
        return tr("Next is off: %1").arg(blockers.first());
    return tr("Next is off: %1 (and %n more)", nullptr, int(blockers.size()) - 1).arg(blockers.first());
}

QString MappingStep::caution() const
{
    if (m_readingOnly)
        return {};
    int fuzzy = 0;
    int placed = 0;
    for (const auto &source : job()->mapping().sources) {
        fuzzy += source.kind == models::MatchKind::Fuzzy ? 1 : 0;
        placed += source.kind == models::MatchKind::Position ? 1 : 0;
    }
    if (placed > 0)
        return tr("%n column(s) are mapped by position alone", nullptr, placed);
    return fuzzy == 0 ? QString() : tr("%n fuzzy match(es) go on as they are unless you change them", nullptr, fuzzy);
}

QWidget *MappingStep::firstFocus() const { return m_reading->firstFocus(); }

} // namespace outdial::views
