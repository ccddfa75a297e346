// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSettings>
#include <QVBoxLayout>

#include <views/dnc/dncwritingfields.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncWriting;

namespace {

QString settingsKey(const QString &tenant, const QString &what)
{
    return QStringLiteral("doNotCall/%1/%2").arg(QString::fromLatin1(tenant.toUtf8().toHex()), what);
}

} // namespace

DncWritingChoice DncWritingChoice::kept(const QString &tenant)
{
    const QSettings settings;
    DncWritingChoice choice;
    if (settings.value(settingsKey(tenant, QStringLiteral("asGiven"))).toBool())
        choice.writing = DncWriting::AsGiven;
    choice.countryCode = settings.value(settingsKey(tenant, QStringLiteral("countryCode"))).toString();
    return choice;
}

void DncWritingChoice::keep(const QString &tenant) const
{
    QSettings settings;
    settings.setValue(settingsKey(tenant, QStringLiteral("asGiven")), writing == DncWriting::AsGiven);
    settings.setValue(settingsKey(tenant, QStringLiteral("countryCode")), countryCode);
}

DncWritingFields::DncWritingFields(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    m_box = new QComboBox(this);
    m_box->addItem(tr("The way records store them"));
    m_box->addItem(tr("As they are given"));
    auto *field = new FormField(tr("How &numbers are sent"), m_box, this);
    field->setHint(tr("Dialing compares with what records store."));
    m_code = new QLineEdit(this);
    m_code->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[1-9][0-9]{0,3}")), m_code));
    m_codeField = new FormField(tr("Country code of numbers &that have none"), m_code, this);
    row->addWidget(field, 1, Qt::AlignTop);
    row->addWidget(m_codeField, 1, Qt::AlignTop);
    connect(m_box, &QComboBox::activated, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    whenWritten(m_code, this, [this](const QString &) {
        refresh();
        Q_EMIT changed();
    });
    refresh();
}

void DncWritingFields::refresh()
{
    m_code->setEnabled(m_box->currentIndex() == 0);
    m_codeField->setHint(m_code->text().isEmpty() ? tr("Empty: North America, ten digits get a 1.")
                                                  : tr("A leading 0 gives way to %1.").arg(m_code->text()));
}

void DncWritingFields::setChoice(const DncWritingChoice &choice)
{
    m_box->setCurrentIndex(choice.writing == DncWriting::AsRecords ? 0 : 1);
    showText(m_code, choice.countryCode);
    refresh();
}

DncWritingChoice DncWritingFields::choice() const
{
    return {m_box->currentIndex() == 0 ? DncWriting::AsRecords : DncWriting::AsGiven, m_code->text()};
}

void openDncWritingDialog(const QString &tenant, QWidget *parent, std::function<void()> kept)
{
    auto *dialog = new QDialog(parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(DncWritingFields::tr("How numbers are sent"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(12));
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(makeLabel(dialog->windowTitle(), "pane", "", dialog));
    auto *about = makeLabel(
        DncWritingFields::tr("Do-Not-Call lists take any text as a key and compare it letter for letter. So a number is "
                             "best sent as the phone fields of records store it: digits, with the country code."),
        "small", "muted", dialog);
    about->setWordWrap(true);
    column->addWidget(about);
    auto *fields = new DncWritingFields(dialog);
    fields->setFixedWidth(px(560));
    fields->setChoice(DncWritingChoice::kept(tenant));
    column->addWidget(fields);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addStretch(1);
    auto *cancel = new Button(DncWritingFields::tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, dialog);
    auto *keep = new Button(DncWritingFields::tr("Use this for the tenant"), ButtonKind::Primary, ButtonSize::Dialog, dialog);
    cancel->setAutoDefault(false);
    keep->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    column->addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(keep, &QPushButton::clicked, dialog, [dialog, fields, tenant, kept = std::move(kept)] {
        fields->choice().keep(tenant);
        kept();
        dialog->accept();
    });
    dialog->open();
}

} // namespace outdial::views
