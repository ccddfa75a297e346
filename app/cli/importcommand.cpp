// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <app/cli/importcommand.h>
#include <app/cli/importwords.h>
#include <app/cli/terminal.h>
#include <models/connect/certificate.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using models::ImportJob;
using models::RunState;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

// There is nobody here to be asked.
QString signInSentence(const api::ApiError &error)
{
    if (error.fault == api::NetworkFault::ProxySignIn)
        return Text::tr("The proxy %1 asks for a user name and a password. Set them in https_proxy, like "
                        "http://USER:PASSWORD@%1 (407).")
            .arg(error.proxy);
    const QString sentence = models::errorSentence(error);
    if (!models::mayBeTrusted(error))
        return sentence;
    return sentence + QLatin1Char(' ') + Text::tr("Connect in the window to look at it.");
}

} // namespace

ImportCommand::ImportCommand(ImportArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments))
{
}

ImportCommand::~ImportCommand() = default;

// What can be said of the files before anything is asked of the tenant or made there.
bool ImportCommand::prepare()
{
    for (const auto &path : std::as_const(m_arguments.files)) {
        // One that goes on reads its file as it did when it began.
        const auto guess = m_arguments.resume ? models::CsvGuess() : models::sniffCsvFile(path, m_arguments.wish);
        if (!guess.isUsable()) {
            fail(WrongUse, tr("“%1”: %2").arg(path, guess.problem));
            return false;
        }
    }
    // Written over, the source would be lost.
    QStringList paths{m_arguments.rejectsFile, m_arguments.addedFile};
    paths += m_arguments.files;
    paths.removeAll(QString());
    QStringList seen;
    for (const auto &path : std::as_const(paths)) {
        const QFileInfo info(path);
        const QString place = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
        if (seen.contains(place)) {
            fail(WrongUse,
                 tr("“%1” is named twice. Each file to import, --rejects and --added must be files of their own.").arg(path));
            return false;
        }
        seen.append(place);
    }
    return true;
}

// Signs in first: what is wrong with that is told on its own.
void ImportCommand::run()
{
    if (const auto token = client().signIn().result(); !token)
        fail(CouldNotFinish, signInSentence(token.error()));
    else if (readFormat() && findList())
        nextFile();
}

void ImportCommand::nextFile()
{
    if (++m_file == m_arguments.files.size()) {
        endWithReceipt();
        return;
    }
    m_checking = false;
    m_accepted = false;
    m_job = std::make_unique<ImportJob>(&session());
    models::RunOptions options;
    options.addedFile = m_arguments.addedFile;
    options.giveUpAfter = std::chrono::minutes(10);
    m_job->setRunOptions(options);
    m_job->setRejectsFile(m_arguments.rejectsFile);
    m_job->setMode(m_arguments.mode);
    m_job->setEmptyResets(m_arguments.emptyResets);
    m_job->setMissingApart(m_arguments.missingApart);
    m_job->setCompares(m_arguments.compares);
    connect(m_job.get(), &ImportJob::fileChanged, this, &ImportCommand::proceed);
    connect(m_job.get(), &ImportJob::formatChanged, this, &ImportCommand::proceed);
    connect(m_job.get(), &ImportJob::checkChanged, this, &ImportCommand::checked);
    connect(m_job.get(), &ImportJob::runChanged, this, &ImportCommand::showProgress);
    connect(m_job.get(), &ImportJob::over, this, &ImportCommand::ran, Qt::QueuedConnection);
    const QString file = QFileInfo(m_arguments.files.at(m_file)).absoluteFilePath();
    if (m_arguments.resume) {
        resumeFile(file);
        return;
    }
    beginFile(file);
}

void ImportCommand::beginFile(const QString &file)
{
    m_job->setTarget(m_target);
    if (m_format)
        m_job->teachFormat(*m_format);
    m_job->setFile(file);
    m_job->setWish(m_arguments.wish);
}

