// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of lists are often file names, one long word that no line can be broken in: a label then asks for more width than there
// is, and its layout reckons its height for a width that it does not get.

#pragma once

#include <QString>

class QLabel;

namespace outdial::views {

// The text with places at which a word of more than 30 letters may be broken: behind its _ - . / and, where there is none, each
// 30th.
QString breakable(const QString &text);
// The text as it was, of one copied from a label.
QString unbroken(QString text);
// Shows it; assistive technology is told the text as it is.
void setBreakableText(QLabel *label, const QString &text);

} // namespace outdial::views
