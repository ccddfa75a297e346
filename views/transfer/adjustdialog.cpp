// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <models/transfer/problemmodels.h>
#include <views/shared/fieldtext.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/adjustdialog.h>
#include <views/transfer/adjustparts.h>

#include <algorithm>

namespace outdial::views {

using models::FieldSource;
using models::ImportJob;
using models::Letters;

namespace {

enum PreviewColumn { RawColumn, CleanedColumn, StoredColumn };

bool isDateType(api::FieldType type) { return type == api::FieldType::DateTime || type == api::FieldType::DateTimeCallAt; }

QString patternWords(const QString &pattern)
{
    if (pattern == models::excelDates())
        return AdjustDialog::tr("46090.5868 (a spreadsheet's number)");
    return QStringLiteral("%1  (%2)").arg(models::dateExample(pattern), QString(pattern).remove(u'\''));
}

QVBoxLayout *columnIn(QWidget *widget, int spacing)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(spacing));
    return column;
}

void chooseData(QComboBox *combo, const QVariant &data) { combo->setCurrentIndex(std::max(0, combo->findData(data))); }

} // namespace

AdjustDialog::AdjustDialog(ImportJob *job, int field, QWidget *parent)
    : QDialog(parent),
      m_job(job),
      m_field(field),
      m_isDate(isDateType(job->format().fields.at(field).type)),
      m_source(job->mapping().sources.at(size_t(field)))
{
    setWindowTitle(tr("Adjust “%1”").arg(job->format().fields.at(field).name));
    auto *outer = columnIn(this, 0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(4));
    column->addWidget(new ElidedLabel(windowTitle(), "pane"));
    auto *sentence = makeLabel(tr("This is done to each row before it is checked and sent. The file stays as it is. A value that "
                                  "cannot be read as a date stays as it is as well, and the check tells."),
                               "small", "muted");
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    column->addSpacing(px(12));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(px(24));
    middle->addWidget(makeSettings());
    middle->addWidget(makePreview(), 1);
    column->addLayout(middle, 1);
    outer->addLayout(column, 1);

    auto *foot = new QFrame;
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    auto *none = new Button(tr("Take it as in the file"), ButtonKind::Quiet);
    none->setToolTip(tr("No further columns, nothing done to the text"));
    auto *keep = new Button(tr("Keep as it was"));
    auto *use = new Button(tr("Use for all rows"), ButtonKind::Primary);
    none->setAutoDefault(false);
    keep->setAutoDefault(false);
    use->setDefault(true);
    row->addWidget(none);
    row->addStretch(1);
    row->addWidget(keep);
    row->addWidget(use);
    outer->addWidget(foot);
    resize(px(896), px(620));

    connect(none, &QPushButton::clicked, this, [this] {
        FieldSource plain = m_source;
        plain.joined.clear();
        plain.cleanUp = {};
        show(plain);
    });
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &AdjustDialog::apply);
    // Its field may be another one now.
    connect(job, &ImportJob::mappingChanged, this, [this] {
        if (!m_applying)
            reject();
    });
    show(m_source);
}