void ImportCommand::resumeFile(const QString &file)
{
    if (const auto entry = models::ImportJournal::unfinished(session().store(), session().tenant(), m_target.listId, file)) {
        const QString problem = m_job->resumeEntry(*entry);
        if (!problem.isEmpty())
            fail(CouldNotFinish, problem);
        return;
    }
    const auto history = models::ImportJournal::history(session().store(), session().tenant());
    for (const auto &entry : history) {
        if (entry.listId != m_target.listId || entry.file != file || entry.state != models::ImportState::Done)
            continue;
        sayOnTerminal(tr("“%1” was imported to its end already.").arg(file));
        ImportJob past(&session());
        past.openEntry(entry);
        sayFiles(past.progress());
        m_total.add(models::Receipt::fromJson(entry.receipt));
        nextFile();
        return;
    }
    const auto earlier = models::ImportJournal::earlier(session().store(), session().tenant(), m_target.listId, file);
    if (!earlier || *earlier)
        fail(CouldNotFinish, earlier ? tr("The import of “%1” is under way in another program.").arg(file) : earlier.error());
    else if (m_arguments.files.size() > 1)
        beginFile(file); // it was not its turn yet when the others were interrupted
    else
        fail(WrongUse, tr("There is no import of “%1” into “%2” to go on with.").arg(file, m_target.listName));
}

// File and format arrive in either order.
void ImportCommand::proceed()
{
    const auto state = m_job->formatState();
    if (m_checking || m_job->file().isEmpty() || m_job->isReading() || state == ImportJob::FormatState::Looking)
        return;
    if (!m_job->guess().isUsable()) {
        fail(WrongUse, tr("“%1”: %2").arg(m_job->file(), m_job->guess().problem));
        return;
    }
    if (state == ImportJob::FormatState::NotFound || state == ImportJob::FormatState::Failed) {
        fail(state == ImportJob::FormatState::Failed ? CouldNotFinish : WrongUse, m_job->formatMessage());
        return;
    }
    m_checking = true;
    if (!mayBegin() || !loadMapping() || !applyMapping())
        return;
    const auto blockers = m_job->blockers();
    if (!blockers.isEmpty()) {
        fail(WrongUse, tr("“%1”: %2").arg(m_job->fileName(), blockers.join(u' ')));
        return;
    }
    const auto &sources = m_job->mapping().sources;
    if (std::ranges::any_of(sources, [](const auto &source) { return source.kind == models::MatchKind::Position; }))
        sayOnTerminal(tr("“%1” has no header; its columns are taken in the order of the fields.").arg(m_job->fileName()));
    m_job->startCheck();
}

bool ImportCommand::mayBegin()
{
    const auto &earlier = m_job->earlier();
    if (!earlier)
        return true;
    const QString what = earlier->running
                             ? tr("An import of “%1” into “%2” is under way.").arg(m_job->fileName(), m_target.listName)
                             : tr("An earlier import of “%1” into “%2” did not come to its end; --resume goes on with it.")
                                   .arg(m_job->fileName(), m_target.listName);
    if (!m_job->wouldDouble()) {
        sayOnTerminal(what);
        return true;
    }
    fail(WrongUse, what + u' ' + tr("The list has no key that Outdial knows of: started again, its rows would be added twice."));
    return false;
}

// Nobody is here to see what is missing, so it has to fit as a whole.
bool ImportCommand::loadMapping()
{
    if (m_arguments.mappingFile.isEmpty())
        return true;
    const auto loaded = m_job->loadMapping(m_arguments.mappingFile);
    if (loaded && loaded->isWhole())
        return true;
    fail(WrongUse, tr("The mapping “%1” does not go with “%2”: %3")
                       .arg(m_arguments.mappingFile, m_job->fileName(), loaded ? loaded->missingInWords() : loaded.error()));
    return false;
}

