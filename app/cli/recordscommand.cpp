// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/namechoice.h>
#include <app/cli/recordjson.h>
#include <app/cli/recordscommand.h>
#include <app/cli/terminal.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/store/knownformats.h>

#include <algorithm>
#include <cstdio>

namespace outdial::app {

using models::RecordLoader;

RecordsCommand::RecordsCommand(RecordsArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments))
{
    connect(&m_loader, &RecordLoader::pagesArrived, this, [this](const RecordLoader::Pages &pages) {
        if (isOver())
            return;
        for (const api::RecordPagePtr &page : pages) {
            if (!write(*page))
                return;
        }
    });
    connect(&m_loader, &RecordLoader::stateChanged, this, &RecordsCommand::look, Qt::QueuedConnection);
    connect(&m_loader, &RecordLoader::pagesArrived, this, &RecordsCommand::look, Qt::QueuedConnection);
}

RecordsCommand::~RecordsCommand() = default;

bool RecordsCommand::prepare() { return !m_arguments.help || endWith(recordsUsage()); }

void RecordsCommand::run()
{
    m_all = std::make_unique<AllLists>(client());
    connect(m_all.get(), &AllLists::failed, this, [this](const QString &sentence) { fail(CouldNotFinish, sentence); });
    connect(m_all.get(), &AllLists::done, this, &RecordsCommand::choose);
    m_all->start();
}

void RecordsCommand::choose()
{
    if (isOver())
        return;
    const QList<api::CallingList> lists = m_all->lists();
    QList<Named> names;
    for (const api::CallingList &list : lists)
        names.append({list.id, list.name});
    const auto chosen = chosenByName(names, m_arguments.list, NamedKind::List);
    if (!chosen) {
        fail(WrongUse, chosen.error());
        return;
    }
    m_listId = chosen->id;
    m_formatId = std::ranges::find_if(lists, [&](const api::CallingList &list) { return list.id == m_listId; })->formatId;
    models::whenAnswered(client().callingList.getList(m_listId), this,
                         [this](const api::Result<api::CallingListDetail> &answer) { bound(answer); });
}

void RecordsCommand::bound(const api::Result<api::CallingListDetail> &answer)
{
    if (isOver())
        return;
    if (!answer) {
        fail(CouldNotFinish, models::errorSentence(answer.error(), api::Method::GetList));
        return;
    }
    QList<api::ListBinding> bindings;
    QStringList names;
    for (const api::ListBinding &binding : answer->campaigns) {
        names.append(QStringLiteral("“%1” (%2)").arg(binding.campaignName, binding.instanceId));
        const QString &wanted = m_arguments.campaign;
        if (wanted.isEmpty() || wanted == binding.campaignId || wanted == binding.campaignName || wanted == binding.instanceId)
            bindings.append(binding);
    }
    const QString all = names.join(QStringLiteral(", "));
    if (bindings.size() > 1) {
        fail(WrongUse, tr("“%1” is bound several times: %2. Name the campaign, or the id of the instance, by --campaign.")
                           .arg(answer->name, all));
    } else if (bindings.isEmpty() && !m_arguments.campaign.isEmpty()) {
        fail(WrongUse, names.isEmpty()
                           ? tr("“%1” is not bound to a campaign.").arg(answer->name)
                           : tr("“%1” is not bound to “%2”, but to %3.").arg(answer->name, m_arguments.campaign, all));
    } else if (bindings.isEmpty() && m_arguments.key.isEmpty()) {
        fail(WrongUse,
             tr("“%1” is not bound to a campaign: the API reads records only through one. One record is found by --key.")
                 .arg(answer->name));
    } else {
        if (!bindings.isEmpty()) {
            m_campaignId = bindings.first().campaignId;
            m_instanceId = bindings.first().instanceId;
        }
        if (m_arguments.key.isEmpty())
            walk(answer->totalRecords);
        else
            lookUp();
    }
}

void RecordsCommand::lookUp()
{
    const auto known = models::KnownFormats(session().store()).find(session().tenant(), m_formatId);
    const QByteArray key =
        models::encodeRecordKey(m_arguments.key, known ? std::optional(known->format) : std::optional<api::Format>());
    if (m_campaignId.isEmpty())
        sayOnTerminal(tr("The list is bound to no campaign, so nothing is told of calls."));
    // Any text serves as the campaign of a list without one.
    auto call = m_campaignId.isEmpty() ? client().callingList.get(m_listId, QStringLiteral("none"), key)
                                       : client().campaign.queryRecord(m_campaignId, m_instanceId, key, m_arguments.attempts);
    models::whenAnswered(std::move(call), this, [this](const api::Result<api::RecordPagePtr> &answer) { found(answer); });
}

void RecordsCommand::found(const api::Result<api::RecordPagePtr> &answer)
{
    if (isOver())
        return;
    if (!answer) {
        const auto method = m_campaignId.isEmpty() ? api::Method::ListQueryRecordDeprecated : api::Method::QueryRecord;
        // What is no key of the format, only the tenant knows.
        const bool wrong = answer.error().kind == api::ErrorKind::BadRequest;
        fail(wrong ? WrongUse : CouldNotFinish, models::errorSentence(answer.error(), method));
        return;
    }
    if ((*answer)->size() == 0) {
        fail(FinishedWithRejects, tr("No record has this key."));
        return;
    }
    if (write(**answer))
        end(AllDone);
}

void RecordsCommand::walk(qint64 total)
{
    models::RecordSelection selection;
    selection.attempts = m_arguments.attempts;
    m_loader.open(models::RecordSource::from(client(), m_campaignId, m_instanceId, total, selection));
    m_loader.loadAll();
}

void RecordsCommand::look()
{
    if (isOver() || !m_loader.isOpen() || m_loader.hasWaitingPages())
        return;
    if (m_loader.state() == models::PagedFetch::State::Failed)
        fail(CouldNotFinish, (m_loader.canRetry() ? models::errorSentence(m_loader.error(), api::Method::GetAllRecords)
                                                  : tr("The tenant's pages of records do not come to an end.")) +
                                 u' ' + tr("Not all records were read."));
    else if (m_loader.state() == models::PagedFetch::State::Done)
        end(AllDone);
}

// False when the command has ended with it.
bool RecordsCommand::write(const api::RecordPage &page)
{
    std::string text;
    bool enough = false;
    for (int row = 0; row < page.size() && !enough; ++row) {
        appendRecordLine(text, page, row, m_arguments.attempts);
        enough = ++m_written == m_arguments.limit;
    }
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        end(CouldNotFinish); // which says so
        return false;
    }
    if (enough)
        end(AllDone);
    return !enough;
}

void RecordsCommand::cancel()
{
    fail(CouldNotFinish, m_written > 0 ? tr("Cancelled. Not all records were read.") : tr("Cancelled before a record was read."));
}

} // namespace outdial::app
