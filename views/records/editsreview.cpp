// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>

#include <views/records/edititem.h>
#include <views/records/editsreview.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::EditOutcome;
using models::EditProblem;
using models::EditRun;

namespace {

StateLook lookOf(EditOutcome::State state)
{
    switch (state) {
    case EditOutcome::State::Waiting:
        break;
    case EditOutcome::State::Checking:
    case EditOutcome::State::Sending:
    case EditOutcome::State::Looking:
        return StateLook::Waiting;
    case EditOutcome::State::Applied:
    case EditOutcome::State::Already:
        return StateLook::Done;
    case EditOutcome::State::Conflict:
    case EditOutcome::State::Gone:
        return StateLook::Warning;
    case EditOutcome::State::Refused:
    case EditOutcome::State::Failed:
        return StateLook::Failed;
    case EditOutcome::State::Unknown:
        return StateLook::Unconfirmed;
    }
    return StateLook::Unknown;
}

} // namespace

EditsReview::EditsReview(EditRun::Place place, const QString &listName, std::shared_ptr<models::PendingEdits> edits,
                         QWidget *parent)
    : PendingReview(tr("Review and send"), 520, parent),
      m_edits(std::move(edits)),
      m_format(place.format),
      m_run(std::move(place)),
      m_listName(listName)
{
    makeHead(tr("Each record is read first: what somebody else has changed meanwhile is asked about. The rest goes out "
                "in one request, with the keys and only the fields below."));
    m_more = makeLabel({}, "small", "muted");
    makeList(tr("Edits"), m_more);
    makeFoot();
    m_lookUp = addButton(tr("Look up again"));
    m_send = addButton({}, ButtonKind::Primary);
    connect(closeButton(), &QPushButton::clicked, this, &EditsReview::reject);
    connect(m_send, &QPushButton::clicked, this, &EditsReview::send);
    connect(m_lookUp, &QPushButton::clicked, this, &EditsReview::lookAgain);
    connect(&m_run, &EditRun::outcomeChanged, this, &EditsReview::showRecord);
    connect(&m_run, &EditRun::finished, this, &EditsReview::finish);
    fill();
    showButtons();
    m_send->setFocus();
}

EditsReview::~EditsReview() { disconnect(&m_run, nullptr, this, nullptr); }

// The edits as they wait.
void EditsReview::fill()
{
    clearItems();
    m_byKey.clear();
    const QList<QByteArray> records = m_edits->records();
    for (const QByteArray &key : records.mid(0, mostItems)) {
        auto *item = new EditItem(key, m_edits->editsOf(key), m_format, itemParent());
        addItem(item);
        m_byKey.insert(key, item);
        const auto settled = [this] {
            fill();
            showButtons();
        };
        // The item goes with its decision: after its own click is through.
        connect(
            item, &EditItem::keepMineRequested, this,
            [this, settled](const QByteArray &record, const QString &field) {
                m_edits->keepMine(record, field);
                settled();
            },
            Qt::QueuedConnection);
        connect(
            item, &EditItem::takeTheirsRequested, this,
            [this, settled](const QByteArray &record, const QString &field) {
                m_edits->takeTheirs(record, field);
                settled();
            },
            Qt::QueuedConnection);
    }
    const int more = int(records.size()) - int(m_byKey.size());
    m_more->setText(tr("and %n more record(s)", nullptr, more));
    m_more->setVisible(more > 0);
}

void EditsReview::send()
{
    if (m_run.isRunning())
        return;
    fill(); // what is left
    m_ended = false;
    m_told = 0;
    if (!m_run.start(m_edits))
        return;
    showButtons();
    closeButton()->setFocus();
}

void EditsReview::lookAgain()
{
    if (m_run.lookAgain())
        showButtons();
}

void EditsReview::showRecord(int record)
{
    const EditOutcome &outcome = m_run.outcomes().at(record);
    if (EditItem *item = m_byKey.value(m_run.records().at(record)))
        item->setOutcome(lookOf(outcome.state), models::outcomeWord(outcome), models::outcomeSentence(outcome));
    showButtons();
}

void EditsReview::finish()
{
    m_ended = true;
    if (m_edits->count(EditProblem::Kind::Conflict) > 0) {
        // The questions stand with their edits; outcomes of the others are told below the list.
        fill();
        for (int record = 0; record < m_run.records().size(); ++record)
            showRecord(record);
    }
    const int applied = m_run.count(EditOutcome::State::Applied);
    if (applied > 0 || m_run.count(EditOutcome::State::Unknown) + m_run.count(EditOutcome::State::Already) > 0)
        Q_EMIT sent(applied - m_told);
    m_told = applied;
    showButtons();
    (m_send->isVisible() ? m_send : closeButton())->setFocus();
}

void EditsReview::showButtons()
{
    const bool running = m_run.isRunning();
    const int left = m_edits->count();
    const bool unknown = m_ended && !running && m_run.count(EditOutcome::State::Unknown) > 0;
    m_lookUp->setVisible(unknown);
    closeButton()->setEnabled(!m_run.isSent());
    if (running) {
        setProgress(m_run.isSent() ? tr("Sent. Waiting for the answer.")
                                   : tr("The records are read first. Nothing is sent yet."));
        closeButton()->setText(tr("Stop"));
        m_send->hide();
        return;
    }
    const QString records = tr("of %n record(s)", nullptr, m_edits->recordCount());
    if (!m_ended) {
        setTitle(tr("Send %n edit(s) %1 to “%2”?", nullptr, left).arg(records, m_listName));
        setProgress({});
        closeButton()->setText(tr("Go on editing"));
    } else {
        setSentenceVisible(false);
        setTitle(left == 0 ? tr("All edits of “%1” are applied").arg(m_listName)
                           : tr("%n edit(s) %1 not applied", nullptr, left).arg(records));
        const int done = m_run.count(EditOutcome::State::Applied) + m_run.count(EditOutcome::State::Already);
        setProgress(tr("%1 of %n record(s) applied.", nullptr, int(m_run.records().size())).arg(done));
        closeButton()->setText(tr("Close"));
    }
    m_send->setText(m_ended ? tr("Try the rest again") : tr("Send %n edit(s)", nullptr, left));
    // What waits for a decision is not sent: only it is left.
    const int held = m_edits->count(EditProblem::Kind::Conflict);
    m_send->setVisible(left > 0);
    m_send->setEnabled(left > 0 && held == 0);
    if (held > 0)
        setProgress(tr("Sending is off: say of %n edit(s) whose value is to stay.", nullptr, held));
}

// While records are read first, nothing is sent any more; an answer is waited for.
void EditsReview::reject()
{
    if (m_run.isRunning()) {
        m_run.cancel();
        return;
    }
    PendingReview::reject();
}

} // namespace outdial::views
