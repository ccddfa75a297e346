// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/answermatch.h>
#include <models/transfer/sentrecord.h>

#include <unordered_map>

namespace outdial::models {

namespace {

struct Reject {
    SentRecord record;
    Cause cause;
    QString bucket;
};

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
        for (const auto &object : bucket.objects) {
            auto record = SentRecord::parse({object.constData(), size_t(object.size())});
            if (record)
                open.push_back({*std::move(record), causeOfBucket(bucket.cause), bucket.cause});
            else
                ++outcome.unmatched;
        }
    }
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
            row.fate = Fate::Rejected;
            row.cause = reject.cause;
            row.detail = reject.cause == Cause::OtherTold ? reject.bucket : QString();
            ++outcome.matched;
        }
        open = std::move(still);
    }
    outcome.unmatched += int(open.size());
    return outcome;
}

} // namespace outdial::models
