// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#include <app/console/translators.h>
#include <views/transfer/checkstep.h>
#include <views/transfer/receiptstep.h>

using namespace outdial;

class TestTranslators : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        app::installTranslators();
    }

    void oneAndMany_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("blocked");
        QTest::newRow("none") << 0 << QStringLiteral("0 rows")
                              << QStringLiteral("0 blocked rows are not sent; they go into a file of rejects");
        QTest::newRow("one") << 1 << QStringLiteral("1 row")
                             << QStringLiteral("1 blocked row is not sent; it goes into a file of rejects");
        QTest::newRow("two") << 2 << QStringLiteral("2 rows")
                             << QStringLiteral("2 blocked rows are not sent; they go into a file of rejects");
        // Grouped as every other count on the screen, in the C locale too.
        QTest::newRow("many") << 12'345 << QStringLiteral("12,345 rows")
                              << QStringLiteral("12,345 blocked rows are not sent; they go into a file of rejects");
    }
    void oneAndMany()
    {
        QFETCH(int, count);
        QTEST(views::ReceiptStep::tr("%n row(s)", nullptr, count), "rows");
        QTEST(views::CheckStep::tr("%n blocked row(s) are not sent; they go into a file of rejects", nullptr, count), "blocked");
    }

    void otherTextStays() { QCOMPARE(views::CheckStep::tr("Skip all blocked rows"), QStringLiteral("Skip all blocked rows")); }
};

QTEST_GUILESS_MAIN(TestTranslators)
#include "tst_translators.moc"
