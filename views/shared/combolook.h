// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The closed combo box: a value that does not fit ends in "…" instead of being cut, and its tool tip is the whole then. Style
// sheets paint the box but know of no such thing, so this stands between them and the style of Qt: every combo box has it.
#pragma once

#include <QProxyStyle>

class QComboBox;

namespace outdial::views {

class ComboLook : public QProxyStyle {
    Q_OBJECT
public:
    explicit ComboLook(QStyle *style); // takes it over
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

// The value does not fit into the closed box.
bool isValueCut(const QComboBox &combo);

} // namespace outdial::views
