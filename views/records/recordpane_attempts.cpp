// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The attempts of the record that RecordPane shows: those that came with it, or those that are read by its key.

#include <QLabel>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <models/records/attemptwords.h>
#include <models/records/recordsmodel.h>
#include <views/records/attemptstimeline.h>
#include <views/records/recordpane.h>
#include <views/shared/figures.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::AttemptsReader;

namespace {

QString toText(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

} // namespace

void RecordPane::setTimeZone(models::TimeZoneShown zone)
{
    m_zone = zone;
    refresh();
}

// What no column shows.
QList<std::pair<QString, QString>> RecordPane::statusFacts(int row) const
{
    const auto at = m_model->recordAt(row);
    const api::RecordStatus status = at.page ? at.page->status(at.row) : api::RecordStatus();
    QList<std::pair<QString, QString>> facts;
    if (status.completedTime != api::noTime)
        facts.append(
            {tr("Completed at"), models::fullTime(QDateTime::fromMSecsSinceEpoch(status.completedTime, Qt::UTC), m_zone)});
    if (!status.lastAgent.empty())
        facts.append({tr("Last agent"), toText(status.lastAgent)});
    if (!status.lastPhone.empty())
        facts.append({tr("Last phone"), toText(status.lastPhone)});
    if (status.lastCallDuration > 0)
        facts.append({tr("Last call"), models::durationText(status.lastCallDuration)});
    return facts;
}

void RecordPane::showAttempts(const api::RecordPage &page, int row)
{
    const auto attempts = models::attemptsInWords(page, row);
    if (attempts.isEmpty()) {
        const int told = page.status(row).totalAttempts;
        m_attemptsNote->setText(told > 0 ? countText(told) : QString());
        m_timeline->setSentence(told > 0 ? tr("The tenant counts %1 and gave none of them.").arg(countText(told))
                                         : tr("None: this record was not called."));
        return;
    }
    m_attemptsNote->setText(attempts.size() == 1 ? tr("1") : tr("%1, newest first").arg(countText(attempts.size())));
    m_timeline->setAttempts(attempts, m_zone);
}

void RecordPane::refreshAttempts()
{
    if (!m_index.isValid())
        return;
    const int row = m_index.row();
    const auto at = m_model->recordAt(row);
    if (!at.page)
        return;
    if (m_model->hasAttempts()) {
        showAttempts(*at.page, at.row);
        return;
    }
    const api::RecordStatus status = at.page->status(at.row);
    const bool called = !status.known || status.totalAttempts > 0;
    const QByteArray keys = called && m_attempts.canAsk() ? m_model->keysOf(row) : QByteArray();
    m_attempts.show(keys, status.totalAttempts); // may call this again
    m_attemptsNote->setText(status.totalAttempts > 0 ? countText(status.totalAttempts) : QString());
    if (!called) {
        m_timeline->setSentence(tr("None: this record was not called."));
    } else if (keys.isEmpty()) {
        m_timeline->setSentence(tr("They were not read with the records, and the key fields of this list are not known here."),
                                tr("Read the records with attempts"));
    } else if (m_attempts.state() == AttemptsReader::State::Ready) {
        if (m_attempts.page()->size() > 0)
            showAttempts(*m_attempts.page(), 0);
        else
            m_timeline->setSentence(tr("The tenant has no record with this key any more."));
    } else if (m_attempts.state() == AttemptsReader::State::Failed) {
        m_timeline->setSentence(
            tr("The attempts were not read. %1").arg(models::errorSentence(m_attempts.error(), api::Method::QueryRecord)),
            tr("Try again"));
    } else {
        m_timeline->setSentence(tr("Reading the attempts…"));
    }
}

void RecordPane::attemptsButton()
{
    if (m_attempts.state() == AttemptsReader::State::Failed)
        m_attempts.retry();
    else
        Q_EMIT attemptsWanted();
}

} // namespace outdial::views
