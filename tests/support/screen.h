// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a screen is read by a test, and kept as a picture.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QWidget>

#include <views/shared/emptystate.h>
#include <views/shared/theme.h>

#include <support/pictures.h>

namespace outdial::test {

inline QString c(const char *text) { return QString::fromUtf8(text); }

// What stands on labels that are seen, a line each.
inline QString allText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

// The first one whose text begins so; null when none is seen.
inline QPushButton *button(const QWidget &on, const char *text)
{
    for (QPushButton *each : on.findChildren<QPushButton *>()) {
        if (each->isVisibleTo(&on) && each->text().startsWith(c(text)))
            return each;
    }
    return nullptr;
}

// The state that stands in place of a table, or null.
inline views::EmptyState *instead(const QWidget &on)
{
    for (views::EmptyState *state : on.findChildren<views::EmptyState *>()) {
        if (state->isVisibleTo(&on))
            return state;
    }
    return nullptr;
}

// Light and dark.
inline void savePictures(QWidget &widget, const char *name)
{
    if (qEnvironmentVariableIsEmpty("OUTDIAL_PICTURES"))
        return;
    QTest::qWait(60); // layouts settle
    savePicture(widget, c(name) + QStringLiteral("-light"));
    views::Theme::instance().setMode(views::ThemeMode::Dark);
    savePicture(widget, c(name) + QStringLiteral("-dark"));
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

} // namespace outdial::test
