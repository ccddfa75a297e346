// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said for each way in which signing in fails, and that the dialog stays usable meanwhile.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <sandbox/sandbox.h>
#include <views/connect/connectdialog.h>
#include <views/connect/connecterror.h>
#include <views/connect/startpage.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>

using namespace outdial;
using namespace outdial::views;
using api::ErrorKind;
using api::NetworkFault;

namespace {

class NoKeychain : public models::SecretStore::Backend {
public:
    QFuture<models::SecretStore::Answer> read(const QString &) override { return none(); }
    QFuture<models::SecretStore::Answer> write(const QString &, const QString &) override { return none(); }
    QFuture<models::SecretStore::Answer> remove(const QString &) override { return none(); }

private:
    static QFuture<models::SecretStore::Answer> none() { return QtFuture::makeReadyFuture(models::SecretStore::Answer()); }
};

models::ConnectFailure failure(ErrorKind kind, int status = 0, NetworkFault fault = NetworkFault::None)
{
    api::ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    error.fault = fault;
    error.requestId = QStringLiteral("7f3a-0c1e");
    models::ConnectFailure made;
    made.error = error;
    made.host = QStringLiteral("alderbrook.example.com");
    made.at = QDateTime(QDate(2024, 11, 13), QTime(14, 31, 7));
    return made;
}

} // namespace

