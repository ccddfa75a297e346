// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/records/recordsmodel.h>
#include <models/records/recordwords.h>

#include <algorithm>
#include <cmath>

namespace outdial::models {

namespace {

constexpr int statusColumns = 4;

QString toText(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QDateTime toTime(std::int64_t millis)
{
    return millis == api::noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC);
}

} // namespace

RecordsModel::RecordsModel(QObject *parent) : QAbstractTableModel(parent), m_loader(this)
{
    m_arrangeAgain.setSingleShot(true);
    connect(&m_arrangeAgain, &QTimer::timeout, this, &RecordsModel::startArranging);
    connect(&m_loader, &RecordLoader::pagesArrived, this, &RecordsModel::takePages);
    connect(&m_loader, &RecordLoader::readAgainFinished, this, &RecordsModel::replacePages);
    connect(&m_loader, &RecordLoader::readAgainFailed, this, [this](const api::ApiError &error) {
        m_refreshError = error;
        Q_EMIT progressChanged();
    });
    connect(&m_loader, &RecordLoader::stateChanged, this, [this] {
        syncLastRow();
        Q_EMIT progressChanged();
    });
}

RecordsModel::~RecordsModel()
{
    m_loader.disconnect(this);
    abandonArranging();
}

void RecordsModel::open(RecordSource source)
{
    beginResetModel();
    abandonArranging();
    m_store = {};
    m_nextStore.reset();
    m_rows.clear();
    m_arranged = false;
    m_query = {};
    m_lastRow.reset();
    m_refreshError.reset();
    m_entryIsCode.clear();
    m_extraIsCode.clear();
    m_decorations.clear();
    m_format.reset();
    m_keyNames.clear();
    m_total = source.total;
    m_hasAttempts = source.attempts;
    {
        // Nobody looks at the model before the reset has ended.
        const QSignalBlocker quiet(m_loader);
        m_loader.open(std::move(source));
    }
    endResetModel();
    Q_EMIT progressChanged();
    m_loader.more();
    Q_EMIT arrangementChanged();
}

void RecordsModel::close() { open({}); }

void RecordsModel::refresh()
{
    m_refreshError.reset();
    m_loader.readAgain();
}

qint64 RecordsModel::total() const
{
    if (isComplete())
        return m_loader.rowsRead();
    return m_total < 0 ? -1 : std::max(m_total, m_loader.rowsRead());
}

void RecordsModel::setTotal(qint64 total)
{
    if (total == m_total)
        return;
    m_total = total;
    Q_EMIT progressChanged();
}

std::optional<std::chrono::seconds> RecordsModel::timeToLoadAll() const
{
    const auto rate = m_loader.rowsPerSecond();
    if (!rate || total() < 0)
        return std::nullopt;
    const double left = static_cast<double>(total() - m_loader.rowsRead());
    return std::chrono::seconds(static_cast<qint64>(std::ceil(left / *rate)));
}

void RecordsModel::setTimeZone(TimeZoneShown zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    const int section = sectionOf({RecordColumn::Kind::LastAttempt, 0});
    if (shown() > 0)
        Q_EMIT dataChanged(index(0, section), index(static_cast<int>(shown()) - 1, section));
}

void RecordsModel::setFormat(const std::optional<api::Format> &format, bool confirmed)
{
    m_format = format;
    m_confirmed = confirmed;
    if (columnCount() > 0) {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (shown() > 0)
            Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(shown()) - 1, columnCount() - 1), {Qt::TextAlignmentRole});
    }
}

RecordColumn RecordsModel::columnAt(int section) const
{
    const int entries = m_store.entryColumns();
    if (section < entries)
        return {RecordColumn::Kind::Entry, section};
    switch (section - entries) {
    case 0:
        return {RecordColumn::Kind::State, 0};
    case 1:
        return {RecordColumn::Kind::LastDisposition, 0};
    case 2:
        return {RecordColumn::Kind::Attempts, 0};
    case 3:
        return {RecordColumn::Kind::LastAttempt, 0};
    default:
        return {RecordColumn::Kind::Extra, section - entries - statusColumns};
    }
}

