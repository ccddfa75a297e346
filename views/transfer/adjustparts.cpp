// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/adjustparts.h>

#include <algorithm>

namespace outdial::views {

namespace {

QVBoxLayout *rowsLayout(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(4));
    return layout;
}

} // namespace

int JoinedColumns::Row::column() const { return combo->currentData().toInt(); }

JoinedColumns::JoinedColumns(const QStringList &columns, int first, QWidget *parent)
    : QWidget(parent),
      m_columns(columns),
      m_first(first)
{
    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(px(8));
    m_layout->setVerticalSpacing(px(4));
    m_layout->setColumnStretch(1, 1);
    m_layout->addWidget(makeLabel(tr("First"), "small", "muted"), 0, 0);
    m_layout->addWidget(new ElidedLabel(columns.value(first)), 0, 1);
    setJoined({});
}

// Rows stay where they are, since Tab goes by them in the order in which they were made.
void JoinedColumns::setJoined(const QList<int> &joined)
{
    while (m_rows.size() > std::max<qsizetype>(joined.size(), 1))
        removeRow(m_rows.size() - 1);
    for (qsizetype i = 0; i < joined.size(); ++i) {
        if (i == m_rows.size())
            addRow(joined[i]);
        else
            m_rows[i].combo->setCurrentIndex(m_rows[i].combo->findData(joined[i]));
    }
    if (joined.isEmpty() && !m_rows.isEmpty())
        m_rows.first().combo->setCurrentIndex(0);
    tidy();
}

QList<int> JoinedColumns::joined() const
{
    QList<int> columns;
    for (const auto &row : m_rows) {
        if (row.column() >= 0)
            columns.append(row.column());
    }
    return columns;
}

void JoinedColumns::addRow(int column)
{
    Row row{makeLabel(tr("then"), "small", "muted"), new QComboBox};
    setLook(row.combo, "tall", QStringLiteral("header"));
    row.combo->addItem(tr("no further column"), -1);
    for (int i = 0; i < m_columns.size(); ++i) {
        if (i != m_first)
            row.combo->addItem(m_columns[i], i);
    }
    row.combo->setCurrentIndex(row.combo->findData(column));
    row.combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.combo->setMinimumContentsLength(12);
    row.label->setBuddy(row.combo);
    const int place = m_layout->rowCount();
    m_layout->addWidget(row.label, place, 0);
    m_layout->addWidget(row.combo, place, 1);
    // Where Tab comes by, also when it is made later than what stands below.
    if (!m_rows.isEmpty())
        setTabOrder(m_rows.last().combo, row.combo);
    m_rows.append(row);
    connect(row.combo, &QComboBox::activated, this, [this] {
        tidy();
        Q_EMIT changed();
    });
}

void JoinedColumns::removeRow(qsizetype at)
{
    const auto row = m_rows.takeAt(at);
    row.label->hide();
    row.combo->hide();
    row.label->deleteLater();
    row.combo->deleteLater();
}

// One free row below those that are used, as long as there are columns for it.
void JoinedColumns::tidy()
{
    for (qsizetype i = m_rows.size() - 2; i >= 0; --i) {
        if (m_rows[i].column() >= 0)
            continue;
        if (m_rows[i].combo->hasFocus())
            m_rows[i + 1].combo->setFocus();
        removeRow(i);
    }
    if ((m_rows.isEmpty() || m_rows.last().column() >= 0) && m_rows.size() + 1 < m_columns.size())
        addRow(-1);
}

ReplacedValues::ReplacedValues(QWidget *parent) : QWidget(parent), m_layout(rowsLayout(this)) { setReplacements({}); }

void ReplacedValues::setReplacements(const QList<models::Replacement> &replacements)
{
    while (m_rows.size() > replacements.size() + 1) {
        auto *line = m_rows.takeLast().line;
        line->hide();
        line->deleteLater();
    }
    for (qsizetype i = 0; i <= replacements.size(); ++i) {
        const auto replacement = replacements.value(i);
        if (i == m_rows.size())
            addRow(replacement);
        showText(m_rows[i].value, replacement.value);
        showText(m_rows[i].by, replacement.by);
    }
}

QList<models::Replacement> ReplacedValues::replacements() const
{
    QList<models::Replacement> all;
    for (const auto &row : m_rows) {
        const models::Replacement one{row.value->text().trimmed(), row.by->text().trimmed()};
        if (!one.value.isEmpty() || !one.by.isEmpty())
            all.append(one);
    }
    return all;
}

void ReplacedValues::addRow(const models::Replacement &replacement)
{
    Row row{new QWidget, new QLineEdit(replacement.value), new QLineEdit(replacement.by)};
    auto *line = new QHBoxLayout(row.line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(8));
    const auto number = m_rows.size() + 1;
    row.value->setAccessibleName(tr("Value %1 in the file").arg(number));
    row.by->setAccessibleName(tr("What value %1 becomes").arg(number));
    row.value->setPlaceholderText(tr("empty cell"));
    row.by->setPlaceholderText(tr("no value"));
    for (auto *edit : {row.value, row.by}) {
        setLook(edit, "tall", QStringLiteral("header"));
        whenWritten(edit, this, [this](const QString &) { edited(); });
    }
    line->addWidget(row.value, 1);
    line->addWidget(new IconLabel(QStringLiteral("go-next")));
    line->addWidget(row.by, 1);
    m_layout->addWidget(row.line);
    if (!m_rows.isEmpty()) {
        setTabOrder(m_rows.last().by, row.value);
        setTabOrder(row.value, row.by);
    }
    m_rows.append(row);
}

void ReplacedValues::edited()
{
    const auto &last = m_rows.last();
    if (!last.value->text().isEmpty() || !last.by->text().isEmpty())
        addRow({});
    Q_EMIT changed();
}

} // namespace outdial::views
