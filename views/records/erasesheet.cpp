// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLineEdit>
#include <QVBoxLayout>

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/records/pendingedits.h>
#include <views/records/erasesheet.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

DestructiveQuestion EraseSheet::questionOf(const What &what)
{
    DestructiveQuestion question;
    const QString key = models::recordKeyText(what.key);
    question.title = what.title.isEmpty() || what.title == key ? tr("Erase the record %1?").arg(key)
                                                               : tr("Erase the record %1, %2?").arg(key, what.title);
    question.sentence =
        what.attempts > 0 ? tr("It is removed from “%1”, with its %n attempt(s) and their results. It cannot be taken back.",
                               nullptr, what.attempts)
                                .arg(what.listName)
                          : tr("It is removed from “%1”, with its campaign results. It cannot be taken back.").arg(what.listName);
    if (!what.campaigns.isEmpty())
        question.lines.append(
            {QStringLiteral("call-start"), false, tr("Campaigns that lose it:"), what.campaigns.join(QStringLiteral(", ")), {}});
    const bool last = what.total == 1;
    if (last) {
        question.lines.append(
            {QStringLiteral("call-stop"),
             true,
             tr("It is the last record of the list: active calls are dropped."),
             {},
             tr("Progressive, predictive and automatic campaigns drop all active calls; preview campaigns those that were "
                "not yet picked up. The API does not tell the mode of a campaign. Results of dropped calls are not saved.")});
    } else {
        const QString others = what.total > 1
                                   ? tr("The list has %1 other records: no call is dropped.").arg(countText(what.total - 1))
                                   : tr("If it is the last record of the list, active calls are dropped.");
        question.lines.append({QStringLiteral("call-stop"), what.total < 0, {}, others, {}});
    }
    question.lines.append({QStringLiteral("archive-insert"), true, tr("It is not archived."),
                           tr("Erased records with completed calls, and their results, cannot be downloaded afterwards."),
                           tr("Contacts, activities, recordings and transcriptions are not touched.")});
    if (what.edits > 0)
        question.lines.append({QStringLiteral("document-edit"),
                               false,
                               {},
                               tr("%n edit(s) of it that wait are discarded.", nullptr, what.edits),
                               {}});
    question.act = tr("Erase 1 record");
    question.keep = tr("Keep the record");
    return question;
}

EraseSheet::EraseSheet(const What &what, QWidget *parent) : DestructiveSheet(questionOf(what), parent), m_what(what)
{
    m_reason = new QLineEdit(this);
    m_field = new FormField(tr("&Reason, for the audit log of the tenant"), m_reason, this);
    m_field->setHint(tr("The API demands one. The button stays off until it is written."));
    auto *part = new QVBoxLayout;
    part->setContentsMargins(px(24), 0, px(24), px(16));
    part->addWidget(m_field);
    auto *sheet = static_cast<QVBoxLayout *>(layout());
    sheet->insertLayout(1, part);
    sheet->setStretch(1, 1); // what is over stands above the foot
    connect(m_reason, &QLineEdit::textChanged, this, &EraseSheet::refreshAct);
    connect(this, &DestructiveSheet::actRequested, this, &EraseSheet::erase);
    setTabOrder(m_reason, keepButton());
    m_reason->setFocus();
    refreshAct();
    resize(width(), sheet->totalHeightForWidth(width()));
}

void EraseSheet::refreshAct()
{
    actButton()->setEnabled(!m_busy && !m_reason->text().trimmed().isEmpty());
    m_reason->setEnabled(!m_busy);
}

void EraseSheet::erase()
{
    if (m_busy || m_reason->text().trimmed().isEmpty())
        return;
    m_busy = true;
    if (m_lost) {
        // What was sent before may have been done meanwhile.
        setBusy(tr("Being looked up…"));
        refreshAct();
        lookUp();
        return;
    }
    setBusy(tr("Being erased…"));
    refreshAct();
    models::whenAnswered(m_what.client->callingList.erase(m_what.listId, m_what.key, m_reason->text().trimmed()), this,
                         [this](const api::Result<void> &answer) { taken(answer); });
}

void EraseSheet::taken(const api::Result<void> &answer)
{
    if (answer) {
        gone();
        return;
    }
    const api::ApiError &error = answer.error();
    if (error.committed == api::Committed::Unknown) {
        setBusy(tr("The answer was lost. Being looked up…"));
        refreshAct();
        lookUp();
        return;
    }
    m_busy = false;
    setIdle();
    if (error.kind == api::ErrorKind::NotFound)
        tell(true, tr("The list has no such record."), tr("Somebody has erased it, or its list. Nothing was erased now. (404)"));
    else
        tell(true, tr("The record was not erased."), models::errorSentence(error, api::Method::EraseRecord));
    refreshAct();
}

// Erasing twice would do no harm to this record, but to one that was added anew under its key.
void EraseSheet::lookUp()
{
    models::whenAnswered(m_what.client->callingList.get(m_what.listId, QStringLiteral("none"), m_what.key), this,
                         [this](const api::Result<api::RecordPagePtr> &page) {
                             if (page && (*page)->size() == 0) {
                                 gone();
                                 return;
                             }
                             m_busy = false;
                             setIdle();
                             m_lost = !page;
                             if (page) {
                                 tell(true, tr("The record is still in the list."),
                                      tr("The answer was lost, and the record was looked up. Nothing was sent twice."));
                                 actButton()->setText(tr("Erase 1 record"));
                             } else {
                                 tell(true, tr("It is not known whether the record was erased."),
                                      tr("The answer was lost, and the look-up failed: %1 Nothing was sent twice.")
                                          .arg(models::errorSentence(page.error())));
                                 actButton()->setText(tr("Look it up"));
                             }
                             refreshAct();
                         });
}

void EraseSheet::gone()
{
    m_busy = false;
    setIdle();
    Q_EMIT erased(m_what.key);
    accept();
}

} // namespace outdial::views
