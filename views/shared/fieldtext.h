// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is written into a field against what the program shows in it. QLineEdit::textEdited is silent when assistive technology,
// or a tool that drives the window, sets the text; textChanged speaks of what the program sets as well.
#pragma once

#include <QString>

#include <functional>

class QLineEdit;
class QObject;

namespace outdial::views {

// Shows a text in a field: whenWritten() is not told.
void showText(QLineEdit *edit, const QString &text);
// Calls written at each change of the text that showText() did not make: by keys, by pasting, and by assistive technology. The
// field is isModified() then. Ends with the context.
void whenWritten(QLineEdit *edit, const QObject *context, std::function<void(const QString &text)> written);

// While it lives, what changes in the field is shown, not written: for widgets that change the text of a field in them.
class ShowingText {
public:
    explicit ShowingText(QLineEdit *edit);
    ~ShowingText();
    ShowingText(const ShowingText &) = delete;
    ShowingText &operator=(const ShowingText &) = delete;

private:
    QLineEdit *m_edit;
    bool m_before;
};

} // namespace outdial::views