class TestConnect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(*qApp);
        for (const char *name : {"OUTDIAL_TENANT_URL", "OUTDIAL_CLIENT_ID", "OUTDIAL_CLIENT_SECRET"})
            qunsetenv(name);
        sandbox::Options options;
        options.dataset = QStringLiteral("empty");
        options.clientId = QStringLiteral("k.lindqvist");
        options.clientSecret = QStringLiteral("right");
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_url = url->toString();
    }
    void init()
    {
        m_store = *models::Store::open({});
        m_profiles = std::make_unique<models::Profiles>(m_store);
        m_secrets = std::make_unique<models::SecretStore>(std::make_unique<NoKeychain>());
        m_connector = std::make_unique<models::Connector>(m_store, m_profiles.get(), m_secrets.get());
    }

    void sentences_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("field");
        const auto row = [](const char *name, ErrorKind kind, int status, NetworkFault fault, const char *title, const char *says,
                            const char *code, ConnectField field) {
            QTest::newRow(name) << static_cast<int>(kind) << status << static_cast<int>(fault) << QString::fromUtf8(title)
                                << QString::fromUtf8(says) << QString::fromUtf8(code) << static_cast<int>(field);
        };
        row("wrong secret", ErrorKind::Authentication, 401, NetworkFault::None, "The tenant refused this username and secret.",
            "Check both. A new secret is made in Contact Center Administrator", "401", ConnectField::Secret);
        row("no privilege", ErrorKind::Privilege, 403, NetworkFault::None, "This user may not use the API.", "privilege", "403",
            ConnectField::User);
        row("unknown host", ErrorKind::Network, 0, NetworkFault::HostNotFound, "No host is called “alderbrook.example.com”.",
            "Nothing was sent", "host not found", ConnectField::Address);
        row("refused", ErrorKind::Network, 0, NetworkFault::Refused, "“alderbrook.example.com” refuses connections.", "the port",
            "connection refused", ConnectField::Address);
        row("unreachable", ErrorKind::Network, 0, NetworkFault::Unreachable, "“alderbrook.example.com” cannot be reached.", "VPN",
            "unreachable", ConnectField::None);
        row("closed", ErrorKind::Network, 0, NetworkFault::Closed, "closed the connection before it answered", "firewall",
            "connection closed", ConnectField::None);
        row("proxy", ErrorKind::Network, 0, NetworkFault::Proxy, "The proxy did not let the connection through.",
            "proxy settings", "proxy", ConnectField::None);
        row("other", ErrorKind::Network, 0, NetworkFault::Other, "There is no connection", "details", "no connection",
            ConnectField::None);
        row("timeout", ErrorKind::Timeout, 0, NetworkFault::None, "did not answer in time", "try again", "timeout",
            ConnectField::None);
        row("no TLS", ErrorKind::Tls, 0, NetworkFault::None, "There is no encrypted connection to “alderbrook.example.com”.",
            "Nothing was sent", "TLS", ConnectField::Address);
        row("proxy asks", ErrorKind::Network, 0, NetworkFault::ProxySignIn, "The proxy asks who you are.",
            "Nothing reached the tenant", "407", ConnectField::Proxy);
        row("404 page", ErrorKind::NotFound, 404, NetworkFault::None, "is not a Bright Pattern tenant", "Check the address",
            "404", ConnectField::Address);
        row("405", ErrorKind::BadRequest, 405, NetworkFault::None, "is not a Bright Pattern tenant", "Check the address", "405",
            ConnectField::Address);
        row("a web page", ErrorKind::Malformed, 200, NetworkFault::None, "is not a Bright Pattern tenant", "Check the address",
            "200", ConnectField::Address);
        row("maintenance", ErrorKind::Server, 503, NetworkFault::None, "The tenant is under maintenance.", "Try again later",
            "503", ConnectField::None);
        row("too many", ErrorKind::Server, 429, NetworkFault::None, "The tenant asks to wait.", "in a minute", "429",
            ConnectField::None);
        row("fault", ErrorKind::Server, 500, NetworkFault::None, "The tenant has a fault of its own.", "try again", "500",
            ConnectField::None);
    }
    void sentences()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(int, fault);
        QFETCH(QString, title);
        QFETCH(QString, says);
        QFETCH(QString, code);
        QFETCH(int, field);
        const auto made = failure(static_cast<ErrorKind>(kind), status, static_cast<NetworkFault>(fault));
        const ConnectSentence sentence = connectSentence(made);
        QVERIFY2(sentence.title.contains(title), qPrintable(sentence.title));
        QVERIFY2(sentence.text.contains(says, Qt::CaseInsensitive), qPrintable(sentence.text));
        QCOMPARE(sentence.code, code);
        QCOMPARE(static_cast<int>(sentence.field), field);
        QCOMPARE(connectFoot(made), QString(code % QStringLiteral(" at 14:31:07 · request 7f3a-0c1e")));
        // Never these.
        for (const char *word : {"sorry", "please", "oops", "!", "successfully"}) {
            QVERIFY(!sentence.title.contains(QLatin1String(word), Qt::CaseInsensitive));
            QVERIFY(!sentence.text.contains(QLatin1String(word), Qt::CaseInsensitive));
        }
    }

    void everyKindHasASentence()
    {
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Malformed); ++kind) {
            const ConnectSentence sentence = connectSentence(failure(static_cast<ErrorKind>(kind)));
            QVERIFY(!sentence.title.isEmpty());
            QVERIFY(!sentence.text.isEmpty());
            QVERIFY(!sentence.code.isEmpty());
        }
    }

    void plainHttpIsNotSent()
    {
        models::ConnectFailure made;
        made.plainHttp = true;
        made.addressProblem = QStringLiteral("x");
        made.at = QDateTime(QDate(2024, 11, 13), QTime(14, 31, 7));
        QCOMPARE(connectSentence(made).title, QStringLiteral("This address is not encrypted."));
        QVERIFY(connectSentence(made).text.contains(QLatin1String("https://")));
        made.plainHttp = false;
        made.addressProblem = QStringLiteral("Enter it like this.");
        QVERIFY(connectSentence(made).text.endsWith(QLatin1String("Enter it like this.")));
        QCOMPARE(connectFoot(made), QStringLiteral("address at 14:31:07"));
    }

    void dialogConnects()
    {
        ConnectDialog dialog(m_connector.get());
        QSignalSpy connected(&dialog, &ConnectDialog::connected);
        dialog.show();
        QVERIFY(!button(dialog, "Connect")->isEnabled()); // nothing is filled in
        fill(dialog, QStringLiteral("wrong"));
        QVERIFY(button(dialog, "Connect")->isEnabled());
        button(dialog, "Connect")->click();
        // While it tries, it can be stopped.
        QVERIFY(button(dialog, "Stop trying")->isEnabled());
        auto *banner = dialog.findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->title(), QStringLiteral("The tenant refused this username and secret."));
        QVERIFY(button(dialog, "Try again")->isEnabled());
        QVERIFY(dialog.isVisible());
        fill(dialog, QStringLiteral("right"));
        button(dialog, "Try again")->click();
        QTRY_COMPARE(connected.count(), 1);
        QVERIFY(!dialog.isVisible());
        // The secret does not stay in the field.
        for (const QLineEdit *edit : dialog.findChildren<QLineEdit *>())
            QVERIFY(edit->text() != QLatin1String("right"));
    }

    void escapeStopsTheAttemptFirst()
    {
        ConnectDialog dialog(m_connector.get());
        dialog.show();
        fill(dialog, QStringLiteral("right"));
        button(dialog, "Connect")->click();
        QVERIFY(m_connector->isConnecting());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!m_connector->isConnecting());
        QVERIFY(dialog.isVisible());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void environmentPrefills()
    {
        qputenv("OUTDIAL_TENANT_URL", "https://alderbrook.example.com");
        qputenv("OUTDIAL_CLIENT_ID", "k.lindqvist");
        qputenv("OUTDIAL_CLIENT_SECRET", "given");
        ConnectDialog dialog(m_connector.get());
        QCOMPARE(dialog.profile().address, QStringLiteral("https://alderbrook.example.com"));
        QCOMPARE(dialog.profile().userName, QStringLiteral("k.lindqvist"));
        QVERIFY(button(dialog, "Connect")->isEnabled());
        for (const char *name : {"OUTDIAL_TENANT_URL", "OUTDIAL_CLIENT_ID", "OUTDIAL_CLIENT_SECRET"})
            qunsetenv(name);
    }

    void everyFieldHasALabel()
    {
        ConnectDialog dialog(m_connector.get());
        int edits = 0;
        for (const QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
            if (edit->parent()->inherits("QComboBox"))
                continue;
            ++edits;
            bool labelled = false;
            for (const QLabel *label : dialog.findChildren<QLabel *>())
                labelled = labelled || label->buddy() == edit;
            QVERIFY(labelled);
        }
        QCOMPARE(edits, 4);
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Connect to a tenant"));
    }

    void startPageListsTenants()
    {
        StartPage page(m_profiles.get());
        QSignalSpy wanted(&page, &StartPage::profileWanted);
        models::TenantProfile known;
        known.name = QStringLiteral("Alderbrook Care");
        known.address = QStringLiteral("alderbrook.example.com");
        known.userName = QStringLiteral("k.lindqvist");
        const QString id = *m_profiles->save(known);
        page.show();
        QPushButton *go = nullptr;
        for (auto *found : page.findChildren<QPushButton *>()) {
            if (found->accessibleName() == QLatin1String("Connect to Alderbrook Care"))
                go = found;
        }
        QVERIFY(go);
        go->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), id);
    }

private:
    static QPushButton *button(const QDialog &dialog, const char *text)
    {
        for (auto *found : dialog.findChildren<QPushButton *>()) {
            if (found->text() == QLatin1String(text))
                return found;
        }
        qFatal("no button %s", text);
        return nullptr;
    }
    void fill(ConnectDialog &dialog, const QString &secret) const
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            auto *edit = qobject_cast<QLineEdit *>(label->buddy());
            if (!edit)
                continue;
            if (label->text().contains(QLatin1String("address")))
                edit->setText(m_url);
            else if (label->text().contains(QLatin1String("sername")))
                edit->setText(QStringLiteral("k.lindqvist"));
            else if (label->text().contains(QLatin1String("secret")))
                edit->setText(secret);
        }
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    QString m_url;
    models::StorePtr m_store;
    std::unique_ptr<models::Profiles> m_profiles;
    std::unique_ptr<models::SecretStore> m_secrets;
    std::unique_ptr<models::Connector> m_connector;
};

QTEST_MAIN(TestConnect)
#include "tst_connect.moc"
