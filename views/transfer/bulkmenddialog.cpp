// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>

#include <models/transfer/mender.h>
#include <models/transfer/mendrowsmodel.h>
#include <models/transfer/problemmodels.h>
#include <views/shared/fieldtext.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/bulkmenddialog.h>
#include <views/transfer/prospectlook.h>

#include <algorithm>

namespace outdial::views {

using models::BulkKind;
using models::BulkMend;

namespace {

enum PreviewColumn { LineColumn, NowColumn, StoredColumn };
const QString noText() { return QStringLiteral(""); }

} // namespace

QString BulkMendDialog::titleOf(BulkKind kind)
{
    switch (kind) {
    case BulkKind::DropExtensions:
        return tr("Drop extensions");
    case BulkKind::AreaCode:
        return tr("Prepend area code");
    case BulkKind::Replace:
        return tr("Replace a value");
    case BulkKind::Fill:
        return tr("Fill empty cells");
    case BulkKind::DatePattern:
        return tr("Choose how dates are written");
    case BulkKind::MissingCells:
        return tr("Take missing cells as empty");
    }
    return {};
}

BulkMendDialog::BulkMendDialog(BulkKind kind, models::ImportJob *job, models::Mender *mender, models::MendRowsModel *rows,
                               const QString &value, QWidget *parent)
    : QDialog(parent->window()),
      m_kind(kind),
      m_job(job),
      m_mender(mender),
      m_rows(rows)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1: “%2”").arg(titleOf(kind), fieldName()));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(8));
    column->addWidget(new ElidedLabel(windowTitle(), "pane"));
    addFields(column, value);
    m_warning = makeLabel({}, "", "warn");
    m_warning->setWordWrap(true);
    column->addWidget(m_warning);
    column->addWidget(makePreview(), 1);
    outer->addLayout(column, 1);
    outer->addWidget(makeFoot());
    resize(px(600), px(560));
    // The rows of another problem, or of a new check.
    connect(rows, &QAbstractItemModel::modelReset, this, &QDialog::reject);
    refresh();
    (m_choice != nullptr ? static_cast<QWidget *>(m_choice) : m_text)->setFocus();
}

QString BulkMendDialog::fieldName() const { return m_job->checkedSettings().format.fields.at(m_rows->rows().field()).name; }

void BulkMendDialog::addFields(QVBoxLayout *column, const QString &value)
{
    const auto say = [&](const QString &sentence) {
        auto *label = makeLabel(sentence, "", "muted");
        label->setWordWrap(true);
        column->addWidget(label);
        column->addSpacing(px(4));
    };
    const auto addText = [&](const QString &label) {
        m_text = new QLineEdit;
        column->addWidget(new FormField(label, m_text));
        whenWritten(m_text, this, [this](const QString &) { refresh(); });
    };
    const auto addChoice = [&](const QString &label) {
        m_choice = new QComboBox;
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_choice->setMinimumContentsLength(24);
        column->addWidget(new FormField(label, m_choice));
        connect(m_choice, &QComboBox::activated, this, &BulkMendDialog::refresh);
    };
    switch (m_kind) {
    case BulkKind::DropExtensions: // these ask nothing
    case BulkKind::MissingCells:
        break;
    case BulkKind::AreaCode:
        say(tr("Numbers of seven digits get this area code. Only the rows that are shown are mended."));
        addText(tr("&Area code, three digits"));
        m_text->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[2-9][0-9]{0,2}")), m_text));
        break;
    case BulkKind::Replace:
        say(tr("A whole value of this field stands for another, in all rows of the file, whatever its capitals."));
        addChoice(tr("&Value in the file"));
        addText(tr("&Becomes"));
        fillValues(value);
        break;
    case BulkKind::Fill:
        say(tr("All empty cells of this field get the same text, in all rows of the file."));
        addText(tr("&Text"));
        break;
    case BulkKind::DatePattern:
        say(tr("All dates of this field are read like this. A value that is no such date stays as it is."));
        addChoice(tr("&In the file they are like"));
        fillPatterns();
        break;
    }
}

void BulkMendDialog::fillValues(const QString &value)
{
    for (const auto &each : models::valuesOf(m_rows->rows(), m_job->settings())) {
        m_choice->addItem(tr("%1  (%n row(s))", nullptr, each.rows).arg(each.value.simplified()), each.value);
        if (each.value.compare(value.trimmed(), Qt::CaseInsensitive) == 0)
            m_choice->setCurrentIndex(m_choice->count() - 1);
    }
}

// Those that mend most rows first.
void BulkMendDialog::fillPatterns()
{
    const auto now = m_job->settings();
    struct Choice {
        QString pattern;
        qsizetype mends;
    };
    std::vector<Choice> choices;
    for (const auto &pattern : models::datePatterns()) {
        const auto then = models::readDatesAs(m_rows->rows(), now, pattern).appliedTo(now);
        choices.push_back({pattern, qsizetype(m_rows->rows().mendedBy(then).size())});
    }
    std::ranges::stable_sort(choices, std::ranges::greater{}, &Choice::mends);
    for (const auto &[pattern, mends] : choices) {
        const QString words =
            QStringLiteral("%1  (%2)")
                .arg(models::dateExample(pattern),
                     pattern == models::excelDates() ? tr("a spreadsheet's number") : QString(pattern).remove(u'\''));
        m_choice->addItem(mends == 0 ? words : tr("%1, mends %2").arg(words, countText(mends)), pattern);
    }
}

