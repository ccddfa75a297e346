// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <views/campaigns/sortingdesigner.h>
#include <views/campaigns/sortingrow.h>
#include <views/campaigns/sortpreviewbox.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using api::SortingType;

SortingDesigner::SortingDesigner(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(12));
    head->addWidget(makeLabel(tr("Sorting"), "emphasis", "", this));
    head->addStretch(1);
    m_types = new QButtonGroup(this);
    const auto addType = [&](SortingType type, const QString &text, const QString &name) {
        auto *button = new QRadioButton(text, this);
        button->setAccessibleName(name);
        m_types->addButton(button, int(type));
        head->addWidget(button);
    };
    addType(SortingType::Natural, tr("Na&tural"), tr("Natural sorting"));
    addType(SortingType::Random, tr("Ran&dom"), tr("Random sorting"));
    addType(SortingType::Custom, tr("C&ustom"), tr("Custom sorting"));
    m_types->button(int(SortingType::Natural))->setChecked(true);
    column->addLayout(head);
    m_sentence = makeLabel({}, "small", "muted", this);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);

    m_custom = new QWidget(this);
    auto *custom = new QVBoxLayout(m_custom);
    custom->setContentsMargins(0, 0, 0, 0);
    custom->setSpacing(px(8));
    m_rowsLayout = new QVBoxLayout;
    m_rowsLayout->setSpacing(px(8));
    custom->addLayout(m_rowsLayout);
    m_problem = makeLabel({}, "small", "err", m_custom);
    m_problem->setWordWrap(true);
    custom->addWidget(m_problem);
    auto *add = new QHBoxLayout;
    add->setSpacing(px(8));
    m_add = new Button(tr("&Add field"), ButtonKind::Quiet, ButtonSize::Header, m_custom);
    m_add->setIconName(QStringLiteral("list-add"));
    m_add->setAutoDefault(false);
    add->addWidget(m_add);
    auto *keys = new ElidedLabel(tr("Drag, or Alt+Up and Alt+Down, to change the order of fields"), "small", "muted", m_custom);
    add->addWidget(keys, 1);
    custom->addLayout(add);
    m_note = makeLabel({}, "small", "faint", m_custom);
    m_note->setWordWrap(true);
    m_note->hide();
    custom->addWidget(m_note);
    m_preview = new SortPreviewBox(m_custom);
    custom->addWidget(m_preview);
    column->addWidget(m_custom);

    connect(m_types, &QButtonGroup::idToggled, this, [this](int type, bool on) {
        if (on)
            choose(SortingType(type));
    });
    connect(m_add, &QPushButton::clicked, this, &SortingDesigner::addField);
    refresh();
}

api::Sorting SortingDesigner::sorting() const
{
    api::Sorting sorting;
    sorting.type = SortingType(m_types->checkedId());
    if (sorting.type == SortingType::Custom) {
        for (const SortingRow *row : m_rows)
            sorting.fields << row->field();
    }
    return sorting;
}

void SortingDesigner::setSorting(const api::Sorting &sorting)
{
    {
        const QSignalBlocker quiet(m_types);
        m_types->button(int(sorting.type))->setChecked(true);
    }
    for (SortingRow *row : std::exchange(m_rows, {}))
        delete row;
    if (sorting.type == SortingType::Custom) {
        for (const api::SortingField &field : sorting.fields)
            addRow(field);
    }
    refresh();
}

void SortingDesigner::setFields(const QList<api::Field> &fields, bool typesKnown)
{
    m_fields = fields;
    m_typesKnown = typesKnown;
    refresh();
}

void SortingDesigner::setFieldsNote(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void SortingDesigner::setSample(models::SortSample *sample) { m_preview->setSample(sample); }

QString SortingDesigner::twice() const
{
    QStringList seen;
    for (const SortingRow *row : m_rows) {
        const QString name = row->fieldName();
        if (!name.isEmpty() && seen.contains(name))
            return name;
        seen << name;
    }
    return {};
}

QString SortingDesigner::problem() const
{
    if (m_types->checkedId() != int(SortingType::Custom))
        return {};
    if (m_rows.isEmpty())
        return tr("Custom sorting needs a field. Add one, or choose natural or random.");
    if (const QString name = twice(); !name.isEmpty())
        return tr("“%1” is there twice. Records are sorted by a field only once: choose another, or remove one.").arg(name);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i]->fieldName().isEmpty())
            return tr("Field %1 has no name. Choose one, or remove it.").arg(i + 1);
    }
    return {};
}

