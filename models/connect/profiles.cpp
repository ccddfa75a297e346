// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QSqlRecord>
#include <QUuid>

#include <models/connect/profiles.h>
#include <models/store/writing.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The last used first; those that were never used by name.
bool before(const TenantProfile &a, const TenantProfile &b)
{
    if (a.lastUsed != b.lastUsed)
        return a.lastUsed.isValid() && (!b.lastUsed.isValid() || a.lastUsed > b.lastUsed);
    const int names = QString::compare(a.name, b.name, Qt::CaseInsensitive);
    return names != 0 ? names < 0 : a.id < b.id;
}

QString problem(const StorePtr &store, const Writing &writing)
{
    const StoreTrouble trouble = storeTrouble(store->path(), Kept::Tenants, StoreAct::Write, writing.said());
    return trouble.title + u' ' + trouble.remedy;
}

} // namespace

Profiles::Profiles(StorePtr store, QObject *parent) : QAbstractListModel(parent), m_store(std::move(store))
{
    // A store of the first version has no exceptions.
    if (const QSqlRecord columns = m_store->database().record(QStringLiteral("profile"));
        !columns.contains(QStringLiteral("pinned_certificate"))) {
        Writing writing(m_store, Kept::Tenants);
        writing.run(columns.isEmpty()
                        ? QStringLiteral("CREATE TABLE IF NOT EXISTS profile ("
                                         "id TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, user_name TEXT NOT "
                                         "NULL, colour INTEGER NOT NULL, keep_secret INTEGER NOT NULL, production INTEGER NOT "
                                         "NULL, asks_first INTEGER NOT NULL, last_used TEXT, pinned_certificate TEXT NOT NULL "
                                         "DEFAULT '')")
                        : QStringLiteral("ALTER TABLE profile ADD COLUMN pinned_certificate TEXT NOT NULL DEFAULT ''"));
        writing.finish();
    }
    load();
}

void Profiles::load()
{
    Reading query(m_store, Kept::Tenants,
                  QStringLiteral("SELECT id, name, address, user_name, colour, keep_secret, production, last_used, asks_first, "
                                 "pinned_certificate FROM profile"));
    while (query.next()) {
        TenantProfile profile;
        profile.id = query.value(0).toString();
        profile.name = query.value(1).toString();
        profile.address = query.value(2).toString();
        profile.userName = query.value(3).toString();
        profile.colour = query.value(4).toInt();
        profile.keepSecret = query.value(5).toBool();
        profile.production = query.value(6).toBool();
        profile.asksFirst = query.value(8).toBool();
        profile.lastUsed = QDateTime::fromString(query.value(7).toString(), Qt::ISODateWithMs);
        // Half a fingerprint is none.
        const QByteArray pinned = QByteArray::fromHex(query.value(9).toString().toLatin1());
        if (pinned.size() == QCryptographicHash::hashLength(QCryptographicHash::Sha256))
            profile.pinnedCertificate = pinned;
        m_profiles.append(profile);
    }
    std::sort(m_profiles.begin(), m_profiles.end(), before);
}

int Profiles::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_profiles.size()); }

QVariant Profiles::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TenantProfile &profile = m_profiles.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return profile.name;
    case IdRole:
        return profile.id;
    case AddressRole:
        return profile.address;
    case UserNameRole:
        return profile.userName;
    case ColourRole:
        return profile.colour;
    case ProductionRole:
        return profile.production;
    case LastUsedRole:
        return profile.lastUsed;
    case TrustsRole:
        return !profile.pinnedCertificate.isEmpty();
    default:
        return {};
    }
}

qsizetype Profiles::rowOf(const QString &id) const
{
    const auto found =
        std::find_if(m_profiles.cbegin(), m_profiles.cend(), [&id](const TenantProfile &profile) { return profile.id == id; });
    return found == m_profiles.cend() ? -1 : found - m_profiles.cbegin();
}

std::optional<TenantProfile> Profiles::find(const QString &id) const
{
    const qsizetype row = rowOf(id);
    return row < 0 ? std::nullopt : std::optional(m_profiles.at(row));
}

std::optional<TenantProfile> Profiles::find(const QString &address, const QString &userName) const
{
    // As the client understands addresses, so that "https://Host/" and "host" are the same.
    const auto wanted = api::TenantAddress::parse(address);
    for (const TenantProfile &profile : m_profiles) {
        const auto known = api::TenantAddress::parse(profile.address);
        const bool same = wanted && known ? wanted->scope() == known->scope() : profile.address == address;
        if (same && profile.userName == userName)
            return profile;
    }
    return std::nullopt;
}

tl::expected<QString, QString> Profiles::save(TenantProfile profile)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // The store keeps milliseconds.
    if (profile.lastUsed.isValid())
        profile.lastUsed = QDateTime::fromMSecsSinceEpoch(profile.lastUsed.toMSecsSinceEpoch(), Qt::UTC);
    const qsizetype row = rowOf(profile.id);
    Writing writing(m_store, Kept::Tenants);
    writing.run(row < 0 ? QStringLiteral("INSERT INTO profile (name, address, user_name, colour, keep_secret, production, "
                                         "asks_first, last_used, pinned_certificate, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        : QStringLiteral("UPDATE profile SET name = ?, address = ?, user_name = ?, colour = ?, keep_secret = ?, "
                                         "production = ?, asks_first = ?, last_used = ?, pinned_certificate = ? WHERE id = ?"),
                {profile.name, profile.address, profile.userName, profile.colour, profile.keepSecret ? 1 : 0,
                 profile.production ? 1 : 0, profile.asksFirst ? 1 : 0,
                 profile.lastUsed.isValid() ? QVariant(profile.lastUsed.toString(Qt::ISODateWithMs)) : QVariant(),
                 QString::fromLatin1(profile.pinnedCertificate.toHex()), profile.id});
    if (!writing.finish())
        return tl::unexpected(problem(m_store, writing));

    const auto place = [&profile](const QList<TenantProfile> &others) {
        return std::lower_bound(others.cbegin(), others.cend(), profile, before) - others.cbegin();
    };
    if (row < 0) {
        const auto to = static_cast<int>(place(m_profiles));
        beginInsertRows({}, to, to);
        m_profiles.insert(to, profile);
        endInsertRows();
        return profile.id;
    }
    QList<TenantProfile> others = m_profiles;
    others.removeAt(row);
    const qsizetype to = place(others);
    m_profiles[row] = profile;
    Q_EMIT dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
    if (to != row) {
        // The destination is counted before the row is taken out.
        beginMoveRows({}, static_cast<int>(row), static_cast<int>(row), {}, static_cast<int>(to > row ? to + 1 : to));
        m_profiles.move(row, to);
        endMoveRows();
    }
    return profile.id;
}

tl::expected<void, QString> Profiles::trust(const QString &id, const QByteArray &sha256)
{
    const auto known = find(id);
    if (!known || known->pinnedCertificate == sha256)
        return {};
    TenantProfile changed = *known;
    changed.pinnedCertificate = sha256;
    const auto saved = save(changed);
    return saved ? tl::expected<void, QString>() : tl::unexpected(saved.error());
}

tl::expected<void, QString> Profiles::remove(const QString &id)
{
    const qsizetype row = rowOf(id);
    if (row < 0)
        return {};
    Writing writing(m_store, Kept::Tenants);
    writing.run(QStringLiteral("DELETE FROM profile WHERE id = ?"), {id});
    if (!writing.finish())
        return tl::unexpected(problem(m_store, writing));
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    m_profiles.removeAt(row);
    endRemoveRows();
    return {};
}

} // namespace outdial::models
