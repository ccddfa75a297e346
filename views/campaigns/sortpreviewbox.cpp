// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/campaigns/sortpreview.h>
#include <views/campaigns/sortpreviewbox.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {
constexpr int recordsShown = 3;
} // namespace

SortPreviewBox::SortPreviewBox(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("card"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(12), px(8), px(12), px(8));
    row->setSpacing(px(12));
    auto *column = new QVBoxLayout;
    column->setSpacing(px(2));
    m_head = makeLabel({}, "small", "muted", this);
    m_head->setWordWrap(true);
    column->addWidget(m_head);
    for (int i = 0; i < recordsShown; ++i) {
        m_lines << new ElidedLabel({}, "mono", "", this);
        column->addWidget(m_lines.last());
    }
    m_note = makeLabel({}, "caption", "faint", this);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    row->addLayout(column, 1);
    m_read = new Button(tr("&Show the first records"), ButtonKind::Normal, ButtonSize::Header, this);
    m_read->setAutoDefault(false);
    row->addWidget(m_read, 0, Qt::AlignVCenter);
    connect(m_read, &QPushButton::clicked, this, [this] {
        if (m_sample)
            m_sample->read();
    });
    refresh();
}

void SortPreviewBox::setSample(models::SortSample *sample)
{
    if (m_sample)
        disconnect(m_sample, nullptr, this, nullptr);
    m_sample = sample;
    if (sample)
        connect(sample, &models::SortSample::changed, this, &SortPreviewBox::refresh);
    refresh();
}

void SortPreviewBox::setSorting(const api::Sorting &sorting, const QList<api::Field> &fields, bool typesKnown)
{
    m_sorting = sorting;
    m_fields = fields;
    m_typesKnown = typesKnown;
    refresh();
}

void SortPreviewBox::refresh()
{
    using State = models::SortSample::State;
    const State state = m_sample ? m_sample->state() : State::Unreadable;
    const bool read = state == State::Read && m_sample->page();
    for (ElidedLabel *line : m_lines)
        line->hide();
    m_note->setVisible(read && m_sample->page()->size() > 0);
    m_note->setText(m_typesKnown ? tr("About so: the API does not tell how it compares letters and empty values.")
                                 : tr("About so: the types of the fields are not known, so all is compared as text."));
    // On while records are read, since the focus would leave for another button; a second press does nothing.
    const bool offers = state == State::Offered || state == State::Reading || state == State::Failed;
    if (!offers && m_read->hasFocus())
        focusPreviousChild();
    m_read->setVisible(offers);
    m_read->setText(state == State::Failed ? tr("Try again") : tr("&Show the first records"));
    LabelStyle::set(m_head, "small", state == State::Failed ? "err" : "muted");
    switch (state) {
    case State::Unreadable:
        m_head->setText(m_sample ? m_sample->why() : QString());
        break;
    case State::Offered:
        m_head->setText(m_sample->total() > 1000
                            ? tr("Try the order on the first 1,000 of %1 records.").arg(countText(m_sample->total()))
                            : tr("Try the order on the records of the list."));
        break;
    case State::Reading:
        m_head->setText(tr("Reading records…"));
        break;
    case State::Failed:
        m_head->setText(tr("The records did not load. %1").arg(m_sample->why()));
        break;
    case State::Read:
        showRecords(*m_sample->page());
        break;
    }
    setVisible(!m_head->text().isEmpty() && m_sorting.type == api::SortingType::Custom);
}

void SortPreviewBox::showRecords(const api::RecordPage &page)
{
    if (page.size() == 0) {
        m_head->setText(tr("The list has no records."));
        return;
    }
    m_head->setText(
        page.size() >= m_sample->total()
            ? tr("First records in this order, from all %1").arg(countText(page.size()))
            : tr("First records in this order, from %1 of %2").arg(countText(page.size()), countText(m_sample->total())));
    qsizetype line = 0;
    for (const int row : models::firstInOrder(page, m_sorting, m_fields, recordsShown)) {
        m_lines[line]->setText(models::previewValues(page, row, m_sorting, m_fields).join(QStringLiteral(" · ")));
        m_lines[line]->show();
        ++line;
    }
}

} // namespace outdial::views
