// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCollator>
#include <QJsonDocument>
#include <QJsonObject>

#include <models/formats/formatsmodel.h>
#include <models/formats/formatwords.h>
#include <models/lists/asknextpage.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int pageSize = 100;

api::Format formatOf(const FormatDraft &draft)
{
    const QJsonObject object = QJsonDocument::fromJson(draft.content).object();
    return api::decodeFormat(QJsonDocument(object.value(QLatin1String("format")).toObject()).toJson(QJsonDocument::Compact))
        .value_or(api::Format());
}

QString keysOf(const api::Format &format)
{
    QStringList keys;
    for (const api::Field &field : format.fields) {
        if (field.key)
            keys << field.name;
    }
    return keys.join(QStringLiteral(", "));
}

} // namespace

FormatsModel::FormatsModel(Known known, Drafts drafts, Lists lists, QObject *parent)
    : QAbstractTableModel(parent),
      m_known(std::move(known)),
      m_drafts(std::move(drafts)),
      m_lists(std::move(lists)),
      m_walk(pageSize)
{
}

void FormatsModel::refresh()
{
    m_walk.restart();
    m_reading.clear();
    m_state = State::Loading;
    readStore();
    askPage();
}

void FormatsModel::readStore()
{
    m_formats = m_known();
    m_kept = m_drafts();
    arrange();
}

void FormatsModel::askPage()
{
    askNextPage(m_walk, m_lists, this,
                [this](quint64 ticket, const api::Result<api::CallingListPage> &page) { pageCame(ticket, page); });
}

void FormatsModel::pageCame(quint64 ticket, const api::Result<api::CallingListPage> &page)
{
    if (!page) {
        if (!m_walk.fail(ticket, page.error()))
            return;
        m_state = page.error().isCancelled() ? State::Done : State::Failed;
        Q_EMIT stateChanged();
        return;
    }
    const auto taken = m_walk.take(ticket, page->lists.size(), page->nextCursor);
    if (taken == PagedFetch::Taken::Stale)
        return;
    m_reading += page->lists;
    if (taken == PagedFetch::Taken::More) {
        askPage();
        return;
    }
    m_state = taken == PagedFetch::Taken::Last ? State::Done : State::Failed;
    m_hasLists = m_hasLists || m_state == State::Done;
    m_read = std::exchange(m_reading, {});
    arrange();
}

void FormatsModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    arrange();
}

bool FormatsModel::matches(const FormatEntry &entry) const
{
    const auto has = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return m_filter.isEmpty() || has(entry.name) || std::ranges::any_of(entry.lists, has) ||
           std::ranges::any_of(entry.format.fields, [&has](const api::Field &field) { return has(field.name); });
}

void FormatsModel::arrange()
{
    QHash<QString, int> places;
    QList<FormatEntry> entries;
    for (const KnownFormat &known : m_formats) {
        places.insert(known.format.id, int(entries.size()));
        entries.append({known.format.id, known.format.name, false, known.origin, known.format, {}, {}, {}});
    }
    for (const api::CallingList &list : m_read) {
        if (!places.contains(list.formatId)) {
            places.insert(list.formatId, int(entries.size()));
            entries.append({list.formatId, list.formatName, false, std::nullopt, {}, {}, {}, {}});
        }
        FormatEntry &entry = entries[places.value(list.formatId)];
        entry.lists.append(list.name);
        // One with records tells their field names.
        if (entry.firstList.isEmpty() || list.totalRecords > 0)
            entry.firstList = list.id;
    }
    for (const FormatDraft &draft : m_kept)
        entries.append({draft.id, draft.name, true, std::nullopt, formatOf(draft), {}, {}, draft.saved});
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::stable_sort(entries, [&collator](const FormatEntry &one, const FormatEntry &other) {
        if (one.draft != other.draft)
            return one.draft;
        return collator.compare(one.name, other.name) < 0;
    });
    QList<int> view;
    for (int i = 0; i < int(entries.size()); ++i) {
        if (matches(entries.at(i)))
            view.append(i);
    }
    const bool sameRows = view.size() == m_view.size() && std::ranges::equal(
                                                              view, m_view, {}, [&](int i) { return entries.at(i).id; },
                                                              [this](int i) { return m_entries.at(i).id; });
    if (!sameRows)
        beginResetModel();
    m_entries = entries;
    m_view = view;
    if (!sameRows)
        endResetModel();
    else if (!m_view.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT stateChanged();
}

const FormatEntry *FormatsModel::at(int row) const
{
    return row >= 0 && row < m_view.size() ? &m_entries.at(m_view.at(row)) : nullptr;
}

int FormatsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_view.size(); ++row) {
        if (at(row)->id == id)
            return row;
    }
    return -1;
}

int FormatsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_view.size()); }

int FormatsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString FormatsModel::listsText(const FormatEntry &entry) const
{
    if (entry.draft)
        return tr("none yet");
    if (!m_hasLists && entry.lists.isEmpty())
        return tr("not read yet");
    if (entry.lists.isEmpty())
        return tr("none");
    if (entry.lists.size() == 1)
        return entry.lists.first();
    return tr("%1 and %n more", nullptr, int(entry.lists.size()) - 1).arg(entry.lists.first());
}

QVariant FormatsModel::data(const QModelIndex &index, int role) const
{
    const FormatEntry *entry = index.isValid() ? at(index.row()) : nullptr;
    if (entry == nullptr)
        return {};
    const bool known = entry->draft || entry->origin;
    switch (role) {
    case IdRole:
        return entry->id;
    case DraftRole:
        return entry->draft;
    case KnownRole:
        return known;
    case Qt::ToolTipRole:
        return index.column() == ListsColumn && entry->lists.size() > 1 ? entry->lists.join(u'\n') : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case NameColumn:
        return entry->name.isEmpty() ? tr("Without a name") : entry->name;
    case OriginColumn:
        if (entry->draft)
            return tr("draft");
        return entry->origin ? originWords(*entry->origin) : tr("fields not known here");
    case FieldsColumn:
        return known ? QString::number(entry->format.fields.size()) : QStringLiteral("—");
    case KeysColumn:
        if (!known)
            return QStringLiteral("—");
        return entry->format.hasKey() ? keysOf(entry->format) : tr("none");
    case ListsColumn:
        return listsText(*entry);
    default:
        return {};
    }
}

QVariant FormatsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Format");
    case OriginColumn:
        return tr("Where its fields come from");
    case FieldsColumn:
        return tr("Fields");
    case KeysColumn:
        return tr("Key");
    case ListsColumn:
        return tr("Lists that use it");
    default:
        return {};
    }
}

} // namespace outdial::models
