// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All methods but the token's, which has a test of its own.
#pragma once

#include <support/campaigncases.h>
#include <support/dnccases.h>
#include <support/listcases.h>

namespace outdial::test {

inline const QList<MethodCase> &methodCases()
{
    static const QList<MethodCase> all = campaignCases() + listReadingCases() + listWritingCases() + dncCases();
    return all;
}

// A row of data for each.
inline void addMethodRows()
{
    QTest::addColumn<int>("number");
    for (qsizetype i = 0; i < methodCases().size(); ++i)
        QTest::newRow(api::methodInfo(methodCases()[i].method).path) << static_cast<int>(i);
}

} // namespace outdial::test
