// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tenants that are known, behind a certificate that nobody vouches for: one that changed, an exception that can be seen and taken
// back, a secret that was kept; and the proxy that asks who we are. Pictures with OUTDIAL_PICTURES=DIR.

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <models/connect/certificate.h>
#include <views/connect/exceptionnote.h>
#include <views/connect/startpage.h>

#include <support/certificatebench.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

namespace {

bool says(const QWidget &page, const QString &words)
{
    for (const auto *label : page.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == words)
            return true;
    }
    return false;
}

} // namespace

class TestCertificateExceptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        prepareConnecting();
        m_made = certificateOfTenant();
        m_other = makeCertificate(QStringLiteral("/O=Somebody else/CN=127.0.0.1"), {QStringLiteral("IP:127.0.0.1")});
        if (!m_made || !m_other)
            QSKIP("the openssl program is not installed");
    }
    void init()
    {
        m_bench = std::make_unique<CertificateBench>(*m_made);
        QVERIFY(QTest::qWaitForWindowActive(m_bench->dialog.get()));
    }
    void cleanup() { m_bench.reset(); }

    void changedCertificateHasItsSheet()
    {
        models::TenantProfile known;
        known.name = QStringLiteral("Alderbrook Care");
        known.address = m_bench->tenant.address();
        known.userName = QStringLiteral("k.lindqvist");
        known.pinnedCertificate = m_made->sha256();
        known.id = *m_bench->profiles.save(known);
        m_bench->tenant.present(*m_other);
        m_bench->dialog->setProfile(known);
        field(*m_bench->dialog, QStringLiteral("API secret"))->setText(QStringLiteral("s3cret"));
        QTest::keyClick(m_bench->dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(m_bench->banner()->isVisible());
        QCOMPARE(m_bench->banner()->title(), QStringLiteral("The certificate of “%1” has changed.").arg(m_bench->shown()));
        mnemonic(m_bench->dialog.get(), Qt::Key_T);
        CertificateSheet *sheet = m_bench->openSheet();
        QVERIFY(sheet);
        picture(*sheet, QStringLiteral("certificate-changed"));
        const auto *why = sheet->findChild<Banner *>();
        QCOMPARE(why->tone(), Tone::Err);
        QVERIFY2(why->title().contains(QLatin1String("has changed")), qPrintable(why->title()));
        bool before = false;
        for (const auto *label : sheet->findChildren<QLabel *>())
            before = before || label->text() == models::groupedFingerprint(m_made->sha256(), 8);
        QVERIFY(before);
        QVERIFY(!button(*sheet, QStringLiteral("Trust this certificate for this profile"))->isEnabled());
        QCOMPARE(m_bench->profiles.find(known.id)->pinnedCertificate, m_made->sha256());
        mnemonic(sheet, Qt::Key_C);
        QVERIFY(sheet->findChild<QCheckBox *>()->isChecked());
        mnemonic(sheet, Qt::Key_T);
        QTRY_VERIFY(m_bench->session);
        QCOMPARE(m_bench->profiles.find(known.id)->pinnedCertificate, m_other->sha256());
        QCOMPARE(m_bench->profiles.rowCount(), 1);
    }

    void exceptionIsSeenAndForgotten()
    {
        models::TenantProfile known;
        known.name = QStringLiteral("Alderbrook Care");
        known.address = m_bench->tenant.address();
        known.userName = QStringLiteral("k.lindqvist");
        known.pinnedCertificate = m_made->sha256();
        known.asksFirst = true;
        known.id = *m_bench->profiles.save(known);
        StartPage page(&m_bench->profiles);
        QSignalSpy forget(&page, &StartPage::distrustWanted);
        page.resize(1000, 700);
        page.show();
        QVERIFY(says(page, ExceptionNote::words()));
        picture(page, QStringLiteral("start-certificate"));
        auto *note = m_bench->dialog->findChild<ExceptionNote *>();
        QVERIFY(!note->isVisible());
        m_bench->dialog->setProfile(known);
        QVERIFY(note->isVisible());
        picture(*m_bench->dialog, QStringLiteral("connect-exception"));
        // Another address is another tenant.
        field(*m_bench->dialog, QStringLiteral("Tenant address"))->setText(QStringLiteral("other.example.com"));
        QVERIFY(!note->isVisible());
        QVERIFY(m_bench->dialog->profile().pinnedCertificate.isEmpty());
        field(*m_bench->dialog, QStringLiteral("Tenant address"))->setText(known.address);
        QVERIFY(note->isVisible());
        m_bench->dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_bench->dialog.get()));
        mnemonic(m_bench->dialog.get(), Qt::Key_O);
        QVERIFY(!note->isVisible());
        QVERIFY(m_bench->profiles.find(known.id)->pinnedCertificate.isEmpty());
        QVERIFY(m_bench->dialog->profile().pinnedCertificate.isEmpty());
        QTRY_VERIFY(!says(page, ExceptionNote::words()));

        // The start page, too.
        QVERIFY(m_bench->profiles.trust(known.id, m_made->sha256()));
        QTRY_VERIFY(says(page, ExceptionNote::words()));
        for (auto *more : page.findChildren<QToolButton *>()) {
            if (more->isVisible() && more->accessibleName() == QLatin1String("More for Alderbrook Care"))
                more->click();
        }
        QAction *wanted = nullptr;
        for (const auto *menu : page.findChildren<QMenu *>()) {
            for (auto *action : menu->actions()) {
                if (action->text() == QLatin1String("Forget the certificate"))
                    wanted = action;
            }
        }
        QVERIFY(wanted);
        wanted->trigger();
        QCOMPARE(forget.count(), 1);
        QCOMPARE(forget.at(0).at(0).toString(), known.id);
    }

    void keptSecretNeedNotBeTypedAgain()
    {
        models::TenantProfile known;
        known.address = m_bench->tenant.address();
        known.userName = QStringLiteral("k.lindqvist");
        known.keepSecret = true;
        known.id = *m_bench->profiles.save(known);
        m_bench->secrets.write(known.id, QStringLiteral("s3cret"), true);
        std::optional<models::ConnectFailure> failure;
        connect(&m_bench->connector, &models::Connector::failed, this,
                [&failure](const models::ConnectFailure &one) { failure = one; });
        m_bench->connector.connectTo(known);
        QTRY_VERIFY(failure);
        QVERIFY(failure->withKeptSecret);
        m_bench->dialog->setProfile(failure->profile);
        m_bench->dialog->showFailure(*failure);
        mnemonic(m_bench->dialog.get(), Qt::Key_T);
        CertificateSheet *sheet = m_bench->openSheet();
        QVERIFY(sheet);
        mnemonic(sheet, Qt::Key_C);
        QVERIFY(sheet->findChild<QCheckBox *>()->isChecked());
        mnemonic(sheet, Qt::Key_T);
        QTRY_VERIFY(m_bench->session);
        QVERIFY(m_bench->tenant.requests().last().contains("client_secret=s3cret"));
    }

    void proxyIsTold()
    {
        ProxyServer proxy(QStringLiteral("tenant.outdial.test"), m_bench->tenant.port(), "k:f1ord");
        qputenv("https_proxy", "http://" + proxy.name().toLatin1());
        models::TenantProfile known;
        known.address = QStringLiteral("tenant.outdial.test");
        known.userName = QStringLiteral("k.lindqvist");
        known.pinnedCertificate = m_made->sha256();
        known.id = *m_bench->profiles.save(known);
        m_bench->dialog->setProfile(known);
        field(*m_bench->dialog, QStringLiteral("API secret"))->setText(QStringLiteral("s3cret"));
        QVERIFY(!field(*m_bench->dialog, QStringLiteral("Proxy user name")));
        QTest::keyClick(m_bench->dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(m_bench->banner()->isVisible());
        QCOMPARE(m_bench->banner()->title(), QStringLiteral("The proxy asks who you are."));
        QVERIFY(m_bench->banner()->text().contains(proxy.name()));
        picture(*m_bench->dialog, QStringLiteral("connect-proxy"));
        auto *user = field(*m_bench->dialog, QStringLiteral("Proxy user name"));
        auto *password = field(*m_bench->dialog, QStringLiteral("Proxy password"));
        QVERIFY(user && password);
        QTRY_VERIFY(user->hasFocus());
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(user, QStringLiteral("k"));
        QTest::keyClick(user, Qt::Key_Tab);
        QVERIFY(password->hasFocus());
        QTest::keyClicks(password, QStringLiteral("wr0ng"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_COMPARE(m_bench->banner()->title(), QStringLiteral("The proxy refused this user name and password."));
        QTRY_VERIFY(password->hasFocus());
        QVERIFY(!m_bench->dialog->findChildren<QLabel *>().isEmpty());
        for (const auto *label : m_bench->dialog->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(QLatin1String("wr0ng")));
        QTest::keyClicks(password, QStringLiteral("f1ord")); // it was selected
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(m_bench->session);
        QVERIFY(password->text().isEmpty());
        QCOMPARE(m_bench->tenant.submissions(), 1);
    }

private:
    std::optional<MadeCertificate> m_made;
    std::optional<MadeCertificate> m_other;
    std::unique_ptr<CertificateBench> m_bench;
};

QTEST_MAIN(TestCertificateExceptions)
#include "tst_certificateexceptions.moc"
