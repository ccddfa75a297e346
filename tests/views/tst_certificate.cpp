// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The certificate that was not accepted, from the connect dialog on and by keyboard: what is shown, that nothing is trusted
// without saying that it was compared, and that an exception can be seen and taken back. And the proxy that asks who we are.
// Pictures with OUTDIAL_PICTURES=DIR.
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <models/connect/certificate.h>
#include <views/connect/certificatesheet.h>
#include <views/connect/connectdialog.h>
#include <views/connect/connecterror.h>
#include <views/connect/exceptionnote.h>
#include <views/connect/startpage.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>

#include <support/fakekeychain.h>
#include <support/pictures.h>
#include <support/proxyserver.h>
#include <support/tlstenant.h>

using namespace outdial;
using namespace outdial::views;
using namespace outdial::test;
using api::TlsReason;

namespace {

void picture(QWidget &widget, const QString &name)
{
    Theme::instance().setMode(ThemeMode::Light);
    savePicture(widget, name + QStringLiteral("-light"));
    Theme::instance().setMode(ThemeMode::Dark);
    savePicture(widget, name + QStringLiteral("-dark"));
    Theme::instance().setMode(ThemeMode::Light);
}

QPushButton *button(const QWidget &in, const QString &text)
{
    for (auto *found : in.findChildren<QPushButton *>()) {
        if (found->text().remove(QLatin1Char('&')) == text)
            return found;
    }
    return nullptr;
}

// A button that is pressed in this way stays down for a moment before it is clicked.
void mnemonic(QWidget *in, Qt::Key key)
{
    QPointer<QWidget> window = in;
    QVERIFY(QTest::qWaitForWindowActive(in));
    QVERIFY(QTest::qWaitFor([&window] { return window->focusWidget() != nullptr && window->focusWidget()->hasFocus(); }));
    QTest::keyClick(in, key, Qt::AltModifier);
    QVERIFY(QTest::qWaitFor([&window] {
        const auto buttons = window ? window->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
        return std::none_of(buttons.begin(), buttons.end(), [](const auto *one) { return one->isDown(); });
    }));
}

QLineEdit *field(const QWidget &in, const QString &label)
{
    for (const auto *found : in.findChildren<QLabel *>()) {
        if (found->text().remove(QLatin1Char('&')) == label)
            return qobject_cast<QLineEdit *>(found->buddy());
    }
    return nullptr;
}

} // namespace

