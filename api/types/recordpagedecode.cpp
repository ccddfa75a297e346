// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From JSON to the compact storage of a RecordPage.
#include <api/types/recentvalues.h>
#include <api/types/recordpage.h>
#include <api/types/recordpagedata.h>
#include <api/types/simdjsonbody.h>
#include <api/types/simdjsonvalues.h>

#include <array>
#include <charconv>

namespace outdial::api {

namespace {

namespace dom = simdjson::dom;

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

} // namespace

class RecordPageDecoder {
public:
    RecordPageDecoder(RecordPage::Data &data, std::size_t bodySize) : d(data) { d.arena.reserve(bodySize / 3); }

    // False when the element is not a record; fault() says why.
    bool readRecord(dom::element element)
    {
        dom::object record;
        if (element.get(record) != simdjson::SUCCESS)
            return fail("", "is not an object");
        begin();
        bool hasEntry = false;
        for (const auto &[key, value] : record) {
            bool ok = true;
            if (key == "entry") {
                hasEntry = true;
                ok = readEntry(value);
            } else if (key == "status") {
                ok = readStatus(value);
            } else if (key == "attempts") {
                ok = readAttempts(value);
            } else {
                ok = readFlat(key, value);
            }
            if (!ok)
                return false;
        }
        return hasEntry || fail(".entry", "is missing");
    }

    // What is needed while rows come in is more than what is kept.
    void finish()
    {
        const auto tighten = [](auto &container) {
            if (container.capacity() > container.size() + container.size() / 16)
                container.shrink_to_fit();
        };
        tighten(d.arena);
        for (CellTable *table : {&d.entry, &d.statusExtras}) {
            tighten(table->names);
            tighten(table->rowStart);
            tighten(table->cells);
        }
        tighten(d.status);
        tighten(d.textStart);
        tighten(d.lastDispositions);
        tighten(d.attemptStart);
        tighten(d.attempts);
        tighten(d.attemptExtras);
    }

    void reserve(std::size_t rows)
    {
        d.status.reserve(rows);
        d.textStart.reserve(rows);
        d.attemptStart.reserve(rows);
        d.entry.rowStart.reserve(rows);
        d.statusExtras.rowStart.reserve(rows);
    }

    const QString &fault() const { return m_fault; }

private:
    void begin()
    {
        d.status.emplace_back();
        d.textStart.push_back(static_cast<std::uint32_t>(d.arena.size()));
        d.attemptStart.push_back(static_cast<std::uint32_t>(d.attempts.size()));
        for (CellTable *table : {&d.entry, &d.statusExtras}) {
            table->rowStart.push_back(static_cast<std::uint32_t>(table->cells.size()));
            table->cells.resize(table->cells.size() + table->names.size());
        }
    }

    bool fail(std::string_view key, const char *what)
    {
        m_fault = textOf(key) + QLatin1Char(' ') + QLatin1String(what);
        return false;
    }

    bool readEntry(dom::element element)
    {
        dom::object entry;
        if (element.get(entry) != simdjson::SUCCESS)
            return fail(".entry", "is not an object");
        std::size_t expected = 0;
        for (const auto &[key, value] : entry)
            put(d.entry, key, expected, keep(value));
        return true;
    }

    bool readStatus(dom::element element)
    {
        if (element.is_null())
            return true;
        dom::object status;
        if (element.get(status) != simdjson::SUCCESS)
            return fail(".status", "is not an object");
        StatusRow &row = d.status.back();
        row.known = true;
        std::size_t expected = 0;
        for (const auto &[key, value] : status) {
            bool ok = true;
            if (key == "globalInteractionID")
                row.globalInteractionId = keep(value);
            else if (key == "lastCallDuration")
                ok = readInt(value, row.lastCallDuration);
            else if (key == "lastDisposition")
                noteDisposition(row.lastDisposition = intern(value));
            else if (key == "totalAttempts")
                ok = readInt(value, row.totalAttempts);
            else if (key == "completed")
                ok = readBool(value, row.completed);
            else if (key == "lastAgent")
                row.lastAgent = intern(value);
            else if (key == "lastPhone")
                row.lastPhone = keepPhone(value);
            else if ((key == "completedTime" && readTime(value, row.completedTime)) ||
                     (key == "lastDate" && readTime(value, row.lastDate)))
                continue;
            else
                put(d.statusExtras, key, expected, keep(value));
            if (!ok)
                return fail(".status." + std::string(key), "has another type than it should");
        }
        return true;
    }

