// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/transfer/mendrowsmodel.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {

// So that there is room for the cells that matter.
constexpr int mostLeads = 3;

bool isName(api::FieldType type) { return type == api::FieldType::FirstName || type == api::FieldType::LastName; }

} // namespace

MendRowsModel::MendRowsModel(ImportJob *job, Mender *mender, QObject *parent)
    : QAbstractTableModel(parent),
      m_job(job),
      m_mender(mender)
{
    connect(job, &ImportJob::checkChanged, this, [this] {
        if (m_job->phase() != ImportJob::Phase::Checking)
            judge();
    });
}

void MendRowsModel::setProblem(const Problem &problem)
{
    beginResetModel();
    m_rows.setProblem(problem, m_job->checkedSettings());
    m_rows.judge(m_job->settings());
    makeColumns();
    showMatching();
    endResetModel();
    Q_EMIT judged();
}

void MendRowsModel::clear() { setProblem({}); }

void MendRowsModel::makeColumns()
{
    m_columns.clear();
    m_columns.push_back({Part::Line});
    const auto &cells = m_rows.cells();
    const auto isTaken = [&](int cell) {
        return std::ranges::find(cells, cell) != cells.end() ||
               std::ranges::find(m_columns, cell, &Column::cell) != m_columns.end();
    };
    const auto &settings = m_job->checkedSettings();
    const auto lead = [&](Part part, auto &&wanted) {
        for (qsizetype i = 0; i < settings.format.fields.size(); ++i) {
            const int cell = settings.mapping.sources.at(size_t(i)).column;
            if (int(m_columns.size()) <= mostLeads && cell >= 0 && !isTaken(cell) && wanted(settings.format.fields[i]))
                m_columns.push_back({part, cell});
        }
    };
    lead(Part::Key, [](const api::Field &field) { return field.key; });
    lead(Part::Name, [](const api::Field &field) { return isName(field.type); });
    const bool isAll = m_rows.cause() == Cause::ColumnCount;
    if (isAll)
        m_columns.push_back({Part::Verdict}); // else it is out of sight
    for (const int cell : cells)
        m_columns.push_back({Part::Cell, cell});
    if (!isAll)
        m_columns.push_back({Part::Verdict});
    for (int cell = 0; cell < settings.columns.size(); ++cell) {
        if (!isTaken(cell))
            m_columns.push_back({Part::Rest, cell});
    }
}

void MendRowsModel::judge()
{
    if (m_rows.rows().empty())
        return;
    m_rows.judge(m_job->settings());
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT judged();
}

void MendRowsModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    beginResetModel();
    showMatching();
    endResetModel();
}

void MendRowsModel::showMatching()
{
    m_shown.clear();
    const auto &rows = m_rows.rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        const auto matches = [&](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
        if (m_filter.isEmpty() || matches(QString::number(row.problem.line)) || matches(row.words) ||
            std::ranges::any_of(row.cells, matches) || std::ranges::any_of(row.problem.cells, matches))
            m_shown.push_back(int(i));
    }
}

MendRowsModel::Part MendRowsModel::partOf(int column) const { return m_columns.at(size_t(column)).part; }

int MendRowsModel::columnOf(Part part) const
{
    const auto found = std::ranges::find(m_columns, part, &Column::part);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

int MendRowsModel::indexOfRow(qint64 row) const
{
    for (int i = 0; i < filtered(); ++i) {
        if (rowAt(i).problem.row == row)
            return i;
    }
    return -1;
}

void MendRowsModel::clearMends(const QModelIndexList &rows)
{
    QList<CellMend> mends;
    for (const auto &index : rows) {
        for (const int cell : m_rows.cells())
            mends.append({rowAt(index.row()).problem.row, cell, std::nullopt});
    }
    m_mender->mend(mends);
}

int MendRowsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : filtered(); }

int MendRowsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QString MendRowsModel::titleOf(int cell) const
{
    const auto &columns = m_job->checkedSettings().columns;
    return cell < columns.size() ? columns[cell] : tr("Cell %1").arg(cell + 1);
}

