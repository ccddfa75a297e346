// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QtConcurrent>

#include <app/cli/dnccommand.h>
#include <app/cli/dncwords.h>
#include <app/cli/namechoice.h>
#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/dnc/dncbookmodel.h>
#include <models/dnc/dnccopy.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/importsource.h>
#include <models/transfer/rowfile.h>
#include <views/dnc/dncwritingfields.h>

#include <cstdio>

namespace outdial::app {

using Act = DncArguments::Act;
using models::DncBook;
using models::DncState;

namespace {

// As CSV, so that a key may contain what it likes; the first is on line 1.
QByteArray textOf(const QStringList &numbers)
{
    std::string text;
    for (const QString &number : numbers) {
        models::appendCsvCell(text, number.toStdString(), ',');
        text.push_back('\n');
    }
    return QByteArray::fromStdString(text);
}

QList<Named> namesOf(const QList<models::DncListSeen> &lists)
{
    QList<Named> names;
    for (const models::DncListSeen &list : lists)
        names.append({list.id, list.name});
    return names;
}

} // namespace

DncCommand::DncCommand(DncArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments)),
      m_stop(std::make_shared<std::atomic_bool>(false))
{
}

DncCommand::~DncCommand() { *m_stop = true; }

bool DncCommand::prepare()
{
    if (m_arguments.help)
        return endWith(dncUsage());
    if (m_arguments.act != Act::Add && m_arguments.act != Act::Remove)
        return true;
    if (m_arguments.file.isEmpty()) {
        m_guess.encoding.value = "UTF-8";
        m_guess.delimiter.value = ',';
        m_guess.quote.value = '"';
        m_guess.headerLine.value = 0;
        m_guess.columnCount = 1;
        return true;
    }
    m_guess = models::sniffCsvFile(m_arguments.file, m_arguments.wish);
    if (!m_guess.isUsable())
        fail(WrongUse, tr("“%1”: %2").arg(m_arguments.file, m_guess.problem));
    return m_guess.isUsable();
}

void DncCommand::run()
{
    m_desk = std::make_unique<models::DncDesk>(session().store(), session().tenant());
    m_book = std::make_unique<DncBook>(client(), *m_desk, std::chrono::milliseconds(0));
    connect(m_book.get(), &DncBook::changed, this, &DncCommand::bookChanged);
}

// First what the ledger knows; the campaigns are read where that is not enough.
void DncCommand::bookChanged()
{
    if (isOver() || m_chosen || !m_book->isLoaded())
        return;
    if (m_book->reading() == DncBook::Reading::NotYet) {
        if (m_arguments.act != Act::List && isInLedger()) {
            choose();
            return;
        }
        m_book->readCampaigns();
        return;
    }
    if (m_book->reading() == DncBook::Reading::Underway) {
        if (m_book->campaignsToRead() > 0)
            progressOnTerminal(tr("%1 of %2 campaigns read").arg(m_book->campaignsRead()).arg(m_book->campaignsToRead()));
        return;
    }
    endProgressOnTerminal();
    const bool allRead = sayReading();
    if (m_arguments.act == Act::List) {
        m_chosen = true;
        listAll(allRead);
        return;
    }
    const bool known = m_book->find(m_arguments.list) != nullptr;
    if (!allRead && !known && m_arguments.act != Act::Export) {
        fail(CouldNotFinish, tr("So it is not known which list “%1” is. Give its id. Nothing was sent.").arg(m_arguments.list));
        return;
    }
    choose();
}

// Whether it needs no campaign to tell which list is meant. A name alone does where nothing is sent; name and type of a list that
// was added by its id are what somebody typed.
bool DncCommand::isInLedger() const
{
    if (m_arguments.act == Act::Export)
        return chosenByName(namesOf(m_book->lists()), m_arguments.list, NamedKind::DncList).has_value();
    const models::DncListSeen *known = m_book->find(m_arguments.list);
    return known != nullptr && !known->byId;
}

