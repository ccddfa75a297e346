// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <models/activity/explorerjson.h>
#include <models/activity/explorermembers.h>
#include <views/activity/explorerform.h>
#include <views/activity/exploreridfield.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ExplorerParameter;
using models::ParameterKind;

namespace {

// The choice that leaves a member out of the body.
constexpr int notSent = 0;

bool isText(ParameterKind kind)
{
    return kind == ParameterKind::Text || kind == ParameterKind::Integer || kind == ParameterKind::Time ||
           kind == ParameterKind::Cursor;
}

} // namespace

ExplorerForm::ExplorerForm(QWidget *parent) : QScrollArea(parent)
{
    setAccessibleName(tr("Parameters"));
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ExplorerForm::setIds(models::ExplorerIds *ids)
{
    m_ids = ids;
    for (const Row &row : std::as_const(m_rows)) {
        if (auto *choice = qobject_cast<ExplorerIdField *>(row.field))
            choice->setSource(ids, [this] { return campaign(); });
    }
}

void ExplorerForm::setMethod(api::Method method)
{
    m_rows.clear();
    m_body.clear();
    auto *inner = new QWidget(this);
    inner->setProperty("transparentGround", true);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(16, 12, 16, 12);
    m_column->setSpacing(px(8));
    for (const ExplorerParameter &parameter : models::parametersOf(method)) {
        if (parameter.isInForm())
            addRow(parameter);
        else
            addNote(parameter);
    }
    m_column->addStretch(1);
    setWidget(inner);
    inner->show();
}

void ExplorerForm::addRow(const ExplorerParameter &parameter)
{
    QWidget *owner = m_column->parentWidget();
    auto *box = new QVBoxLayout;
    box->setSpacing(px(2));
    auto *top = new QHBoxLayout;
    top->setSpacing(px(8));
    const QString name = models::parameterName(parameter);
    auto *label = makeLabel(name, "smallStrong", "", owner);
    auto *type = new ElidedLabel(models::parameterType(parameter), "small", "faint", owner);
    top->addWidget(label);
    top->addWidget(type, 1);
    box->addLayout(top);
    QWidget *field = makeField(parameter);
    label->setBuddy(field);
    field->setAccessibleName(name);
    const QString fact = models::parameterFact(parameter);
    field->setAccessibleDescription(fact.isEmpty() ? type->text() : type->text() + QStringLiteral(". ") + fact);
    field->setToolTip(fact);
    box->addWidget(field);
    auto *problem = makeLabel({}, "small", "err", owner);
    problem->setWordWrap(true);
    problem->hide();
    box->addWidget(problem);
    m_column->addLayout(box);
    m_rows.append({&parameter, field, problem});
}

// What only the text of the body can hold.
void ExplorerForm::addNote(const ExplorerParameter &parameter)
{
    QWidget *owner = m_column->parentWidget();
    const bool whole = qstrcmp(parameter.name, "[]") == 0;
    auto *top = new QHBoxLayout;
    top->setSpacing(px(8));
    top->addWidget(makeLabel(whole ? tr("Body") : models::parameterName(parameter), "smallStrong", "", owner));
    top->addWidget(new ElidedLabel(models::parameterType(parameter), "small", "faint", owner), 1);
    auto *box = new QVBoxLayout;
    box->setSpacing(px(2));
    box->addLayout(top);
    auto *fact = makeLabel(models::parameterFact(parameter), "small", "muted", owner);
    fact->setWordWrap(true);
    box->addWidget(fact);
    m_column->addLayout(box);
}

QWidget *ExplorerForm::makeField(const ExplorerParameter &parameter)
{
    QWidget *owner = m_column->parentWidget();
    const ExplorerParameter *of = &parameter;
    if (parameter.kind == ParameterKind::Id) {
        auto *choice = new ExplorerIdField(parameter.ids, owner);
        choice->setSource(m_ids, [this] { return campaign(); });
        choice->lineEdit()->setPlaceholderText(tr("Choose, type or paste"));
        connect(choice, &ExplorerIdField::valueEdited, this, [this, of](const QString &id) { edited(*of, id); });
        return choice;
    }
    if (isText(parameter.kind)) {
        auto *edit = new QLineEdit(owner);
        edit->setProperty("tall", QStringLiteral("header"));
        edit->setProperty("mono", parameter.kind != ParameterKind::Text);
        edit->setPlaceholderText(models::parameterFact(parameter));
        whenWritten(edit, this, [this, of](const QString &value) { edited(*of, value); });
        return edit;
    }
    auto *choice = new QComboBox(owner);
    choice->setProperty("tall", QStringLiteral("header"));
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->installEventFilter(this);
    choice->addItem(tr("not sent"));
    choice->addItems(models::parameterChoices(parameter));
    connect(choice, &QComboBox::activated, this,
            [this, of, choice](int row) { edited(*of, row == notSent ? QString() : choice->itemText(row)); });
    return choice;
}

QString ExplorerForm::valueOf(const Row &row) const
{
    if (const auto *edit = qobject_cast<QLineEdit *>(row.field))
        return edit->text().trimmed();
    const auto *choice = qobject_cast<QComboBox *>(row.field);
    return choice->isEditable() || choice->currentIndex() != notSent ? choice->currentText().trimmed() : QString();
}

void ExplorerForm::show(const Row &row, const QString &value)
{
    if (auto *edit = qobject_cast<QLineEdit *>(row.field)) {
        showText(edit, value);
    } else if (auto *ids = qobject_cast<ExplorerIdField *>(row.field)) {
        if (ids->value() != value)
            ids->setValue(value);
    } else if (auto *choice = qobject_cast<QComboBox *>(row.field)) {
        // What the reference does not know is shown nevertheless.
        int found = value.isEmpty() ? notSent : choice->findText(value);
        if (found < 0) {
            choice->addItem(value);
            found = choice->count() - 1;
        }
        choice->setCurrentIndex(found);
    }
}

void ExplorerForm::tell(const Row &row, const QString &problem)
{
    row.problem->setText(problem);
    row.problem->setVisible(!problem.isEmpty());
    if (row.field->property("error").toBool() != !problem.isEmpty())
        setLook(row.field, "error", !problem.isEmpty());
}

void ExplorerForm::edited(const ExplorerParameter &parameter, const QString &value)
{
    const QString name = models::parameterName(parameter);
    QString problem = models::parameterProblem(parameter, value);
    if (value.isEmpty() && parameter.kind != ParameterKind::Integer)
        problem.clear(); // it is being written, or sent empty on purpose
    for (const Row &row : std::as_const(m_rows)) {
        if (row.parameter == &parameter)
            tell(row, problem);
    }
    if (parameter.isInPath()) {
        Q_EMIT variableEdited(name, value.trimmed());
        return;
    }
    if (!problem.isEmpty() && parameter.kind == ParameterKind::Integer)
        return; // the body keeps its last number
    const bool leaveOut = value.isEmpty() && !parameter.required && parameter.kind != ParameterKind::Cursor;
    const QString body = leaveOut ? models::withoutJsonMember(m_body, name)
                                  : models::withJsonMember(m_body, name, models::parameterSpelt(parameter, value));
    if (body.isNull() || body == m_body)
        return;
    m_body = body;
    Q_EMIT bodyEdited(body);
}

QStringList ExplorerForm::variables() const
{
    QStringList values;
    for (const Row &row : m_rows) {
        if (row.parameter->isInPath())
            values.append(valueOf(row));
    }
    return values;
}

void ExplorerForm::setVariable(const QString &name, const QString &value)
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.parameter->isInPath() && models::parameterName(*row.parameter) == name) {
            show(row, value);
            tell(row, {});
        }
    }
}

