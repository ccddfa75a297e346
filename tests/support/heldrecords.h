// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The model of records on calls that the test answers, and what its table shows.
#pragma once

#include <QAbstractItemModelTester>

#include <models/records/recordsmodel.h>

#include <support/heldcalls.h>
#include <support/recordpages.h>

namespace outdial::test {

struct HeldRecords {
    HeldCalls<api::RecordPagePtr> calls;
    models::RecordsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    HeldRecords() { tester.setUseFetchMore(false); } // the test says when

    void open(qint64 total = -1)
    {
        models::RecordSource source;
        source.total = total;
        source.page = [this](int limit, const QString &cursor, const api::CallOptions &options) {
            return calls.hold(limit, cursor, options);
        };
        model.open(source);
    }
    QStringList column(int section) const
    {
        QStringList list;
        for (int row = 0; row < model.shown(); ++row)
            list.append(model.index(row, section).data().toString());
        return list;
    }
    QStringList headers() const
    {
        QStringList list;
        for (int i = 0; i < model.columnCount(); ++i)
            list.append(model.headerData(i, Qt::Horizontal).toString());
        return list;
    }
    int kindOfLastRow() const { return model.index(model.rowCount() - 1, 0).data(models::RecordsModel::RowKindRole).toInt(); }
};

} // namespace outdial::test
