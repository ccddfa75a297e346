// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardPaths>

#include <models/connect/errorwords.h>
#include <models/transfer/recordexport.h>
#include <views/lists/deletelistsheet.h>
#include <views/shared/figures.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListDeletion;

namespace {

DestructiveQuestion::Campaign campaignOf(const ListDeletion::Use &use)
{
    DestructiveQuestion::Campaign campaign;
    campaign.name = use.campaignName.isEmpty() ? use.campaignId : use.campaignName;
    if (use.stopping) {
        campaign.look = StateLook::Waiting;
        campaign.state = DeleteListSheet::tr("Stopping…");
    } else if (!use.enabled) {
        campaign.look = StateLook::Disabled;
        campaign.state = DeleteListSheet::tr("Disabled");
    } else if (!use.stateKnown) {
        campaign.look = use.running ? StateLook::RunningOld : StateLook::Unknown;
        campaign.state = use.running ? DeleteListSheet::tr("Running before") : DeleteListSheet::tr("Not known");
    } else {
        campaign.look = use.running ? StateLook::Running : StateLook::Stopped;
        campaign.state = use.running ? DeleteListSheet::tr("Running") : DeleteListSheet::tr("Stopped");
    }
    campaign.meter.known = use.completed.has_value();
    campaign.meter.active = use.running && use.stateKnown;
    if (use.completed && use.total > 0) {
        campaign.meter.completed = double(*use.completed) / double(use.total);
        campaign.meter.attempted = double(use.attempted.value_or(*use.completed)) / double(use.total);
    }
    campaign.percent = use.completed ? percentText(*use.completed, use.total) : DeleteListSheet::tr("not read");
    campaign.count = use.completed ? countText(*use.completed) : QString();
    return campaign;
}

// "Spring.before-delete.csv" in the folder of documents; with a number when there is one already.
QString newFile(const QString &listName)
{
    QString name = listName;
    name.replace(QRegularExpression(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]")), QStringLiteral("_"));
    if (name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        name.chop(4);
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(QStringLiteral(".")); // a new user may have none; where it cannot be made, the export says so
    const QString base = name.left(80) + QStringLiteral(".before-delete");
    QString file = folder.filePath(base + QStringLiteral(".csv"));
    for (int i = 2; QFileInfo::exists(file); ++i)
        file = folder.filePath(QStringLiteral("%1 %2.csv").arg(base).arg(i));
    return file;
}

} // namespace

DestructiveQuestion DeleteListSheet::question(const ListDeletion &facts, const QString &file)
{
    DestructiveQuestion question;
    question.title = facts.title();
    question.sentence = facts.sentence();
    question.campaignsTitle =
        facts.what == What::List ? tr("Campaign that loses the list") : tr("Campaign that loses the records");
    for (const ListDeletion::Use &use : facts.uses)
        question.campaigns.append(campaignOf(use));
    question.lines.append({QStringLiteral("call-stop"), !facts.usesKnown || facts.mayRun() > 0, facts.dropsHead(),
                           facts.dropsAdvice(), facts.dropsMore()});
    question.lines.append({QStringLiteral("archive-insert"), false, {}, facts.archived(), facts.archivedMore()});
    question.lines.append({QStringLiteral("view-form"), facts.otherLists == 0, {}, facts.formatFate(), facts.formatMore()});
    if (facts.total > 0 && facts.usesKnown) {
        if (facts.uses.isEmpty()) {
            question.lines.append(
                {QStringLiteral("document-export"),
                 false,
                 {},
                 tr("The records cannot be exported before: the list is in no campaign."),
                 tr("Records are readable through a campaign only. Bind the list to one first if they are needed.")});
        } else {
            question.check = tr("&Export the records before");
            question.checkNote = tr("%1 rows to %2").arg(countText(facts.total), QFileInfo(file).fileName());
        }
    }
    question.typed = facts.listName;
    question.typedLabel = tr("To go on, &type the name of the list:");
    question.act = facts.act();
    question.keep = facts.keep();
    question.first = facts.stopFirst();
    question.firstIsPrimary = facts.running() > 0;
    return question;
}

DeleteListSheet::DeleteListSheet(api::Client &client, models::CampaignFeed *feed, const api::CallingList &list, What what,
                                 QWidget *parent, const QString &criteria)
    : DestructiveSheet({}, parent),
      m_client(client),
      m_reader(client, feed, list, what, criteria),
      m_job(client),
      m_file(newFile(list.name))
{
    using models::DeleteListJob;
    using models::ListDeletionReader;
    setAttribute(Qt::WA_DeleteOnClose);
    // Wanted unless somebody says otherwise: it is the only way back.
    findChild<QCheckBox *>()->setChecked(true);
    connect(&m_reader, &ListDeletionReader::changed, this, &DeleteListSheet::refresh);
    connect(&m_reader, &ListDeletionReader::stopped, this, [this] {
        m_step = Step::Ready;
        setIdle();
        refresh();
        tell(false, tr("The campaigns are stopped."), tr("Wait until their calls have ended, then delete."));
    });
    connect(&m_reader, &ListDeletionReader::stopFailed, this,
            [this](const QString &sentence) { end(true, tr("A campaign was not stopped, and nothing was deleted."), sentence); });
    connect(this, &DestructiveSheet::firstRequested, this, &DeleteListSheet::stopFirst);
    connect(this, &DestructiveSheet::actRequested, this, &DeleteListSheet::act);
    connect(&m_job, &DeleteListJob::looking, this,
            [this] { setBusy(tr("The answer was lost. Reading the list to see whether it was deleted…")); });
    connect(&m_job, &DeleteListJob::deleted, this, [this](const QString &id) {
        m_step = Step::Over;
        setIdle();
        Q_EMIT listDeleted(id, facts().listName, true);
        accept();
    });
    connect(&m_job, &DeleteListJob::alreadyGone, this, [this](const QString &id) {
        m_step = Step::Over;
        tell(false, tr("Someone else has deleted this list."), tr("Nothing was left to do."));
        setOver(tr("Close"));
        Q_EMIT listDeleted(id, facts().listName, false);
    });
    connect(&m_job, &DeleteListJob::failed, this, [this](const api::ApiError &error) {
        end(true, tr("The list was not deleted."), models::errorSentence(error, api::Method::DeleteList));
    });
    connect(&m_job, &DeleteListJob::notDeleted, this, [this](const api::ApiError &error) {
        end(true, tr("The list is not deleted so far."),
            models::errorSentence(error, api::Method::DeleteList) + QLatin1Char(' ') +
                tr("It was read afterwards and is still there. The tenant may still be at work on the request: look again in a "
                   "minute, before you delete it once more."));
    });
    connect(&m_job, &DeleteListJob::unknown, this, [this](const api::ApiError &error) {
        end(true, tr("It is not known whether the list was deleted."),
            models::errorSentence(error, api::Method::DeleteList) + QLatin1Char(' ') +
                tr("It could not be read afterwards. Look at the lists before you go on."));
    });
    refresh();
    m_reader.read();
}

DeleteListSheet::~DeleteListSheet() { delete m_export; }

void DeleteListSheet::setExportFile(const QString &file)
{
    m_file = file;
    refresh();
}

// The word stands at the foot; the safe way out stays.
void DeleteListSheet::wait(const QString &word)
{
    setBusy(word);
    keepButton()->setEnabled(true);
}

void DeleteListSheet::refresh()
{
    if (m_step == Step::Over || m_step == Step::Deleting)
        return;
    DestructiveQuestion shown = question(facts(), m_file);
    if (m_step == Step::Reading && m_reader.error()) {
        const api::ApiError &error = *m_reader.error();
        if (error.kind == api::ErrorKind::NotFound) {
            m_step = Step::Over;
            setQuestion(shown);
            tell(false, tr("Someone else has deleted this list."), tr("Nothing was left to do."));
            setOver(tr("Close"));
            Q_EMIT listDeleted(facts().listId, facts().listName, false);
            return;
        }
        shown.first = tr("Read again");
        shown.firstIsPrimary = true;
        setQuestion(shown);
        wait(tr("Nothing can be deleted before it is known where the list is used."));
        firstButton()->setEnabled(true);
        tell(true, tr("Where the list is used could not be read."), models::errorSentence(error, api::Method::GetList));
        return;
    }
    setQuestion(shown);
    if (!facts().usesKnown) {
        wait(tr("Reading where the list is used…"));
    } else if (m_step == Step::Reading) {
        m_step = Step::Ready;
        setIdle();
        if (auto *typed = findChild<QLineEdit *>())
            typed->setFocus();
    } else if (m_step == Step::Stopping || m_step == Step::Exporting) {
        keepButton()->setEnabled(true);
    }
}

void DeleteListSheet::stopFirst()
{
    if (m_step == Step::Reading) {
        wait(tr("Reading where the list is used…"));
        m_reader.read();
        return;
    }
    m_step = Step::Stopping;
    wait(tr("Stopping…"));
    if (!m_reader.stopCampaigns()) {
        m_step = Step::Ready;
        setIdle();
    }
}

void DeleteListSheet::act()
{
    if (m_step != Step::Ready)
        return;
    if (isChecked() && m_exported.isEmpty())
        exportFirst();
    else
        go();
}

void DeleteListSheet::exportFirst()
{
    m_step = Step::Exporting;
    wait(tr("Exporting the records…"));
    const ListDeletion::Use &use = facts().uses.first();
    models::ExportSettings settings;
    settings.file = m_file;
    delete m_export;
    m_export = new models::RecordExport(models::RecordSource::from(m_client, use.campaignId, use.instanceId, facts().total),
                                        api::Method::GetAllRecords, settings, this);
    connect(m_export, &models::RecordExport::changed, this, &DeleteListSheet::exportChanged);
    Q_EMIT exportStarted(m_export, facts().listName);
    m_export->start();
}

void DeleteListSheet::exportChanged()
{
    if (m_step != Step::Exporting)
        return;
    const QString nothing = tr("Nothing was deleted.");
    using State = models::RecordExport::State;
    switch (m_export->state()) {
    case State::Running:
        wait(tr("Exporting: %1 of %2 records…").arg(countText(m_export->recordsRead()), countText(facts().total)));
        return;
    case State::Failed:
        end(true, tr("The records were not exported."), m_export->problem() + QLatin1Char(' ') + nothing);
        return;
    case State::Cancelled:
        end(false, tr("The export was cancelled."), nothing);
        return;
    case State::Done:
        break;
    default:
        return;
    }
    // The tenant counts a list on its own; fewer rows than that are no copy of it.
    if (m_export->recordsWritten() < facts().total) {
        end(true,
            tr("Only %1 of %2 records are in the file.").arg(countText(m_export->recordsWritten()), countText(facts().total)),
            nothing + QLatin1Char(' ') + tr("The file is kept: %1.").arg(m_file));
        m_file = newFile(facts().listName);
        return;
    }
    m_exported = m_file;
    go();
}

void DeleteListSheet::go()
{
    if (facts().what != What::List) {
        m_step = Step::Over;
        Q_EMIT confirmed(m_exported);
        setIdle();
        accept();
        return;
    }
    m_step = Step::Deleting;
    // Before it is asked: an answer that is there at once ends the waiting from within.
    setBusy(tr("Deleting…"));
    m_job.deleteList(facts().listId);
}

void DeleteListSheet::end(bool wrong, const QString &title, const QString &text)
{
    m_step = Step::Ready;
    setIdle();
    refresh();
    tell(wrong, title, text);
}

void DeleteListSheet::reject()
{
    if (m_step == Step::Exporting) {
        m_export->cancel();
        return;
    }
    if (m_step == Step::Deleting)
        return;
    // Reading, stopping: they need nobody to wait for them.
    done(Rejected);
}

} // namespace outdial::views