SortingRow *SortingDesigner::addRow(const api::SortingField &field)
{
    auto *row = new SortingRow(m_custom);
    row->setField(field);
    // Tab comes to it behind those above it, though it was made last.
    QWidget *last = m_rows.isEmpty() ? m_types->button(int(SortingType::Custom)) : m_rows.last()->tabStops().last();
    for (QWidget *stop : row->tabStops()) {
        setTabOrder(last, stop);
        last = stop;
    }
    m_rows << row;
    m_rowsLayout->addWidget(row);
    connect(row, &SortingRow::changed, this, &SortingDesigner::edited);
    connect(row, &SortingRow::removeRequested, this, [this, row] { removeRow(row); });
    connect(row, &SortingRow::moveRequested, this, [this, row](int by) { move(row, by); });
    connect(row, &SortingRow::dragBegun, this, [this, row] { m_dragged = m_rows.indexOf(row); });
    connect(row, &SortingRow::dragged, this, &SortingDesigner::drag);
    return row;
}

QString SortingDesigner::nextField() const
{
    for (const api::Field &field : m_fields) {
        if (std::none_of(m_rows.cbegin(), m_rows.cend(), [&](const SortingRow *row) { return row->fieldName() == field.name; }))
            return field.name;
    }
    return {};
}

void SortingDesigner::addField()
{
    api::SortingField field;
    field.fieldName = nextField();
    SortingRow *row = addRow(field);
    edited();
    row->show();
    row->combo()->setFocus(Qt::OtherFocusReason);
    row->combo()->lineEdit()->selectAll();
}

void SortingDesigner::removeRow(SortingRow *row)
{
    const qsizetype at = m_rows.indexOf(row);
    m_rows.removeAt(at);
    row->hide();
    row->deleteLater(); // it is inside of its own signal
    edited();
    // Not out of the dialog's middle with the focus.
    if (m_rows.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_rows[std::min(at, m_rows.size() - 1)]->combo()->setFocus(Qt::OtherFocusReason);
}

void SortingDesigner::move(SortingRow *row, int by)
{
    const qsizetype from = m_rows.indexOf(row);
    const qsizetype to = from + by;
    if (from < 0 || to < 0 || to >= m_rows.size())
        return;
    // What is in the rows moves, not the rows: so Tab goes through them as they stand.
    QList<api::SortingField> fields = sorting().fields;
    fields.move(from, to);
    const qsizetype stop = row->tabStops().indexOf(window()->focusWidget());
    for (qsizetype i = std::min(from, to); i <= std::max(from, to); ++i)
        m_rows[i]->setField(fields[i]);
    edited();
    if (stop >= 0)
        m_rows[to]->focusStop(stop);
}

void SortingDesigner::drag(const QPoint &globalPosition)
{
    const int y = m_custom->mapFromGlobal(globalPosition).y();
    // Over the middle of another, so that it does not swing back at once.
    qsizetype to = m_dragged;
    while (to > 0 && y < m_rows[to - 1]->geometry().center().y())
        --to;
    while (to < m_rows.size() - 1 && y > m_rows[to + 1]->geometry().center().y())
        ++to;
    if (to == m_dragged || m_dragged < 0 || m_dragged >= m_rows.size())
        return;
    move(m_rows[m_dragged], int(to - m_dragged));
    m_dragged = to;
}

void SortingDesigner::choose(SortingType type)
{
    if (type == SortingType::Custom && m_rows.isEmpty()) {
        api::SortingField field;
        field.fieldName = nextField();
        addRow(field);
    }
    edited();
}

void SortingDesigner::edited()
{
    refresh();
    Q_EMIT changed();
}

void SortingDesigner::refresh()
{
    const auto type = SortingType(m_types->checkedId());
    m_custom->setVisible(type == SortingType::Custom);
    m_sentence->setVisible(type != SortingType::Custom);
    m_sentence->setText(type == SortingType::Natural ? tr("As the records were added to the list.")
                                                     : tr("In an order that the tenant draws. It cannot be foreseen."));
    QStringList folded;
    for (const api::Field &field : std::as_const(m_fields))
        folded << field.name.toCaseFolded();
    const bool caseMatters = folded.removeDuplicates() > 0;
    const QString doubled = twice();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        SortingRow *row = m_rows[i];
        row->setPlace(int(i) + 1);
        const QString name = row->fieldName();
        QStringList choices;
        std::optional<api::FieldType> ofType;
        for (const api::Field &field : std::as_const(m_fields)) {
            if (field.name == name)
                ofType = field.type;
            // What another row has is not offered: it would be refused.
            if (field.name == name || std::none_of(m_rows.cbegin(), m_rows.cend(), [&](const SortingRow *other) {
                    return other != row && other->fieldName() == field.name;
                }))
                choices << field.name;
        }
        row->setChoices(choices, caseMatters);
        row->showField(ofType, !m_fields.isEmpty(), m_typesKnown);
        row->setError(!doubled.isEmpty() && name == doubled);
    }
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    LabelStyle::set(m_problem, "small", doubled.isEmpty() ? "muted" : "err");
    m_preview->setSorting(sorting(), m_fields, m_typesKnown);
}

} // namespace outdial::views