bool ImportCommand::applyMapping()
{
    const auto fieldOf = [&](const QString &name) {
        const int field = m_job->format().indexOf(name);
        if (field < 0)
            fail(WrongUse, tr("The format “%1” has no field “%2”.").arg(m_job->format().name, name));
        return field;
    };
    for (const auto &[column, name] : std::as_const(m_arguments.map)) {
        auto place = m_job->columns().indexOf(column);
        bool number = false;
        if (place < 0 && column.toInt(&number) > 0 && number && column.toInt() <= m_job->columns().size())
            place = column.toInt() - 1; // by position, for files without a header
        if (place < 0) {
            fail(WrongUse, tr("“%1” has no column “%2”.").arg(m_job->fileName(), column));
            return false;
        }
        if (name.isEmpty()) {
            m_job->mapColumn(int(place), -1);
            continue;
        }
        const int field = fieldOf(name);
        if (field < 0)
            return false;
        m_job->mapColumn(int(place), field);
    }
    for (const auto &[name, text] : std::as_const(m_arguments.set)) {
        const int field = fieldOf(name);
        if (field < 0)
            return false;
        m_job->mapConstant(field, text);
    }
    return true;
}

void ImportCommand::checked()
{
    if (isOver() || m_accepted || m_job->phase() == ImportJob::Phase::Checking)
        return;
    const auto report = m_job->report();
    if (!report.complete) {
        fail(CouldNotFinish, report.error);
        return;
    }
    sayCheck(*m_job, report, m_target.listName);
    if (!m_arguments.yes && !askOnTerminal(tr("Send them?"))) {
        fail(WrongUse, tr("Nothing was sent. --yes answers the question."));
        return;
    }
    m_accepted = true;
    m_job->start();
    if (m_job->phase() != ImportJob::Phase::Running)
        fail(CouldNotFinish, m_job->report().error);
}

void ImportCommand::showProgress()
{
    progressOnTerminal(progressLine(*m_job));
    // Where nobody sees that line: why it stands still, once.
    const auto seen = m_job->progress();
    const QString why = seen.state == RunState::Waiting ? seen.message : QString();
    if (!why.isEmpty() && why != m_toldWhy) {
        m_toldWhy = why;
        sayOffTerminal(tr("Waiting: %1 It goes on by itself.").arg(why));
    } else if (seen.state == RunState::Running && seen.batches > 0) {
        m_toldWhy.clear();
    }
}

void ImportCommand::ran()
{
    endProgressOnTerminal();
    const auto seen = m_job->progress();
    m_total.add(seen.receipt);
    sayFiles(seen);
    if (seen.state != RunState::Done) {
        m_stopped = true;
        sayOnTerminal(seen.state == RunState::Cancelled ? tr("Cancelled. --resume goes on with it.")
                                                        : tr("Stopped: %1 --resume goes on with it.").arg(seen.message));
        endWithReceipt();
        return;
    }
    nextFile();
}

void ImportCommand::cancel()
{
    if (m_job && m_job->phase() == ImportJob::Phase::Running)
        m_job->cancel();
    else
        TenantCommand::cancel();
}

void ImportCommand::fail(int code, const QString &sentence)
{
    if (isOver())
        return;
    sayOnTerminal(sentence);
    if (m_total.read > 0)
        printReceipt(); // of the files that went before
    end(code);
}

void ImportCommand::printReceipt() { printLine(m_arguments.json ? QString::fromUtf8(m_total.toJson()) : receiptLine(m_total)); }

QString ImportCommand::notWritten() const
{
    return tr("The receipt could not be written to the standard output. --resume prints it again.");
}

void ImportCommand::endWithReceipt()
{
    if (isOver())
        return;
    printReceipt();
    if (m_stopped)
        end(CouldNotFinish);
    else
        end(m_total.rejected + m_total.unknown > 0 ? FinishedWithRejects : AllDone);
}

} // namespace outdial::app