int RecordsModel::sectionOf(const RecordColumn &column) const
{
    const int entries = m_store.entryColumns();
    switch (column.kind) {
    case RecordColumn::Kind::Entry:
        return column.index;
    case RecordColumn::Kind::State:
        return entries;
    case RecordColumn::Kind::LastDisposition:
        return entries + 1;
    case RecordColumn::Kind::Attempts:
        return entries + 2;
    case RecordColumn::Kind::LastAttempt:
        return entries + 3;
    case RecordColumn::Kind::Extra:
        return entries + statusColumns + column.index;
    }
    return -1;
}

QString RecordsModel::columnKey(int section) const
{
    const RecordColumn column = columnAt(section);
    switch (column.kind) {
    case RecordColumn::Kind::Entry:
        return u"entry." + QString::fromStdString(m_store.entryName(column.index));
    case RecordColumn::Kind::State:
        return QStringLiteral("status.state");
    case RecordColumn::Kind::LastDisposition:
        return QStringLiteral("status.lastDisposition");
    case RecordColumn::Kind::Attempts:
        return QStringLiteral("status.totalAttempts");
    case RecordColumn::Kind::LastAttempt:
        return QStringLiteral("status.lastDate");
    case RecordColumn::Kind::Extra:
        return u"status." + QString::fromStdString(m_store.extraName(column.index));
    }
    return {};
}

const api::Field *RecordsModel::fieldOf(const RecordColumn &column) const
{
    if (!m_format || column.kind != RecordColumn::Kind::Entry)
        return nullptr;
    const int at = m_format->indexOf(QString::fromStdString(m_store.entryName(column.index)));
    return at < 0 ? nullptr : &m_format->fields.at(at);
}

bool RecordsModel::looksLikeCode(int section) const
{
    const RecordColumn column = columnAt(section);
    if (column.kind == RecordColumn::Kind::Entry)
        return m_entryIsCode[static_cast<std::size_t>(column.index)];
    return column.kind == RecordColumn::Kind::Extra && m_extraIsCode[static_cast<std::size_t>(column.index)];
}

bool RecordsModel::isKeyField(int section) const
{
    const RecordColumn column = columnAt(section);
    if (!m_format || !m_format->hasKey()) // as it was named, where the format does not tell
        return column.kind == RecordColumn::Kind::Entry &&
               m_keyNames.contains(QString::fromStdString(m_store.entryName(column.index)));
    const api::Field *field = fieldOf(column);
    return field && field->key;
}

int RecordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown()) + (m_lastRow ? 1 : 0);
}

int RecordsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_store.entryColumns() + statusColumns + m_store.extraColumns();
}

QVariant RecordsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.row() >= shown()) {
        if (role == RowKindRole)
            return int(m_lastRow.value_or(LoadingRow));
        if ((role == Qt::DisplayRole || role == Qt::AccessibleTextRole) && index.column() == 0)
            return m_lastRow == FailedRow ? tr("This page did not load. Try again") : tr("More records are loading");
        return {};
    }
    if (const QVariant edited = editedData(index, role); edited.isValid())
        return edited;
    const RecordColumn column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(storeRow(index.row()), column);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return column.kind == RecordColumn::Kind::LastAttempt
                   ? fullTime(toTime(m_store.status(storeRow(index.row())).lastDate), m_zone)
                   : QVariant();
    case RowKindRole:
        return int(RecordRow);
    case RecordStateRole:
        return int(recordState(m_store.status(storeRow(index.row()))));
    default:
        return {};
    }
}

