// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of the API as a list to choose from: folders as headings, each with its methods, narrowed by words that are looked
// for in names, paths and what the marks say. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QList>

#include <api/client/method.h>

#include <optional>

namespace outdial::models {

class ExplorerMethods : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        MethodRole = Qt::UserRole + 1, // int of api::Method; invalid for a heading
        VerbRole,
        PathRole,
        MarkRole, // "destroys", "writes", "deprecated"; at most one, the most important
    };

    explicit ExplorerMethods(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    Qt::ItemFlags flags(const QModelIndex &index) const final;

    QString search() const { return m_search; }
    // Every word must be found in a method. Empty: all of them.
    void setSearch(const QString &words);
    bool isHeading(int row) const;
    std::optional<api::Method> methodAt(int row) const;
    int rowOf(api::Method method) const; // -1: the search does not find it
    // The method that the words of the search mean most likely: by its name, else the first that is not deprecated. -1: none.
    int bestRow() const;
    int methodCount() const; // that are shown

private:
    struct Row {
        std::optional<api::Method> method;
        QString heading;
    };
    void fill();
    QList<Row> m_rows;
    QString m_search;
};

} // namespace outdial::models
