// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>

#include <views/shared/breakable.h>

namespace outdial::views {

namespace {

constexpr qsizetype longWord = 30;
constexpr QChar zeroWidthSpace{0x200B};

bool separates(QChar letter) { return letter == u'_' || letter == u'-' || letter == u'.' || letter == u'/'; }

void appendWord(QString &out, QStringView word)
{
    if (word.size() <= longWord) {
        out += word;
        return;
    }
    qsizetype unbroken = 0;
    for (const QChar letter : word) {
        out += letter;
        ++unbroken;
        // Not within one letter of two units.
        if (separates(letter) || (unbroken >= longWord && !letter.isHighSurrogate())) {
            out += zeroWidthSpace;
            unbroken = 0;
        }
    }
}

} // namespace

QString breakable(const QString &text)
{
    QString out;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !text.at(at).isSpace())
            continue;
        appendWord(out, QStringView(text).mid(start, at - start));
        if (at < text.size())
            out += text.at(at);
        start = at + 1;
    }
    return out;
}

QString unbroken(QString text) { return text.remove(zeroWidthSpace); }

void setBreakableText(QLabel *label, const QString &text)
{
    label->setText(breakable(text));
    label->setAccessibleName(text);
}

} // namespace outdial::views
