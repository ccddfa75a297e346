// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the blocks of the gallery are laid out.
#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <views/shared/theme.h>

namespace outdial::views {

// A block with a title; what it holds is below.
inline QVBoxLayout *block(QWidget *widget, const QString &title, const QString &note = {})
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(title, "card"));
    row->addWidget(makeLabel(note, "small", "muted"));
    row->addStretch();
    column->addLayout(row);
    return column;
}

inline QHBoxLayout *line(QVBoxLayout *column, const QString &label = {})
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    if (!label.isEmpty()) {
        QLabel *text = makeLabel(label, "caption", "muted");
        text->setFixedWidth(px(64));
        row->addWidget(text);
    }
    column->addLayout(row);
    return row;
}

} // namespace outdial::views
