// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The certificate that a tenant showed and that was not accepted: what it says, why not, and its fingerprints to compare.
// Trusting it is possible only after saying that they were compared; the safe way is the default, and Esc.
#pragma once

#include <QDialog>

#include <models/connect/connector.h>

class QCheckBox;
class QGridLayout;
class QVBoxLayout;

namespace outdial::models {
struct CertificateFacts;
}

namespace outdial::views {

class Button;

class CertificateSheet : public QDialog {
    Q_OBJECT
public:
    // failure.error has a certificate.
    explicit CertificateSheet(const models::ConnectFailure &failure, QWidget *parent = nullptr);

Q_SIGNALS:
    void trusted(const QByteArray &sha256);

private:
    void addReason(QVBoxLayout *body, const models::ConnectFailure &failure);
    void addFacts(QVBoxLayout *body, const models::CertificateFacts &facts);
    void addFingerprints(QVBoxLayout *body, const models::CertificateFacts &facts, const QByteArray &trustedBefore);
    void addPrint(QGridLayout *grid, const QString &label, const QString &copy, const QByteArray &digest);
    void addButtons(QVBoxLayout *body, bool mayBeTrusted, const QByteArray &sha256);
};

} // namespace outdial::views