QVariant RecordsModel::display(std::int64_t row, const RecordColumn &column) const
{
    switch (column.kind) {
    case RecordColumn::Kind::Entry:
        return toText(m_store.entry(row, column.index));
    case RecordColumn::Kind::Extra:
        return toText(m_store.extra(row, column.index));
    default:
        break;
    }
    const api::RecordStatus status = m_store.status(row);
    const RecordState state = recordState(status);
    switch (column.kind) {
    case RecordColumn::Kind::State:
        return recordStateWord(state);
    case RecordColumn::Kind::LastDisposition:
        return toText(status.lastDisposition);
    case RecordColumn::Kind::Attempts:
        if (state == RecordState::Unknown)
            return QStringLiteral("—");
        return status.totalAttempts > 0 ? QLocale().toString(status.totalAttempts) : QString();
    default:
        return shortTime(toTime(status.lastDate), m_zone);
    }
}

QString RecordsModel::rawText(int row, int section) const
{
    if (row < 0 || row >= shown())
        return {};
    const std::int64_t at = storeRow(row);
    const RecordColumn column = columnAt(section);
    if (column.kind == RecordColumn::Kind::Attempts)
        return QString::number(m_store.status(at).totalAttempts);
    if (column.kind == RecordColumn::Kind::LastAttempt) {
        const QDateTime time = toTime(m_store.status(at).lastDate);
        return time.isValid() ? time.toString(Qt::ISODateWithMs) : QString();
    }
    return display(at, column).toString();
}

QString RecordsModel::tabSeparated(const QList<int> &rows, const QList<int> &sections) const
{
    QString text;
    for (const int row : rows) {
        for (qsizetype i = 0; i < sections.size(); ++i) {
            QString cell = rawText(row, sections.at(i));
            // What separates cells and rows cannot be part of one.
            for (QChar &c : cell) {
                if (c == u'\t' || c == u'\n' || c == u'\r')
                    c = u' ';
            }
            if (i > 0)
                text += u'\t';
            text += cell;
        }
        text += u'\n';
    }
    return text;
}

QVariant RecordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (section < 0 || section >= columnCount())
        return {};
    const RecordColumn column = columnAt(section);
    switch (role) {
    case Qt::DisplayRole:
        switch (column.kind) {
        case RecordColumn::Kind::Entry:
            return QString::fromStdString(m_store.entryName(column.index));
        case RecordColumn::Kind::State:
            return tr("State");
        case RecordColumn::Kind::LastDisposition:
            return tr("Last disposition");
        case RecordColumn::Kind::Attempts:
            return tr("Attempts");
        case RecordColumn::Kind::LastAttempt:
            return tr("Last attempt");
        case RecordColumn::Kind::Extra:
            return QString::fromStdString(m_store.extraName(column.index));
        }
        return {};
    case Qt::TextAlignmentRole: {
        const api::Field *field = fieldOf(column);
        const bool number = column.kind == RecordColumn::Kind::Attempts || (field && field->type == api::FieldType::Integer);
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case Qt::DecorationRole:
        return m_decorations.value(columnKey(section));
    default:
        return {};
    }
}

bool RecordsModel::setHeaderData(int section, Qt::Orientation orientation, const QVariant &value, int role)
{
    if (orientation != Qt::Horizontal || role != Qt::DecorationRole || section < 0 || section >= columnCount())
        return false;
    m_decorations.insert(columnKey(section), value);
    Q_EMIT headerDataChanged(orientation, section, section);
    return true;
}

Qt::ItemFlags RecordsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.row() < shown()) {
        const Qt::ItemFlags record = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
        // Asked for each cell that is painted: what else keeps one from being edited is looked at when it is.
        const bool field = m_edits && columnAt(index.column()).kind == RecordColumn::Kind::Entry && !isKeyField(index.column());
        return field ? record | Qt::ItemIsEditable : record;
    }
    // A failed page can be reached with the keyboard to be tried again, but is never part of a selection.
    return m_lastRow == FailedRow ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

bool RecordsModel::canFetchMore(const QModelIndex &parent) const
{
    // Under a filter or a sort the next page may add nothing where the view looks, which would then ask for page after page.
    return !parent.isValid() && m_loader.isOpen() && m_query.isPlain() && !m_arranged &&
           m_loader.state() == PagedFetch::State::Idle && !m_loader.isReadingAgain() && !m_loader.hasWaitingPages();
}

void RecordsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_loader.more();
}

} // namespace outdial::models
