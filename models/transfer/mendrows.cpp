// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/transfer/faultwords.h>
#include <models/transfer/mendrows.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(MendRows)
};

bool isOfKeys(Cause cause) { return cause == Cause::DuplicateInFile || cause == Cause::AlreadyInList; }

} // namespace

MendRows::MendRows() = default;
MendRows::~MendRows() = default;

void MendRows::setProblem(const Problem &problem, const ImportSettings &checked)
{
    m_checked = checked;
    m_cause = problem.cause;
    m_field = problem.field;
    m_total = problem.rows;
    m_rows.clear();
    m_keys.clear();
    for (const auto &sample : problem.samples) {
        MendRow row;
        row.problem = sample;
        m_rows.push_back(std::move(row));
    }
    if (isOfKeys(m_cause)) {
        RowJudge judge(checked);
        for (const auto &row : m_rows)
            m_keys.push_back(verdictOf(judge, cellsOf(row, checked.edits), checked.typesKnown).key);
    }
    findCells(checked);
}

void MendRows::findCells(const ImportSettings &checked)
{
    m_cells.clear();
    m_whyNoCell.clear();
    const auto add = [&](std::size_t field) {
        const auto &source = checked.mapping.sources.at(field);
        if (source.column < 0)
            return;
        for (const int column : QList<int>{source.column} + source.joined) {
            if (std::ranges::find(m_cells, column) == m_cells.end())
                m_cells.push_back(column);
        }
    };
    const auto &fields = checked.format.fields;
    const auto addAll = [&](auto &&wanted) {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            if (!fields[i].skip && wanted(fields[i]))
                add(size_t(i));
        }
    };
    switch (m_cause) {
    case Cause::BadEncoding:
        m_whyNoCell = Text::tr("Bytes of these rows are not text, so what stood there is not known. They cannot be mended here: "
                               "choose another encoding in the step “Reading”.");
        return;
    case Cause::AlreadyCompleted:
        m_whyNoCell = Text::tr("Nothing is wrong with the cells of these rows.");
        return;
    case Cause::ColumnCount: {
        qsizetype columns = checked.columns.size();
        for (const auto &row : m_rows)
            columns = std::max(columns, row.problem.cells.size());
        for (int column = 0; column < columns; ++column)
            m_cells.push_back(column);
        return;
    }
    case Cause::DuplicateInFile:
    case Cause::AlreadyInList:
        addAll([](const api::Field &field) { return field.key; });
        break;
    case Cause::NoPhone:
        addAll([](const api::Field &field) { return field.type == api::FieldType::Phone; });
        break;
    default:
        if (m_field >= 0)
            add(size_t(m_field));
        else
            addAll([](const api::Field &) { return true; });
    }
    if (!m_cells.empty())
        return;
    if (m_field < 0)
        m_whyNoCell = Text::tr("No column of the file fills these fields. Choose one in the step “Mapping”.");
    else if (checked.mapping.sources[size_t(m_field)].kind == MatchKind::Constant)
        m_whyNoCell = Text::tr("“%1” has the same text in all rows. Change it in the step “Mapping”.").arg(fields[m_field].name);
    else
        m_whyNoCell = Text::tr("No column of the file fills “%1”. Choose one in the step “Mapping”.").arg(fields[m_field].name);
}

QStringList MendRows::cellsOf(const MendRow &row, const RowEdits &edits) const
{
    QStringList cells = row.problem.cells;
    for (const auto &[column, text] : edits.of(row.problem.row)) {
        while (cells.size() <= column)
            cells.append(QString());
        cells[column] = text;
    }
    return cells;
}

bool MendRows::isOfSameCheck(const ImportSettings &now) const
{
    return now.file == m_checked.file && now.columns == m_checked.columns &&
           std::ranges::equal(now.format.fields, m_checked.format.fields, {}, &api::Field::name, &api::Field::name);
}

void MendRows::judge(const ImportSettings &now)
{
    if (!isOfSameCheck(now))
        return;
    RowJudge judge(now);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        auto &row = m_rows[i];
        row.isEdited = now.edits.has(row.problem.row);
        row.cells = cellsOf(row, now.edits);
        auto verdict = verdictOfRow(judge, now, i, row.cells);
        row.prospect = verdict.prospect;
        row.words = std::move(verdict.words);
        row.isMended = verdict.mends;
    }
}