QWidget *AdjustDialog::makeSettings()
{
    auto *inner = new QWidget;
    inner->setProperty("transparentGround", true);
    auto *column = columnIn(inner, 16);
    column->setContentsMargins(px(2), 0, px(12), 0); // room for the ring around what has the focus

    auto *columns = new QWidget;
    auto *columnsIn = columnIn(columns, 4);
    columnsIn->addWidget(makeLabel(tr("Columns"), "emphasis"));
    m_joined = new JoinedColumns(m_job->columns(), m_source.column);
    columnsIn->addWidget(m_joined);
    m_separator = new QLineEdit;
    setLook(m_separator, "tall", QStringLiteral("header"));
    auto *separator = new FormField(tr("&Between them"), m_separator);
    separator->setHint(tr("Empty cells are left out."));
    columnsIn->addWidget(separator);
    column->addWidget(columns);
    // What the field is about comes first.
    if (m_isDate)
        column->addWidget(makeDates());
    column->addWidget(makeTexts());
    if (!m_isDate)
        column->addWidget(makeDates());
    column->addStretch(1);
    connect(m_joined, &JoinedColumns::changed, this, &AdjustDialog::refresh);
    whenWritten(m_separator, this, [this](const QString &) { refresh(); });

    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("What is done to the value"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    scroll->setFixedWidth(px(400));
    return scroll;
}

QWidget *AdjustDialog::makeTexts()
{
    auto *texts = new QWidget;
    auto *column = columnIn(texts, 4);
    column->addWidget(makeLabel(tr("Text"), "emphasis"));
    m_blanks = new QCheckBox(tr("&Several blanks in a row become one"));
    m_digits = new QCheckBox(tr("&Digits only"));
    column->addWidget(m_blanks);
    column->addWidget(m_digits);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    m_remove = new QLineEdit;
    setLook(m_remove, "tall", QStringLiteral("header"));
    m_letters = new QComboBox;
    setLook(m_letters, "tall", QStringLiteral("header"));
    m_letters->addItem(tr("As in the file"), int(Letters::Keep));
    m_letters->addItem(tr("CAPITALS"), int(Letters::Upper));
    m_letters->addItem(tr("small letters"), int(Letters::Lower));
    m_letters->addItem(tr("First Letters Of Words"), int(Letters::Title));
    row->addWidget(new FormField(tr("&Remove these characters"), m_remove), 1);
    row->addWidget(new FormField(tr("&Capitals"), m_letters), 1);
    column->addLayout(row);
    column->addSpacing(px(4));
    column->addWidget(makeLabel(tr("Whole values that become others, whatever their capitals"), "small", "muted"));
    m_replaced = new ReplacedValues;
    column->addWidget(m_replaced);
    connect(m_blanks, &QCheckBox::toggled, this, &AdjustDialog::refresh);
    connect(m_digits, &QCheckBox::toggled, this, &AdjustDialog::refresh);
    whenWritten(m_remove, this, [this](const QString &) { refresh(); });
    connect(m_letters, &QComboBox::activated, this, &AdjustDialog::refresh);
    connect(m_replaced, &ReplacedValues::changed, this, &AdjustDialog::refresh);
    return texts;
}

QWidget *AdjustDialog::makeDates()
{
    auto *dates = new QWidget;
    auto *column = columnIn(dates, 4);
    column->addWidget(makeLabel(tr("Date"), "emphasis"));
    m_pattern = new QComboBox;
    setLook(m_pattern, "tall", QStringLiteral("header"));
    m_pattern->addItem(tr("Not read as a date"), QString());
    for (const auto &pattern : models::datePatterns())
        m_pattern->addItem(patternWords(pattern), pattern);
    column->addWidget(new FormField(tr("&In the file it is like"), m_pattern));
    m_zone = zoneCombo(tr("Times are not moved"));
    m_zoneField = new FormField(tr("&Time zone in the file"), m_zone);
    m_storedZone = zoneCombo({});
    m_storedZoneField = new FormField(tr("Time zone in the &list"), m_storedZone);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(m_zoneField, 1, Qt::AlignTop);
    row->addWidget(m_storedZoneField, 1, Qt::AlignTop);
    column->addLayout(row);
    m_storedAs = new QComboBox;
    setLook(m_storedAs, "tall", QStringLiteral("header"));
    for (const auto &format : rules::dateTimeFormats())
        m_storedAs->addItem(patternWords(format), format);
    m_storedAsField = new FormField(tr("In the list it is li&ke"), m_storedAs);
    column->addWidget(m_storedAsField);
    // A field that is a date says itself what it takes.
    m_storedAsField->setVisible(!m_isDate);
    for (auto *combo : {m_pattern, m_zone, m_storedZone, m_storedAs})
        connect(combo, &QComboBox::activated, this, &AdjustDialog::refresh);
    return dates;
}

QComboBox *AdjustDialog::zoneCombo(const QString &first)
{
    auto *combo = new QComboBox;
    setLook(combo, "tall", QStringLiteral("header"));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    combo->setMaxVisibleItems(16);
    if (!first.isNull())
        combo->addItem(first, QByteArray());
    for (const auto &zone : models::timeZones())
        combo->addItem(QString::fromUtf8(zone), zone);
    return combo;
}

QWidget *AdjustDialog::makePreview()
{
    auto *preview = new QWidget;
    auto *column = columnIn(preview, 4);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("First rows of the file"), "emphasis"));
    head->addStretch(1);
    m_about = makeLabel({}, "small", "muted");
    head->addWidget(m_about);
    column->addLayout(head);
    m_rows = new models::SampleRowsModel(this);
    auto *table = new TableView(tr("First rows as they are, as they are sent, as they are stored"), {});
    setLook(table, "boxed", true);
    table->setModel(m_rows);
    table->setRowHeight(28);
    m_rows->setRows({}, {tr("In the file"), tr("Sent"), tr("Stored")});
    QList<TableColumn> columns(3);
    for (auto &each : columns) {
        each.width = 140;
        each.delegate = new TextDelegate([this](const QModelIndex &index) {
            TextCell cell{index.data().toString()};
            cell.mono = true;
            const auto &sample = m_samples.at(size_t(index.row()));
            const QString &text = index.column() == RawColumn ? sample.raw : sample.cleaned;
            if (index.column() == StoredColumn && !sample.fits) {
                cell.mono = false;
                cell.ink = Token::ErrText;
                cell.icon = QStringLiteral("data-error");
                cell.iconInk = Token::Err;
            } else if (text.isEmpty()) {
                cell.mono = false;
                cell.ink = Token::TextFaint;
            }
            return cell;
        });
    }
    columns[StoredColumn].stretch = true;
    table->setColumns(columns);
    column->addWidget(table, 1);
    return preview;
}

