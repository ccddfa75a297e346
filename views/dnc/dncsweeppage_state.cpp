// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What DncSweepPage says, and how it erases.

#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QProgressBar>
#include <QStackedWidget>

#include <models/connect/session.h>
#include <views/dnc/dncsweeppage.h>
#include <views/shared/banner.h>
#include <views/shared/destructivesheet.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::SweepProgress;
using models::SweptList;
using models::SweptRecord;
using State = models::SweepProgress::State;
using Outcome = models::SweptRecord::Outcome;

namespace {

constexpr int mostLines = 5;

}

bool DncSweepPage::isLookedThrough() const
{
    const State state = m_job ? m_job->progress().state : State::Reading;
    return state == State::Read || state == State::Erased;
}

void DncSweepPage::refreshState()
{
    const SweepProgress now = m_job ? m_job->progress() : SweepProgress();
    const bool busy = m_job && m_job->isBusy();
    m_stack->setCurrentIndex(m_job && !busy && now.keys == 0 && now.state == State::Read ? 1 : 0);
    m_cancel->setVisible(busy);
    m_again->setVisible(m_job && !busy);
    refreshTop();
    showCover();
    refreshErase();
}

void DncSweepPage::refreshTop()
{
    if (!m_job)
        return;
    const SweepProgress now = m_job->progress();
    qint64 unread = 0;
    for (const SweptList &list : m_job->lists()) {
        if (list.state == SweptList::State::NotBound || list.state == SweptList::State::NotReadable)
            ++unread;
    }
    QString summary = tr("%1 records of %2 of %3 lists read, compared with %n key(s).", nullptr, int(now.keys))
                          .arg(countText(now.recordsRead), countText(now.listsOver - unread), countText(now.lists));
    summary += u' ' + (now.found == 0 ? tr("None that is still to be dialed has one of them.")
                                      : tr("%n that are still to be dialed have one of them.", nullptr, int(now.found)));
    if (unread > 0)
        summary +=
            u' ' + tr("%n list(s) could not be read, or not to the end: what is in them is not known.", nullptr, int(unread));
    if (m_job->isBusy() && now.state != State::Erasing && now.found == 0)
        summary = now.lists == 0
                      ? tr("Reading which lists there are…")
                      : tr("%1 records of %2 lists read so far.").arg(countText(now.recordsRead), countText(now.lists));
    StateLook look = StateLook::Waiting;
    QString word;
    switch (now.state) {
    case State::Reading:
        word = tr("Reading");
        break;
    case State::Waiting:
        look = StateLook::Warning;
        word = tr("Waiting for the tenant");
        summary = now.message;
        break;
    case State::Read:
        look = unread > 0 ? StateLook::Warning : StateLook::Done;
        word = unread > 0 ? tr("Read, not everything") : tr("Read");
        break;
    case State::Cancelled:
        look = StateLook::Stopped;
        word = tr("Cancelled");
        if (now.erasing > 0)
            summary = tr("%1 of %2 records were seen to before it was cancelled.")
                          .arg(countText(now.erasedOver), countText(now.erasing));
        break;
    case State::Failed:
        look = StateLook::Failed;
        word = tr("Not read");
        summary = now.message;
        break;
    case State::Erasing:
        word = tr("Erasing");
        summary = tr("%1 of %2 records.").arg(countText(now.erasedOver), countText(now.erasing));
        break;
    case State::Erased:
        look = StateLook::Done;
        word = tr("Erasing is over");
        break;
    }
    m_state->setState(look, word);
    m_summary->setText(summary);
    m_bar->setVisible(m_job->isBusy());
    const qint64 whole = now.erasing > 0 ? now.erasing : now.lists;
    m_bar->setValue(whole > 0 ? int(1000 * (now.erasing > 0 ? now.erasedOver : now.listsOver) / whole) : 0);
    if (!m_job->isBusy() && now.state == State::Read)
        setAsOf(QDateTime::currentDateTimeUtc());
}

void DncSweepPage::showCover()
{
    if (!m_job)
        return;
    const SweepProgress now = m_job->progress();
    m_lists->setCover(m_job->lists().empty() && m_job->isBusy() ? TableView::Cover::Loading : TableView::Cover::None);
    if (m_recordModel->rowCount() > 0 || m_job->isBusy()) {
        m_records->setCover(TableView::Cover::None);
        return;
    }
    const bool all = m_job->progress().found == 0;
    m_records->emptyState()->setContent(
        now.state == State::Failed ? QStringLiteral("did-not-load") : QStringLiteral("nothing-found"),
        now.state == State::Failed ? tr("The lists did not load") : tr("Nothing was found here"),
        now.state == State::Failed ? now.message
        : all                      ? tr("No pending record that could be read has a number or value that was added from here.")
                                   : tr("No pending record of this list has a number or value that was added from here."));
    m_records->setCover(TableView::Cover::Empty);
}

std::vector<std::size_t> DncSweepPage::erasable() const
{
    std::vector<std::size_t> records;
    if (!m_job)
        return records;
    for (const std::size_t index : m_recordModel->shown()) {
        if (models::DncSweepJob::canErase(m_job->records()[index]))
            records.push_back(index);
    }
    return records;
}