MendRows::Verdict MendRows::verdictOfRow(RowJudge &judge, const ImportSettings &settings, std::size_t row,
                                         const QStringList &cells) const
{
    const auto verdict = verdictOf(judge, cells, settings.typesKnown, m_cause != Cause::BadEncoding);
    if (verdict.cause == Cause::None) {
        auto sent = verdictOfSent(verdict, settings, row);
        sent.mends = mends(sent.prospect);
        return sent;
    }
    QString words = faultWords(verdict, cells.size(), settings);
    // Of another field than the one that is mended.
    if (verdict.field >= 0 && verdict.field != m_field)
        words = QStringLiteral("%1: %2").arg(settings.format.fields[verdict.field].name, words);
    return {Prospect::Blocked, words, false};
}

MendRows::Verdict MendRows::verdictOfSent(const RowVerdict &verdict, const ImportSettings &settings, std::size_t row) const
{
    if (isOfKeys(m_cause)) {
        if (verdict.key != m_keys[row])
            return {Prospect::Open, Text::tr("%1, the new check tells").arg(storedWords(verdict, settings)), true};
        if (m_cause == Cause::AlreadyInList)
            return {Prospect::Warned, Text::tr("key is in the list already"), false};
        const QString &found = m_rows[row].problem.found; // "first in row 12 below the header"
        return {Prospect::Blocked, found.isEmpty() ? Text::tr("same key") : Text::tr("same key, %1").arg(found), false};
    }
    if (m_cause == Cause::AlreadyCompleted)
        return {Prospect::Warned, Text::tr("record is completed already"), false};
    const QString stored = storedWords(verdict, settings);
    if (m_cause == Cause::ScientificNotation && verdict.warning == Cause::ScientificNotation && verdict.field == m_field)
        return {Prospect::Warned, Text::tr("%1, digits may be lost").arg(stored), false};
    const QString doubt = doubtOf(verdict, settings);
    if (!doubt.isEmpty())
        return {Prospect::Warned, QStringLiteral("%1, %2").arg(stored, doubt), false};
    return {Prospect::Fits, stored, true};
}

bool MendRows::mends(Prospect prospect) const
{
    if (groupOf(m_cause) == CauseGroup::Warning)
        return prospect == Prospect::Fits || prospect == Prospect::Open;
    return prospect != Prospect::Blocked;
}

QString MendRows::storedWords(const RowVerdict &verdict, const ImportSettings &settings) const
{
    if (m_field >= 0)
        return verdict.stored[m_field].isEmpty() ? Text::tr("no value") : verdict.stored[m_field];
    const auto &fields = settings.format.fields;
    QStringList values;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const bool shown =
            (m_cause == Cause::NoPhone && fields[i].type == api::FieldType::Phone) || (isOfKeys(m_cause) && fields[i].key);
        if (shown && !verdict.stored[i].isEmpty())
            values.append(verdict.stored[i]);
    }
    return values.isEmpty() ? Text::tr("can be sent") : values.join(QStringLiteral(" · "));
}

// Of the phone number that is mended.
QString MendRows::doubtOf(const RowVerdict &verdict, const ImportSettings &settings) const
{
    if (m_field < 0 || !settings.typesKnown)
        return {};
    const auto &field = settings.format.fields[m_field];
    const std::string stored = verdict.stored[m_field].toStdString();
    if (field.type != api::FieldType::Phone || stored.empty())
        return {};
    if (!m_hints)
        m_hints = std::make_unique<PhoneHints>();
    return PhoneHints::words(m_hints->look(stored, field.phoneType));
}

int MendRows::mended() const
{
    return int(std::ranges::count_if(m_rows, [](const MendRow &row) { return row.isMended; }));
}

MendRows::Verdict MendRows::verdictIf(const ImportSettings &then, std::size_t row) const
{
    RowJudge judge(then);
    return verdictOfRow(judge, then, row, cellsOf(m_rows[row], then.edits));
}

std::vector<MendRows::Verdict> MendRows::verdictsIf(const ImportSettings &then) const
{
    RowJudge judge(then);
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        verdicts.push_back(verdictOfRow(judge, then, i, cellsOf(m_rows[i], then.edits)));
    return verdicts;
}

std::vector<qint64> MendRows::mendedBy(const ImportSettings &then) const
{
    std::vector<qint64> rows;
    const auto verdicts = verdictsIf(then);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isMended && verdicts[i].mends)
            rows.push_back(m_rows[i].problem.row);
    }
    return rows;
}

} // namespace outdial::models
