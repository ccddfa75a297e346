// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the mapping: a column of the file, its field, how they were matched, and what is stored; then what is left over.

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/mappingpane.h>

namespace outdial::views {

namespace {

using models::FieldSource;
using models::ImportJob;
using models::MatchKind;

StateLabel *matchBadge(const FieldSource &source)
{
    switch (source.kind) {
    case MatchKind::Exact:
        return new StateLabel(StateLook::Done, MappingPane::tr("Exact"));
    case MatchKind::Alias:
        return new StateLabel(StateLook::Alias, MappingPane::tr("As last time"));
    case MatchKind::Fuzzy:
        return new StateLabel(StateLook::Fuzzy, MappingPane::tr("Fuzzy %1%").arg(source.percent));
    case MatchKind::Constant:
        return new StateLabel(StateLook::Constant, MappingPane::tr("Constant"));
    case MatchKind::Chosen:
        return new StateLabel(StateLook::Done, MappingPane::tr("Chosen"));
    case MatchKind::Position:
        return new StateLabel(StateLook::Fuzzy, MappingPane::tr("By position"));
    case MatchKind::None:
        break;
    }
    return new StateLabel(StateLook::Ignored, MappingPane::tr("Ignored"));
}

QString typeWords(const api::Field &field, bool typesKnown)
{
    if (!typesKnown)
        return MappingPane::tr("not known");
    QString words = QLatin1String(api::fieldTypeName(field.type)).toString().toLower().replace(u'_', u' ');
    words[0] = words[0].toUpper();
    return words;
}

} // namespace

void MappingPane::fillRows()
{
    if (m_rows != nullptr) {
        m_rows->hide();
        m_rows->deleteLater();
    }
    m_rows = new QWidget;
    auto *grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(4, 3);
    int place = 0;
    for (const QString &title :
         {tr("Column in the file"), tr("Field of the list"), tr("Matched"), tr("Type"), tr("Stored as (sample)"), QString()})
        grid->addWidget(new ElidedLabel(title, "smallStrong", "muted"), 0, place++);
    int row = 1;
    const auto &sources = m_job->mapping().sources;
    for (int column = 0; column < m_job->columns().size(); ++column) {
        bool first = false;
        for (std::size_t field = 0; field < sources.size(); ++field) {
            if (sources[field].column != column)
                continue;
            first = true;
            row = addRow(row, column, int(field));
        }
        if (!first && m_job->mapping().usesColumn(column))
            row = addLooseColumn(row, column);
    }
    for (std::size_t field = 0; field < sources.size(); ++field) {
        if (sources[field].kind == MatchKind::Constant)
            row = addRow(row, -1, int(field));
    }
    m_body->insertWidget(0, m_rows);
    fillLeftOver();
    // It only scrolls up and down: what stands at the right edge has to be in sight.
    const auto margins = m_body->contentsMargins();
    m_scroll->setMinimumWidth(grid->minimumSize().width() + margins.left() + margins.right() +
                              m_scroll->verticalScrollBar()->sizeHint().width());
}

QString MappingPane::titleOf(int column, int field) const
{
    if (column < 0)
        return tr("same for all rows");
    QStringList titles{m_job->columns()[column]};
    for (const int joined : m_job->mapping().sources[size_t(field)].joined)
        titles.append(m_job->columns().value(joined));
    return titles.join(QStringLiteral(" + "));
}

// The rows of the grid after this one.
int MappingPane::addRow(int row, int column, int field)
{
    auto *grid = static_cast<QGridLayout *>(m_rows->layout());
    const auto &known = m_job->format().fields[field];
    const auto &source = m_job->mapping().sources[size_t(field)];
    auto *title = new ElidedLabel(titleOf(column, field), "", column < 0 ? "muted" : "");
    auto *combo = fieldCombo(column, field);
    title->setBuddy(combo);
    grid->addWidget(title, row, 0);
    grid->addWidget(combo, row, 1);
    grid->addWidget(matchBadge(source), row, 2, Qt::AlignLeft | Qt::AlignVCenter);
    QString type = typeWords(known, m_job->formatState() == ImportJob::FormatState::Known);
    if (known.key)
        type += tr(" · key");
    else if (known.required)
        type += tr(" · required");
    grid->addWidget(new ElidedLabel(type, "", "muted"), row, 3);
    const auto first = m_job->guess().firstRows.value(0);
    const auto one = models::sampleOf(first, source, known, m_job->formatState() == ImportJob::FormatState::Known);
    auto *sample = new ElidedLabel(one.stored, "mono");
    if (!one.fits)
        sample = new ElidedLabel(tr("does not fit"), "", "err");
    else if (one.stored.isEmpty())
        sample = new ElidedLabel(tr("empty"), "", "faint");
    grid->addWidget(sample, row, 4);
    if (column < 0)
        return row + 1;
    auto *adjust = new Button(tr("Adjust…"), ButtonKind::Normal, ButtonSize::Row);
    adjust->setAccessibleName(tr("Adjust %1…").arg(known.name));
    adjust->setToolTip(tr("Join further columns, clean the text, change dates"));
    adjust->setProperty("field", field);
    connect(adjust, &QPushButton::clicked, this, [this, field] { openAdjust(field); });
    grid->addWidget(adjust, row, 5);
    if (source.cleanUp.isEmpty())
        return row + 1;
    const QString words = models::cleanUpInWords(source.cleanUp);
    adjust->setAccessibleDescription(words);
    auto *line = new ElidedLabel(words, "small", "muted");
    grid->addWidget(line, row + 1, 1, 1, 5, Qt::AlignTop);
    return row + 2;
}

// A column that is only joined to others can fill a field of its own as well.
int MappingPane::addLooseColumn(int row, int column)
{
    auto *grid = static_cast<QGridLayout *>(m_rows->layout());
    auto *title = new ElidedLabel(m_job->columns()[column]);
    auto *combo = fieldCombo(column, -1);
    combo->setItemText(0, tr("joined only"));
    title->setBuddy(combo);
    grid->addWidget(title, row, 0);
    grid->addWidget(combo, row, 1);
    return row + 1;
}

QComboBox *MappingPane::fieldCombo(int column, int field)
{
    auto *combo = new QComboBox;
    setLook(combo, "tall", QStringLiteral("header"));
    combo->setProperty("column", column);
    combo->setMinimumWidth(px(120));
    combo->addItem(column < 0 ? tr("no value") : tr("ignored"), -1);
    const auto &fields = m_job->format().fields;
    for (int i = 0; i < fields.size(); ++i) {
        if (!fields[i].skip)
            combo->addItem(fields[i].name, i);
    }
    combo->setCurrentIndex(combo->findData(field));
    connect(combo, &QComboBox::activated, this, [this, combo, column, field] {
        const int chosen = combo->currentData().toInt();
        if (chosen == field)
            return;
        if (column >= 0) {
            m_job->mapColumn(column, chosen);
            return;
        }
        const QString text = m_job->mapping().sources[size_t(field)].constant;
        m_job->mapConstant(field, {});
        if (chosen >= 0)
            m_job->mapConstant(chosen, text);
    });
    return combo;
}

// Ignored columns and fields without a value, below the rows, each with what can be done about it.
void MappingPane::fillLeftOver()
{
    auto *grid = static_cast<QGridLayout *>(m_rows->layout());
    int row = grid->rowCount();
    const auto heading = [&](const QString &text, const QString &icon) {
        auto *line = new QWidget;
        auto *inside = new QHBoxLayout(line);
        inside->setContentsMargins(0, px(12), 0, 0);
        inside->addWidget(new IconLabel(icon));
        inside->addWidget(makeLabel(text, "emphasis"), 1);
        grid->addWidget(line, row++, 0, 1, 6);
    };
    QList<int> ignored;
    for (int column = 0; column < m_job->columns().size(); ++column) {
        if (!m_job->mapping().usesColumn(column))
            ignored.append(column);
    }
    const bool ready = !m_job->mapping().sources.empty();
    if (!ignored.isEmpty() && ready) {
        heading(tr("%n column(s) ignored", nullptr, int(ignored.size())), QStringLiteral("hint"));
        for (const int column : ignored) {
            auto *title = new ElidedLabel(m_job->columns()[column]);
            auto *combo = fieldCombo(column, -1);
            title->setBuddy(combo);
            grid->addWidget(title, row, 0);
            grid->addWidget(combo, row++, 1);
        }
    }
    QList<int> open;
    for (int field = 0; field < m_job->format().fields.size() && ready; ++field) {
        if (!m_job->format().fields[field].skip && m_job->mapping().sources[size_t(field)].kind == MatchKind::None)
            open.append(field);
    }
    if (open.isEmpty())
        return;
    heading(tr("%n field(s) get no value", nullptr, int(open.size())), QStringLiteral("view-form"));
    for (const int field : open) {
        const auto &known = m_job->format().fields[field];
        grid->addWidget(new ElidedLabel(known.name), row, 0);
        auto *constant = new Button(tr("Constant…"), ButtonKind::Normal, ButtonSize::Row);
        constant->setAccessibleName(tr("Constant for %1…").arg(known.name));
        connect(constant, &QPushButton::clicked, this, [this, field] { askConstant(field); });
        grid->addWidget(constant, row, 1, Qt::AlignLeft);
        grid->addWidget(makeLabel(known.key        ? tr("key")
                                  : known.required ? tr("required")
                                                   : tr("optional"),
                                  "", known.key || known.required ? "err" : "muted"),
                        row++, 2);
    }
}

} // namespace outdial::views
