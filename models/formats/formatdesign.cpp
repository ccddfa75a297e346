// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrent/QtConcurrentRun>

#include <models/connect/answered.h>
#include <models/formats/columnproposal.h>
#include <models/formats/formatdesign.h>
#include <models/formats/formatwords.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {
constexpr std::size_t mostSteps = 200;
} // namespace

FormatDesign::FormatDesign(QObject *parent) : QAbstractTableModel(parent) { m_troubles = formatTroubles(format()); }

FormatDesign::~FormatDesign()
{
    if (m_stop)
        m_stop->store(true);
}

void FormatDesign::clear()
{
    m_undo.clear();
    m_redo.clear();
    m_merge.clear();
    m_touched = false;
    replace({});
}

void FormatDesign::load(const api::Format &format)
{
    clear();
    State state;
    state.formatName = format.name;
    for (const api::Field &field : format.fields)
        state.fields.append({++m_lastId, field, -1});
    replace(state);
}

api::Format FormatDesign::format() const
{
    api::Format format;
    format.name = m_state.formatName;
    for (const Designed &each : m_state.fields)
        format.fields.append(each.field);
    return format;
}

quint64 FormatDesign::idAt(int row) const { return row >= 0 && row < m_state.fields.size() ? m_state.fields.at(row).id : 0; }

int FormatDesign::rowOf(quint64 id) const
{
    const auto at = std::ranges::find(m_state.fields, id, &Designed::id);
    return at == m_state.fields.end() ? -1 : int(at - m_state.fields.begin());
}

const api::Field *FormatDesign::field(quint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_state.fields.at(row).field;
}

int FormatDesign::columnOf(quint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? -1 : m_state.fields.at(row).column;
}

// Before a change. Typing is one step as long as nothing else happens.
void FormatDesign::remember(const QString &merge)
{
    const bool same = !merge.isEmpty() && merge == m_merge && !m_undo.empty();
    m_merge = merge;
    m_redo.clear();
    m_touched = true;
    if (same)
        return;
    m_undo.push_back(m_state);
    if (m_undo.size() > mostSteps)
        m_undo.erase(m_undo.begin());
}

// After a change: everything that follows from the fields.
void FormatDesign::edited()
{
    m_troubles = formatTroubles(format());
    if (!m_state.fields.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT changed();
    judge();
}

void FormatDesign::replace(const State &state)
{
    const bool other = state.sample != m_state.sample;
    beginResetModel();
    m_state = state;
    m_troubles = formatTroubles(format());
    endResetModel();
    Q_EMIT changed();
    judge();
    if (other)
        Q_EMIT sampleChanged();
}

void FormatDesign::setFormatName(const QString &name)
{
    if (name == m_state.formatName)
        return;
    remember(QStringLiteral("formatName"));
    m_state.formatName = name;
    m_troubles = formatTroubles(format());
    Q_EMIT changed();
}

void FormatDesign::setListName(const QString &name)
{
    if (name == m_state.listName)
        return;
    remember(QStringLiteral("listName"));
    m_state.listName = name;
    Q_EMIT changed();
}

void FormatDesign::setField(quint64 id, const api::Field &field, const QString &merge)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    remember(merge.isEmpty() ? QString() : QStringLiteral("%1:%2").arg(id).arg(merge));
    m_state.fields[row].field = field;
    edited();
}

void FormatDesign::setKind(quint64 id, int kind)
{
    const api::Field *now = field(id);
    if (now == nullptr || kind < 0 || kind >= fieldKinds().size() || fieldKindOf(*now) == kind)
        return;
    api::Field next = *now;
    setFieldKind(next, fieldKinds().at(kind));
    setField(id, next);
}

void FormatDesign::toggle(quint64 id, Column column)
{
    const api::Field *now = field(id);
    if (now == nullptr)
        return;
    api::Field next = *now;
    switch (column) {
    case RequiredColumn:
        next.required = !next.required;
        break;
    case KeyColumn:
        next.key = !next.key;
        break;
    case SearchableColumn:
        next.searchable = !next.searchable;
        break;
    case SkipColumn:
        next.skip = !next.skip;
        break;
    default:
        return;
    }
    setField(id, next);
}

quint64 FormatDesign::insertField(int row)
{
    remember();
    const int at = std::clamp(row, 0, rowCount());
    Designed fresh;
    fresh.id = ++m_lastId;
    fresh.field.name = freeFieldName(format(), QStringLiteral("field_%1").arg(rowCount() + 1));
    beginInsertRows({}, at, at);
    m_state.fields.insert(at, fresh);
    endInsertRows();
    edited();
    return fresh.id;
}

void FormatDesign::removeField(quint64 id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    remember();
    beginRemoveRows({}, row, row);
    m_state.fields.removeAt(row);
    endRemoveRows();
    edited();
}

void FormatDesign::moveField(quint64 id, int row)
{
    const int from = rowOf(id);
    if (from < 0 || row < 0 || row >= rowCount() || row == from)
        return;
    remember();
    beginMoveRows({}, from, from, {}, row > from ? row + 1 : row);
    m_state.fields.move(from, row);
    endMoveRows();
    edited();
}

void FormatDesign::mend(const FormatTrouble &trouble)
{
    if (trouble.remedy.isEmpty())
        return;
    const api::Format next = mended(format(), trouble);
    remember();
    State state = m_state;
    for (int i = 0; i < int(next.fields.size()); ++i) {
        if (i < state.fields.size())
            state.fields[i].field = next.fields.at(i);
        else
            state.fields.append({++m_lastId, next.fields.at(i), -1});
    }
    if (state.fields.size() != m_state.fields.size()) {
        replace(state);
        return;
    }
    m_state = state;
    edited();
}

