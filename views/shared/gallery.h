// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Every shared component in every state on one sheet, to look at: the guided tour photographs it in light and dark.
#pragma once

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace outdial::views {

class Gallery : public QWidget {
    Q_OBJECT
public:
    explicit Gallery(QWidget *parent = nullptr);

private:
    QWidget *colours();
    QWidget *types();
    QWidget *buttons();
    QWidget *fields();
    QWidget *choices();
    QWidget *states();
    QWidget *meters();
    QWidget *table();
    QWidget *banners();
    QWidget *dropping();
};

} // namespace outdial::views