    bool readAttempts(dom::element element)
    {
        if (element.is_null())
            return true;
        dom::array attempts;
        if (element.get(attempts) != simdjson::SUCCESS)
            return fail(".attempts", "is not a list");
        for (const dom::element value : attempts) {
            dom::object attempt;
            if (value.get(attempt) != simdjson::SUCCESS)
                return fail(".attempts", "has an element that is not an object");
            d.attempts.emplace_back().extrasStart = static_cast<std::uint32_t>(d.attemptExtras.size());
            for (const auto &[key, part] : attempt) {
                if (!readAttemptPart(key, part))
                    return fail(".attempts." + std::string(key), "has another type than it should");
            }
        }
        return true;
    }

    bool readAttemptPart(std::string_view key, dom::element value)
    {
        AttemptRow &row = d.attempts.back();
        if (key == "call_attempted")
            return readBool(value, row.callAttempted);
        if (key == "callDuration")
            return readInt(value, row.callDuration);
        if (key == "dialingDuration")
            return readInt(value, row.dialingDuration);
        if (key == "CPADuration")
            return readInt(value, row.cpaDuration);
        if (key == "date" && readTime(value, row.date))
            return true;
        if (key == "disposition")
            row.disposition = intern(value);
        else if (key == "agent")
            row.agent = intern(value);
        else if (key == "phone")
            row.phone = keepPhone(value);
        else if (key == "callNotes")
            row.callNotes = keep(value);
        else if (key == "CPAResult")
            row.cpaResult = intern(value);
        else if (key == "globalInteractionID")
            row.globalInteractionId = keepLike(d.status.back().globalInteractionId, value);
        else
            d.attemptExtras.push_back({internText(key), intern(value)});
        return true;
    }

    // The deprecated getChanged has the status without an object around it. Other keys beside the three objects (the deprecated
    // getAll has "index") stand with those of the status.
    bool readFlat(std::string_view key, dom::element value)
    {
        StatusRow &row = d.status.back();
        bool ok = true;
        if (key == "completed")
            ok = readBool(value, row.completed);
        else if (key == "totalAttempts")
            ok = readInt(value, row.totalAttempts);
        else if (key == "recordDisposition")
            row.lastDisposition = intern(value);
        else {
            std::size_t expected = 0;
            put(d.statusExtras, key, expected, keep(value));
            return true;
        }
        row.known = true;
        return ok || fail("." + std::string(key), "has another type than it should");
    }

    // The names mostly come in the same order in every row, so the next one is tried first.
    void put(CellTable &table, std::string_view key, std::size_t &expected, Cell cell)
    {
        std::size_t name = expected;
        if (name >= table.names.size() || d.text(table.names[name]) != key) {
            name = 0;
            while (name < table.names.size() && d.text(table.names[name]) != key)
                ++name;
            if (name == table.names.size())
                table.names.push_back(append(key));
        }
        expected = name + 1;
        const std::size_t at = table.rowStart.back() + name;
        if (at >= table.cells.size())
            table.cells.resize(at + 1);
        table.cells[at] = cell;
    }

    Cell append(std::string_view text)
    {
        const Cell cell{static_cast<std::uint32_t>(d.arena.size()), static_cast<std::uint32_t>(text.size())};
        d.arena.append(text);
        return cell;
    }

    // The value as text; numbers and nested values are written into m_scratch.
    std::string_view asText(dom::element value)
    {
        switch (value.type()) {
        case dom::element_type::STRING:
            return value.get_string().value_unsafe();
        case dom::element_type::NULL_VALUE:
            return {};
        case dom::element_type::INT64: {
            const auto [end, error] =
                std::to_chars(m_digits.data(), m_digits.data() + m_digits.size(), value.get_int64().value_unsafe());
            return {m_digits.data(), static_cast<std::size_t>(end - m_digits.data())};
        }
        default:
            m_scratch = simdjson::minify(value);
            return m_scratch;
        }
    }

    Cell keep(dom::element value)
    {
        const std::string_view text = asText(value);
        return text.empty() ? Cell() : append(text);
    }

    Cell intern(dom::element value) { return internText(asText(value)); }