// True when all campaigns were read.
bool DncCommand::sayReading()
{
    if (m_book->reading() == DncBook::Reading::Failed) {
        sayOnTerminal(models::errorSentence(*m_book->error(), api::Method::GetCampaigns));
        sayOnTerminal(tr("The campaigns, which name the lists, could not be read."));
        return false;
    }
    if (m_book->campaignsFailed() == 0)
        return true;
    sayOnTerminal(models::errorSentence(*m_book->error(), api::Method::GetCampaign));
    sayOnTerminal(tr("%1 of %2 campaigns could not be read: lists that only they name are missing here.")
                      .arg(m_book->campaignsFailed())
                      .arg(m_book->campaignsToRead()));
    return false;
}

void DncCommand::choose()
{
    m_chosen = true;
    const auto chosen = chosenByName(namesOf(m_book->lists()), m_arguments.list, NamedKind::DncList);
    if (!chosen) {
        fail(WrongUse, chosen.error());
        return;
    }
    m_task.list = *m_book->find(chosen->id);
    if (m_arguments.act == Act::Export)
        exportKeys();
    else
        check();
}

void DncCommand::listAll(bool allRead)
{
    const models::DncLedger ledger(session().store(), session().tenant());
    QList<QStringList> rows;
    for (const models::DncListSeen &list : m_book->lists()) {
        const qint64 known = ledger.keyCount(list.id);
        const QStringList campaigns = m_book->campaignsOf(list.id);
        if (m_arguments.json)
            printJson({{QStringLiteral("id"), list.id},
                       {QStringLiteral("name"), list.name},
                       {QStringLiteral("type"), list.type},
                       {QStringLiteral("country"), list.country},
                       {QStringLiteral("field"), list.listField},
                       {QStringLiteral("modifiable"), models::dncIsModifiable(list)},
                       {QStringLiteral("keys_added_here"), known},
                       {QStringLiteral("campaigns"), QJsonArray::fromStringList(campaigns)}});
        else
            rows.append({models::dncName(list), list.id, list.type, tr("%1 added here").arg(known),
                         campaigns.join(QStringLiteral(", "))});
    }
    printTable(rows);
    sayOnTerminal(m_book->lists().isEmpty()
                      ? tr("No Do-Not-Call list is known: no campaign that was read names one.")
                      : tr("Counted are keys that were added from this workstation. What else is in the lists is unknown."));
    end(allRead ? AllDone : CouldNotFinish);
}

void DncCommand::exportKeys()
{
    const models::DncLedger ledger(session().store(), session().tenant());
    const QString scope =
        tr("These are the keys that were added from this workstation. What else is in “%1” is unknown: the API does not tell it.")
            .arg(models::dncName(m_task.list));
    qint64 keys = 0;
    if (m_arguments.json && m_arguments.file.isEmpty()) {
        const bool all = ledger.eachKey(m_task.list.id, [&](const QString &key, const models::DncChange &change) {
            printJson({{QStringLiteral("key"), key},
                       {QStringLiteral("added"), change.made.toString(Qt::ISODate)},
                       {QStringLiteral("by"), change.user},
                       {QStringLiteral("why"), change.reason},
                       {QStringLiteral("file"), change.source}});
            ++keys;
            return std::ferror(stdout) == 0;
        });
        sayOnTerminal(all ? scope : tr("The ledger could not be read to its end, or not all of it be written."));
        end(all ? AllDone : CouldNotFinish);
        return;
    }
    QTemporaryDir folder;
    const QString target = m_arguments.file.isEmpty() ? folder.filePath(QStringLiteral("keys.csv")) : m_arguments.file;
    const auto written = models::writeDncKeys(ledger, m_task.list, target);
    if (!written) {
        fail(CouldNotFinish, written.error());
        return;
    }
    sayOnTerminal(scope);
    if (m_arguments.file.isEmpty()) {
        QFile file(target);
        const bool open = file.open(QIODevice::ReadOnly);
        const QByteArray text = file.readAll();
        if (!open || std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout) != std::size_t(text.size()) ||
            std::fflush(stdout) != 0) {
            fail(CouldNotFinish, tr("Not all could be written to the standard output."));
            return;
        }
    } else if (m_arguments.json) {
        printJson({{QStringLiteral("list"), m_task.list.id},
                   {QStringLiteral("keys"), *written},
                   {QStringLiteral("file"), m_arguments.file}});
    } else {
        printLine(tr("Keys: %1. File: “%2”.").arg(*written).arg(m_arguments.file));
    }
    end(AllDone);
}

