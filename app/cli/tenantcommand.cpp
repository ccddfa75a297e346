// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include <app/cli/changekeeper.h>
#include <app/cli/tenantcommand.h>
#include <app/cli/terminal.h>

#include <cstdio>
#include <utility>

namespace outdial::app {

TenantCommand::TenantCommand(TenantChoice tenant, QObject *parent) : QObject(parent), m_finder(std::move(tenant))
{
    connect(&m_finder, &TenantFinder::ready, this, &TenantCommand::open);
    connect(&m_finder, &TenantFinder::failed, this, &TenantCommand::fail);
}

TenantCommand::~TenantCommand() = default;

void TenantCommand::start()
{
    if (prepare())
        m_finder.start();
}

void TenantCommand::open()
{
    if (m_over)
        return;
    // A practice tenant ends with the command: what is remembered of it would fit no other.
    auto store = models::Store::open(m_finder.profile().sandbox ? QString() : models::Store::defaultPath());
    if (!store) {
        fail(CouldNotFinish, store.error());
        return;
    }
    m_session = std::make_unique<models::Session>(m_finder.profile(), m_finder.takeClient(), *store);
    keepChanges(*m_session);
    run();
}

void TenantCommand::cancel() { fail(CouldNotFinish, tr("Cancelled before anything was sent.")); }

bool TenantCommand::endWith(const QString &usage)
{
    printLine(usage);
    end(AllDone);
    return false;
}

void TenantCommand::fail(int code, const QString &sentence)
{
    if (m_over)
        return;
    sayOnTerminal(sentence);
    end(code);
}

void TenantCommand::end(int code)
{
    if (std::exchange(m_over, true))
        return;
    if (std::ferror(stdout) != 0) {
        sayOnTerminal(notWritten());
        code = CouldNotFinish;
    }
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

QString TenantCommand::notWritten() const { return tr("Not all could be written to the standard output."); }

void printJson(const QJsonObject &object) { printLine(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))); }

} // namespace outdial::app
