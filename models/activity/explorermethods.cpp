// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/activity/explorercatalogue.h>
#include <models/activity/explorermethods.h>

#include <algorithm>

namespace outdial::models {

namespace {

QString markOf(const api::MethodInfo &info)
{
    if (info.deprecated)
        return info.destructive ? ExplorerMethods::tr("deprecated, destroys") : ExplorerMethods::tr("deprecated");
    if (info.destructive)
        return ExplorerMethods::tr("destroys");
    return info.writes ? ExplorerMethods::tr("writes") : QString();
}

QString verbOf(const api::MethodInfo &info) { return QString::fromLatin1(api::verbName(info.verb)); }

bool isFound(const api::MethodInfo &info, const QStringList &words)
{
    // The folder of a path only from its beginning: "all" is not looked for in "callinglist".
    const QString path = QString::fromLatin1(info.path);
    const QStringList inside{QString::fromLatin1(info.name), path.section(u'/', 1, 1), verbOf(info), markOf(info),
                             folderName(folderOf(info.method))};
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        const auto has = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        return path.startsWith(word, Qt::CaseInsensitive) || std::any_of(inside.begin(), inside.end(), has);
    });
}

} // namespace

ExplorerMethods::ExplorerMethods(QObject *parent) : QAbstractListModel(parent) { fill(); }

void ExplorerMethods::fill()
{
    m_rows.clear();
    const QStringList words = m_search.simplified().split(u' ', Qt::SkipEmptyParts);
    std::optional<MethodFolder> folder;
    for (const api::MethodInfo &info : api::methods()) {
        if (!isFound(info, words))
            continue;
        if (folder != folderOf(info.method)) {
            folder = folderOf(info.method);
            m_rows.append({std::nullopt, folderName(*folder)});
        }
        m_rows.append({info.method, {}});
    }
}

int ExplorerMethods::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ExplorerMethods::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    if (!row.method)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(row.heading) : QVariant();
    const api::MethodInfo &info = api::methodInfo(*row.method);
    switch (role) {
    case Qt::DisplayRole:
        return methodName(info.method);
    case Qt::AccessibleTextRole: {
        QStringList words{methodName(info.method), verbOf(info) + u' ' + QString::fromLatin1(info.path), markOf(info)};
        words.removeAll(QString());
        return words.join(QLatin1String(", "));
    }
    case MethodRole:
        return int(info.method);
    case VerbRole:
        return verbOf(info);
    case PathRole:
        return QString::fromLatin1(info.path);
    case MarkRole:
        return markOf(info);
    default:
        return {};
    }
}

Qt::ItemFlags ExplorerMethods::flags(const QModelIndex &index) const
{
    if (!index.isValid() || isHeading(index.row()))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void ExplorerMethods::setSearch(const QString &words)
{
    if (words == m_search)
        return;
    beginResetModel();
    m_search = words;
    fill();
    endResetModel();
}

bool ExplorerMethods::isHeading(int row) const { return row >= 0 && row < m_rows.size() && !m_rows.at(row).method; }

std::optional<api::Method> ExplorerMethods::methodAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).method : std::nullopt;
}

int ExplorerMethods::rowOf(api::Method method) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).method == method)
            return row;
    }
    return -1;
}

int ExplorerMethods::bestRow() const
{
    const QString words = m_search.simplified();
    int best = -1;
    int bestScore = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        const auto method = m_rows.at(row).method;
        if (!method)
            continue;
        const QString name = methodName(*method);
        const QString path = QString::fromLatin1(api::methodInfo(*method).path);
        int score = api::methodInfo(*method).deprecated ? 0 : 1;
        if (name.compare(words, Qt::CaseInsensitive) == 0 || path.compare(words, Qt::CaseInsensitive) == 0)
            score += 6;
        else if (name.startsWith(words, Qt::CaseInsensitive))
            score += 4;
        else if (name.contains(words, Qt::CaseInsensitive) || path.contains(words, Qt::CaseInsensitive))
            score += 2;
        if (score > bestScore) {
            bestScore = score;
            best = row;
        }
    }
    return best;
}

int ExplorerMethods::methodCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.method.has_value(); }));
}

} // namespace outdial::models
