// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows while it is connected to no tenant: three ways to begin, and the tenants that are known.
#pragma once

#include <QWidget>

#include <models/connect/profiles.h>

class QVBoxLayout;

namespace outdial::views {

class Card;

class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(models::Profiles *profiles, QWidget *parent = nullptr);

Q_SIGNALS:
    void connectWanted();
    void sandboxWanted();
    void fileWanted();
    void profileWanted(const QString &id);
    void forgetWanted(const QString &id);
    void distrustWanted(const QString &id); // the certificate that is not verified

private:
    void refresh();
    models::Profiles *m_profiles;
    QWidget *m_knownTitle;
    Card *m_known;
};

} // namespace outdial::views
