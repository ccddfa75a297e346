// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <views/connect/connectdialog.h>
#include <views/connect/exceptionnote.h>
#include <views/connect/profileoptions.h>
#include <views/connect/proxyfields.h>
#include <views/shared/banner.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

ConnectDialog::ConnectDialog(models::Connector *connector, QWidget *parent) : QDialog(parent), m_connector(connector)
{
    setWindowTitle(tr("Connect to a tenant"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->setSizeConstraint(QLayout::SetFixedSize);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 20, 24, 20);
    body->setSpacing(12);
    column->addLayout(body);
    body->addWidget(makeLabel(tr("Connect to a tenant"), "pane", "", this));
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->setFixedWidth(px(440));
    m_banner->hide();
    body->addSpacing(4);
    body->addWidget(m_banner);
    m_showCertificate = new Button(tr("Show cer&tificate…"), ButtonKind::Normal, ButtonSize::Header, this);
    m_showCertificate->setAutoDefault(false);
    m_showCertificate->hide();
    body->addWidget(m_showCertificate, 0, Qt::AlignLeft);
    makeForm(body);
    makeButtons(body);
    makeFoot(column);
    m_address->setText(qEnvironmentVariable("OUTDIAL_TENANT_URL"));
    m_user->setText(qEnvironmentVariable("OUTDIAL_CLIENT_ID"));
    m_secret->setText(qEnvironmentVariable("OUTDIAL_CLIENT_SECRET"));
    wire();
    refreshSubmit();
    (m_address->text().isEmpty() ? m_address : m_user->text().isEmpty() ? m_user : m_secret)->setFocus();
}

void ConnectDialog::makeForm(QVBoxLayout *body)
{
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("tenant.example.com"));
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_lock = m_address->addAction(icon(QStringLiteral("object-locked"), Token::TextMuted), QLineEdit::LeadingPosition);
    m_lock->setText(tr("Encrypted connection"));
    m_lock->setToolTip(tr("Encrypted connection"));
    nameEditButtons(m_address, false);
    m_address->setTextMargins(-6, 0, 0, 0); // Qt leaves more air behind an icon than the design
    m_addressField = new FormField(tr("Tenant &address"), m_address, this);
    m_addressField->setFixedWidth(px(440));
    body->addWidget(m_addressField);
    m_user = new QLineEdit(this);
    m_userField = new FormField(tr("&Username"), m_user, this);
    body->addWidget(m_userField);
    m_secret = new QLineEdit(this);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    m_show = m_secret->addAction(icon(QStringLiteral("password-show-on"), Token::TextMuted), QLineEdit::TrailingPosition);
    m_show->setCheckable(true);
    m_show->setText(tr("Show the secret"));
    m_show->setToolTip(tr("Show the secret"));
    nameEditButtons(m_secret, true);
    m_secretField = new FormField(tr("API &secret"), m_secret, this);
    body->addWidget(m_secretField);
    m_keep = new QCheckBox(tr("Keep the secret in the system &keychain"), this);
    m_keep->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    body->addWidget(m_keep);
    m_proxyPlace = new QVBoxLayout;
    body->addLayout(m_proxyPlace);
    m_options = new ProfileOptions(this);
    body->addWidget(m_options);
    m_exception = new ExceptionNote(this);
    m_exception->hide();
    body->addWidget(m_exception);
    m_progress = new StateLabel(StateLook::Waiting, {}, false, this);
    m_progress->hide();
    body->addWidget(m_progress);
}

void ConnectDialog::makeButtons(QVBoxLayout *body)
{
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 4, 0, 0);
    buttons->setSpacing(8);
    m_sandbox = new Button(tr("Use the sandbox"), ButtonKind::Quiet, ButtonSize::Dialog, this);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_connect = new Button(tr("Connect"), ButtonKind::Primary, ButtonSize::Dialog, this);
    m_connect->setDefault(true);
    buttons->addWidget(m_sandbox);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    body->addLayout(buttons);
}

void ConnectDialog::makeFoot(QVBoxLayout *column)
{
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("dialogFoot"));
    m_foot = foot;
    auto *footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(24, 8, 24, 8);
    footColumn->setSpacing(6);
    auto *footRow = new QHBoxLayout;
    footRow->setSpacing(4);
    m_footText = makeLabel({}, "small", "muted", foot);
    m_footText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailsLink = new Button(tr("Details"), ButtonKind::Link, ButtonSize::Row, foot);
    footRow->addWidget(m_footText);
    footRow->addWidget(m_detailsLink);
    footRow->addStretch(1);
    footColumn->addLayout(footRow);
    m_details = makeLabel({}, "mono", "muted", foot);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setFixedWidth(px(440));
    m_details->hide();
    footColumn->addWidget(m_details);
    m_foot->hide();
    column->addWidget(foot);
}

