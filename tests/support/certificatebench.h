// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The connect dialog, used by keyboard, before a tenant whose certificate nobody vouches for.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <models/connect/connector.h>
#include <views/connect/certificatesheet.h>
#include <views/connect/connectdialog.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>

#include <support/fakekeychain.h>
#include <support/pictures.h>
#include <support/proxyserver.h>
#include <support/tlstenant.h>

namespace outdial::test {

// Light and dark.
inline void picture(QWidget &widget, const QString &name)
{
    views::Theme::instance().setMode(views::ThemeMode::Light);
    savePicture(widget, name + QStringLiteral("-light"));
    views::Theme::instance().setMode(views::ThemeMode::Dark);
    savePicture(widget, name + QStringLiteral("-dark"));
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

inline QPushButton *button(const QWidget &in, const QString &text)
{
    for (auto *found : in.findChildren<QPushButton *>()) {
        if (found->text().remove(QLatin1Char('&')) == text)
            return found;
    }
    return nullptr;
}

// A button that is pressed in this way stays down for a moment before it is clicked.
inline void mnemonic(QWidget *in, Qt::Key key)
{
    QPointer<QWidget> window = in;
    QVERIFY(QTest::qWaitForWindowActive(in));
    QVERIFY(QTest::qWaitFor([&window] { return window->focusWidget() != nullptr && window->focusWidget()->hasFocus(); }, 30'000));
    QTest::keyClick(in, key, Qt::AltModifier);
    QVERIFY(QTest::qWaitFor([&window] {
        const auto buttons = window ? window->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
        return std::none_of(buttons.begin(), buttons.end(), [](const auto *one) { return one->isDown(); });
    }));
}

// By its label.
inline QLineEdit *field(const QWidget &in, const QString &label)
{
    for (const auto *found : in.findChildren<QLabel *>()) {
        if (found->text().remove(QLatin1Char('&')) == label)
            return qobject_cast<QLineEdit *>(found->buddy());
    }
    return nullptr;
}

// Before the first dialog of a test program.
inline void prepareConnecting()
{
    QStandardPaths::setTestModeEnabled(true);
    views::Theme::instance().apply(*qApp);
    for (const char *name : {"OUTDIAL_TENANT_URL", "OUTDIAL_CLIENT_ID", "OUTDIAL_CLIENT_SECRET"})
        qunsetenv(name);
}

// Of the tenant of these tests; null without the openssl program.
inline std::optional<MadeCertificate> certificateOfTenant()
{
    return makeCertificate(QStringLiteral("/CN=127.0.0.1"), {QStringLiteral("IP:127.0.0.1"), QStringLiteral("DNS:localhost")});
}

struct CertificateBench {
    explicit CertificateBench(const MadeCertificate &made) : tenant(made)
    {
        dialog = std::make_unique<views::ConnectDialog>(&connector);
        QObject::connect(dialog.get(), &views::ConnectDialog::connected, dialog.get(),
                         [this](const std::shared_ptr<models::Session> &one) { session = one; });
        dialog->show();
        dialog->activateWindow();
    }

    QString shown() const { return tenant.address().mid(8); }
    views::Banner *banner() const { return dialog->findChild<views::Banner *>(QString(), Qt::FindDirectChildrenOnly); }
    void fill(const QString &address) const
    {
        field(*dialog, QStringLiteral("Tenant address"))->setText(address);
        field(*dialog, QStringLiteral("Username"))->setText(QStringLiteral("k.lindqvist"));
        field(*dialog, QStringLiteral("API secret"))->setText(QStringLiteral("s3cret"));
    }
    views::CertificateSheet *openSheet() const
    {
        for (auto *sheet : dialog->findChildren<views::CertificateSheet *>()) {
            if (sheet->isVisible())
                return sheet;
        }
        return nullptr;
    }
    views::CertificateSheet *failAndOpen() const
    {
        fill(tenant.address());
        QTest::keyClick(dialog.get(), Qt::Key_Return);
        [this] { QTRY_VERIFY(banner()->isVisible()); }();
        mnemonic(dialog.get(), Qt::Key_T);
        return openSheet();
    }

    ProxyEnvironment environment;
    TlsTenant tenant;
    models::StorePtr store = *models::Store::open({});
    models::Profiles profiles{store};
    models::SecretStore secrets{std::make_unique<FakeKeychain>()};
    models::Connector connector{store, &profiles, &secrets};
    std::unique_ptr<views::ConnectDialog> dialog;
    std::shared_ptr<models::Session> session;
};

} // namespace outdial::test