QWidget *BulkMendDialog::makePreview()
{
    auto *preview = new QWidget;
    auto *column = new QVBoxLayout(preview);
    column->setContentsMargins(0, px(8), 0, 0);
    column->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("What becomes of the rows"), "emphasis"));
    head->addStretch(1);
    m_about = makeLabel({}, "", "muted");
    head->addWidget(m_about);
    column->addLayout(head);
    m_preview = new models::SampleRowsModel(this);
    m_preview->setRows({}, {tr("Line"), tr("Now"), tr("Will be stored as")});
    auto *table = new TableView(tr("What becomes of the rows"), {});
    setLook(table, "boxed", true);
    table->setModel(m_preview);
    table->setRowHeight(28);
    QList<TableColumn> columns(3);
    columns[LineColumn].width = 72;
    columns[LineColumn].alignment = Qt::AlignRight;
    columns[LineColumn].delegate = new TextDelegate([](const QModelIndex &index) {
        TextCell cell{index.data().toString()};
        cell.alignment = Qt::AlignRight;
        return cell;
    });
    columns[NowColumn].width = 170;
    columns[NowColumn].delegate = new TextDelegate([](const QModelIndex &index) {
        TextCell cell{index.data().toString()};
        cell.mono = true;
        return cell;
    });
    columns[StoredColumn].stretch = true;
    columns[StoredColumn].delegate = new TextDelegate(
        [this](const QModelIndex &index) { return prospectCell(m_prospects.at(size_t(index.row())), index.data().toString()); });
    table->setColumns(columns);
    column->addWidget(table, 1);
    return preview;
}

QWidget *BulkMendDialog::makeFoot()
{
    auto *foot = new QFrame;
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    auto *keep = new Button(tr("Leave them as they are"));
    m_act = new Button({}, ButtonKind::Primary);
    keep->setAutoDefault(false);
    m_act->setDefault(true);
    row->addStretch(1);
    row->addWidget(keep);
    row->addWidget(m_act);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &BulkMendDialog::apply);
    return foot;
}

BulkMend BulkMendDialog::chosen(const models::ImportSettings &now) const
{
    const auto &rows = m_rows->rows();
    switch (m_kind) {
    case BulkKind::DropExtensions:
        return models::dropExtensions(rows, now);
    case BulkKind::MissingCells:
        return models::fillMissingCells(rows, now);
    case BulkKind::AreaCode:
        return m_text->text().size() == 3 ? models::prependAreaCode(rows, now, m_text->text()) : BulkMend();
    case BulkKind::Replace:
        return m_choice->count() == 0
                   ? BulkMend()
                   : models::replaceValue(rows, now, m_choice->currentData().toString(), m_text->text().trimmed());
    case BulkKind::Fill:
        return models::replaceValue(rows, now, noText(), m_text->text().trimmed());
    case BulkKind::DatePattern:
        return models::readDatesAs(rows, now, m_choice->currentData().toString());
    }
    return {};
}

void BulkMendDialog::refresh()
{
    const auto now = m_job->settings();
    const auto mend = chosen(now);
    const auto &rows = m_rows->rows();
    const auto verdicts = rows.verdictsIf(mend.appliedTo(now));
    const auto &source = now.mapping.sources.at(size_t(rows.field()));
    const auto &field = now.format.fields.at(rows.field());
    QList<QStringList> lines;
    m_prospects.clear();
    int mended = 0;
    // Those that are mended first.
    for (const bool mends : {true, false}) {
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            const auto &row = rows.rows()[i];
            if (row.isMended || verdicts[i].mends != mends)
                continue;
            const QString value = models::sampleOf(row.cells, source, field, now.typesKnown).raw;
            lines.append({QLocale().toString(row.problem.line), value.simplified(), verdicts[i].words});
            m_prospects.push_back(verdicts[i].prospect);
            mended += mends ? 1 : 0;
        }
    }
    m_preview->setRows(lines, {tr("Line"), tr("Now"), tr("Will be stored as")});
    m_about->setText(tr("mends %1 of %n row(s) shown", nullptr, int(lines.size())).arg(countText(mended)));
    const bool isAll = !models::isOfCells(m_kind);
    m_act->setText(isAll ? tr("Use for all rows") : tr("Mend %n row(s)", nullptr, mended));
    m_act->setEnabled(mended > 0);
    m_act->setToolTip(mended > 0 ? QString() : tr("It would mend none of the rows."));
    warnOfOthers(mend);
}

// A clean-up reaches rows that are right already.
void BulkMendDialog::warnOfOthers(const BulkMend &mend)
{
    QString warning;
    if (m_kind == BulkKind::DatePattern && mend.field >= 0) {
        auto source = m_job->mapping().sources.at(size_t(mend.field));
        const auto before = m_job->samplesOf(mend.field, source);
        source.cleanUp = mend.cleanUp;
        const auto after = m_job->samplesOf(mend.field, source);
        for (std::size_t i = 0; i < before.size() && warning.isEmpty(); ++i) {
            if (before[i].fits && before[i].stored != after[i].stored)
                warning = tr("Dates that fit already would change too: “%1” is stored as %2 now, and as %3 then.")
                              .arg(before[i].raw, before[i].stored,
                                   after[i].fits && !after[i].stored.isEmpty() ? after[i].stored : unknownMark());
        }
    }
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void BulkMendDialog::apply()
{
    const auto mend = chosen(m_job->settings());
    m_rows->disconnect(this);
    accept();
    if (mend.field >= 0)
        m_mender->clean(mend.field, mend.cleanUp);
    else
        m_mender->mend(mend.cells);
}

} // namespace outdial::views
