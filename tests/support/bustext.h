// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sets the text of a field as assistive technology does over the accessibility bus: Qt tells no textEdited then.
#pragma once

#include <QAccessible>
#include <QLineEdit>

namespace outdial::test {

inline void setByBus(QLineEdit *edit, const QString &text)
{
    auto *interface = QAccessible::queryAccessibleInterface(edit);
    if (interface == nullptr || interface->editableTextInterface() == nullptr)
        qFatal("the field has no editable text");
    interface->editableTextInterface()->replaceText(0, int(edit->text().size()), text);
}

} // namespace outdial::test
