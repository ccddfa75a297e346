// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Says of a profile that it trusts a certificate which this computer does not verify, and takes that back.
#pragma once

#include <QWidget>

namespace outdial::views {

class ExceptionNote : public QWidget {
    Q_OBJECT
public:
    explicit ExceptionNote(QWidget *parent = nullptr);
    // What it says, wherever it is said.
    static QString words();

Q_SIGNALS:
    void forgetWanted();
};

} // namespace outdial::views
