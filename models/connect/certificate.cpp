// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QSslCertificate>

#include <models/connect/certificate.h>

namespace outdial::models {

using api::TlsReason;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Certificate)
};

constexpr int longestText = 120;

// Without line breaks, marks that turn the direction of writing, and the like.
QString harmless(const QString &text)
{
    QString out;
    for (const QChar character : text) {
        switch (character.category()) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_PrivateUse:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            out += QChar(QChar::ReplacementCharacter);
            break;
        default:
            out += character;
        }
    }
    out = out.simplified();
    return out.size() > longestText ? QString(out.left(longestText) + QChar(0x2026)) : out;
}

template <typename Of>
QString described(const Of &of)
{
    QStringList parts;
    for (const auto what : {QSslCertificate::CommonName, QSslCertificate::Organization, QSslCertificate::OrganizationalUnitName,
                            QSslCertificate::CountryName})
        parts += of(what);
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.isEmpty() ? Text::tr("no name") : harmless(parts.join(QStringLiteral(", ")));
}

QStringList namesOf(const QSslCertificate &certificate)
{
    QStringList names;
    const auto alternative = certificate.subjectAlternativeNames();
    for (const auto kind : {QSsl::DnsEntry, QSsl::IpAddressEntry}) {
        for (const QString &name : alternative.values(kind))
            names.append(harmless(name));
    }
    // Only without them the common name counts.
    if (names.isEmpty()) {
        for (const QString &name : certificate.subjectInfo(QSslCertificate::CommonName))
            names.append(harmless(name));
    }
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

QString dayText(const QDateTime &moment) { return QLocale().toString(moment.toLocalTime().date(), QStringLiteral("d MMM yyyy")); }

} // namespace

std::optional<CertificateFacts> certificateFacts(const QByteArray &der)
{
    const QSslCertificate certificate(der, QSsl::Der);
    if (certificate.isNull())
        return std::nullopt;
    CertificateFacts facts;
    facts.subject = described([&](QSslCertificate::SubjectInfo what) { return certificate.subjectInfo(what); });
    facts.issuer = described([&](QSslCertificate::SubjectInfo what) { return certificate.issuerInfo(what); });
    facts.selfSigned = certificate.isSelfSigned();
    facts.validFrom = certificate.effectiveDate().toUTC();
    facts.validTo = certificate.expiryDate().toUTC();
    facts.names = namesOf(certificate);
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    facts.sha1 = certificate.digest(QCryptographicHash::Sha1);
    return facts;
}

QString groupedFingerprint(const QByteArray &digest, int perLine)
{
    const QString hex = QString::fromLatin1(digest.toHex()).toUpper();
    constexpr int digits = 4;
    QString text;
    for (int group = 0; group * digits < hex.size(); ++group) {
        if (group > 0)
            text += group % perLine == 0 ? QLatin1Char('\n') : QLatin1Char(' ');
        text += hex.mid(group * digits, digits);
    }
    return text;
}

QString fingerprint(const QByteArray &digest) { return QString::fromLatin1(digest.toHex(':')).toUpper(); }

QStringList tlsReasonSentences(const api::ApiError &error, const QString &host)
{
    const auto facts = certificateFacts(error.certificate);
    const auto holds = [&error](TlsReason reason) { return error.tlsReasons.testFlag(reason); };
    QStringList sentences;
    if (holds(TlsReason::Revoked))
        sentences << Text::tr("It was revoked.");
    if (holds(TlsReason::Changed))
        sentences << Text::tr("It has changed since a certificate of this tenant was trusted for this profile.");
    if (holds(TlsReason::WrongName)) {
        const QString names = facts ? facts->names.mid(0, 3).join(QStringLiteral("”, “")) : QString();
        if (names.isEmpty())
            sentences << Text::tr("It is made out to another name than this address.");
        else if (host.isEmpty())
            sentences << Text::tr("It is made out to “%1”, not to this address.").arg(names);
        else
            sentences << Text::tr("It is made out to “%1”, not to “%2”.").arg(names, host);
    }
    if (holds(TlsReason::Expired))
        sentences << (facts ? Text::tr("It expired on %1.").arg(dayText(facts->validTo)) : Text::tr("It has expired."));
    if (holds(TlsReason::NotYetValid))
        sentences << (facts ? Text::tr("It is valid only from %1 on; the clock of this computer may be wrong.")
                                  .arg(dayText(facts->validFrom))
                            : Text::tr("It is not valid yet; the clock of this computer may be wrong."));
    if (holds(TlsReason::SelfSigned))
        sentences << Text::tr("It is self-signed: nobody but itself vouches for it.");
    if (holds(TlsReason::UnknownIssuer))
        sentences << (facts && !facts->selfSigned
                          ? Text::tr("Its issuer, “%1”, is not known to this computer.").arg(facts->issuer)
                          : Text::tr("Its issuer is not known to this computer."));
    if (sentences.isEmpty() && holds(TlsReason::Other))
        sentences << Text::tr("This computer could not verify it.");
    return sentences;
}

bool mayBeTrusted(const api::ApiError &error)
{
    return error.kind == api::ErrorKind::Tls && !error.tlsReasons.testFlag(TlsReason::Revoked) &&
           certificateFacts(error.certificate).has_value();
}

} // namespace outdial::models
