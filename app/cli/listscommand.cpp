// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/listscommand.h>
#include <app/cli/namechoice.h>
#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using models::DeleteListJob;

ListsCommand::ListsCommand(ListsArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments))
{
}

ListsCommand::~ListsCommand() = default;

bool ListsCommand::prepare() { return !m_arguments.help || endWith(listsUsage()); }

void ListsCommand::run()
{
    m_all = std::make_unique<AllLists>(client());
    connect(m_all.get(), &AllLists::progress, this, [](int loaded) { progressOnTerminal(tr("%1 lists read").arg(loaded)); });
    connect(m_all.get(), &AllLists::failed, this, [this](const QString &sentence) {
        if (m_arguments.act == ListsArguments::Act::List && !m_all->lists().isEmpty())
            listAll();
        fail(CouldNotFinish, sentence + u' ' + tr("Not all lists were read."));
    });
    connect(m_all.get(), &AllLists::done, this, [this] {
        endProgressOnTerminal();
        if (isOver())
            return;
        if (m_arguments.act == ListsArguments::Act::Delete) {
            choose();
            return;
        }
        listAll();
        end(AllDone);
    });
    m_all->start();
}

void ListsCommand::listAll()
{
    const QList<api::CallingList> lists = m_all->lists(m_arguments.search);
    QList<QStringList> rows;
    for (const api::CallingList &list : lists) {
        if (m_arguments.json)
            printJson({{QStringLiteral("id"), list.id},
                       {QStringLiteral("name"), list.name},
                       {QStringLiteral("format"), list.formatId},
                       {QStringLiteral("format_name"), list.formatName},
                       {QStringLiteral("records"), list.totalRecords},
                       {QStringLiteral("created"), list.creationDate.toString(Qt::ISODateWithMs)}});
        else
            rows.append({list.name, list.id, list.formatName, QString::number(list.totalRecords)});
    }
    printTable(rows);
    if (lists.isEmpty())
        sayOnTerminal(m_arguments.search.isEmpty() ? tr("The tenant has no list.")
                                                   : tr("No list holds “%1”.").arg(m_arguments.search));
}

void ListsCommand::choose()
{
    const QList<api::CallingList> lists = m_all->lists();
    QList<Named> names;
    for (const api::CallingList &list : lists)
        names.append({list.id, list.name});
    const auto chosen = chosenByName(names, m_arguments.list, NamedKind::List);
    if (!chosen) {
        fail(WrongUse, chosen.error() + u' ' + tr("Nothing was deleted."));
        return;
    }
    m_list = *std::ranges::find_if(lists, [&](const api::CallingList &list) { return list.id == chosen->id; });
    const auto others = std::ranges::count_if(
        lists, [&](const api::CallingList &list) { return list.formatId == m_list.formatId && list.id != m_list.id; });
    m_loss = std::make_unique<ListLoss>(client(), m_list, int(others));
    connect(m_loss.get(), &ListLoss::done, this, &ListsCommand::confirm);
    connect(m_loss.get(), &ListLoss::failed, this, [this](const api::ApiError &error) {
        fail(CouldNotFinish, models::errorSentence(error, api::Method::GetList) + u' ' + tr("Nothing was deleted."));
    });
    m_loss->read();
}

// What goes is told before anything does, also where the answer was given beforehand.
void ListsCommand::confirm()
{
    if (isOver())
        return;
    const QStringList lines = m_loss->lines();
    for (const QString &line : lines)
        sayOnTerminal(line);
    if (m_arguments.confirm.isEmpty())
        m_arguments.confirm = typedOnTerminal(tr("To go on, type the name of the list:"));
    if (m_arguments.confirm.isEmpty())
        fail(WrongUse, tr("Nothing was deleted. --confirm “%1” deletes it.").arg(m_list.name));
    else if (m_arguments.confirm != m_list.name)
        fail(WrongUse, tr("Nothing was deleted: “%1” was given as its name, and the list is called “%2”.")
                           .arg(m_arguments.confirm, m_list.name));
    else
        send();
}

void ListsCommand::send()
{
    m_job = std::make_unique<DeleteListJob>(client());
    const auto sentence = [](const api::ApiError &error) { return models::errorSentence(error, api::Method::DeleteList); };
    connect(m_job.get(), &DeleteListJob::looking, this,
            [] { sayOnTerminal(tr("The answer was lost. The list is looked up; nothing is sent again.")); });
    connect(m_job.get(), &DeleteListJob::deleted, this, [this] { report("deleted", tr("deleted"), {}, AllDone); });
    connect(m_job.get(), &DeleteListJob::alreadyGone, this,
            [this] { report("gone", tr("gone"), tr("The list is not in the tenant any more."), AllDone); });
    connect(m_job.get(), &DeleteListJob::failed, this, [this, sentence](const api::ApiError &error) {
        report("refused", tr("not deleted"), sentence(error), CouldNotFinish);
    });
    connect(m_job.get(), &DeleteListJob::notDeleted, this, [this, sentence](const api::ApiError &error) {
        report("unknown", tr("not known"),
               sentence(error) + u' ' +
                   tr("The list is still there. The tenant may still be at work on the request: look before you send it again."),
               FinishedWithRejects);
    });
    connect(m_job.get(), &DeleteListJob::unknown, this, [this, sentence](const api::ApiError &error) {
        report("unknown", tr("not known"), sentence(error) + u' ' + tr("Look before you send it again."), FinishedWithRejects);
    });
    m_job->deleteList(m_list.id);
}

void ListsCommand::report(const char *outcome, const QString &shown, const QString &sentence, int code)
{
    if (isOver())
        return;
    if (!sentence.isEmpty())
        sayOnTerminal(sentence);
    if (m_arguments.json)
        printJson({{QStringLiteral("id"), m_list.id},
                   {QStringLiteral("name"), m_list.name},
                   {QStringLiteral("outcome"), QLatin1String(outcome)},
                   {QStringLiteral("note"), sentence}});
    else
        printTable({{m_list.name, m_list.id, shown}});
    end(code);
}

void ListsCommand::cancel()
{
    if (m_job && m_job->isBusy())
        report("unknown", tr("not known"), tr("It was sent, and nobody waits for what comes of it."), CouldNotFinish);
    else
        TenantCommand::cancel();
}

} // namespace outdial::app
