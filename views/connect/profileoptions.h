// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a tenant is told from others on this workstation: its name, the colour of its block, and whether writes ask first. Folded
// away until asked for.
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace outdial::models {
struct TenantProfile;
}

namespace outdial::views {

class Button;

class ProfileOptions : public QWidget {
    Q_OBJECT
public:
    explicit ProfileOptions(QWidget *parent = nullptr);
    void read(const models::TenantProfile &profile);
    void write(models::TenantProfile &profile) const;
    void setOpen(bool open);
    bool isOpen() const { return m_open; }

Q_SIGNALS:
    void toggled();

private:
    void fillColours();
    Button *m_disclosure;
    QWidget *m_inner;
    QLineEdit *m_name;
    QComboBox *m_colour;
    QCheckBox *m_production;
    QCheckBox *m_asksFirst;
    bool m_open = false;
};

} // namespace outdial::views