void AdjustDialog::show(const FieldSource &source)
{
    m_showing = true;
    const auto &cleanUp = source.cleanUp;
    m_joined->setJoined(source.joined);
    showText(m_separator, source.separator);
    m_blanks->setChecked(cleanUp.collapseBlanks);
    m_digits->setChecked(cleanUp.digitsOnly);
    showText(m_remove, cleanUp.remove);
    chooseData(m_letters, int(cleanUp.letters));
    m_replaced->setReplacements(cleanUp.replacements);
    chooseData(m_pattern, cleanUp.date.pattern);
    chooseData(m_zone, cleanUp.date.zone);
    // What the field says of its zone, if that is the name of one.
    const auto own = m_job->format().fields.at(m_field).timeZone.toUtf8();
    const bool isOwn = cleanUp.date.pattern.isEmpty() && cleanUp.date.storedZone.isEmpty();
    for (auto *combo : {m_zone, m_storedZone}) {
        const auto &zone = combo == m_zone ? cleanUp.date.zone : isOwn ? own : cleanUp.date.storedZone;
        if (combo->findData(zone) < 0 && models::isTimeZone(zone))
            combo->addItem(QString::fromUtf8(zone), zone);
        chooseData(combo, zone);
    }
    chooseData(m_storedAs, cleanUp.date.storedAs);
    m_showing = false;
    refresh();
}

FieldSource AdjustDialog::chosen() const
{
    FieldSource source = m_source;
    source.joined = m_joined->joined();
    source.separator = m_separator->text();
    auto &cleanUp = source.cleanUp = {};
    cleanUp.collapseBlanks = m_blanks->isChecked();
    cleanUp.digitsOnly = m_digits->isChecked();
    cleanUp.remove = m_remove->text();
    cleanUp.letters = Letters(m_letters->currentData().toInt());
    cleanUp.replacements = m_replaced->replacements();
    cleanUp.date.pattern = m_pattern->currentData().toString();
    if (cleanUp.date.pattern.isEmpty())
        return source;
    if (models::hasTime(cleanUp.date.pattern)) {
        cleanUp.date.zone = m_zone->currentData().toByteArray();
        cleanUp.date.storedZone = m_storedZone->currentData().toByteArray();
    }
    if (!m_isDate)
        cleanUp.date.storedAs = m_storedAs->currentData().toString();
    return source;
}

void AdjustDialog::refresh()
{
    if (m_showing)
        return;
    const FieldSource source = chosen();
    const auto &date = source.cleanUp.date;
    const bool isTime = !date.pattern.isEmpty() && models::hasTime(date.pattern);
    m_separator->setEnabled(!source.joined.isEmpty());
    m_zone->setEnabled(isTime);
    // Some times of ISO 8601 say their offset themselves.
    m_storedZone->setEnabled(isTime && (!date.zone.isEmpty() || date.pattern.contains(u'T')));
    m_storedAs->setEnabled(!date.pattern.isEmpty());
    m_zoneField->setHint(!date.pattern.isEmpty() && !isTime ? tr("A date without a time has none.") : QString());

    m_samples = m_job->samplesOf(m_field, source);
    QList<QStringList> rows;
    int misfits = 0;
    for (const auto &sample : m_samples) {
        const auto shown = [](const QString &text) { return text.isEmpty() ? tr("empty") : text; };
        rows.append({shown(sample.raw), shown(sample.cleaned), sample.fits ? shown(sample.stored) : tr("does not fit")});
        misfits += sample.fits ? 0 : 1;
    }
    m_rows->setRows(rows, {tr("In the file"), tr("Sent"), tr("Stored")});
    m_about->setText(misfits == 0 ? tr("all of them fit") : tr("%n row(s) do not fit", nullptr, misfits));
    setLook(m_about, "ink", misfits == 0 ? QStringLiteral("muted") : QStringLiteral("err"));
}

void AdjustDialog::apply()
{
    const FieldSource source = chosen();
    m_applying = true;
    if (source.joined != m_source.joined || source.separator != m_source.separator || source.cleanUp != m_source.cleanUp)
        m_job->adjust(m_field, source.joined, source.separator, source.cleanUp);
    accept();
}

} // namespace outdial::views
