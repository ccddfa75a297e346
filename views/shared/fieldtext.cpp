// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLineEdit>
#include <QVariant>

#include <views/shared/fieldtext.h>

namespace outdial::views {

namespace {

constexpr const char *showing = "_outdial_showing";

} // namespace

ShowingText::ShowingText(QLineEdit *edit) : m_edit(edit), m_before(edit->property(showing).toBool())
{
    edit->setProperty(showing, true);
}

ShowingText::~ShowingText() { m_edit->setProperty(showing, m_before); }

void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text() == text)
        return;
    const ShowingText quiet(edit);
    edit->setText(text);
}

void whenWritten(QLineEdit *edit, const QObject *context, std::function<void(const QString &)> written)
{
    QObject::connect(edit, &QLineEdit::textChanged, context, [edit, written = std::move(written)](const QString &text) {
        if (edit->property(showing).toBool())
            return;
        edit->setModified(true); // setText() says that it is not
        written(text);
    });
}

} // namespace outdial::views