QVariant MendRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = rowAt(index.row());
    const auto [part, cell] = m_columns[size_t(index.column())];
    switch (role) {
    case ProspectRole:
        return int(row.problem.row == m_trialRow ? m_trial.prospect : row.prospect);
    case IsMendedRole:
        return row.isMended;
    case WasShortRole:
        for (const int each : m_rows.cells()) {
            const auto was = cellData(row, each, WasRole);
            if (!was.isNull())
                return was;
        }
        return {};
    case Qt::TextAlignmentRole:
        return int((part == Part::Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        break;
    }
    if (part == Part::Line)
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(row.problem.line)) : QVariant();
    return part == Part::Verdict ? verdictData(row, role) : cellData(row, cell, role);
}

QVariant MendRowsModel::cellData(const MendRow &row, int cell, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.cells.value(cell);
    case IsMissingRole:
        return cell >= row.cells.size();
    case WasRole: {
        const auto edit = m_job->edits().text(row.problem.row, cell);
        if (!edit)
            return {};
        const QString was = row.problem.cells.value(cell);
        return was.isNull() ? QStringLiteral("") : was;
    }
    case Qt::AccessibleTextRole: {
        const auto was = cellData(row, cell, WasRole);
        if (cell >= row.cells.size())
            return tr("missing");
        const QString text = row.cells.value(cell).isEmpty() ? tr("empty") : row.cells.value(cell);
        if (was.isNull())
            return text;
        return tr("%1, mended, was %2").arg(text, was.toString().isEmpty() ? tr("empty") : was.toString());
    }
    default:
        return {};
    }
}

void MendRowsModel::setTrial(const QModelIndex &index, const QString &text)
{
    const auto told = [this](qint64 of) {
        const int row = indexOfRow(of);
        if (row >= 0)
            Q_EMIT dataChanged(this->index(row, 0), this->index(row, columnCount() - 1));
    };
    const qint64 before = std::exchange(m_trialRow, -1);
    if (index.isValid()) {
        const auto &row = rowAt(index.row());
        auto then = m_job->settings();
        then.edits.set(row.problem.row, m_columns[size_t(index.column())].cell, text);
        m_trial = m_rows.verdictIf(then, size_t(m_shown[size_t(index.row())]));
        m_trialRow = row.problem.row;
        told(m_trialRow);
    }
    if (before >= 0 && before != m_trialRow)
        told(before);
}

QVariant MendRowsModel::verdictData(const MendRow &row, int role) const
{
    const bool isTried = row.problem.row == m_trialRow;
    const QString &words = isTried ? m_trial.words : row.words;
    if (role == Qt::DisplayRole)
        return words;
    if (role != Qt::AccessibleTextRole)
        return {};
    switch (isTried ? m_trial.prospect : row.prospect) {
    case Prospect::Blocked:
        return tr("blocked: %1").arg(words);
    case Prospect::Warned:
        return tr("will be sent, with a warning: %1").arg(words);
    case Prospect::Fits:
        return tr("will be stored: %1").arg(words);
    case Prospect::Open:
        return tr("not known yet: %1").arg(words);
    }
    return words;
}

bool MendRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const auto &row = rowAt(index.row());
    const int cell = m_columns[size_t(index.column())].cell;
    const QString text = value.toString();
    // A cell that the row does not have is mended even by an empty one: the row gets longer.
    const bool isOwn = cell < row.problem.cells.size() && text == row.problem.cells[cell];
    const bool isAsShown = cell < row.cells.size() && text == row.cells[cell];
    if (!isAsShown)
        m_mender->mend({{row.problem.row, cell, isOwn ? std::nullopt : std::optional(text)}});
    return true;
}

Qt::ItemFlags MendRowsModel::flags(const QModelIndex &index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    const bool isCell = index.isValid() && partOf(index.column()) == Part::Cell;
    return isCell ? flags | Qt::ItemIsEditable : flags;
}

QVariant MendRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    const auto [part, cell] = m_columns[size_t(section)];
    if (part == Part::Line)
        return tr("Line");
    return part == Part::Verdict ? tr("Will be stored as") : titleOf(cell);
}

} // namespace outdial::models
