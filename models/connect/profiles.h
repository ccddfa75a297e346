// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenants that this workstation knows, the last used first. Kept in the store, without secrets. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QList>

#include <models/connect/session.h>
#include <models/store/store.h>

#include <optional>

namespace outdial::models {

class Profiles : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, AddressRole, UserNameRole, ColourRole, ProductionRole, LastUsedRole, TrustsRole };

    explicit Profiles(StorePtr store, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;

    const QList<TenantProfile> &all() const { return m_profiles; }
    std::optional<TenantProfile> find(const QString &id) const;
    // The profile of the same user at the same address, so that a tenant which is typed again does not become a second one.
    std::optional<TenantProfile> find(const QString &address, const QString &userName) const;
    // Adds it (an empty id is made) or changes the one with its id. The answer is the id, or an English sentence.
    tl::expected<QString, QString> save(TenantProfile profile);
    tl::expected<void, QString> remove(const QString &id);
    // Trusts this certificate for it from now on, and no other that is not verified; empty: none. An unknown id is no error.
    tl::expected<void, QString> trust(const QString &id, const QByteArray &sha256);

private:
    void load();
    qsizetype rowOf(const QString &id) const;
    StorePtr m_store;
    QList<TenantProfile> m_profiles;
};

} // namespace outdial::models
