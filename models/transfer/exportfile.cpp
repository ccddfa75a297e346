// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimeZone>
#include <QUuid>

#include <models/records/recordwords.h>
#include <models/transfer/cellguard.h>
#include <models/transfer/exportcolumns.h>
#include <models/transfer/exportfile.h>
#include <models/transfer/rowfile.h>

#include <algorithm>

namespace outdial::models {

namespace {

using namespace exportcolumns;

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportFile)
};

constexpr std::size_t flushAt = 256 * 1024;
constexpr char delimiter = ',';

bool isBlank(std::string_view cell) { return cell.find_first_not_of(" \t,") == std::string_view::npos; }

} // namespace

ExportFile::ExportFile(ExportSettings settings) : m_settings(std::move(settings)) {}

ExportFile::~ExportFile()
{
    if (!m_finished && !m_file.fileName().isEmpty())
        m_file.remove();
}

QString ExportFile::freeName() const
{
    const QString unique = QUuid::createUuid().toString(QUuid::Id128).left(12);
    return QFileInfo(m_target).absolutePath() + QStringLiteral("/.outdial-export-%1.part").arg(unique);
}

bool ExportFile::begin()
{
    const QFileInfo info(m_settings.file);
    m_target = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    if (info.exists() && !info.isFile())
        return fail(Text::tr("it is not a file"));
    m_file.setFileName(freeName());
    // Unbuffered: what the disk refuses is told when it is written.
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        const QString why = m_file.errorString();
        m_file.setFileName({});
        return fail(why);
    }
    if (m_settings.byteOrderMark)
        m_buffer = "\xEF\xBB\xBF";
    return true;
}

void ExportFile::addColumn(Part part, int which, std::string name)
{
    m_columns.push_back({part, which, std::move(name)});
    m_cells.emplace_back();
}

int ExportFile::columnOf(Part part, std::string_view name) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].part == part && m_columns[i].name == name)
            return static_cast<int>(i);
    }
    return -1;
}

// The columns of this page, and where each of its fields goes.
void ExportFile::learn(const api::RecordPage &page)
{
    const std::size_t before = m_columns.size();
    const auto place = [this](Part part, std::string_view name) {
        const int known = columnOf(part, name);
        if (known >= 0)
            return known;
        addColumn(part, 0, std::string(name));
        return static_cast<int>(m_columns.size()) - 1;
    };
    m_entryColumn.clear();
    for (int i = 0; i < page.entryFieldCount(); ++i)
        m_entryColumn.push_back(place(Part::Entry, page.entryFieldName(i)));
    if (!m_headed) {
        for (int i = 0; i < StatusCount; ++i)
            addColumn(Part::Status, i, statusNames[static_cast<std::size_t>(i)]);
    }
    m_extraColumn.clear();
    for (int i = 0; i < page.statusExtraCount(); ++i)
        m_extraColumn.push_back(place(Part::Extra, page.statusExtraName(i)));
    if (m_settings.rowPerAttempt) {
        if (!m_headed) {
            for (int i = 0; i < AttemptCount; ++i)
                addColumn(Part::Attempt, i, attemptNames[static_cast<std::size_t>(i)]);
        }
        for (int row = 0; row < page.size(); ++row) {
            for (int i = 0; i < page.attemptCount(row); ++i) {
                for (const auto &[name, value] : page.attemptExtras(row, i))
                    place(Part::AttemptExtra, name);
            }
        }
    }
    if (!m_headed) {
        writeHeader(m_buffer);
        m_headed = true;
    } else if (m_columns.size() > before) {
        m_grown.push_back({m_rows, before});
    }
}

std::string ExportFile::titleOf(const Column &column) const
{
    std::string title = column.name;
    if (column.part == Part::Status || column.part == Part::Extra)
        title = "status." + title;
    else if (column.part == Part::Attempt || column.part == Part::AttemptExtra)
        title = "attempt." + title;
    const bool time = (column.part == Part::Status && (column.which == CompletedTime || column.which == LastDate)) ||
                      (column.part == Part::Attempt && column.which == Date) ||
                      (column.part == Part::Shown && column.which == int(RecordColumn::Kind::LastAttempt));
    if (time && m_settings.zone == TimeZoneShown::Local)
        title += " (" + QString::fromLatin1(QTimeZone::systemTimeZoneId()).toStdString() + ')';
    return title;
}

void ExportFile::writeHeader(std::string &out) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            out.push_back(delimiter);
        const std::string title = titleOf(m_columns[i]);
        appendCsvCell(out, m_settings.guardCells ? guardedCell(title) : title, delimiter);
    }
    out += "\r\n";
}

