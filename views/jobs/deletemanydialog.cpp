// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QtConcurrent>
#include <QVBoxLayout>

#include <models/connect/answered.h>
#include <views/jobs/criteriafield.h>
#include <views/jobs/criteriamemory.h>
#include <views/jobs/deletemanydialog.h>
#include <views/records/datetimefield.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/fitheight.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using Policy = api::DeleteCriteria::Policy;

DeleteManyDialog::DeleteManyDialog(What what, QWidget *parent) : QDialog(parent), m_what(std::move(what))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete records of “%1”").arg(m_what.list.name));
    setFixedWidth(px(760));
    auto *sheet = new QVBoxLayout(this);
    sheet->setContentsMargins(0, 0, 0, 0);
    sheet->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(12));
    QLabel *title = makeLabel(windowTitle(), "pane", "", this);
    title->setWordWrap(true);
    column->addWidget(title);
    m_hits = makeLabel({}, "", "muted", this);
    m_hits->setWordWrap(true);
    column->addWidget(m_hits);
    m_kept = new Banner(Tone::Accent, tr("These criteria were put together before and not sent."), {}, true, this);
    m_kept->setClosable(false);
    m_kept->hide();
    connect(m_kept->setButton(tr("Clear the criteria")), &QPushButton::clicked, this, [this] {
        fill({});
        m_fields.first()->fieldChoice()->setFocus();
    });
    column->addWidget(m_kept);
    column->addWidget(makeLine(Qt::Horizontal, this));
    column->addWidget(makeFields());
    column->addWidget(makeLine(Qt::Horizontal, this));
    column->addWidget(makeResult());
    column->addWidget(makeTimes());
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_words = makeLabel({}, "emphasis", "", this);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_warning = new Banner(Tone::Warn, {}, {}, true, this);
    m_warning->setClosable(false);
    m_warning->hide();
    column->addWidget(m_warning);
    m_matches = makeLabel({}, "small", "muted", this);
    m_matches->setWordWrap(true);
    column->addWidget(m_matches);
    sheet->addLayout(column);
    sheet->addWidget(makeFoot());
    m_count.setSingleShot(true);
    m_count.setInterval(200);
    connect(&m_count, &QTimer::timeout, this, &DeleteManyDialog::countNow);
    const bool known = !m_what.bindings.isEmpty();
    setBindings(m_what.bindings);
    m_bindingsKnown = known;
    addField();
    refresh();
    restore();
    m_fields.first()->fieldChoice()->setFocus();
}

void DeleteManyDialog::restore()
{
    if (const models::DeletionDraft *kept = CriteriaMemory::of(parentWidget()).find(m_what.list.id)) {
        fill(models::DeletionDraft(*kept));
        m_kept->show();
    }
}

// However it is left: only what is sent is no longer kept.
void DeleteManyDialog::done(int result)
{
    CriteriaMemory::of(parentWidget()).keep(m_what.list.id, draft());
    QDialog::done(result);
}

CriteriaField *DeleteManyDialog::addField()
{
    auto *field = new CriteriaField(this);
    field->setFields(m_names, m_sure);
    // Not the same one again: its values belong together.
    for (const QString &name : std::as_const(m_names)) {
        const bool taken = std::any_of(m_fields.cbegin(), m_fields.cend(),
                                       [&name](const CriteriaField *one) { return one->criterion().field == name; });
        if (!taken) {
            field->fieldChoice()->setCurrentIndex(field->fieldChoice()->findText(name));
            break;
        }
    }
    m_fields.append(field);
    m_fieldRows->addWidget(field);
    connect(field, &CriteriaField::changed, this, &DeleteManyDialog::refresh);
    connect(field, &CriteriaField::removeRequested, this, [this, field] {
        if (m_fields.size() == 1) {
            field->values()->clear();
            return;
        }
        m_fields.removeOne(field);
        field->hide();
        field->deleteLater();
        refresh();
        m_fields.last()->fieldChoice()->setFocus();
    });
    return field;
}

void DeleteManyDialog::setFields(const QStringList &names, bool sure)
{
    m_names = names;
    m_sure = sure && !names.isEmpty();
    for (CriteriaField *field : std::as_const(m_fields))
        field->setFields(m_names, m_sure);
    refresh();
}

void DeleteManyDialog::setBindings(const QList<api::ListBinding> &bindings)
{
    m_what.bindings = bindings;
    m_bindingsKnown = true;
    const QString present = m_campaign->currentData().toString();
    const QString presentName = m_campaign->currentText();
    {
        const QSignalBlocker quiet(m_campaign);
        m_campaign->clear();
        for (const api::ListBinding &binding : bindings) {
            if (m_campaign->findData(binding.campaignId) < 0)
                m_campaign->addItem(binding.campaignName.isEmpty() ? binding.campaignId : binding.campaignName,
                                    binding.campaignId);
        }
        // A criterion does not go over to another campaign by itself.
        if (m_campaign->findData(present) < 0 && !present.isEmpty() && m_byResult->isChecked())
            m_campaign->addItem(presentName, present);
        if (const int at = m_campaign->findData(present); at >= 0)
            m_campaign->setCurrentIndex(at);
    }
    refresh();
}

void DeleteManyDialog::setDraft(const models::DeletionDraft &draft) { fill(draft); }

