// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include <models/transfer/importjob.h>
#include <views/shared/banner.h>
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

MappingPane::MappingPane(ImportJob *job, QWidget *parent) : QFrame(parent), m_job(job)
{
    setLook(this, "part", QStringLiteral("content"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *head = new QFrame;
    setLook(head, "part", QStringLiteral("tools"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(10), px(16), px(10));
    row->setSpacing(px(8));
    m_title = makeLabel({}, "pane");
    m_about = new ElidedLabel({}, "", "muted");
    auto *file = new Button(tr("&Format file…"), ButtonKind::Normal, ButtonSize::Header);
    file->setIconName(QStringLiteral("view-form"));
    file->setToolTip(tr("Teach Outdial the fields of this list from a JSON file, as “Create list with new format” takes it"));
    m_load = new Button(tr("&Load mapping…"), ButtonKind::Normal, ButtonSize::Header);
    m_load->setToolTip(tr("Take the mapping that was saved for another file with these columns"));
    m_save = new Button(tr("Sa&ve mapping…"), ButtonKind::Normal, ButtonSize::Header);
    m_save->setToolTip(tr("Write this mapping into a file, for other files with these columns and for other people"));
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    titles->addWidget(m_about);
    row->addLayout(titles, 1);
    row->addWidget(m_load);
    row->addWidget(m_save);
    row->addWidget(file);
    layout->addWidget(head);
    m_loaded = new Banner(Tone::Ok, {}, {}, true);
    m_loaded->setClosable(true);
    m_loaded->hide();
    layout->addWidget(m_loaded);
    m_format = new Banner(Tone::Warn, {}, {}, true);
    m_format->hide();
    layout->addWidget(m_format);

    m_scroll = new QScrollArea;
    m_scroll->setAccessibleName(tr("Mapping of columns to fields"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inner = new QFrame;
    setLook(inner, "part", QStringLiteral("content"));
    m_body = new QVBoxLayout(inner);
    m_body->setContentsMargins(px(16), px(8), px(16), px(16));
    m_body->setSpacing(px(16));
    m_body->addStretch(1);
    m_scroll->setWidget(inner);
    layout->addWidget(m_scroll, 1);

    auto *guess = new QFrame;
    setLook(guess, "part", QStringLiteral("wizardFoot"));
    auto *guessRow = new QHBoxLayout(guess);
    guessRow->setContentsMargins(px(16), px(8), px(16), px(8));
    guessRow->setSpacing(px(8));
    guessRow->addWidget(new IconLabel(QStringLiteral("tools-wizard"), Token::WarnText));
    m_guessText = makeLabel({}, "");
    m_guessText->setWordWrap(true);
    guessRow->addWidget(m_guessText, 1);
    m_confirm = new Button(tr("Confirm"), ButtonKind::Normal, ButtonSize::Header);
    m_reject = new Button(tr("Not this"), ButtonKind::Quiet, ButtonSize::Header);
    guessRow->addWidget(m_confirm);
    guessRow->addWidget(m_reject);
    m_guess = guess;
    layout->addWidget(guess);

    connect(file, &QPushButton::clicked, this, &MappingPane::openFormatFile);
    connect(m_format, &Banner::buttonClicked, this, &MappingPane::openFormatFile);
    connect(m_load, &QPushButton::clicked, this, &MappingPane::loadMapping);
    connect(m_save, &QPushButton::clicked, this, &MappingPane::saveMapping);
    connect(m_loaded, &Banner::closed, m_loaded, &QWidget::hide);
    connect(m_confirm, &QPushButton::clicked, this, [this] { answerGuess(true); });
    connect(m_reject, &QPushButton::clicked, this, [this] { answerGuess(false); });
    // What was loaded was for the file and the list of before.
    connect(job, &ImportJob::fileChanged, m_loaded, &QWidget::hide);
    connect(job, &ImportJob::formatChanged, m_loaded, &QWidget::hide);
    connect(job, &ImportJob::mappingChanged, this, &MappingPane::refresh);
    connect(job, &ImportJob::formatChanged, this, &MappingPane::refresh);
    refresh();
}

void MappingPane::refresh()
{
    refreshFormat();
    // The combo box that was just used is one of those that are replaced: they go when its signal is over. The focus returns to
    // the one of the same column.
    const auto *focused = qobject_cast<QComboBox *>(focusWidget());
    const QVariant column = focused != nullptr ? focused->property("column") : QVariant();
    fillRows();
    if (column.isValid()) {
        for (auto *combo : m_rows->findChildren<QComboBox *>()) {
            if (combo->property("column") == column)
                combo->setFocus();
        }
    }
    refreshGuess();
}

// What is to be confirmed, below the rows: one likeness after the other, and the order of the columns as a whole.
void MappingPane::refreshGuess()
{
    const auto &sources = m_job->mapping().sources;
    m_guessedField = -1;
    int fuzzy = 0;
    int placed = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        placed += sources[i].kind == MatchKind::Position ? 1 : 0;
        if (sources[i].kind != MatchKind::Fuzzy)
            continue;
        ++fuzzy;
        if (m_guessedField < 0)
            m_guessedField = int(i);
    }
    m_guess->setVisible(m_guessedField >= 0 || placed > 0);
    if (m_guessedField >= 0) {
        const auto &source = sources[size_t(m_guessedField)];
        m_guessText->setText(tr("%1 → %2 is a guess (%3%).")
                                 .arg(m_job->columns().value(source.column), m_job->format().fields[m_guessedField].name)
                                 .arg(source.percent));
    } else if (placed > 0) {
        m_guessText->setText(
            tr("The file has no header, and as many columns as the list has fields: they are mapped by position."));
    }
    int ignored = 0;
    for (int column = 0; column < m_job->columns().size(); ++column)
        ignored += m_job->mapping().usesColumn(column) ? 0 : 1;
    QStringList about;
    if (ignored > 0 && !sources.empty())
        about.append(tr("%n column(s) ignored", nullptr, ignored));
    if (fuzzy > 0)
        about.append(tr("%n fuzzy match(es) to confirm", nullptr, fuzzy));
    m_title->setText(tr("%1 of %2 fields mapped").arg(m_job->mapping().mappedCount()).arg(m_job->format().fields.size()));
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_about->setVisible(!about.isEmpty());
    m_save->setEnabled(m_job->mapping().mappedCount() > 0);
    m_load->setEnabled(!sources.empty() && !m_job->columns().isEmpty());
}

void MappingPane::refreshFormat()
{
    switch (m_job->formatState()) {
    case ImportJob::FormatState::None:
    case ImportJob::FormatState::Known:
        m_format->hide();
        return;
    case ImportJob::FormatState::Looking:
        m_format->setContent(Tone::Accent, tr("Looking up the fields of the list…"), {});
        m_format->setButton({});
        break;
    case ImportJob::FormatState::Learned:
        m_format->setContent(
            Tone::Warn, tr("Field names were learned from records of the list."),
            tr("Their types are not known here, so rows cannot be checked by the format's rules before they are sent; the "
               "tenant checks them. A format file makes the check possible."));
        m_format->setButton(tr("Format file…"));
        break;
    case ImportJob::FormatState::NotFound:
        m_format->setContent(Tone::Err, tr("The fields of this list are not known."), m_job->formatMessage());
        m_format->setButton(tr("Format file…"));
        break;
    case ImportJob::FormatState::Failed:
        m_format->setContent(Tone::Err, tr("The fields of the list could not be read."), m_job->formatMessage());
        m_format->setButton(tr("Format file…"));
        break;
    }
    m_format->show();
}

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