void ExplorerForm::setBody(const QString &text)
{
    m_body = text;
    const bool isJson = !models::scanJson(text);
    for (const Row &row : std::as_const(m_rows)) {
        if (row.parameter->isInPath())
            continue;
        row.field->setEnabled(isJson);
        if (!isJson)
            continue;
        const auto member = models::jsonMember(text, models::parameterName(*row.parameter));
        const QString value = member ? member->value() : QString();
        if (valueOf(row) != value.trimmed() || !member)
            show(row, value);
        const bool present = member && member->kind != models::JsonToken::Null && !value.isEmpty();
        tell(row, present ? models::parameterProblem(*row.parameter, value) : QString());
    }
}

bool ExplorerForm::showMissing()
{
    bool found = false;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.parameter->isInPath() || !valueOf(row).isEmpty())
            continue;
        tell(row, models::parameterProblem(*row.parameter, {}));
        if (!found) {
            row.field->setFocus(Qt::OtherFocusReason);
            ensureWidgetVisible(row.field);
        }
        found = true;
    }
    return found;
}

QWidget *ExplorerForm::field(const QString &name) const
{
    for (const Row &row : m_rows) {
        if (models::parameterName(*row.parameter) == name)
            return row.field;
    }
    return nullptr;
}

QString ExplorerForm::campaign() const
{
    for (const Row &row : m_rows) {
        if (row.parameter->isInPath() && row.parameter->ids == models::IdKind::Campaign)
            return valueOf(row);
    }
    return {};
}

} // namespace outdial::views
