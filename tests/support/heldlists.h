// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The model of calling lists on calls that the test answers, and lists to answer with.
#pragma once

#include <QAbstractItemModelTester>

#include <models/lists/listsmodel.h>

#include <support/heldcalls.h>

namespace outdial::test {

inline api::CallingList makeList(const QString &id, const QString &name, qint64 total = 10,
                                 const QString &format = QStringLiteral("f"))
{
    api::CallingList list;
    list.id = id;
    list.name = name;
    list.formatId = format;
    list.formatName = format;
    list.creationDate = QDateTime(QDate(2024, 11, 12), QTime(9, 30), Qt::UTC);
    list.totalRecords = total;
    return list;
}

// count lists L<first> "List <first>", ...
inline api::CallingListPage makePage(int first, int count, const QString &cursor)
{
    api::CallingListPage page;
    page.nextCursor = cursor;
    for (int i = first; i < first + count; ++i)
        page.lists.append(makeList(QStringLiteral("L%1").arg(i), QStringLiteral("List %1").arg(i), i));
    return page;
}

inline QStringList names(const models::ListsModel &model)
{
    QStringList list;
    for (int row = 0; row < model.shown(); ++row)
        list.append(model.index(row, models::ListsModel::NameColumn).data().toString());
    return list;
}

inline int kindOfLastRow(const models::ListsModel &model)
{
    return model.index(model.rowCount() - 1, 0).data(models::ListsModel::RowKindRole).toInt();
}

struct HeldLists {
    HeldCalls<api::CallingListPage> calls;
    models::ListsModel model{
        [this](int limit, const QString &cursor, const api::CallOptions &options) { return calls.hold(limit, cursor, options); }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    HeldLists() { tester.setUseFetchMore(false); } // the test says when
};

} // namespace outdial::test
