// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the connect dialog does when it did not connect: what it says, and the ways on from a certificate and a proxy.

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <views/connect/certificatesheet.h>
#include <views/connect/connectdialog.h>
#include <views/connect/connecterror.h>
#include <views/connect/proxyfields.h>
#include <views/shared/banner.h>
#include <views/shared/widgets.h>

namespace outdial::views {

void ConnectDialog::showFailure(const models::ConnectFailure &failure)
{
    m_failedBefore = true;
    m_failure = failure;
    m_keptSecret = failure.withKeptSecret && failure.error && failure.error->kind != api::ErrorKind::Authentication;
    setTrying(false);
    const ConnectSentence sentence = connectSentence(failure);
    m_banner->setContent(Tone::Err, sentence.title, sentence.text);
    m_banner->show();
    showDetails(failure);
    m_showCertificate->setVisible(failure.error && !failure.error->certificate.isEmpty());
    if (failure.error && failure.error->fault == api::NetworkFault::ProxySignIn)
        askForProxy(failure.error->proxy);
    QLineEdit *wrong = nullptr;
    switch (sentence.field) {
    case ConnectField::Address:
        wrong = m_address;
        break;
    case ConnectField::User:
        wrong = m_user;
        break;
    case ConnectField::Secret:
        wrong = m_secret;
        break;
    case ConnectField::Proxy:
        m_proxy->takeFocus();
        return;
    case ConnectField::None:
        break;
    }
    if (wrong) {
        wrong->setFocus();
        wrong->selectAll();
    } else {
        m_connect->setFocus();
    }
}

void ConnectDialog::showDetails(const models::ConnectFailure &failure)
{
    m_footText->setText(connectFoot(failure));
    QStringList details;
    if (failure.error) {
        for (const QString &part : {failure.error->error, failure.error->description, failure.error->detail}) {
            if (!part.isEmpty())
                details.append(part);
        }
    }
    m_details->setText(details.join(QLatin1Char('\n')));
    m_detailsLink->setVisible(!details.isEmpty());
    m_details->hide();
    m_foot->show();
}

void ConnectDialog::showCertificate()
{
    auto *sheet = new CertificateSheet(*m_failure, this);
    connect(sheet, &CertificateSheet::trusted, this, &ConnectDialog::trust);
    sheet->open();
}

// For the tenant that showed it; tried again at once.
void ConnectDialog::trust(const QByteArray &sha256)
{
    const models::TenantProfile tried = m_failure->profile;
    m_trusted = sha256;
    m_trustedAt = scopeOf(tried);
    // One that is not known yet is remembered with it when the connection stands.
    if (const auto known = m_connector->profiles()->find(tried.address, tried.userName))
        m_connector->profiles()->trust(known->id, sha256); // a disk that refuses does not keep anybody from working
    submit();
}

void ConnectDialog::forgetCertificate()
{
    const models::TenantProfile wanted = profile();
    if (!wanted.id.isEmpty()) {
        if (const auto saved = m_connector->profiles()->trust(wanted.id, {}); !saved) {
            m_banner->setContent(Tone::Err, tr("The certificate is still trusted."), saved.error());
            m_banner->show();
            return;
        }
    }
    m_trusted.clear();
    m_profile.pinnedCertificate.clear();
    refreshSubmit();
    m_connect->setFocus();
}

void ConnectDialog::askForProxy(const QString &proxy)
{
    if (m_proxy == nullptr) {
        m_proxy = new ProxyFields(this);
        m_proxyPlace->addWidget(m_proxy);
        QWidget::setTabOrder(m_keep, m_proxy);
    }
    m_proxy->setProxy(proxy);
    m_proxy->show();
}

} // namespace outdial::views