class TestCertificate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(*qApp);
        for (const char *name : {"OUTDIAL_TENANT_URL", "OUTDIAL_CLIENT_ID", "OUTDIAL_CLIENT_SECRET"})
            qunsetenv(name);
        m_made =
            makeCertificate(QStringLiteral("/CN=127.0.0.1"), {QStringLiteral("IP:127.0.0.1"), QStringLiteral("DNS:localhost")});
        m_other = makeCertificate(QStringLiteral("/O=Somebody else/CN=127.0.0.1"), {QStringLiteral("IP:127.0.0.1")});
        if (!m_made || !m_other)
            QSKIP("the openssl program is not installed");
    }
    void init()
    {
        m_environment = std::make_unique<ProxyEnvironment>();
        m_tenant = std::make_unique<TlsTenant>(*m_made);
        m_store = *models::Store::open({});
        m_profiles = std::make_unique<models::Profiles>(m_store);
        m_secrets = std::make_unique<models::SecretStore>(std::make_unique<FakeKeychain>());
        m_connector = std::make_unique<models::Connector>(m_store, m_profiles.get(), m_secrets.get());
        m_dialog = std::make_unique<ConnectDialog>(m_connector.get());
        m_session.reset();
        connect(m_dialog.get(), &ConnectDialog::connected, this,
                [this](const std::shared_ptr<models::Session> &made) { m_session = made; });
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup()
    {
        m_session.reset();
        m_dialog.reset();
        m_connector.reset();
        m_tenant.reset();
        m_environment.reset();
    }

    void trustedByKeyboard()
    {
        fill(m_tenant->address());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(banner()->isVisible());
        QCOMPARE(banner()->title(), QStringLiteral("The certificate of “%1” was not accepted.").arg(shown()));
        QVERIFY2(banner()->text().contains(QLatin1String("self-signed")), qPrintable(banner()->text()));
        picture(*m_dialog, QStringLiteral("connect-certificate"));
        mnemonic(m_dialog.get(), Qt::Key_T);
        CertificateSheet *sheet = openSheet();
        QVERIFY(sheet);
        QCOMPARE(sheet->windowTitle(), QStringLiteral("Certificate of “%1”").arg(shown()));
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
        QCOMPARE(m_profiles->rowCount(), 0);
        mnemonic(sheet, Qt::Key_T);
        QTRY_VERIFY(m_session);
        QCOMPARE(m_profiles->rowCount(), 1);
        QCOMPARE(m_profiles->all().first().pinnedCertificate, m_made->sha256());
        QCOMPARE(m_tenant->submissions(), 1);
    }

    void nothingIsTrustedWithoutSayingSo()
    {
        CertificateSheet *sheet = failAndOpen();
        QVERIFY(sheet);
        QTest::keyClick(sheet, Qt::Key_Return);
        QTRY_VERIFY(!openSheet());
        mnemonic(m_dialog.get(), Qt::Key_T);
        sheet = openSheet();
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
        QTRY_VERIFY(!openSheet());
        QVERIFY(m_dialog->profile().pinnedCertificate.isEmpty());
        QVERIFY(!m_connector->isConnecting());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(!m_connector->isConnecting());
        QTRY_VERIFY(banner()->isVisible());
        QCOMPARE(m_profiles->rowCount(), 0);
        QCOMPARE(m_tenant->submissions(), 0);
    }

    void theSheetSaysIt()
    {
        CertificateSheet *sheet = failAndOpen();
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

    void changedCertificateHasItsSheet()
    {
        models::TenantProfile known;
        known.name = QStringLiteral("Alderbrook Care");
        known.address = m_tenant->address();
        known.userName = QStringLiteral("k.lindqvist");
        known.pinnedCertificate = m_made->sha256();
        known.id = *m_profiles->save(known);
        m_tenant->present(*m_other);
        m_dialog->setProfile(known);
        field(*m_dialog, QStringLiteral("API secret"))->setText(QStringLiteral("s3cret"));
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(banner()->isVisible());
        QCOMPARE(banner()->title(), QStringLiteral("The certificate of “%1” has changed.").arg(shown()));
        mnemonic(m_dialog.get(), Qt::Key_T);
        CertificateSheet *sheet = openSheet();
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
        QCOMPARE(m_profiles->find(known.id)->pinnedCertificate, m_made->sha256());
        mnemonic(sheet, Qt::Key_C);
        QVERIFY(sheet->findChild<QCheckBox *>()->isChecked());
        mnemonic(sheet, Qt::Key_T);
        QTRY_VERIFY(m_session);
        QCOMPARE(m_profiles->find(known.id)->pinnedCertificate, m_other->sha256());
        QCOMPARE(m_profiles->rowCount(), 1);
    }

    void exceptionIsSeenAndForgotten()
    {
        models::TenantProfile known;
        known.name = QStringLiteral("Alderbrook Care");
        known.address = m_tenant->address();
        known.userName = QStringLiteral("k.lindqvist");
        known.pinnedCertificate = m_made->sha256();
        known.asksFirst = true;
        known.id = *m_profiles->save(known);
        StartPage page(m_profiles.get());
        QSignalSpy forget(&page, &StartPage::distrustWanted);
        page.resize(1000, 700);
        page.show();
        QVERIFY(says(page, ExceptionNote::words()));
        picture(page, QStringLiteral("start-certificate"));
        auto *note = m_dialog->findChild<ExceptionNote *>();
        QVERIFY(!note->isVisible());
        m_dialog->setProfile(known);
        QVERIFY(note->isVisible());
        picture(*m_dialog, QStringLiteral("connect-exception"));
        // Another address is another tenant.
        field(*m_dialog, QStringLiteral("Tenant address"))->setText(QStringLiteral("other.example.com"));
        QVERIFY(!note->isVisible());
        QVERIFY(m_dialog->profile().pinnedCertificate.isEmpty());
        field(*m_dialog, QStringLiteral("Tenant address"))->setText(known.address);
        QVERIFY(note->isVisible());
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        mnemonic(m_dialog.get(), Qt::Key_O);
        QVERIFY(!note->isVisible());
        QVERIFY(m_profiles->find(known.id)->pinnedCertificate.isEmpty());
        QVERIFY(m_dialog->profile().pinnedCertificate.isEmpty());
        QTRY_VERIFY(!says(page, ExceptionNote::words()));

        // The start page, too.
        QVERIFY(m_profiles->trust(known.id, m_made->sha256()));
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
        fill(m_tenant->address());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(button(*m_dialog, QStringLiteral("Show certificate…"))->isVisible());
        QTest::keyClicks(field(*m_dialog, QStringLiteral("Tenant address")), QStringLiteral("0"));
        QVERIFY(!button(*m_dialog, QStringLiteral("Show certificate…"))->isVisible());
    }

    void keptSecretNeedNotBeTypedAgain()
    {
        models::TenantProfile known;
        known.address = m_tenant->address();
        known.userName = QStringLiteral("k.lindqvist");
        known.keepSecret = true;
        known.id = *m_profiles->save(known);
        m_secrets->write(known.id, QStringLiteral("s3cret"), true);
        std::optional<models::ConnectFailure> failure;
        connect(m_connector.get(), &models::Connector::failed, this,
                [&failure](const models::ConnectFailure &one) { failure = one; });
        m_connector->connectTo(known);
        QTRY_VERIFY(failure);
        QVERIFY(failure->withKeptSecret);
        m_dialog->setProfile(failure->profile);
        m_dialog->showFailure(*failure);
        mnemonic(m_dialog.get(), Qt::Key_T);
        CertificateSheet *sheet = openSheet();
        QVERIFY(sheet);
        mnemonic(sheet, Qt::Key_C);
        QVERIFY(sheet->findChild<QCheckBox *>()->isChecked());
        mnemonic(sheet, Qt::Key_T);
        QTRY_VERIFY(m_session);
        QVERIFY(m_tenant->requests().last().contains("client_secret=s3cret"));
    }

    void proxyIsTold()
    {
        ProxyServer proxy(QStringLiteral("tenant.outdial.test"), m_tenant->port(), "k:f1ord");
        qputenv("https_proxy", "http://" + proxy.name().toLatin1());
        models::TenantProfile known;
        known.address = QStringLiteral("tenant.outdial.test");
        known.userName = QStringLiteral("k.lindqvist");
        known.pinnedCertificate = m_made->sha256();
        known.id = *m_profiles->save(known);
        m_dialog->setProfile(known);
        field(*m_dialog, QStringLiteral("API secret"))->setText(QStringLiteral("s3cret"));
        QVERIFY(!field(*m_dialog, QStringLiteral("Proxy user name")));
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QTRY_VERIFY(banner()->isVisible());
        QCOMPARE(banner()->title(), QStringLiteral("The proxy asks who you are."));
        QVERIFY(banner()->text().contains(proxy.name()));
        picture(*m_dialog, QStringLiteral("connect-proxy"));
        auto *user = field(*m_dialog, QStringLiteral("Proxy user name"));
        auto *password = field(*m_dialog, QStringLiteral("Proxy password"));
        QVERIFY(user && password);
        QTRY_VERIFY(user->hasFocus());
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(user, QStringLiteral("k"));
        QTest::keyClick(user, Qt::Key_Tab);
        QVERIFY(password->hasFocus());
        QTest::keyClicks(password, QStringLiteral("wr0ng"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_COMPARE(banner()->title(), QStringLiteral("The proxy refused this user name and password."));
        QTRY_VERIFY(password->hasFocus());
        QVERIFY(!m_dialog->findChildren<QLabel *>().isEmpty());
        for (const auto *label : m_dialog->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(QLatin1String("wr0ng")));
        QTest::keyClicks(password, QStringLiteral("f1ord")); // it was selected
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(m_session);
        QVERIFY(password->text().isEmpty());
        QCOMPARE(m_tenant->submissions(), 1);
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
    QString shown() const { return m_tenant->address().mid(8); }
    Banner *banner() const { return m_dialog->findChild<Banner *>(QString(), Qt::FindDirectChildrenOnly); }
    void fill(const QString &address) const
    {
        field(*m_dialog, QStringLiteral("Tenant address"))->setText(address);
        field(*m_dialog, QStringLiteral("Username"))->setText(QStringLiteral("k.lindqvist"));
        field(*m_dialog, QStringLiteral("API secret"))->setText(QStringLiteral("s3cret"));
    }
    CertificateSheet *openSheet() const
    {
        for (auto *sheet : m_dialog->findChildren<CertificateSheet *>()) {
            if (sheet->isVisible())
                return sheet;
        }
        return nullptr;
    }
    CertificateSheet *failAndOpen() const
    {
        fill(m_tenant->address());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        [this] { QTRY_VERIFY(banner()->isVisible()); }();
        mnemonic(m_dialog.get(), Qt::Key_T);
        return openSheet();
    }
    static bool says(const QWidget &page, const QString &words)
    {
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == words)
                return true;
        }
        return false;
    }

    std::optional<MadeCertificate> m_made;
    std::optional<MadeCertificate> m_other;
    std::unique_ptr<ProxyEnvironment> m_environment;
    std::unique_ptr<TlsTenant> m_tenant;
    models::StorePtr m_store;
    std::unique_ptr<models::Profiles> m_profiles;
    std::unique_ptr<models::SecretStore> m_secrets;
    std::unique_ptr<models::Connector> m_connector;
    std::unique_ptr<ConnectDialog> m_dialog;
    std::shared_ptr<models::Session> m_session;
};

QTEST_MAIN(TestCertificate)
#include "tst_certificate.moc"