void FormatDesign::startFrom(const api::Format &format)
{
    remember();
    State state;
    state.formatName = format.name.isEmpty() ? m_state.formatName : format.name;
    state.listName = m_state.listName;
    state.sample = m_state.sample;
    for (const api::Field &field : format.fields) {
        Designed each{++m_lastId, field, -1};
        for (int i = 0; m_state.sample && i < m_state.sample->columns.size(); ++i) {
            if (m_state.sample->columns.at(i).compare(field.name, Qt::CaseInsensitive) == 0)
                each.column = i;
        }
        state.fields.append(each);
    }
    replace(state);
}

void FormatDesign::undo()
{
    if (m_undo.empty())
        return;
    m_redo.push_back(m_state);
    const State state = std::move(m_undo.back());
    m_undo.pop_back();
    m_merge.clear();
    m_touched = true;
    replace(state);
}

void FormatDesign::redo()
{
    if (m_redo.empty())
        return;
    m_undo.push_back(m_state);
    const State state = std::move(m_redo.back());
    m_redo.pop_back();
    m_merge.clear();
    m_touched = true;
    replace(state);
}

void FormatDesign::markKept()
{
    m_touched = false;
    Q_EMIT changed();
}

QList<int> FormatDesign::columns() const
{
    QList<int> columns;
    for (const Designed &each : m_state.fields)
        columns.append(each.column);
    return columns;
}

void FormatDesign::setSample(FormatSamplePtr sample, bool propose)
{
    remember();
    State state = m_state;
    state.sample = std::move(sample);
    if (state.sample && propose) {
        state.fields.clear();
        const QList<api::Field> fields = proposeFields(*state.sample);
        for (int i = 0; i < int(fields.size()); ++i)
            state.fields.append({++m_lastId, fields.at(i), i});
        const QString base = state.sample->name.section(u'.', 0, -2);
        const QString name = base.isEmpty() ? state.sample->name : base;
        if (state.formatName.isEmpty())
            state.formatName = name;
        if (state.listName.isEmpty())
            state.listName = name;
    } else {
        for (Designed &each : state.fields) {
            each.column = -1;
            for (int i = 0; state.sample && i < state.sample->columns.size(); ++i) {
                if (state.sample->columns.at(i).compare(each.field.name, Qt::CaseInsensitive) == 0)
                    each.column = i;
            }
        }
    }
    replace(state);
}

void FormatDesign::judge()
{
    if (m_stop)
        m_stop->store(true);
    const bool had = m_verdict.has_value();
    ++m_judgement;
    if (!m_state.sample || m_state.fields.isEmpty()) {
        m_verdict.reset();
        if (had)
            Q_EMIT judged();
        return;
    }
    m_verdict.reset();
    Q_EMIT judged();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    whenAnswered(QtConcurrent::run([sample = m_state.sample, format = format(), columns = columns(), stop = m_stop] {
                     return judgeSample(*sample, format, columns, *stop);
                 }),
                 this, [this, judgement = m_judgement](const SampleVerdict &verdict) { takeVerdict(judgement, verdict); });
}

void FormatDesign::takeVerdict(quint64 judgement, const SampleVerdict &verdict)
{
    if (judgement != m_judgement || !verdict.isComplete)
        return;
    m_verdict = verdict;
    if (!m_state.fields.isEmpty())
        Q_EMIT dataChanged(index(0, SeenColumn), index(rowCount() - 1, SeenColumn));
    Q_EMIT judged();
}

QByteArray FormatDesign::toDraft() const
{
    QJsonArray columns;
    for (const Designed &each : m_state.fields)
        columns.append(each.column);
    const QJsonObject draft{
        {QStringLiteral("format"), QJsonDocument::fromJson(api::encodeNewList(format(), {})).object()},
        {QStringLiteral("listName"), m_state.listName},
        {QStringLiteral("sample"), m_state.sample ? m_state.sample->path : QString()},
        {QStringLiteral("columns"), columns},
    };
    return QJsonDocument(draft).toJson(QJsonDocument::Compact);
}

FormatDesign::Restored FormatDesign::fromDraft(const QByteArray &draft)
{
    const QJsonObject object = QJsonDocument::fromJson(draft).object();
    const auto format =
        api::decodeFormat(QJsonDocument(object.value(QLatin1String("format")).toObject()).toJson(QJsonDocument::Compact));
    if (!format)
        return {};
    clear();
    State state;
    state.formatName = format->name;
    state.listName = object.value(QLatin1String("listName")).toString();
    const QJsonArray columns = object.value(QLatin1String("columns")).toArray();
    for (int i = 0; i < int(format->fields.size()); ++i)
        state.fields.append({++m_lastId, format->fields.at(i), columns.at(i).toInt(-1)});
    replace(state);
    return {true, object.value(QLatin1String("sample")).toString()};
}

void FormatDesign::restoreSample(FormatSamplePtr sample)
{
    m_state.sample = std::move(sample);
    for (Designed &each : m_state.fields) {
        if (m_state.sample && each.column >= m_state.sample->columns.size())
            each.column = -1;
    }
    Q_EMIT sampleChanged();
    edited();
}

} // namespace outdial::models
