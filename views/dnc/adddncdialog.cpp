// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <models/dnc/dncbookmodel.h>
#include <views/dnc/adddncdialog.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using rules::DncType;

namespace {

// The id, also out of a longer text such as an address; null: there is none.
QString idIn(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"));
    const auto match = pattern.match(text);
    return match.hasMatch() ? match.captured() : QString();
}

} // namespace

AddDncDialog::AddDncDialog(models::DncBook &book, QWidget *parent) : QDialog(parent), m_book(book)
{
    setWindowTitle(tr("Add a Do-Not-Call list by ID"));
    setFixedWidth(px(488));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(makeLabel(windowTitle(), "pane", "", this));
    auto *about =
        makeLabel(tr("The API names only lists that a campaign has. For another one, say what it is: nobody can look that up. "
                     "Nothing is sent."),
                  "small", "muted", this);
    about->setWordWrap(true);
    column->addWidget(about);
    m_id = new QLineEdit(this);
    m_id->setProperty("mono", true);
    m_idField = new FormField(tr("List &ID"), m_id, this);
    m_name = new QLineEdit(this);
    m_type = new QComboBox(this);
    for (const DncType type : {DncType::Internal, DncType::GeographicAreaCode, DncType::GeographicPostal, DncType::Exclusion,
                               DncType::GeographicState}) {
        models::DncListSeen list;
        list.type = rules::dncTypeName(type);
        m_type->addItem(models::dncTypeLine(list), list.type);
    }
    m_typeField = new FormField(tr("&Type"), m_type, this);
    m_detail = new QLineEdit(this);
    m_detailField = new FormField({}, m_detail, this);
    column->addWidget(m_idField);
    column->addWidget(new FormField(tr("&Name"), m_name, this));
    column->addWidget(m_typeField);
    column->addWidget(m_detailField);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, this);
    auto *add = new Button(tr("Add the list"), ButtonKind::Primary, ButtonSize::Dialog, this);
    cancel->setAutoDefault(false);
    add->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(add);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, &AddDncDialog::add);
    connect(m_type, &QComboBox::currentIndexChanged, this, &AddDncDialog::refresh);
    for (QLineEdit *edit : {m_id, m_detail})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_idField->setError({});
            m_detailField->setError({});
        });
    refresh();
    m_id->setFocus();
}

void AddDncDialog::refresh()
{
    const auto type = rules::dncTypeFromName(m_type->currentData().toString());
    m_typeField->setHint(type && !rules::isModifiable(*type) ? tr("It is only shown: the API changes no lists of states.")
                                                             : QString());
    m_detailField->setVisible(type != DncType::Internal);
    auto *label = m_detailField->findChild<QLabel *>();
    label->setText(type == DncType::Exclusion ? tr("&Field of the records") : tr("&Country, two letters"));
    m_detailField->setError({});
    m_detailField->setHint(type == DncType::Exclusion ? tr("The list holds values of this field.") : QString());
}

void AddDncDialog::add()
{
    const QString id = idIn(m_id->text());
    const auto type = rules::dncTypeFromName(m_type->currentData().toString());
    if (id.isEmpty()) {
        m_idField->setError(tr("Needs an ID like 85389D39-E05C-4CE7-B36D-4401BEA52E14, or an address that contains it."));
        m_id->setFocus();
        return;
    }
    if (m_book.find(id) != nullptr) {
        m_idField->setError(tr("This list is known already: “%1”.").arg(models::dncName(*m_book.find(id))));
        m_id->setFocus();
        return;
    }
    const QString detail = m_detail->text().trimmed();
    if (type == DncType::Exclusion && detail.isEmpty()) {
        m_detailField->setError(tr("Needs the name of the field."));
        m_detail->setFocus();
        return;
    }
    models::DncListSeen list;
    list.id = id;
    list.name = m_name->text().trimmed();
    list.type = m_type->currentData().toString();
    if (type == DncType::Exclusion)
        list.listField = detail;
    else if (type != DncType::Internal)
        list.country = detail.toUpper();
    m_book.addById(list);
    Q_EMIT added(id);
    accept();
}

} // namespace outdial::views
