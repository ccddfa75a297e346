// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>
#include <QtConcurrent/QtConcurrentRun>

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/lists/asknextpage.h>
#include <models/transfer/recordexport.h>

namespace outdial::models {

RecordExport::RecordExport(RecordSource source, api::Method method, ExportSettings settings, QObject *parent)
    : QObject(parent),
      m_source(std::move(source)),
      m_method(method),
      m_settings(std::move(settings)),
      m_walk(RecordLoader::pageLimit),
      m_stop(std::make_shared<std::atomic_bool>(false)),
      m_total(m_source.total)
{
}

RecordExport::RecordExport(ShownRecords shown, ExportSettings settings, QObject *parent)
    : RecordExport(RecordSource(), api::Method::GetAllRecords, std::move(settings), parent)
{
    m_total = shown.size();
    m_shown = std::make_shared<const ShownRecords>(std::move(shown));
}

RecordExport::~RecordExport() { *m_stop = true; }

// One after the other: then, in the GUI thread, decides what is next.
template <typename Job>
void RecordExport::onDisk(Job job, void (RecordExport::*then)())
{
    auto future = QtConcurrent::run([file = m_file, stop = m_stop, job = std::move(job)] {
        Wrote wrote;
        wrote.good = job(*file, *stop);
        wrote.records = file->records();
        wrote.rows = file->rows();
        if (!wrote.good && !*stop)
            wrote.problem = file->problem();
        return wrote;
    });
    whenAnswered(std::move(future), this, [this, then](const Wrote &wrote) {
        m_written = wrote.records;
        m_rows = wrote.rows;
        if (m_state == State::Cancelling && then != &RecordExport::complete)
            end(State::Cancelled);
        else if (!wrote.good)
            m_state == State::Cancelling ? end(State::Cancelled) : end(State::Failed, wrote.problem);
        else
            (this->*then)();
    });
}

void RecordExport::start()
{
    if (m_state != State::Ready)
        return;
    m_state = State::Running;
    m_file = std::make_shared<ExportFile>(m_settings);
    if (m_shown)
        m_read = m_shown->size();
    onDisk([](ExportFile &file, const std::atomic_bool &) { return file.begin(); }, &RecordExport::goOn);
    Q_EMIT changed();
}

void RecordExport::cancel()
{
    if (m_state != State::Running)
        return;
    m_state = State::Cancelling;
    *m_stop = true;
    // A page under way is not waited for.
    if (m_walk.state() == PagedFetch::State::Loading) {
        m_walk.abandon();
        end(State::Cancelled);
        return;
    }
    Q_EMIT changed();
}

void RecordExport::goOn()
{
    if (m_last && m_written != m_read) {
        end(State::Failed, tr("%1 records were read and %2 written. No file was made.")
                               .arg(QLocale().toString(m_read), QLocale().toString(m_written)));
        return;
    }
    if (m_last) {
        onDisk([](ExportFile &file, const std::atomic_bool &stop) { return file.finish(stop); }, &RecordExport::complete);
    } else if (m_shown) {
        m_last = m_written + rowsAtOnce >= m_read;
        onDisk([shown = m_shown, first = m_written](
                   ExportFile &file, const std::atomic_bool &) { return file.appendRows(*shown, first, rowsAtOnce); },
               &RecordExport::goOn);
    } else {
        ask();
    }
    Q_EMIT changed();
}

void RecordExport::ask()
{
    askNextPage(m_walk, m_source.page, this,
                [this](quint64 ticket, const api::Result<api::RecordPagePtr> &answer) { take(ticket, answer); });
}

void RecordExport::take(quint64 ticket, const api::Result<api::RecordPagePtr> &answer)
{
    if (!m_walk.waitsFor(ticket) || m_state != State::Running)
        return;
    const auto kept = [this] { return tr("Records read before that: %1. No file was written.").arg(QLocale().toString(m_read)); };
    if (!answer) {
        m_walk.fail(ticket, answer.error());
        end(State::Failed, errorSentence(answer.error(), m_method) + u' ' + kept());
        return;
    }
    const api::RecordPagePtr &page = *answer;
    const auto taken = m_walk.take(ticket, page->size(), page->nextCursor());
    if (taken == PagedFetch::Taken::Circle) {
        end(State::Failed, tr("The tenant's pages lead in a circle: the records after these cannot be read.") + u' ' + kept());
        return;
    }
    m_read += page->size();
    m_last = taken == PagedFetch::Taken::Last;
    onDisk([page](ExportFile &file, const std::atomic_bool &) { return file.appendPage(*page); }, &RecordExport::goOn);
}

void RecordExport::complete() { end(State::Done); }

void RecordExport::end(State state, const QString &problem)
{
    m_state = state;
    m_problem = problem;
    *m_stop = true;
    m_file.reset(); // unless it was finished, nothing of it stays
    Q_EMIT changed();
}

} // namespace outdial::models
