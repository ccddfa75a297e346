// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Do-Not-Call lists of a book as rows, by name: what each holds, and in how many campaigns it is. Rows come and go one by
// one, so that the current one stays. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QPointer>

#include <models/dnc/dncbook.h>

namespace outdial::models {

class DncBookModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole,
        TypeRole,      // "Internal · phone numbers"
        CampaignsRole, // "7 campaigns"; empty while that is not known
        LockedRole     // the API refuses every change
    };

    // The book outlives the model, or is gone with it.
    explicit DncBookModel(DncBook &book, QObject *parent = nullptr);

    const DncListSeen *listAt(int row) const;
    int rowOf(const QString &listId) const; // -1: none
    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;

private:
    void follow();
    const DncBook &m_book;
    QList<DncListSeen> m_lists;
};

// "Internal", "Postal code, US", ...; a type that nobody knows as it is written.
QString dncTypeWord(const DncListSeen &list);
// The same with what a key of it means: "Internal · phone numbers", "State, US · read only".
QString dncTypeLine(const DncListSeen &list);
// Why nothing can be changed in it; empty when it can.
QString dncLockedText(const DncListSeen &list);
QString dncName(const DncListSeen &list); // or the id

} // namespace outdial::models
