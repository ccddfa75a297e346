// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/answermatch.h>
#include <models/transfer/sentrecord.h>

#include <unordered_map>

namespace outdial::models {

namespace {

struct Reject {
    std::string_view object; // as the answer has it
    Cause cause;
    QString bucket;
    SentRecord record = {};
};

void take(BatchRow &row, const Reject &reject)
{
    row.fate = Fate::Rejected;
    row.cause = reject.cause;
    row.detail = reject.cause == Cause::OtherTold ? reject.bucket : QString();
}

// Objects that come back byte for byte, which is what a tenant is said to do: no row has to be read for them. Rows with the same
// content have the same bytes, so this finds no other row than a comparison of the contents would.
int matchBytes(std::vector<Reject> &open, Batch &batch, const std::vector<int> &sent)
{
    std::unordered_map<std::string_view, std::vector<std::size_t>> objects;
    for (std::size_t i = open.size(); i-- > 0;)
        objects[open[i].object].push_back(i);
    std::vector<bool> matched(open.size(), false);
    int count = 0;
    // From the last row: among rows that are alike a tenant takes the first.
    for (auto index = sent.rbegin(); index != sent.rend() && count < int(open.size()); ++index) {
        auto &row = batch.rows[size_t(*index)];
        if (row.fate != Fate::Pending)
            continue;
        const auto found = objects.find(batch.json(row));
        if (found == objects.end() || found->second.empty())
            continue;
        take(row, open[found->second.back()]);
        matched[found->second.back()] = true;
        found->second.pop_back();
        ++count;
    }
    std::vector<Reject> still;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (!matched[i])
            still.push_back(std::move(open[i]));
    }
    open = std::move(still);
    return count;
}

using Form = std::string (*)(const SentRecord &, const ImportSettings &);

std::string asSent(const SentRecord &record, const ImportSettings &) { return record.asSent(); }

std::string asStored(const SentRecord &record, const ImportSettings &settings) { return record.asStored(settings.format); }

std::string byKey(const SentRecord &record, const ImportSettings &settings)
{
    return settings.typesKnown ? record.keyAsStored(settings.format) : std::string();
}

} // namespace

MatchOutcome matchRejects(const api::BulkAnswer &answer, Batch &batch, const std::vector<int> &sent,
                          const ImportSettings &settings)
{
    MatchOutcome outcome;
    std::vector<Reject> open;
    for (const auto &bucket : answer.rejects) {
        for (const auto &object : bucket.objects)
            open.push_back({{object.constData(), size_t(object.size())}, causeOfBucket(bucket.cause), bucket.cause});
    }
    outcome.matched = matchBytes(open, batch, sent);
    std::erase_if(open, [&](Reject &reject) {
        auto record = SentRecord::parse(reject.object);
        if (!record) {
            ++outcome.unmatched;
            return true;
        }
        reject.record = *std::move(record);
        return false;
    });
    if (open.empty())
        return outcome;

    std::vector<SentRecord> records;
    records.reserve(sent.size());
    for (const int index : sent)
        records.push_back(SentRecord::parse(batch.json(batch.rows[size_t(index)])).value_or(SentRecord()));

    for (const Form form : {asSent, asStored, byKey}) {
        if (open.empty())
            break;
        // Rows by their form, later ones at the back.
        std::unordered_map<std::string, std::vector<int>> rows;
        for (std::size_t i = 0; i < sent.size(); ++i) {
            if (batch.rows[size_t(sent[i])].fate != Fate::Pending)
                continue;
            if (auto text = form(records[i], settings); !text.empty())
                rows[std::move(text)].push_back(sent[i]);
        }
        std::vector<Reject> still;
        for (auto &reject : open) {
            const auto found = rows.find(form(reject.record, settings));
            if (found == rows.end() || found->second.empty()) {
                still.push_back(std::move(reject));
                continue;
            }
            auto &row = batch.rows[size_t(found->second.back())];
            found->second.pop_back();
            take(row, reject);
            ++outcome.matched;
        }
        open = std::move(still);
    }
    outcome.unmatched += int(open.size());
    return outcome;
}

} // namespace outdial::models
