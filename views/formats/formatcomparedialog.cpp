// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QtConcurrent/QtConcurrentRun>
#include <QVBoxLayout>

#include <models/connect/answered.h>
#include <models/formats/formatfile.h>
#include <models/formats/formattemplates.h>
#include <views/formats/formatcomparedialog.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::FormatDifference;
using models::FormatDifferencesModel;

namespace {

TextCell cellAt(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.strong = index.column() == FormatDifferencesModel::FieldColumn;
    const auto kind = FormatDifference::Kind(index.data(FormatDifferencesModel::DifferenceKindRole).toInt());
    const bool absent = (kind == FormatDifference::Kind::OnlyHere && index.column() == FormatDifferencesModel::ThereColumn) ||
                        (kind == FormatDifference::Kind::OnlyThere && index.column() == FormatDifferencesModel::HereColumn);
    if (absent || index.column() == FormatDifferencesModel::PropertyColumn)
        cell.ink = Token::TextMuted;
    return cell;
}

} // namespace

FormatCompareDialog::FormatCompareDialog(const api::Format &design, const QList<models::KnownFormat> &known, QWidget *parent)
    : QDialog(parent),
      m_design(design),
      m_model(new FormatDifferencesModel(this))
{
    setWindowTitle(tr("Compare formats"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(
        makeLabel(design.name.isEmpty() ? tr("Compare this format") : tr("Compare “%1”").arg(design.name), "pane", "", this));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_with = new QComboBox(this);
    m_with->setMinimumWidth(px(300));
    auto *file = new Button(tr("Choose a &file…"), ButtonKind::Normal, ButtonSize::Dialog, this);
    auto *withField = new FormField(tr("&With"), m_with, this);
    row->addWidget(withField, 1);
    row->addWidget(file, 0, Qt::AlignBottom);
    column->addLayout(row);
    m_sentence = makeLabel({}, "", "muted", this);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_table = new TableView(tr("Differences"), {}, this);
    m_table->setProperty("boxed", true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setRowHeight(32);
    auto *texts = new TextDelegate(cellAt, m_table);
    m_table->setColumns({{.width = 160, .minimum = 90, .delegate = texts},
                         {.width = 170, .minimum = 90, .delegate = texts},
                         {.width = 240, .minimum = 100, .delegate = texts},
                         {.width = 240, .minimum = 100, .stretch = true, .delegate = texts}});
    m_table->setMinimumHeight(px(240));
    column->addWidget(m_table, 1);
    outer->addLayout(column, 1);
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("dialogFoot"));
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(24, 12, 24, 12);
    footRow->addStretch(1);
    auto *close = new Button(tr("Close"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    close->setDefault(true);
    footRow->addWidget(close);
    outer->addWidget(foot);
    resize(px(896), px(560));

    for (const models::KnownFormat &each : known) {
        m_others.append(each.format);
        m_with->addItem(each.format.name);
    }
    for (const models::FormatTemplate &each : models::formatTemplates()) {
        m_others.append(each.format);
        m_others.last().name = each.title;
        m_with->addItem(tr("Template: %1").arg(each.title));
    }
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(file, &QPushButton::clicked, this, &FormatCompareDialog::chooseFile);
    connect(m_with, &QComboBox::currentIndexChanged, this, &FormatCompareDialog::compare);
    compare();
    m_with->setFocus();
}

void FormatCompareDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a format file"), {}, tr("Formats (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FormatCompareDialog::openFile);
    dialog->open();
}

void FormatCompareDialog::openFile(const QString &path)
{
    whenAnswered(QtConcurrent::run([path] { return models::readFormatFile(path); }), this,
                 [this, name = QFileInfo(path).fileName()](const models::FormatFile &read) {
                     if (!read.problem.isNull()) {
                         m_sentence->setText(tr("“%1” cannot be used. %2").arg(name, read.problem));
                         LabelStyle::set(m_sentence, "", "err");
                         return;
                     }
                     m_others.append(read.format);
                     m_others.last().name = name;
                     m_with->addItem(name);
                     m_with->setCurrentIndex(m_with->count() - 1);
                 });
}

void FormatCompareDialog::compare()
{
    const api::Format other = m_others.value(m_with->currentIndex());
    m_model->setFormats(m_design, other);
    LabelStyle::set(m_sentence, "", "muted");
    m_sentence->setText(m_model->rowCount() == 0 ? tr("The two formats have the same fields, in the same order.")
                                                 : tr("%n difference(s)", nullptr, m_model->rowCount()));
}

} // namespace outdial::views
