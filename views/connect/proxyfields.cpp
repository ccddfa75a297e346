// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <views/connect/proxyfields.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

ProxyFields::ProxyFields(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_title = makeLabel({}, "emphasis", "", this);
    column->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_user = new QLineEdit(this);
    row->addWidget(new FormField(tr("Proxy user na&me"), m_user, this), 1);
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    row->addWidget(new FormField(tr("Proxy pass&word"), m_password, this), 1);
    column->addLayout(row);
    m_keep = new QCheckBox(tr("Keep them in the s&ystem keychain, for this profile"), this);
    m_keep->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    column->addWidget(m_keep);
    for (QLineEdit *edit : {m_user, m_password})
        connect(edit, &QLineEdit::textChanged, this, &ProxyFields::changed);
}

void ProxyFields::setProxy(const QString &proxy)
{
    if (m_proxy != proxy)
        m_password->clear();
    m_proxy = proxy;
    m_title->setText(tr("Proxy %1").arg(proxy));
}

models::ProxyAnswer ProxyFields::answer() const
{
    models::ProxyAnswer answer;
    answer.login.user = m_user->text().trimmed();
    answer.login.password = m_password->text();
    answer.login.proxy = m_proxy;
    answer.keep = m_keep->isChecked();
    return answer;
}

void ProxyFields::clearPassword() { m_password->clear(); }

void ProxyFields::takeFocus()
{
    QLineEdit *edit = m_user->text().isEmpty() ? m_user : m_password;
    edit->setFocus();
    edit->selectAll();
}

} // namespace outdial::views
