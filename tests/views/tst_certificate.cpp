// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The certificate that was not accepted, from the connect dialog on and by keyboard: what is shown, and that nothing is trusted
// without saying that it was compared. Pictures with OUTDIAL_PICTURES=DIR.

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <models/connect/certificate.h>
#include <views/connect/connecterror.h>

#include <support/certificatebench.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;
using api::TlsReason;

class TestCertificate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        prepareConnecting();
        m_made = certificateOfTenant();
        if (!m_made)
            QSKIP("the openssl program is not installed");
    }
    void init()
    {
        m_bench = std::make_unique<CertificateBench>(*m_made);
        QVERIFY(QTest::qWaitForWindowActive(m_bench->dialog.get()));
    }
    void cleanup() { m_bench.reset(); }

    void trustedByKeyboard()
    {
        m_bench->fill(m_bench->tenant.address());
        QTest::keyClick(m_bench->dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(m_bench->banner()->isVisible());
        QCOMPARE(m_bench->banner()->title(), QStringLiteral("The certificate of “%1” was not accepted.").arg(m_bench->shown()));
        QVERIFY2(m_bench->banner()->text().contains(QLatin1String("self-signed")), qPrintable(m_bench->banner()->text()));
        picture(*m_bench->dialog, QStringLiteral("connect-certificate"));
        mnemonic(m_bench->dialog.get(), Qt::Key_T);
        CertificateSheet *sheet = m_bench->openSheet();
        QVERIFY(sheet);
        QCOMPARE(sheet->windowTitle(), QStringLiteral("Certificate of “%1”").arg(m_bench->shown()));
        picture(*sheet, QStringLiteral("certificate"));

        // The safe way is under the Return key, and the other is off.
        auto *trust = button(*sheet, QStringLiteral("Trust this certificate for this profile"));
        auto *cancel = button(*sheet, QStringLiteral("Cancel"));
        QVERIFY(trust && cancel);
        QVERIFY(cancel->isDefault());
        QCOMPARE(sheet->focusWidget(), cancel);
        QTRY_VERIFY(cancel->hasFocus());
        QVERIFY(!trust->isEnabled());
        mnemonic(sheet, Qt::Key_T);
        QVERIFY(sheet->isVisible());
        mnemonic(sheet, Qt::Key_C);
        QVERIFY(sheet->findChild<QCheckBox *>()->isChecked());
        QVERIFY(trust->isEnabled());
        QCOMPARE(m_bench->profiles.rowCount(), 0);
        mnemonic(sheet, Qt::Key_T);
        QTRY_VERIFY(m_bench->session);
        QCOMPARE(m_bench->profiles.rowCount(), 1);
        QCOMPARE(m_bench->profiles.all().first().pinnedCertificate, m_made->sha256());
        QCOMPARE(m_bench->tenant.submissions(), 1);
    }

    void nothingIsTrustedWithoutSayingSo()
    {
        CertificateSheet *sheet = m_bench->failAndOpen();
        QVERIFY(sheet);
        QTest::keyClick(sheet, Qt::Key_Return);
        QTRY_VERIFY(!m_bench->openSheet());
        mnemonic(m_bench->dialog.get(), Qt::Key_T);
        sheet = m_bench->openSheet();
        QVERIFY(sheet);
        // Said and taken back.
        mnemonic(sheet, Qt::Key_C);
        mnemonic(sheet, Qt::Key_C);
        button(*sheet, QStringLiteral("Trust this certificate for this profile"))->click();
        mnemonic(sheet, Qt::Key_T);
        QVERIFY(sheet->isVisible());
        // Said, and then left with Esc.
        mnemonic(sheet, Qt::Key_C);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!m_bench->openSheet());
        QVERIFY(m_bench->dialog->profile().pinnedCertificate.isEmpty());
        QVERIFY(!m_bench->connector.isConnecting());
        QTest::keyClick(m_bench->dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(!m_bench->connector.isConnecting());
        QTRY_VERIFY(m_bench->banner()->isVisible());
        QCOMPARE(m_bench->profiles.rowCount(), 0);
        QCOMPARE(m_bench->tenant.submissions(), 0);
    }

    void theSheetSaysIt()
    {
        CertificateSheet *sheet = m_bench->failAndOpen();
        QVERIFY(sheet);
        const auto facts = models::certificateFacts(m_made->certificate.toDer());
        const QString sha256 = models::groupedFingerprint(facts->sha256, 8);
        QCOMPARE(sha256.count(QLatin1Char(' ')) + sha256.count(QLatin1Char('\n')), 15); // 16 groups of 4
        QStringList said;
        for (const auto *label : sheet->findChildren<QLabel *>())
            said << label->text() << label->accessibleName();
        for (const QString &wanted :
             {QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1, localhost"), QStringLiteral("itself"), sha256,
              models::groupedFingerprint(facts->sha1, 8), QString(QStringLiteral("SHA-256: ") + sha256)})
            QVERIFY2(said.contains(wanted), qPrintable(wanted));
        // For whoever looks at it elsewhere.
        for (auto *copy : sheet->findChildren<QToolButton *>()) {
            if (copy->accessibleName() == QLatin1String("Copy the SHA-256 fingerprint"))
                copy->click();
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(m_made->sha256().toHex(':')).toUpper());
        // Everything that takes the focus has a name, and Tab comes around.
        QSet<QWidget *> reached;
        for (int i = 0; i < 30; ++i) {
            QWidget *now = sheet->focusWidget();
            QVERIFY(now);
            const auto *press = qobject_cast<QAbstractButton *>(now);
            QVERIFY(!now->accessibleName().isEmpty() || (press != nullptr && !press->text().isEmpty()));
            reached.insert(now);
            QTest::keyClick(now, Qt::Key_Tab);
        }
        QVERIFY(reached.contains(sheet->findChild<QCheckBox *>()));
        sheet->reject();
    }

    void revokedIsNeverTrusted()
    {
        models::ConnectFailure failure;
        failure.host = QStringLiteral("alderbrook.example.com");
        failure.error = api::ApiError();
        failure.error->kind = api::ErrorKind::Tls;
        failure.error->certificate = m_made->certificate.toDer();
        failure.error->tlsReasons = TlsReason::Revoked;
        const CertificateSheet sheet(failure);
        QVERIFY(!sheet.findChild<QCheckBox *>());
        QVERIFY(!button(sheet, QStringLiteral("Trust this certificate for this profile")));
        QVERIFY(button(sheet, QStringLiteral("Close")));
    }

    void anEditedAddressHasNoCertificate()
    {
        m_bench->fill(m_bench->tenant.address());
        QTest::keyClick(m_bench->dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(button(*m_bench->dialog, QStringLiteral("Show certificate…"))->isVisible());
        QTest::keyClicks(field(*m_bench->dialog, QStringLiteral("Tenant address")), QStringLiteral("0"));
        QVERIFY(!button(*m_bench->dialog, QStringLiteral("Show certificate…"))->isVisible());
    }

    void sentences()
    {
        models::ConnectFailure failure;
        failure.host = QStringLiteral("a.example.com");
        failure.error = api::ApiError();
        failure.error->kind = api::ErrorKind::Tls;
        failure.error->certificate = m_made->certificate.toDer();
        const auto said = [&failure](api::TlsReasons reasons) {
            failure.error->tlsReasons = reasons;
            return connectSentence(failure);
        };
        QVERIFY(said(TlsReason::Expired).text.contains(QLatin1String("It expired on ")));
        QVERIFY(said(TlsReason::Expired).text.contains(QLatin1String("date of this computer")));
        QVERIFY(said(TlsReason::UnknownIssuer).text.contains(QLatin1String("not known to this computer")));
        QVERIFY(said(TlsReason::WrongName).text.contains(QStringLiteral("not to “a.example.com”")));
        QCOMPARE(said(TlsReason::WrongName).field, ConnectField::Address);
        QCOMPARE(said(TlsReason::SelfSigned).field, ConnectField::None);
        QCOMPARE(said(TlsReason::Changed | TlsReason::SelfSigned).title,
                 QStringLiteral("The certificate of “a.example.com” has changed."));
        for (const TlsReason reason : {TlsReason::SelfSigned, TlsReason::UnknownIssuer, TlsReason::WrongName, TlsReason::Expired,
                                       TlsReason::NotYetValid, TlsReason::Revoked, TlsReason::Changed, TlsReason::Other}) {
            QVERIFY(said(reason).text.contains(QLatin1String("Nothing was sent")));
            QCOMPARE(said(reason).code, QStringLiteral("certificate"));
        }
    }

private:
    std::optional<MadeCertificate> m_made;
    std::unique_ptr<CertificateBench> m_bench;
};

QTEST_MAIN(TestCertificate)
#include "tst_certificate.moc"
