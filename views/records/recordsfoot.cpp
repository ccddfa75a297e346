// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>

#include <models/records/recordsmodel.h>
#include <views/records/recordsfoot.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

RecordsFoot::RecordsFoot(models::RecordsModel *model, QWidget *parent) : QFrame(parent), m_model(model)
{
    setProperty("part", QStringLiteral("foot"));
    setMinimumHeight(px(36));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(4);
    m_count = makeLabel({}, "emphasis", "", this);
    m_of = makeLabel({}, "", "", this);
    m_meter = new MeterWidget(tr("Loaded records"), true, this);
    m_meter->setFixedWidth(px(120));
    m_loadAll = new Button(tr("Load all"), ButtonKind::Normal, ButtonSize::Row, this);
    m_cancel = new Button(tr("Stop loading"), ButtonKind::Normal, ButtonSize::Row, this);
    m_note = new ElidedLabel({}, "small", "muted", this);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_count);
    row->addWidget(m_of);
    row->addSpacing(8);
    row->addWidget(m_meter);
    row->addSpacing(8);
    row->addWidget(m_loadAll);
    row->addWidget(m_cancel);
    row->addWidget(m_note, 1);
    connect(m_loadAll, &QPushButton::clicked, this, [this] {
        const bool focused = m_loadAll->hasFocus();
        m_model->loadAll();
        if (focused && m_cancel->isVisible())
            m_cancel->setFocus();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_model->stopLoading(); });
    connect(m_model, &models::RecordsModel::progressChanged, this, &RecordsFoot::refresh);
    connect(m_model, &models::RecordsModel::arrangementChanged, this, &RecordsFoot::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecordsFoot::refresh);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &RecordsFoot::refresh);
    refresh();
}

void RecordsFoot::refresh()
{
    const qint64 loaded = m_model->loaded();
    const qint64 total = m_model->total();
    const auto &loader = m_model->loader();
    setVisible(loaded > 0);
    m_count->setText(countText(loaded));
    if (m_model->isComplete())
        m_of->setText(loaded == 1 ? tr("record, all loaded") : tr("records, all loaded"));
    else
        m_of->setText(total < 0 ? tr("loaded") : tr("of %1 loaded").arg(countText(total)));
    m_meter->setVisible(!m_model->isComplete() && total > 0);
    if (total > 0) {
        MeterValue value;
        value.completed = value.attempted = std::min(1.0, static_cast<double>(loaded) / static_cast<double>(total));
        m_meter->setValue(value, tr("%1 of %2 records loaded").arg(countText(loaded), countText(total)));
    }

    const auto left = m_model->timeToLoadAll();
    const bool stoppable = loader.isLoadingAll() || loader.isReadingAgain();
    const bool stuck = loader.state() == models::PagedFetch::State::Failed && !loader.canRetry();
    m_loadAll->setVisible(!m_model->isComplete() && !stoppable && !stuck);
    m_loadAll->setText(left && left->count() > 1 ? tr("Load all, about %1").arg(spanText(*left)) : tr("Load all"));
    m_cancel->setVisible(stoppable);
    m_cancel->setText(loader.isReadingAgain() ? tr("Stop refreshing") : tr("Stop loading"));

    const bool filtered = !m_model->filter().isEmpty();
    QString note;
    if (loader.isReadingAgain())
        note = tr("Refreshing, %1 of %2 read again").arg(countText(loader.rowsReadAgain()), countText(loaded));
    else if (m_model->isArranging())
        note = filtered ? tr("Filtering…") : tr("Sorting…");
    else if (loader.isLoadingAll() && left)
        note = tr("about %1 left").arg(spanText(std::max(*left, std::chrono::seconds(1))));
    else if (filtered)
        note = m_model->isComplete() ? tr("%1 of %2 match").arg(countText(m_model->shown()), countText(loaded))
                                     : tr("%1 of the loaded records match").arg(countText(m_model->shown()));
    else if (!m_model->isComplete())
        note = tr("Filter and sort see the loaded records only");
    m_note->setText(note);
}

} // namespace outdial::views
