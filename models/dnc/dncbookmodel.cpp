// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/dnc/dncbookmodel.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncBookModel)
};

bool isSame(const DncListSeen &one, const DncListSeen &other)
{
    return one.name == other.name && one.type == other.type && one.country == other.country && one.listField == other.listField &&
           one.byId == other.byId;
}

} // namespace

QString dncTypeWord(const DncListSeen &list)
{
    const auto type = rules::dncTypeFromName(list.type);
    QString word = list.type.isEmpty() ? Text::tr("Type not known") : list.type;
    if (type == rules::DncType::Internal)
        word = Text::tr("Internal");
    else if (type == rules::DncType::GeographicPostal)
        word = Text::tr("Postal code");
    else if (type == rules::DncType::GeographicState)
        word = Text::tr("State");
    else if (type == rules::DncType::GeographicAreaCode)
        word = Text::tr("Area code");
    else if (type == rules::DncType::Exclusion)
        word = Text::tr("Exclusion");
    return list.country.isEmpty() ? word : QString(word + QStringLiteral(", ") + list.country);
}

QString dncTypeLine(const DncListSeen &list)
{
    const auto type = rules::dncTypeFromName(list.type);
    const QString line = QStringLiteral("%1 · %2");
    if (type == rules::DncType::Internal)
        return line.arg(dncTypeWord(list), Text::tr("phone numbers"));
    if (type == rules::DncType::Exclusion && !list.listField.isEmpty())
        return line.arg(dncTypeWord(list), list.listField);
    if (!dncIsModifiable(list))
        return line.arg(dncTypeWord(list), Text::tr("read only"));
    return dncTypeWord(list);
}

QString dncLockedText(const DncListSeen &list)
{
    const auto type = rules::dncTypeFromName(list.type);
    if (!type)
        return Text::tr("Nothing is sent to this list: its type is not known here, so nobody could say what its keys are.");
    if (!rules::isModifiable(*type))
        return Text::tr("The API changes no lists of states: every method refuses them (403). They are kept in Contact Center "
                        "Administrator.");
    return {};
}

QString dncName(const DncListSeen &list) { return list.name.isEmpty() ? list.id : list.name; }

DncBookModel::DncBookModel(DncBook &book, QObject *parent) : QAbstractListModel(parent), m_book(book), m_lists(book.lists())
{
    connect(&book, &DncBook::changed, this, &DncBookModel::follow);
}

void DncBookModel::follow()
{
    const QList<DncListSeen> &wanted = m_book.lists();
    const auto contains = [](const QList<DncListSeen> &lists, const QString &id) {
        return std::ranges::any_of(lists, [&](const DncListSeen &list) { return list.id == id; });
    };
    // Those that are gone, or stand elsewhere by their new name.
    for (int row = int(m_lists.size()) - 1; row >= 0; --row) {
        const auto now = std::ranges::find_if(wanted, [&](const DncListSeen &list) { return list.id == m_lists[row].id; });
        if (now != wanted.end() && now->name == m_lists[row].name)
            continue;
        beginRemoveRows({}, row, row);
        m_lists.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        if (!contains(m_lists, wanted[row].id)) {
            beginInsertRows({}, row, row);
            m_lists.insert(row, wanted[row]);
            endInsertRows();
        } else if (!isSame(m_lists[row], wanted[row])) {
            m_lists[row] = wanted[row];
        }
    }
    if (!m_lists.isEmpty()) // also their campaigns
        Q_EMIT dataChanged(index(0), index(int(m_lists.size()) - 1));
}

const DncListSeen *DncBookModel::listAt(int row) const { return row >= 0 && row < m_lists.size() ? &m_lists.at(row) : nullptr; }

int DncBookModel::rowOf(const QString &listId) const
{
    const auto found = std::ranges::find_if(m_lists, [&](const DncListSeen &list) { return list.id == listId; });
    return found == m_lists.end() ? -1 : int(found - m_lists.begin());
}

int DncBookModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lists.size()); }

QVariant DncBookModel::data(const QModelIndex &index, int role) const
{
    const DncListSeen *list = listAt(index.row());
    if (!list)
        return {};
    const QStringList campaigns = m_book.campaignsOf(list->id);
    switch (role) {
    case Qt::DisplayRole:
        return dncName(*list);
    case Qt::AccessibleTextRole:
        return QStringList{dncName(*list), dncTypeLine(*list), data(index, CampaignsRole).toString()}.join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return campaigns.isEmpty() ? QString() : tr("In: %1").arg(campaigns.join(QStringLiteral(", ")));
    case IdRole:
        return list->id;
    case TypeRole:
        return dncTypeLine(*list);
    case CampaignsRole:
        if (!campaigns.isEmpty())
            return tr("%n campaign(s)", nullptr, int(campaigns.size()));
        return m_book.reading() == DncBook::Reading::Done && m_book.campaignsFailed() == 0 ? tr("no campaign") : QString();
    case LockedRole:
        return !dncIsModifiable(*list);
    default:
        return {};
    }
}

} // namespace outdial::models
