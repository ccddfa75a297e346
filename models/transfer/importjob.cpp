// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtConcurrent>

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/transfer/importjob.h>
#include <models/transfer/importsource.h>

#include <algorithm>

namespace outdial::models {

namespace {
constexpr int looksEachMs = 100;
constexpr int trialRows = 5;
// The rate is that of so many milliseconds.
constexpr qint64 rateWindowMs = 5'000;
} // namespace

ImportJob::ImportJob(Session *session, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_store(session->store()),
      m_finder(session)
{
    connect(&m_finder, &FormatFinder::found, this, [this](const KnownFormat &known) {
        m_format = known.format;
        m_formatState = known.origin == FormatOrigin::Learned ? FormatState::Learned : FormatState::Known;
        m_formatMessage.clear();
        proposeAgain();
        Q_EMIT formatChanged();
    });
    connect(&m_finder, &FormatFinder::notFound, this, [this](const QString &sentence) {
        m_formatState = FormatState::NotFound;
        m_formatMessage = sentence;
        Q_EMIT formatChanged();
    });
    connect(&m_finder, &FormatFinder::failed, this, [this](const api::ApiError &error) {
        m_formatState = FormatState::Failed;
        m_formatMessage = errorSentence(error);
        Q_EMIT formatChanged();
    });
    m_look.setInterval(looksEachMs);
    connect(&m_look, &QTimer::timeout, this, &ImportJob::look);
}

ImportJob::~ImportJob()
{
    if (m_check)
        m_check->cancel();
    if (m_run)
        m_run->cancel();
    if (m_worker.joinable())
        m_worker.join();
}

QString ImportJob::fileName() const { return sourceName(m_file); }

void ImportJob::setFile(const QString &path)
{
    if (m_phase == Phase::Running)
        return;
    m_file = path;
    m_wish = {};
    m_edits = {};
    sniff();
}

void ImportJob::setWish(const CsvWish &wish)
{
    if (m_phase == Phase::Running)
        return;
    const bool sameRows =
        wish.delimiter == m_wish.delimiter && wish.quote == m_wish.quote && wish.headerLine == m_wish.headerLine;
    if (!sameRows)
        m_edits = {}; // they speak of other rows and columns
    m_wish = wish;
    sniff();
}

void ImportJob::sniff()
{
    m_reading = true;
    prepareAnew(); // what was checked is not this file any more
    const quint64 number = ++m_sniffing;
    whenAnswered(QtConcurrent::run([path = m_file, wish = m_wish] { return sniffCsvFile(path, wish); }), this,
                 [this, number](const CsvGuess &guess) {
                     if (number != m_sniffing)
                         return;
                     m_reading = false;
                     m_guess = guess;
                     m_columns = guess.columnNames;
                     for (qsizetype i = m_columns.size(); i < guess.columnCount; ++i)
                         m_columns.append(tr("Column %1").arg(i + 1));
                     proposeAgain();
                     Q_EMIT fileChanged();
                 });
    Q_EMIT fileChanged();
}

void ImportJob::setTarget(const ImportTarget &target)
{
    if (m_phase == Phase::Running)
        return;
    m_target = target;
    m_format = {};
    m_mapping = {};
    m_formatState = FormatState::Looking;
    m_formatMessage.clear();
    m_earlier.reset();
    prepareAnew();
    Q_EMIT targetChanged();
    Q_EMIT formatChanged();
    m_finder.find(target);
}

void ImportJob::teachFormat(const api::Format &format)
{
    if (m_target && m_phase != Phase::Running)
        m_finder.teach(*m_target, format, FormatOrigin::Taught);
}

// A run that is under way is not touched by what is prepared beside it.
void ImportJob::prepareAnew()
{
    if (m_phase == Phase::Running)
        return;
    cancelCheck();
    m_phase = Phase::Preparing;
}

// The same file by its content, as far as size and time tell: tomorrow's "leads.csv" is another one.
void ImportJob::lookUpEarlier()
{
    m_earlier.reset();
    m_journalProblem.clear();
    if (m_session == nullptr || !m_target || m_file.isEmpty())
        return;
    auto earlier = ImportJournal::earlier(m_store, m_session->tenant(), m_target->listId, m_file);
    if (!earlier) {
        m_journalProblem = earlier.error();
        return;
    }
    if (!*earlier)
        return;
    const auto kept = ImportSettings::fromJson((*earlier)->entry.settings);
    if (!kept || kept->fileProblem().isEmpty())
        m_earlier = **std::move(earlier);
}

bool ImportJob::wouldDouble() const
{
    return m_earlier && m_mode == ImportMode::Add && !(m_formatState == FormatState::Known && m_format.hasKey());
}

QStringList ImportJob::blockers() const
{
    if (m_file.isEmpty())
        return {tr("No file is chosen.")};
    if (m_reading)
        return {tr("The file is being read.")};
    if (!m_guess.isUsable())
        return {m_guess.problem};
    QStringList blockers;
    if (!m_guess.doubleNames.isEmpty())
        blockers.append(tr("Several columns are called “%1”. Rename them in the file, so that each has a name of its own.")
                            .arg(m_guess.doubleNames.join(tr("” and “"))));
    if (!m_target)
        blockers.append(tr("No calling list is chosen."));
    else if (m_formatState == FormatState::Looking)
        blockers.append(tr("The fields of the list are being looked up."));
    else if (m_formatState == FormatState::NotFound || m_formatState == FormatState::Failed)
        blockers.append(m_formatMessage);
    else
        blockers += settingsBlockers(settings());
    if (!m_journalProblem.isEmpty())
        blockers.append(m_journalProblem);
    if (wouldDouble() && m_earlier->running)
        blockers.append(tr("An import of this file into “%1” is under way. The list has no key that Outdial knows of, so a "
                           "second one would add "
                           "each record twice.")
                            .arg(m_target->listName));
    else if (wouldDouble())
        blockers.append(
            tr("An earlier import of this file into “%1” was interrupted after it had sent rows. The list has no key that "
               "Outdial "
               "knows of, so these rows would be added twice. Go on with that import instead: it is in the list of imports.")
                .arg(m_target->listName));
    return blockers;
}

ImportSettings ImportJob::settings() const
{
    ImportSettings settings;
    settings.file = m_file;
    settings.dialect = m_guess.dialect();
    settings.columns = m_columns;
    settings.format = m_format;
    settings.typesKnown = m_formatState == FormatState::Known;
    settings.mapping = m_mapping;
    settings.mode = m_mode;
    settings.emptyResets = m_emptyResets;
    settings.missingApart = m_missingApart;
    settings.compares = m_compares;
    settings.edits = m_edits;
    settings.takeFingerprint();
    return settings;
}

void ImportJob::startCheck()
{
    if (m_phase == Phase::Checking || m_phase == Phase::Running || !blockers().isEmpty())
        return;
    cancelCheck(); // one of an earlier mapping may still be at work; it ends within a few thousand rows
    if (m_worker.joinable())
        m_worker.join();
    m_checked = settings();
    m_mended = false;
    m_check = std::make_unique<CheckRun>(m_checked, [client = &m_session->client(), list = m_target->listId, format = m_format](
                                                        const ListSnapshot::Progress &progress, const api::CancelToken &cancel) {
        return ListSnapshot::read(*client, list, format, progress, cancel);
    });
    m_phase = Phase::Checking;
    m_worker = std::thread([check = m_check.get(), number = ++m_checking, job = this] {
        check->run();
        // The job outlives this thread: it joins it.
        QMetaObject::invokeMethod(
            job, [job, number] { job->checkEnded(number); }, Qt::QueuedConnection);
    });
    m_look.start();
    Q_EMIT checkChanged();
}

void ImportJob::checkEnded(quint64 number)
{
    if (m_phase != Phase::Checking || number != m_checking)
        return;
    m_look.stop();
    m_report = m_check->report();
    m_reported = number;
    m_phase = m_report.complete ? Phase::Checked : Phase::Preparing;
    Q_EMIT checkChanged();
}

void ImportJob::cancelCheck()
{
    if (m_check)
        m_check->cancel();
}

CheckReport ImportJob::report() const { return m_phase == Phase::Checking ? m_check->progress() : m_report; }

void ImportJob::start()
{
    if (m_phase != Phase::Checked || !m_target || m_session == nullptr)
        return;
    lookUpEarlier(); // another one may have begun meanwhile
    if (const auto problems = blockers(); !problems.isEmpty()) {
        m_report.error = problems.first();
        m_phase = Phase::Preparing;
        Q_EMIT mappingChanged();
        Q_EMIT checkChanged();
        return;
    }
    rememberMapping();
    ImportEntry entry;
    entry.tenant = m_session->tenant();
    entry.listId = m_target->listId;
    entry.listName = m_target->listName;
    entry.userName = m_session->client().userName();
    entry.file = m_file;
    entry.settings = m_checked.toJson();
    entry.rejectsFile = m_rejectsFile.isEmpty()
                            ? RowFile::nameBeside(m_file, QStringLiteral("rejects"), ImportJournal::reservedFiles(m_store))
                            : m_rejectsFile;
    auto journal = ImportJournal::begin(m_store, entry);
    if (!journal) {
        m_report.error = journal.error();
        m_phase = Phase::Preparing;
        Q_EMIT checkChanged();
        return;
    }
    launch(m_checked, *std::move(journal));
}

QString ImportJob::resumeEntry(const ImportEntry &entry)
{
    if (m_session == nullptr || m_phase == Phase::Running)
        return tr("This import is under way already.");
    auto kept = ImportSettings::fromJson(entry.settings);
    if (!kept)
        return kept.error();
    if (const auto problem = kept->fileProblem(); !problem.isEmpty())
        return problem;
    auto journal = ImportJournal::take(m_store, entry.id);
    if (!journal)
        return journal.error();
    m_file = entry.file;
    m_target = ImportTarget{entry.listId, entry.listName, kept->format.id, kept->format.name};
    m_format = kept->format;
    m_columns = kept->columns;
    m_mapping = kept->mapping;
    m_mode = kept->mode;
    launch(*std::move(kept), *std::move(journal));
    return {};
}

void ImportJob::launch(ImportSettings settings, ImportJournal journal)
{
    cancelCheck();
    if (m_worker.joinable())
        m_worker.join();
    m_started = QDateTime::currentDateTimeUtc();
    m_ended = {};
    m_samples.clear();
    m_rate = 0;
    m_importId = journal.entry().id;
    auto options = m_runOptions;
    options.trialRows = m_trial ? trialRows : 0;
    options.list = m_check ? m_check->list() : nullptr;
    m_run = std::make_unique<ImportRun>(std::move(settings), std::move(options), m_session->client(), std::move(journal));
    m_phase = Phase::Running;
    m_worker = std::thread([run = m_run.get()] { run->run(); });
    m_look.start();
    Q_EMIT runChanged();
}

void ImportJob::pause()
{
    if (m_run)
        m_run->pause();
}

void ImportJob::resume()
{
    if (m_run)
        m_run->resume();
}

void ImportJob::cancel()
{
    if (m_run)
        m_run->cancel();
    look();
}

RunProgress ImportJob::progress() const { return m_run ? m_run->progress() : m_opened; }

void ImportJob::look()
{
    if (m_phase == Phase::Checking) {
        Q_EMIT checkChanged();
        return;
    }
    if (m_phase != Phase::Running)
        return;
    measure(m_run->progress());
    if (m_run->isOver()) {
        m_look.stop();
        m_worker.join();
        m_ended = QDateTime::currentDateTimeUtc();
        m_phase = Phase::Over;
        Q_EMIT runChanged();
        Q_EMIT over();
        return;
    }
    Q_EMIT runChanged();
}

void ImportJob::measure(const RunProgress &seen)
{
    const qint64 now = m_started.msecsTo(QDateTime::currentDateTimeUtc());
    if (seen.state != RunState::Running) {
        m_samples.clear(); // the time that was waited does not slow the rate
        m_rate = 0;
        return;
    }
    m_samples.push_back({now, seen.receipt.read});
    std::erase_if(m_samples, [&](const Sample &sample) { return now - sample.ms > rateWindowMs; });
    const auto &first = m_samples.front();
    m_rate = now - first.ms < 500 ? 0 : double(seen.receipt.read - first.rows) * 1000.0 / double(now - first.ms);
}

std::optional<int> ImportJob::secondsLeft() const
{
    // No estimate from a handful of batches.
    const auto seen = progress();
    if (m_rate <= 0 || seen.batches < 3 || m_report.rows == 0)
        return std::nullopt;
    return qRound(double(m_report.rows - seen.receipt.read) / m_rate);
}

double ImportJob::secondsRun() const
{
    const auto until = m_ended.isValid() ? m_ended : QDateTime::currentDateTimeUtc();
    return double(m_started.msecsTo(until)) / 1000.0;
}

} // namespace outdial::models
