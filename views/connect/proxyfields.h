// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for the user name and the password that a proxy wants. The tenant gets neither.
#pragma once

#include <QWidget>

#include <models/connect/proxylogin.h>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace outdial::views {

class ProxyFields : public QWidget {
    Q_OBJECT
public:
    explicit ProxyFields(QWidget *parent = nullptr);
    // host:port of the proxy that asks. Another one than before does not get what was typed.
    void setProxy(const QString &proxy);
    models::ProxyAnswer answer() const;
    void clearPassword();
    // Into the first field that is empty, or the password.
    void takeFocus();

Q_SIGNALS:
    void changed();

private:
    QString m_proxy;
    QLabel *m_title;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
};

} // namespace outdial::views