std::optional<int> DncCommand::columnNamed(const QString &name, const char *option)
{
    if (const auto place = m_guess.columnNames.indexOf(name); place >= 0)
        return int(place);
    bool number = false;
    const int position = name.toInt(&number);
    if (number && position > 0 && position <= m_guess.columnCount)
        return position - 1;
    fail(WrongUse, tr("--%1: “%2” has no column “%3”.").arg(QLatin1String(option), models::sourceName(m_arguments.file), name));
    return std::nullopt;
}

bool DncCommand::takeColumns(const models::DncKind &kind)
{
    const models::DncColumns proposed = models::dncColumns(m_guess, kind);
    const bool adds = m_arguments.act == Act::Add;
    m_task.order.keyColumn = m_arguments.file.isEmpty() ? 0 : proposed.key;
    m_task.order.commentColumn = adds && m_arguments.comment.isEmpty() && !m_arguments.file.isEmpty() ? proposed.comment : -1;
    if (!m_arguments.column.isEmpty()) {
        const auto column = columnNamed(m_arguments.column, "column");
        if (!column)
            return false;
        m_task.order.keyColumn = *column;
        if (m_task.order.commentColumn == *column)
            m_task.order.commentColumn = -1;
    }
    if (!m_arguments.commentColumn.isEmpty()) {
        const auto column = columnNamed(m_arguments.commentColumn, "comment-column");
        if (!column)
            return false;
        m_task.order.commentColumn = *column;
    }
    return true;
}

void DncCommand::check()
{
    const QString name = models::dncName(m_task.list);
    if (!models::dncIsModifiable(m_task.list)) {
        fail(WrongUse, tr("“%1”: %2").arg(name, models::dncLockedText(m_task.list)));
        return;
    }
    const auto kept = views::DncWritingChoice::kept(session().tenant());
    const auto writing = m_arguments.asGiven       ? models::DncWriting::AsGiven
                         : m_arguments.countryCode ? models::DncWriting::AsRecords
                                                   : kept.writing;
    const models::DncKind kind = models::dncKindOf(m_task.list, writing, m_arguments.countryCode.value_or(kept.countryCode));
    if ((!m_arguments.comment.isEmpty() || !m_arguments.commentColumn.isEmpty()) && !rules::hasComments(kind.type)) {
        fail(WrongUse, tr("“%1” is of the type %2: its keys have no comments.").arg(name, m_task.list.type));
        return;
    }
    if (!takeColumns(kind))
        return;
    m_task.kind = m_arguments.act == Act::Add ? models::DncTask::Kind::Add : models::DncTask::Kind::Remove;
    m_task.user = session().profile().userName;
    models::DncOrder &order = m_task.order;
    order.listId = m_task.list.id;
    order.kind = kind;
    order.source = m_arguments.file;
    if (m_arguments.file.isEmpty())
        order.text = textOf(m_arguments.numbers);
    order.dialect = m_guess.dialect();
    order.comment = m_arguments.comment;
    order.reason = m_arguments.reason;
    order.doubtfulToo = m_arguments.doubtfulToo;
    auto checking = QtConcurrent::run([order, stop = m_stop] { return models::checkDncSource(order, *stop); });
    models::whenAnswered(std::move(checking), this, [this](const models::DncCheck &answer) { checked(answer); });
}

