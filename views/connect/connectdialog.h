// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for address, username and API secret, and connects. Stays open and usable while it tries; says in it what went wrong.
#pragma once

#include <QDialog>

#include <models/connect/connector.h>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace outdial::views {

class Banner;
class Button;
class ExceptionNote;
class FormField;
class ProfileOptions;
class ProxyFields;
class StateLabel;

class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    // Prefilled from OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and OUTDIAL_CLIENT_SECRET when they are set.
    explicit ConnectDialog(models::Connector *connector, QWidget *parent = nullptr);
    ~ConnectDialog() override;
    // A known tenant, whose secret has to be given again.
    void setProfile(const models::TenantProfile &profile);
    models::TenantProfile profile() const;
    void showFailure(const models::ConnectFailure &failure);

Q_SIGNALS:
    void connected(std::shared_ptr<outdial::models::Session> session);
    void sandboxWanted();

public Q_SLOTS:
    void reject() override; // Esc: ends the attempt first, the dialog at the second press

private:
    void makeForm(QVBoxLayout *body);
    void makeButtons(QVBoxLayout *body);
    void makeFoot(QVBoxLayout *column);
    void wire();
    void submit();
    static QString scopeOf(const models::TenantProfile &profile); // its address, however it is typed
    bool usesKeptSecret(const models::TenantProfile &wanted) const;
    void showDetails(const models::ConnectFailure &failure);
    void showCertificate();
    void trust(const QByteArray &sha256);
    void forgetCertificate();
    void askForProxy(const QString &proxy);
    void setTrying(bool trying);
    void refreshSubmit();

    models::Connector *m_connector;
    models::TenantProfile m_profile;
    std::optional<models::ConnectFailure> m_failure; // the last
    // What the user has just trusted, until it is in a profile: for this address only.
    QByteArray m_trusted;
    QString m_trustedAt;
    bool m_keptSecret = false; // an empty field means the one that is kept
    Banner *m_banner;
    Button *m_showCertificate;
    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QAction *m_lock;
    QAction *m_show;
    FormField *m_addressField;
    FormField *m_userField;
    FormField *m_secretField;
    QCheckBox *m_keep;
    QVBoxLayout *m_proxyPlace;
    ProxyFields *m_proxy = nullptr; // once a proxy asks
    ExceptionNote *m_exception;
    ProfileOptions *m_options;
    StateLabel *m_progress;
    Button *m_sandbox;
    Button *m_cancel;
    Button *m_connect;
    QWidget *m_foot;
    QLabel *m_footText;
    Button *m_detailsLink;
    QLabel *m_details;
    bool m_trying = false;
    bool m_failedBefore = false;
};

} // namespace outdial::views
