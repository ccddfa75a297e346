// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/recordpage.h>
#include <api/types/recordpagedata.h>

namespace outdial::api {

namespace {

std::size_t index(int i) { return static_cast<std::size_t>(i); }

} // namespace

RecordPage::RecordPage() : d(std::make_unique<Data>()) {}
RecordPage::~RecordPage() = default;
RecordPage::RecordPage(RecordPage &&) noexcept = default;
RecordPage &RecordPage::operator=(RecordPage &&) noexcept = default;

int RecordPage::size() const { return static_cast<int>(d->status.size()); }
int RecordPage::entryFieldCount() const { return static_cast<int>(d->entry.names.size()); }
std::string_view RecordPage::entryFieldName(int field) const { return d->text(d->entry.names[index(field)]); }
std::string_view RecordPage::entryValue(int row, int field) const { return d->text(d->entry.at(index(row), index(field))); }
int RecordPage::statusExtraCount() const { return static_cast<int>(d->statusExtras.names.size()); }
std::string_view RecordPage::statusExtraName(int extra) const { return d->text(d->statusExtras.names[index(extra)]); }

std::string_view RecordPage::statusExtraValue(int row, int extra) const
{
    return d->text(d->statusExtras.at(index(row), index(extra)));
}

RecordStatus RecordPage::status(int row) const
{
    const StatusRow &kept = d->status[index(row)];
    RecordStatus status;
    status.globalInteractionId = d->text(kept.globalInteractionId);
    status.lastDisposition = d->text(kept.lastDisposition);
    status.lastAgent = d->text(kept.lastAgent);
    status.lastPhone = d->text(kept.lastPhone);
    status.lastDate = kept.lastDate;
    status.completedTime = kept.completedTime;
    status.lastCallDuration = kept.lastCallDuration;
    status.totalAttempts = kept.totalAttempts;
    status.completed = kept.completed;
    status.known = kept.known;
    return status;
}

int RecordPage::attemptCount(int row) const { return static_cast<int>(d->attemptEnd(index(row)) - d->attemptStart[index(row)]); }

Attempt RecordPage::attempt(int row, int i) const
{
    const AttemptRow &kept = d->attempts[d->attemptStart[index(row)] + index(i)];
    Attempt attempt;
    attempt.disposition = d->text(kept.disposition);
    attempt.agent = d->text(kept.agent);
    attempt.phone = d->text(kept.phone);
    attempt.callNotes = d->text(kept.callNotes);
    attempt.cpaResult = d->text(kept.cpaResult);
    attempt.globalInteractionId = d->text(kept.globalInteractionId);
    attempt.date = kept.date;
    attempt.callDuration = kept.callDuration;
    attempt.dialingDuration = kept.dialingDuration;
    attempt.cpaDuration = kept.cpaDuration;
    attempt.callAttempted = kept.callAttempted;
    return attempt;
}

std::vector<std::pair<std::string_view, std::string_view>> RecordPage::attemptExtras(int row, int i) const
{
    const std::size_t at = d->attemptStart[index(row)] + index(i);
    const std::size_t end = at + 1 < d->attempts.size() ? d->attempts[at + 1].extrasStart : d->attemptExtras.size();
    std::vector<std::pair<std::string_view, std::string_view>> extras;
    for (std::size_t extra = d->attempts[at].extrasStart; extra < end; ++extra)
        extras.emplace_back(d->text(d->attemptExtras[extra].name), d->text(d->attemptExtras[extra].value));
    return extras;
}

const QString &RecordPage::nextCursor() const { return d->nextCursor; }

std::size_t RecordPage::memoryUsed() const
{
    return sizeof(Data) + d->arena.capacity() + d->entry.memoryUsed() + d->statusExtras.memoryUsed() +
           d->status.capacity() * sizeof(StatusRow) + d->textStart.capacity() * sizeof(std::uint32_t) +
           d->lastDispositions.capacity() * sizeof(Cell) + d->attemptStart.capacity() * sizeof(std::uint32_t) +
           d->attempts.capacity() * sizeof(AttemptRow) + d->attemptExtras.capacity() * sizeof(ExtraCell) +
           static_cast<std::size_t>(d->nextCursor.capacity()) * sizeof(QChar);
}

} // namespace outdial::api