void DncCommand::checked(const models::DncCheck &check)
{
    if (isOver())
        return;
    if (!check.problem.isEmpty()) {
        fail(CouldNotFinish, check.problem + u' ' + tr("Nothing was sent."));
        return;
    }
    if (!m_arguments.file.isEmpty())
        sayDncColumns(m_guess, m_task.order);
    sayDncCheck(check, m_task.list, m_arguments.doubtfulToo);
    const bool removes = m_arguments.act == Act::Remove;
    const qint64 keys = check.good + (m_arguments.doubtfulToo ? check.sendable() : 0);
    if (removes && keys > 0)
        sayOnTerminal(tr("Who is removed may be called again."));
    const QString question = removes ? tr("Remove them?") : tr("Add them?");
    if (keys > 0 && !m_arguments.yes && !askOnTerminal(question)) {
        fail(WrongUse, tr("Nothing was sent. --yes answers the question."));
        return;
    }
    m_task.order.rejectsFile = m_arguments.rejectsFile;
    if (m_arguments.file.isEmpty()) {
        m_folder = std::make_unique<QTemporaryDir>();
        m_task.order.rejectsFile = m_folder->filePath(QStringLiteral("rejects.csv"));
    } else if (m_arguments.rejectsFile.isEmpty()) {
        m_task.order.rejectsFile = models::RowFile::nameBeside(models::sourceFile(m_arguments.file), QStringLiteral("rejects"));
    }
    models::DncOptions options;
    options.giveUpAfter = std::chrono::minutes(10);
    m_job = std::make_unique<models::DncJob>(client(), session().store(), session().tenant(), m_task, options);
    connect(m_job.get(), &models::DncJob::changed, this, &DncCommand::showProgress);
    connect(m_job.get(), &models::DncJob::over, this, &DncCommand::ran);
}

void DncCommand::showProgress()
{
    const models::DncProgress run = m_job->progress().run;
    progressOnTerminal(run.state == DncState::Waiting ? tr("Waiting for the tenant. %1").arg(run.message)
                                                      : tr("%1 rows read").arg(run.receipt.read));
}

void DncCommand::ran()
{
    endProgressOnTerminal();
    const models::DncJobProgress now = m_job->progress();
    if (m_folder)
        sayRejectedNumbers(now.run.rejectsFile);
    else if (!now.run.rejectsFile.isEmpty())
        sayOnTerminal(tr("Rows that were refused or not sent are in “%1”.").arg(QDir::toNativeSeparators(now.run.rejectsFile)));
    const bool removes = m_arguments.act == Act::Remove;
    if (!now.trouble.isEmpty())
        sayOnTerminal(now.trouble);
    else if (now.run.state == DncState::Cancelled)
        sayOnTerminal(tr("Cancelled. What was sent stays; to send the same again changes nothing twice."));
    else if (now.run.state == DncState::Stopped)
        sayOnTerminal(tr("Stopped: %1 What was sent stays; to send the same again changes nothing twice.").arg(now.run.message));
    if (m_arguments.json)
        printJson(dncReceiptJson(*m_job));
    else
        printLine(dncReceiptLine(now.run.receipt, removes));
    const bool whole = now.trouble.isEmpty() && now.sent && now.run.state == DncState::Done;
    end(!whole ? CouldNotFinish : now.isClean() ? AllDone : FinishedWithRejects);
}

void DncCommand::sayRejectedNumbers(const QString &file)
{
    models::Source source = file.isEmpty() ? models::Source() : models::openSource(file);
    if (!source.device)
        return;
    models::CsvDialect dialect;
    dialect.headerLine = 1;
    models::CsvReader reader(std::move(source.device), dialect);
    while (reader.next() == models::CsvReader::Status::Row) {
        const auto cells = reader.fields();
        if (cells.size() < 2)
            continue;
        const auto text = [](std::string_view cell) { return QString::fromUtf8(cell.data(), qsizetype(cell.size())); };
        sayOnTerminal(QStringLiteral("  %1: %2").arg(text(cells.front()), text(cells.back())));
    }
}

void DncCommand::cancel()
{
    *m_stop = true;
    if (m_job)
        m_job->cancel();
    else
        TenantCommand::cancel();
}

} // namespace outdial::app