void ExportFile::setCell(std::size_t column, std::string_view text)
{
    std::string &cell = m_cells[column];
    cell.clear();
    if (m_settings.guardCells && looksLikeFormula(text))
        cell.push_back('\'');
    cell.append(text);
}

void ExportFile::writeRow()
{
    const bool blank = std::all_of(m_cells.begin(), m_cells.end(), isBlank);
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (i > 0)
            m_buffer.push_back(delimiter);
        // A row of blanks alone is no row to most readers: quotes make it one.
        if (i == 0 && blank)
            m_buffer += '"' + m_cells[i] + '"';
        else
            appendCsvCell(m_buffer, m_cells[i], delimiter);
    }
    m_buffer += "\r\n";
    ++m_rows;
}

// attempt: -1 for a row without one.
void ExportFile::writeRecord(const api::RecordPage &page, int row, int attempt)
{
    for (std::string &cell : m_cells)
        cell.clear();
    for (std::size_t i = 0; i < m_entryColumn.size(); ++i)
        setCell(std::size_t(m_entryColumn[i]), page.entryValue(row, int(i)));
    for (std::size_t i = 0; i < m_extraColumn.size(); ++i)
        setCell(std::size_t(m_extraColumn[i]), page.statusExtraValue(row, int(i)));
    const api::RecordStatus status = page.status(row);
    const api::Attempt of = attempt < 0 ? api::Attempt() : page.attempt(row, attempt);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].part == Part::Status)
            setCell(i, statusCell(status, m_columns[i].which));
        else if (m_columns[i].part == Part::Attempt && attempt >= 0)
            setCell(i, attemptCell(of, m_columns[i].which));
    }
    if (attempt >= 0) {
        for (const auto &[name, value] : page.attemptExtras(row, attempt))
            setCell(std::size_t(columnOf(Part::AttemptExtra, name)), value);
    }
    writeRow();
}

bool ExportFile::appendPage(const api::RecordPage &page)
{
    if (m_failed)
        return false;
    learn(page);
    for (int row = 0; row < page.size(); ++row) {
        const int attempts = m_settings.rowPerAttempt ? page.attemptCount(row) : 0;
        if (attempts == 0)
            writeRecord(page, row, -1);
        for (int i = 0; i < attempts; ++i)
            writeRecord(page, row, i);
        ++m_records;
        if (m_buffer.size() >= flushAt && !flush(m_file, m_buffer))
            return false;
    }
    return true;
}

void ExportFile::writeShown(const ShownRecords &records, std::int64_t row)
{
    const api::RecordStatus status = records.store.status(row);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const RecordColumn &column = records.columns.at(qsizetype(i));
        switch (column.kind) {
        case RecordColumn::Kind::Entry:
            setCell(i, records.store.entry(row, column.index));
            break;
        case RecordColumn::Kind::Extra:
            setCell(i, records.store.extra(row, column.index));
            break;
        case RecordColumn::Kind::State:
            setCell(i, status.known ? recordStateWord(recordState(status)).toStdString() : std::string());
            break;
        case RecordColumn::Kind::LastDisposition:
            setCell(i, status.lastDisposition);
            break;
        case RecordColumn::Kind::Attempts:
            setCell(i, statusCell(status, TotalAttempts));
            break;
        case RecordColumn::Kind::LastAttempt:
            setCell(i, statusCell(status, LastDate));
            break;
        }
    }
    writeRow();
}

bool ExportFile::appendRows(const ShownRecords &records, std::int64_t first, std::int64_t count)
{
    if (m_failed)
        return false;
    if (!m_headed) {
        for (const RecordColumn &column : records.columns) {
            using Kind = RecordColumn::Kind;
            const std::string name = column.kind == Kind::Entry             ? records.store.entryName(column.index)
                                     : column.kind == Kind::Extra           ? "status." + records.store.extraName(column.index)
                                     : column.kind == Kind::State           ? "status.state"
                                     : column.kind == Kind::LastDisposition ? "status.lastDisposition"
                                     : column.kind == Kind::Attempts        ? "status.totalAttempts"
                                                                            : "status.lastDate";
            addColumn(Part::Shown, int(column.kind), name);
        }
        writeHeader(m_buffer);
        m_headed = true;
    }
    for (std::int64_t i = first; i < std::min(first + count, records.size()); ++i) {
        writeShown(records, records.rows ? (*records.rows)[std::size_t(i)] : i);
        ++m_records;
        if (m_buffer.size() >= flushAt && !flush(m_file, m_buffer))
            return false;
    }
    return true;
}

} // namespace outdial::models
