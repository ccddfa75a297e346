// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtConcurrent>
#include <QVBoxLayout>

#include <models/connect/answered.h>
#include <models/jobs/deletioncriteria.h>
#include <models/jobs/valuefile.h>
#include <views/jobs/criteriafield.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

CriteriaField::CriteriaField(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    auto *left = new QVBoxLayout;
    left->setSpacing(px(4));
    auto *fieldLabel = makeLabel({}, "small", "muted", this);
    fieldLabel->setText(tr("&Field"));
    m_field = new QComboBox(this);
    m_field->setFixedWidth(px(200));
    fieldLabel->setBuddy(m_field);
    left->addWidget(fieldLabel);
    left->addWidget(m_field);
    left->addStretch(1);
    row->addLayout(left);

    auto *middle = new QVBoxLayout;
    middle->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    auto *valuesLabel = makeLabel({}, "small", "muted", this);
    valuesLabel->setText(tr("is one of these &values, one a line"));
    m_count = makeLabel({}, "small", "muted", this);
    head->addWidget(valuesLabel);
    head->addStretch(1);
    head->addWidget(m_count);
    middle->addLayout(head);
    m_values = new QPlainTextEdit(this);
    m_values->setTabChangesFocus(true);
    m_values->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_values->setFont(Theme::instance().font(Type::Mono));
    m_values->setFixedHeight(px(84));
    m_values->setAccessibleName(tr("Values of the field"));
    valuesLabel->setBuddy(m_values);
    middle->addWidget(m_values);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(px(8));
    m_load = new Button(tr("Load from a CSV file…"), ButtonKind::Normal, ButtonSize::Row, this);
    m_load->setAutoDefault(false);
    m_columnLabel = makeLabel({}, "small", "muted", this);
    m_column = new QComboBox(this);
    m_column->setProperty("tall", QStringLiteral("row"));
    m_columnLabel->setBuddy(m_column);
    m_columnLabel->hide();
    m_column->hide();
    tools->addWidget(m_load);
    tools->addWidget(m_columnLabel);
    tools->addWidget(m_column);
    tools->addStretch(1);
    middle->addLayout(tools);
    m_problem = makeLabel({}, "small", "err", this);
    m_problem->setWordWrap(true);
    m_problem->hide();
    middle->addWidget(m_problem);
    middle->addStretch(1);
    row->addLayout(middle, 1);
    m_remove = new IconButton(QStringLiteral("list-remove"), tr("Remove this criterion"), ButtonSize::Row, true, this);
    row->addWidget(m_remove, 0, Qt::AlignTop);

    connect(m_field, &QComboBox::currentTextChanged, this, &CriteriaField::changed);
    connect(m_values, &QPlainTextEdit::textChanged, this, [this] {
        countValues();
        Q_EMIT changed();
    });
    connect(m_load, &QPushButton::clicked, this, &CriteriaField::chooseFile);
    connect(m_remove, &QToolButton::clicked, this, &CriteriaField::removeRequested);
    connect(m_column, &QComboBox::activated, this, &CriteriaField::readColumn);
    countValues();
}

void CriteriaField::setFields(const QStringList &names, bool sure)
{
    const QString present = m_field->currentText();
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    m_field->setEditable(!sure);
    if (QLineEdit *edit = m_field->lineEdit())
        edit->setAccessibleName(tr("Field")); // the label is the buddy of the combo box around it
    m_field->addItems(names);
    // Values never go over to another field by themselves: the tenant says what is wrong with this one.
    if (sure && !present.isEmpty() && !names.contains(present) && !m_values->document()->isEmpty())
        m_field->addItem(present);
    const int at = m_field->findText(present);
    if (at >= 0)
        m_field->setCurrentIndex(at);
    else if (!sure)
        m_field->setEditText(present);
    else
        m_field->setCurrentIndex(names.isEmpty() ? -1 : 0);
}

void CriteriaField::setCriterion(const api::DeleteCriteria::FieldValues &criterion)
{
    if (m_field->findText(criterion.field) < 0)
        m_field->addItem(criterion.field);
    m_field->setCurrentIndex(m_field->findText(criterion.field));
    m_values->setPlainText(criterion.values.join(QLatin1Char('\n')));
}

api::DeleteCriteria::FieldValues CriteriaField::criterion() const
{
    return {m_field->currentText().trimmed(), models::valuesFromText(m_values->toPlainText())};
}

void CriteriaField::countValues()
{
    const int count = int(models::valuesFromText(m_values->toPlainText()).size());
    m_count->setText(count == 0 ? tr("no value yet") : count == 1 ? tr("1 value") : tr("%1 values").arg(countText(count)));
}

void CriteriaField::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Load values"), {}, tr("CSV files (*.csv *.txt *.tsv *.gz *.zip);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CriteriaField::loadFile);
    dialog->open();
}

void CriteriaField::loadFile(const QString &path)
{
    m_problem->hide();
    m_load->setEnabled(false);
    models::whenAnswered(QtConcurrent::run([path] { return models::lookAtValueFile(path); }), this,
                         [this, path, reading = ++m_reading](const models::ValueFile &file) {
                             if (reading == m_reading)
                                 takeColumns(path, file);
                         });
}

void CriteriaField::takeColumns(const QString &path, const models::ValueFile &file)
{
    m_load->setEnabled(true);
    m_problem->setText(file.problem);
    m_problem->setVisible(!file.problem.isEmpty());
    if (!file.problem.isEmpty())
        return;
    m_path = path;
    m_column->clear();
    m_column->addItems(file.columns);
    const auto same = std::find_if(file.columns.cbegin(), file.columns.cend(), [this](const QString &name) {
        return name.trimmed().compare(m_field->currentText().trimmed(), Qt::CaseInsensitive) == 0;
    });
    const int column = same == file.columns.cend() ? 0 : int(same - file.columns.cbegin());
    m_column->setCurrentIndex(column);
    m_columnLabel->setText(tr("Col&umn of %1:").arg(QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&"))));
    m_columnLabel->setVisible(file.columns.size() > 1);
    m_column->setVisible(file.columns.size() > 1);
    readColumn(column);
}

void CriteriaField::readColumn(int column)
{
    m_load->setEnabled(false);
    models::whenAnswered(QtConcurrent::run([path = m_path, column] { return models::valuesOfColumn(path, column); }), this,
                         [this, reading = ++m_reading](const tl::expected<QStringList, QString> &values) {
                             if (reading != m_reading)
                                 return;
                             m_load->setEnabled(true);
                             m_problem->setVisible(!values);
                             if (values)
                                 m_values->setPlainText(values->join(QLatin1Char('\n')));
                             else
                                 m_problem->setText(values.error());
                         });
}

} // namespace outdial::views