// Instead of all that is there.
void DeleteManyDialog::fill(const models::DeletionDraft &draft)
{
    m_kept->hide();
    while (m_fields.size() > std::max<qsizetype>(1, draft.fields.size())) {
        CriteriaField *surplus = m_fields.takeLast();
        surplus->hide();
        surplus->deleteLater();
    }
    while (m_fields.size() < draft.fields.size())
        addField();
    if (draft.fields.isEmpty())
        m_fields.first()->values()->clear();
    for (int i = 0; i < draft.fields.size(); ++i)
        m_fields.at(i)->setCriterion(draft.fields.at(i));
    m_byResult->setChecked(draft.byResult);
    if (draft.byResult) {
        if (m_campaign->findData(draft.campaignId) < 0)
            m_campaign->addItem(draft.campaignName.isEmpty() ? draft.campaignId : draft.campaignName, draft.campaignId);
        m_campaign->setCurrentIndex(m_campaign->findData(draft.campaignId));
        m_policy->setCurrentIndex(m_policy->findData(int(draft.policy)));
    }
    m_from->setChecked(draft.createdFrom.isValid());
    m_to->setChecked(draft.createdTo.isValid());
    if (draft.createdFrom.isValid())
        m_fromTime->setTime(draft.createdFrom);
    if (draft.createdTo.isValid())
        m_toTime->setTime(draft.createdTo);
    refresh();
}

models::DeletionDraft DeleteManyDialog::draft() const
{
    models::DeletionDraft draft;
    // A row in which nothing was entered is none; one that is half filled is told about.
    for (const CriteriaField *field : m_fields) {
        const auto criterion = field->criterion();
        if (!criterion.values.isEmpty() || m_fields.size() > 1)
            draft.fields.append(criterion);
    }
    draft.byResult = m_byResult->isChecked();
    draft.campaignId = m_campaign->currentData().toString();
    draft.campaignName = m_campaign->currentText();
    draft.policy = static_cast<Policy>(m_policy->currentData().toInt());
    if (m_from->isChecked())
        draft.createdFrom = m_fromTime->time();
    if (m_to->isChecked())
        draft.createdTo = m_toTime->time();
    return draft;
}

void DeleteManyDialog::refresh()
{
    const models::DeletionDraft wanted = draft();
    QStringList names;
    for (const api::ListBinding &binding : std::as_const(m_what.bindings)) {
        if (!names.contains(binding.campaignName))
            names << binding.campaignName;
    }
    QString where = m_bindingsKnown ? tr("The list is in no campaign.") : tr("Which campaigns it is in is not read yet.");
    if (names.size() == 1)
        where = tr("They go from the campaign “%1”.").arg(names.first());
    else if (!names.isEmpty())
        where = tr("They go from each of its %1 campaigns, not only from the one of a criterion: %2.")
                    .arg(names.size())
                    .arg(names.mid(0, 4).join(QStringLiteral(", ")) + (names.size() > 4 ? QStringLiteral(", …") : QString()));
    m_hits->setText(tr("A record that meets all of the criteria goes from the list.") + QLatin1Char(' ') + where);
    m_fieldsHint->setText(m_sure ? tr("All key and searchable fields of the format are offered.")
                                 : tr("The format is not known here: type a field's name. The tenant refuses one that is neither "
                                      "key nor searchable."));
    const bool bound = m_campaign->count() > 0;
    m_byResult->setEnabled(bound);
    m_byResult->setToolTip(bound || !m_bindingsKnown ? QString() : tr("The list is in no campaign, so no record has a result."));
    m_policy->setEnabled(bound && m_byResult->isChecked());
    m_campaign->setEnabled(bound && m_byResult->isChecked());
    m_fromTime->setEnabled(m_from->isChecked());
    m_toTime->setEnabled(m_to->isChecked());
    // Two of them are seen at once where the screen is high enough, more are scrolled to.
    m_fieldScroll->setMaximumHeight(px(m_fields.size() > 1 ? 300 : 148));
    m_words->setText(models::criteriaSentence(wanted, m_what.list.name, m_what.zone));
    const QStringList warnings = wanted.warnings();
    m_warning->setVisible(!warnings.isEmpty());
    if (!warnings.isEmpty())
        m_warning->setContent(Tone::Warn, warnings.first(), tr("Delete All Records does the same, and says so."));
    const QStringList problems = wanted.problems();
    m_act->setEnabled(problems.isEmpty());
    m_why->setText(problems.isEmpty() ? QString() : tr("Delete is off: %1").arg(problems.first()));
    countSoon();
    fitHeightSoon(this);
}

void DeleteManyDialog::countSoon()
{
    ++m_counting;
    if (!m_what.records || m_what.records->size() == 0) {
        m_matches->setText(tr("How many match is not known before: no record of the list is loaded. The tenant tells it when "
                              "the job is done."));
        return;
    }
    m_count.start();
}

void DeleteManyDialog::countNow()
{
    const models::DeletionDraft wanted = draft();
    if (!wanted.problems().isEmpty()) {
        m_matches->setText(tr("%1 of %2 records of the list are loaded; matches are counted among those.")
                               .arg(countText(m_what.records->size()), countText(m_what.list.totalRecords)));
        return;
    }
    models::whenAnswered(
        QtConcurrent::run([records = *m_what.records, campaign = m_what.recordsCampaign, wanted] {
            return models::matchingRecords(records, campaign, wanted);
        }),
        this, [this, counting = m_counting](const models::MatchCount &count) {
            if (counting != m_counting)
                return;
            QString text = models::matchSentence(count);
            if (count.looked < m_what.list.totalRecords)
                text += QLatin1Char(' ') +
                        tr("Of the other %1 it is not known.").arg(countText(m_what.list.totalRecords - count.looked));
            m_matches->setText(text);
            fitHeightSoon(this);
        });
}

} // namespace outdial::views
