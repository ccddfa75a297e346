// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <app/cli/exitcode.h>
#include <app/cli/exportcommand.h>
#include <app/cli/listsnamed.h>
#include <app/cli/terminal.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using models::RecordExport;

ExportCommand::ExportCommand(ExportArguments arguments, QObject *parent)
    : QObject(parent),
      m_arguments(std::move(arguments)),
      m_finder(m_arguments.tenant)
{
    connect(&m_finder, &TenantFinder::ready, this, &ExportCommand::run);
    connect(&m_finder, &TenantFinder::failed, this, &ExportCommand::fail);
}

ExportCommand::~ExportCommand() = default;

void ExportCommand::start()
{
    if (m_arguments.help) {
        printLine(exportUsage());
        end(AllDone);
        return;
    }
    m_finder.start();
}

void ExportCommand::run()
{
    if (m_over)
        return;
    m_client = m_finder.takeClient();
    const QString listId = findList();
    if (listId.isEmpty() || !findInstance(listId))
        return;
    auto source = models::RecordSource::from(*m_client, m_campaignId, m_instanceId, m_total, m_arguments.selection);
    m_job = std::make_unique<RecordExport>(std::move(source), models::methodOf(m_arguments.selection.set), m_arguments.settings);
    connect(m_job.get(), &RecordExport::changed, this, &ExportCommand::refresh);
    m_job->start();
}

// Empty after fail().
QString ExportCommand::findList()
{
    const auto named = listsNamed(*m_client, m_arguments.list);
    if (!named) {
        fail(CouldNotFinish, named.error());
        return {};
    }
    if (named->size() == 1)
        return named->first().id;
    fail(WrongUse, named->isEmpty() ? tr("There is no list “%1”.").arg(m_arguments.list)
                                    : tr("Several lists are called “%1”. Give the id of one.").arg(m_arguments.list));
    return {};
}

bool ExportCommand::findInstance(const QString &listId)
{
    const auto detail = m_client->callingList.getList(listId).result();
    if (!detail) {
        fail(CouldNotFinish, models::errorSentence(detail.error(), api::Method::GetList));
        return false;
    }
    QList<api::ListBinding> bindings;
    QStringList names;
    for (const api::ListBinding &binding : detail->campaigns) {
        names.append(QStringLiteral("“%1”").arg(binding.campaignName));
        const QString &wanted = m_arguments.campaign;
        if (wanted.isEmpty() || wanted == binding.campaignId || wanted == binding.campaignName || wanted == binding.instanceId)
            bindings.append(binding);
    }
    if (bindings.size() != 1) {
        fail(WrongUse, detail->campaigns.isEmpty()
                           ? tr("“%1” is not bound to a campaign: the API reads records only through one.").arg(detail->name)
                       : bindings.isEmpty()
                           ? tr("“%1” is not bound to “%2”, but to %3.")
                                 .arg(detail->name, m_arguments.campaign, names.join(QStringLiteral(", ")))
                           : tr("“%1” is bound several times: %2. Name the campaign, or the id of the instance, by --campaign.")
                                 .arg(detail->name, names.join(QStringLiteral(", "))));
        return false;
    }
    m_campaignId = bindings.first().campaignId;
    m_instanceId = bindings.first().instanceId;
    m_total = detail->totalRecords;
    return true;
}

void ExportCommand::refresh()
{
    const QLocale locale;
    switch (m_job->state()) {
    case RecordExport::State::Done:
        endProgressOnTerminal();
        if (m_arguments.json) {
            const QJsonObject told{{QStringLiteral("records"), m_job->recordsWritten()},
                                   {QStringLiteral("rows"), m_job->rowsWritten()},
                                   {QStringLiteral("file"), m_job->settings().file}};
            printLine(QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact)));
        } else {
            printLine(tr("Records: %1. Rows: %2. File: “%3”.")
                          .arg(locale.toString(m_job->recordsWritten()), locale.toString(m_job->rowsWritten()),
                               m_job->settings().file));
        }
        end(AllDone);
        break;
    case RecordExport::State::Failed:
        endProgressOnTerminal();
        fail(CouldNotFinish, m_job->problem());
        break;
    case RecordExport::State::Cancelled:
        endProgressOnTerminal();
        fail(CouldNotFinish, tr("The export was cancelled. No file was written."));
        break;
    default:
        progressOnTerminal(tr("Records written: %1").arg(locale.toString(m_job->recordsWritten())));
        break;
    }
}

void ExportCommand::cancel()
{
    if (m_job)
        m_job->cancel();
    else
        fail(CouldNotFinish, tr("The export was cancelled. No file was written."));
}

void ExportCommand::fail(int code, const QString &sentence)
{
    if (m_over)
        return;
    sayOnTerminal(sentence);
    end(code);
}

void ExportCommand::end(int code)
{
    if (std::exchange(m_over, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace outdial::app
