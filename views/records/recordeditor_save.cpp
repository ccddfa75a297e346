// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How RecordEditor sends, and what it says of the answer.

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/transfer/sentrecord.h>
#include <views/records/recordeditor.h>
#include <views/shared/banner.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::EditOutcome;

void RecordEditor::saveAdded()
{
    m_busy = true;
    m_sent = m_form.body();
    refresh();
    models::whenAnswered(m_place.list.client->callingList.add(m_place.list.listId, m_sent), this,
                         [this](const api::Result<void> &answer) { takeAdded(answer); });
}

void RecordEditor::takeAdded(const api::Result<void> &answer)
{
    m_busy = false;
    if (answer) {
        Q_EMIT added(m_form.key());
        accept();
        return;
    }
    const api::ApiError &error = answer.error();
    if (error.committed == api::Committed::Unknown) {
        const bool keyed = !m_form.key().isEmpty();
        m_doubt = keyed ? Doubt::Lost : Doubt::None;
        tell(false, tr("It is not known whether the record was added."),
             keyed
                 ? tr("The answer was lost: %1 Nothing is sent twice. Look it up by its key.")
                       .arg(models::errorSentence(error, api::Method::AddRecord))
                 : tr("The answer was lost: %1 No key is known here to look it up by. Look for it in the table before you add it "
                      "again.")
                       .arg(models::errorSentence(error, api::Method::AddRecord)),
             keyed ? tr("Look up") : QString());
    } else if (error.kind == api::ErrorKind::Conflict) {
        tell(true, tr("A record with this key is in the list already."),
             tr("Nothing was added. Edit that record, or write another key. (409)"));
    } else {
        tell(true, tr("The record was not added."), models::errorSentence(error, api::Method::AddRecord));
    }
    refresh();
}

// After a lost answer.
void RecordEditor::lookUpAdded()
{
    m_busy = true;
    m_banner->hide();
    refresh();
    const auto &lists = m_place.list.client->callingList;
    models::whenAnswered(
        lists.get(m_place.list.listId, QStringLiteral("none"), m_form.key()), this,
        [this](const api::Result<api::RecordPagePtr> &page) {
            m_busy = false;
            if (!page) {
                tell(false, tr("It is still not known whether the record was added."),
                     models::errorSentence(page.error()) + u' ' + tr("Nothing was sent twice."), tr("Look up again"));
                refresh();
                return;
            }
            m_doubt = Doubt::None;
            const auto sent = models::SentRecord::parse({m_sent.constData(), std::size_t(m_sent.size())});
            if ((*page)->size() == 0) {
                tell(false, tr("The record was not added."), tr("The list has no record with this key. Save it again."));
            } else if (sent && sent->isPartOf(**page, 0, m_form.format())) {
                Q_EMIT added(m_form.key());
                accept();
                return;
            } else {
                tell(true, tr("A record with this key is in the list, with other values."),
                     tr("Somebody else has added it. Yours was not. Edit that record, or write another key."));
            }
            refresh();
        });
}

// Into the edits that wait, from where they are sent: what fails is not lost with the dialog.
void RecordEditor::collect()
{
    QList<models::PendingEdits::Value> values;
    for (int i = 0; i < m_form.size(); ++i) {
        const QString name = m_form.field(i).name;
        // One that was led back to what the record says takes its edit with it.
        if (m_form.isChanged(i) || (!m_form.isLocked(i) && m_place.edits->find(m_key, name)))
            values.append({name, m_form.before(i), m_form.value(i)});
    }
    m_place.edits->set(m_key, values);
}

void RecordEditor::keepForLater()
{
    collect();
    accept();
}

void RecordEditor::saveUpdated()
{
    if (m_doubt == Doubt::Conflict) {
        for (const models::PendingEdit &edit : m_place.edits->editsOf(m_key))
            m_place.edits->keepMine(edit.key, edit.field);
    }
    m_doubt = Doubt::None;
    collect();
    if (!m_run.start(m_place.edits, {m_key})) {
        accept(); // nothing is left to send
        return;
    }
    m_busy = true;
    refresh();
}

void RecordEditor::takeUpdated()
{
    m_busy = false;
    const EditOutcome outcome = m_run.outcomes().value(0);
    if (outcome.isDone()) {
        Q_EMIT updated(m_key, m_run.appliedEdits());
        accept();
        return;
    }
    const QString sentence = models::outcomeSentence(outcome);
    const QString kept = tr("Your changes wait among the edits.");
    switch (outcome.state) {
    case EditOutcome::State::Conflict: {
        m_doubt = Doubt::Conflict;
        QStringList theirs;
        for (const models::PendingEdit &edit : m_place.edits->editsOf(m_key)) {
            if (edit.problem.kind == models::EditProblem::Kind::Conflict)
                theirs.append(edit.problem.text.isEmpty() ? tr("%1 was emptied").arg(edit.field)
                                                          : tr("%1 is now “%2”").arg(edit.field, edit.problem.text));
        }
        tell(false, tr("Somebody has changed this record since."),
             tr("%1. Nothing was sent. Keep yours, or take theirs.").arg(theirs.join(QStringLiteral(", "))), tr("Take theirs"));
        break;
    }
    case EditOutcome::State::Unknown:
        m_doubt = Doubt::Lost;
        tell(false, tr("It is not known whether the changes were saved."), sentence, tr("Look up"));
        break;
    default:
        tell(true, tr("The changes were not saved."), sentence + u' ' + kept);
        break;
    }
    refresh();
}

void RecordEditor::bannerPressed()
{
    m_banner->hide();
    if (m_form.purpose() == models::RecordForm::Purpose::Add) {
        lookUpAdded();
        return;
    }
    if (m_doubt == Doubt::Lost) {
        m_doubt = Doubt::None;
        m_busy = m_run.lookAgain();
        refresh();
        return;
    }
    // Theirs: the fields that they changed show what the record says now.
    m_doubt = Doubt::None;
    for (const models::PendingEdit &edit : m_place.edits->editsOf(m_key)) {
        if (edit.problem.kind != models::EditProblem::Kind::Conflict)
            continue;
        m_place.edits->takeTheirs(edit.key, edit.field);
        for (int i = 0; i < m_form.size(); ++i) {
            if (m_form.field(i).name != edit.field)
                continue;
            m_form.setBefore(i, edit.problem.text);
            m_lines.at(i).edit->setText(edit.problem.text);
        }
    }
    for (int i = 0; i < m_form.size(); ++i)
        showLine(i);
    refresh();
}

} // namespace outdial::views