    Cell internText(std::string_view text)
    {
        if (text.empty())
            return {};
        Cell *slot = m_recent.slotOf(text);
        if (slot->length != text.size() || d.text(*slot) != text)
            *slot = append(text);
        return *slot;
    }

    void noteDisposition(Cell cell)
    {
        constexpr std::size_t most = 64;
        if (cell.length == 0 || d.manyDispositions)
            return;
        for (const Cell known : d.lastDispositions) {
            if (known.offset == cell.offset)
                return;
        }
        d.lastDispositions.push_back(cell);
        d.manyDispositions = d.lastDispositions.size() > most;
    }

    Cell keepLike(Cell candidate, dom::element value)
    {
        const std::string_view text = asText(value);
        if (text.empty())
            return {};
        return candidate.length == text.size() && d.text(candidate) == text ? candidate : append(text);
    }

    // The number dialled is mostly one of the entry's, or that of the status.
    Cell keepPhone(dom::element value)
    {
        const std::string_view text = asText(value);
        if (text.empty())
            return {};
        const Cell last = d.status.back().lastPhone;
        if (last.length == text.size() && d.text(last) == text)
            return last;
        for (std::size_t i = d.entry.rowStart.back(); i < d.entry.cells.size(); ++i) {
            if (d.entry.cells[i].length == text.size() && d.text(d.entry.cells[i]) == text)
                return d.entry.cells[i];
        }
        return append(text);
    }

    RecordPage::Data &d;
    RecentValues m_recent;
    std::array<char, 24> m_digits{};
    std::string m_scratch;
    QString m_fault;
};

namespace {

// prefix: how the detail of an error names a record, "records" or "".
Result<RecordPage> readRecords(RecordPage page, RecordPageDecoder &decoder, dom::array records, QLatin1String prefix)
{
    std::size_t row = 0;
    decoder.reserve(records.size());
    for (const dom::element record : records) {
        if (!decoder.readRecord(record))
            return tl::unexpected(malformed(prefix + QStringLiteral("[%1]").arg(row) + decoder.fault()));
        ++row;
    }
    decoder.finish();
    return page;
}

bool readCursor(dom::element value, QString &cursor)
{
    std::string_view text;
    std::int64_t number = 0;
    if (value.get(text) == simdjson::SUCCESS)
        cursor = text.empty() ? QString() : textOf(text);
    else if (value.get(number) == simdjson::SUCCESS)
        cursor = QString::number(number);
    else
        return value.is_null();
    return true;
}

} // namespace

Result<RecordPage> RecordPage::decodePage(const QByteArray &body)
{
    return readWithSimdjson(body, Committed::None, [&body](dom::element root) -> Result<RecordPage> {
        dom::object object;
        if (root.get(object) != simdjson::SUCCESS)
            return tl::unexpected(malformed(QStringLiteral("the body is not an object")));
        dom::element records;
        dom::array list;
        if (object.at_key("records").get(records) != simdjson::SUCCESS)
            return tl::unexpected(malformed(QStringLiteral("records is missing")));
        if (records.get(list) != simdjson::SUCCESS)
            return tl::unexpected(malformed(QStringLiteral("records is not a list")));
        RecordPage page;
        dom::element cursor;
        if (object.at_key("next_cursor").get(cursor) == simdjson::SUCCESS && !readCursor(cursor, page.d->nextCursor))
            return tl::unexpected(malformed(QStringLiteral("next_cursor is not text")));
        RecordPageDecoder decoder(*page.d, static_cast<std::size_t>(body.size()));
        return readRecords(std::move(page), decoder, list, QLatin1String("records"));
    });
}

Result<RecordPage> RecordPage::decodeRecords(const QByteArray &body)
{
    return readWithSimdjson(body, Committed::None, [&body](dom::element root) -> Result<RecordPage> {
        RecordPage page;
        RecordPageDecoder decoder(*page.d, static_cast<std::size_t>(body.size()));
        dom::array list;
        if (root.get(list) == simdjson::SUCCESS)
            return readRecords(std::move(page), decoder, list, QLatin1String("record"));
        if (!root.is_object())
            return tl::unexpected(malformed(QStringLiteral("the body is neither a record nor a list of records")));
        if (!decoder.readRecord(root))
            return tl::unexpected(malformed(QLatin1String("record") + decoder.fault()));
        decoder.finish();
        return page;
    });
}

} // namespace outdial::api
