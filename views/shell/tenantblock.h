// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The block over the navigation that says to which tenant the window is connected, in the colour of its profile: nobody shall
// take production for the practice tenant.
#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QString>

namespace outdial::models {
struct TenantProfile;
}

namespace outdial::views {

class TenantBlock : public QAbstractButton {
    Q_OBJECT
public:
    explicit TenantBlock(QWidget *parent = nullptr);
    void setProfile(const models::TenantProfile *profile); // null: not connected
    void setFolded(bool folded);
    QSize sizeHint() const override;
    // The ground that it has for a profile, or for none.
    static QColor colourOf(const models::TenantProfile *profile);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_kind; // SANDBOX, PRODUCTION, TENANT, NOT CONNECTED
    QString m_name;
    bool m_connected = false;
    bool m_sandbox = false;
    int m_colour = 0;
    bool m_folded = false;
};

} // namespace outdial::views
