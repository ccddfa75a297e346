// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "Why is it not dialing?": what was checked, what of it speaks against dialing, what the API does not tell.
#pragma once

#include <QWidget>

#include <models/monitor/dialingcheck.h>

class QVBoxLayout;

namespace outdial::views {

class ChecksList : public QWidget {
    Q_OBJECT
public:
    explicit ChecksList(QWidget *parent = nullptr);
    void setChecks(const QList<models::DialingCheck> &checks);

private:
    QVBoxLayout *m_lines;
    QString m_shown;
};

} // namespace outdial::views