void ConnectDialog::wire()
{
    connect(m_show, &QAction::toggled, this, [this](bool shown) {
        m_secret->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_show->setIcon(icon(shown ? QStringLiteral("password-show-off") : QStringLiteral("password-show-on"), Token::TextMuted));
        m_show->setText(shown ? tr("Hide the secret") : tr("Show the secret"));
        m_show->setToolTip(m_show->text());
        nameEditButtons(m_secret, true);
    });
    for (QLineEdit *edit : {m_address, m_user, m_secret}) {
        connect(edit, &QLineEdit::textChanged, this, &ConnectDialog::refreshSubmit);
        // Who mends a field has read what was wrong with it.
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_addressField->setError({});
            m_userField->setError({});
            m_secretField->setError({});
        });
    }
    // Nor does the certificate of another address help.
    connect(m_address, &QLineEdit::textEdited, m_showCertificate, &QWidget::hide);
    connect(m_showCertificate, &QPushButton::clicked, this, &ConnectDialog::showCertificate);
    connect(m_exception, &ExceptionNote::forgetWanted, this, &ConnectDialog::forgetCertificate);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::submit);
    connect(m_sandbox, &QPushButton::clicked, this, [this] {
        m_connector->cancel();
        Q_EMIT sandboxWanted();
        accept();
    });
    connect(m_detailsLink, &QPushButton::clicked, this, [this] { m_details->setVisible(m_details->isHidden()); });
    connect(m_connector, &models::Connector::failed, this, [this](const models::ConnectFailure &failure) {
        if (m_trying)
            showFailure(failure);
    });
    connect(m_connector, &models::Connector::connected, this, [this](const std::shared_ptr<models::Session> &session) {
        if (!m_trying)
            return;
        setTrying(false);
        m_secret->clear();
        if (m_proxy != nullptr)
            m_proxy->clearPassword();
        Q_EMIT connected(session);
        accept();
    });
    connect(m_connector, &models::Connector::secretMissing, this, [this] {
        if (!m_trying)
            return;
        m_keptSecret = false;
        setTrying(false);
        m_secret->setFocus();
    });
}

ConnectDialog::~ConnectDialog()
{
    if (m_trying)
        m_connector->cancel();
}

void ConnectDialog::setProfile(const models::TenantProfile &profile)
{
    m_profile = profile;
    m_address->setText(profile.address);
    m_user->setText(profile.userName);
    m_secret->clear();
    m_keep->setChecked(profile.keepSecret);
    m_options->read(profile);
    m_keptSecret = false;
    refreshSubmit();
    m_secret->setFocus();
}

models::TenantProfile ConnectDialog::profile() const
{
    models::TenantProfile profile = m_profile;
    profile.address = m_address->text().trimmed();
    profile.userName = m_user->text().trimmed();
    profile.keepSecret = m_keep->isChecked();
    m_options->write(profile);
    // Typed anew, it is still the tenant that is known.
    if (const auto known = m_connector->profiles()->find(profile.address, profile.userName)) {
        profile.id = known->id;
        profile.pinnedCertificate = known->pinnedCertificate;
        if (profile.name.isEmpty())
            profile.name = known->name;
        if (!m_options->isOpen()) {
            profile.colour = known->colour;
            profile.production = known->production;
            profile.asksFirst = known->asksFirst;
        }
    } else if (profile.address != m_profile.address || profile.userName != m_profile.userName) {
        profile.id.clear();
        profile.pinnedCertificate.clear();
    }
    if (!m_trusted.isEmpty() && scopeOf(profile) == m_trustedAt)
        profile.pinnedCertificate = m_trusted;
    return profile;
}

QString ConnectDialog::scopeOf(const models::TenantProfile &profile)
{
    const auto parsed = api::TenantAddress::parse(profile.address);
    return parsed ? parsed->scope() : QString();
}

bool ConnectDialog::usesKeptSecret(const models::TenantProfile &wanted) const
{
    return m_keptSecret && m_secret->text().isEmpty() && !wanted.id.isEmpty() && wanted.id == m_profile.id;
}

void ConnectDialog::submit()
{
    if (m_trying)
        return;
    m_banner->hide();
    m_showCertificate->hide();
    m_foot->hide();
    m_details->hide();
    const models::TenantProfile wanted = profile();
    const models::ProxyAnswer proxy = m_proxy != nullptr ? m_proxy->answer() : models::ProxyAnswer();
    const bool kept = usesKeptSecret(wanted);
    setTrying(true);
    if (kept)
        m_connector->connectTo(wanted, proxy);
    else
        m_connector->connectTo(wanted, m_secret->text(), proxy);
}

void ConnectDialog::reject()
{
    if (m_trying) {
        m_connector->cancel();
        setTrying(false);
        return;
    }
    QDialog::reject();
}

void ConnectDialog::setTrying(bool trying)
{
    m_trying = trying;
    m_progress->setState(StateLook::Waiting, tr("Asking %1…").arg(m_address->text().trimmed()));
    m_progress->setVisible(trying);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_secret),
          static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_options), static_cast<QWidget *>(m_exception),
          static_cast<QWidget *>(m_sandbox), static_cast<QWidget *>(m_proxy)}) {
        if (widget != nullptr)
            widget->setEnabled(!trying);
    }
    m_cancel->setText(trying ? tr("Stop trying") : tr("Cancel"));
    if (trying)
        m_cancel->setFocus();
    refreshSubmit();
}

void ConnectDialog::refreshSubmit()
{
    const models::TenantProfile wanted = profile();
    const bool kept = usesKeptSecret(wanted);
    const bool complete = !wanted.address.isEmpty() && !wanted.userName.isEmpty() && (kept || !m_secret->text().isEmpty());
    m_secret->setPlaceholderText(kept ? tr("The one that is kept") : QString());
    m_exception->setVisible(!wanted.pinnedCertificate.isEmpty());
    m_connect->setText(m_trying ? tr("Connecting…") : m_failedBefore ? tr("Try again") : tr("Connect"));
    m_connect->setEnabled(complete && !m_trying);
    m_connect->setToolTip(complete || m_trying ? QString() : tr("Address, username and secret are needed"));
    const auto address = api::TenantAddress::parse(m_address->text());
    m_lock->setVisible(!address || address->url().scheme() == QLatin1String("https"));
}

} // namespace outdial::views