void DncSweepPage::refreshErase()
{
    m_erasePart->setVisible(m_job && m_job->progress().found > 0);
    if (!m_job)
        return;
    const auto count = int(erasable().size());
    QString off;
    if (m_job->isBusy())
        off = m_job->progress().state == State::Erasing ? tr("Erasing…") : tr("“Erase” is off until all is read.");
    else if (count == 0)
        off = tr("Nothing is left here to erase.");
    else if (m_reason->text().trimmed().isEmpty())
        off = tr("“Erase” is off: it needs a reason.");
    m_off->setText(off);
    m_off->setVisible(!off.isEmpty());
    m_erase->setText(count == 0 ? tr("Erase records…") : tr("Erase %n record(s)…", nullptr, count));
    m_erase->setEnabled(off.isEmpty());
}

void DncSweepPage::askErase()
{
    const std::vector<std::size_t> records = erasable();
    const QString reason = m_reason->text().trimmed();
    if (records.empty() || reason.isEmpty() || m_job->isBusy())
        return;
    QMap<int, int> byList;
    QStringList campaigns;
    for (const std::size_t index : records) {
        const SweptRecord &record = m_job->records()[index];
        ++byList[record.list];
        if (!campaigns.contains(record.campaign))
            campaigns.append(record.campaign);
    }
    DestructiveQuestion question;
    question.title = tr("Erase %n record(s)?", nullptr, int(records.size()));
    question.sentence = tr("They go from their lists and from every campaign that has these. They do not come back.");
    int lines = 0;
    for (auto each = byList.begin(); each != byList.end(); ++each) {
        const QString name = m_job->lists()[std::size_t(each.key())].name;
        if (++lines <= mostLines)
            question.lines.append(
                {QStringLiteral("view-list-details"), false, name, tr("%n record(s)", nullptr, each.value()), {}});
    }
    if (lines > mostLines)
        question.lines.append(
            {QStringLiteral("view-list-details"), false, {}, tr("and %n more list(s)", nullptr, lines - mostLines), {}});
    question.lines.append({QStringLiteral("call-stop"),
                           true,
                           tr("A call of such a record that is under way may be dropped."),
                           {},
                           tr("They are pending in: %1.").arg(campaigns.mid(0, mostLines).join(QStringLiteral(", ")))});
    question.lines.append(
        {QStringLiteral("archive-insert"),
         false,
         {},
         tr("Erased records and their results are not archived."),
         tr("Each is looked up once more before: one that has another number by now, or is completed, is left alone.")});
    const QString only = byList.size() == 1 ? m_job->lists()[std::size_t(byList.firstKey())].name : QString();
    question.typed = only.isEmpty() ? tr("erase") : only;
    question.typedLabel = only.isEmpty() ? tr("To go on, &type this word:") : tr("To go on, &type the name of the list:");
    question.act = tr("Erase %n record(s)", nullptr, int(records.size()));
    question.keep = tr("Keep the records");
    auto *sheet = new DestructiveSheet(question, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    // The tenant may be changed under an open sheet.
    connect(m_job.get(), &QObject::destroyed, sheet, &QDialog::reject);
    connect(sheet, &DestructiveSheet::actRequested, this, [this, sheet, records, reason] {
        sheet->accept();
        startErase(records, reason);
    });
    sheet->open();
}

void DncSweepPage::startErase(const std::vector<std::size_t> &records, const QString &reason)
{
    m_asked = records;
    m_erasing = m_job->erase(records, reason);
    refreshState();
}

void DncSweepPage::tellErased()
{
    qint64 erased = 0;
    qint64 gone = 0;
    qint64 left = 0;
    qint64 unsettled = 0;
    QMap<int, qint64> byList;
    for (const std::size_t index : m_asked) {
        const SweptRecord &record = m_job->records()[index];
        switch (record.outcome) {
        case Outcome::Erased:
            ++erased;
            ++byList[record.list];
            break;
        case Outcome::Gone:
            ++gone;
            break;
        case Outcome::Changed:
            ++left;
            break;
        default:
            ++unsettled;
            break;
        }
    }
    QStringList parts;
    if (gone > 0)
        parts.append(tr("%n were gone already.", nullptr, int(gone)));
    if (left > 0)
        parts.append(tr("%n have changed meanwhile and were left alone.", nullptr, int(left)));
    if (unsettled > 0)
        parts.append(tr("%n were not erased, or it is not known: see their outcome.", nullptr, int(unsettled)));
    banners()
        ->tell(QStringLiteral("erased"), left + unsettled > 0 ? Tone::Warn : Tone::Ok,
               tr("%n record(s) were erased.", nullptr, int(erased)), parts.join(u' '))
        ->setClosable(true);
    for (auto each = byList.begin(); each != byList.end(); ++each)
        Q_EMIT this->erased(m_job->lists()[std::size_t(each.key())].id, each.value());
}

} // namespace outdial::views
