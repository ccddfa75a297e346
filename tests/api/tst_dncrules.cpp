// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#include <api/rules/dncrules.h>

using namespace outdial::rules;

class TestDncRules final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void records_data();
    void records();
};

void TestDncRules::types_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<DncType>("type");
    QTest::addColumn<bool>("modifiable");
    QTest::addColumn<bool>("comments");
    const auto row = [](const char *name, DncType type, bool modifiable, bool comments) {
        QTest::newRow(name) << QString::fromLatin1(name) << type << modifiable << comments;
    };
    row("INTERNAL", DncType::Internal, true, true);
    row("GEOGRAPHIC_POSTAL", DncType::GeographicPostal, true, true);
    row("GEOGRAPHIC_STATE", DncType::GeographicState, false, true);
    row("GEOGRAPHIC_AREACODE", DncType::GeographicAreaCode, true, true);
    row("EXCLUSION", DncType::Exclusion, true, false);
}

void TestDncRules::types()
{
    QFETCH(QString, name);
    QFETCH(DncType, type);
    QFETCH(bool, modifiable);
    QFETCH(bool, comments);
    QCOMPARE(QString(dncTypeName(type)), name);
    QVERIFY(dncTypeFromName(name) == type);
    QVERIFY(dncTypeFromName(name.toLower()) == type);
    QVERIFY(!dncTypeFromName(QString(name + QLatin1Char('S'))));
    QCOMPARE(isModifiable(type), modifiable);
    QCOMPARE(hasComments(type), comments);
}

void TestDncRules::records_data()
{
    QTest::addColumn<DncType>("type");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("comment");
    QTest::addColumn<DncFault>("fault");
    QTest::newRow("number") << DncType::Internal << QByteArray("15550100") << true << DncFault::None;
    QTest::newRow("blanks around") << DncType::Internal << QByteArray(" \t15550100 ") << false << DncFault::None;
    QTest::newRow("empty") << DncType::Internal << QByteArray() << true << DncFault::MissingKey;
    QTest::newRow("blank") << DncType::Exclusion << QByteArray("  ") << true << DncFault::MissingKey; // named first
    QTest::newRow("seven digits for an area") << DncType::GeographicAreaCode << QByteArray("9999999") << true << DncFault::None;
    QTest::newRow("exclusion") << DncType::Exclusion << QByteArray("A-17") << false << DncFault::None;
    QTest::newRow("exclusion with comment") << DncType::Exclusion << QByteArray("A-17") << true << DncFault::FormatError;
    QTest::newRow("not UTF-8") << DncType::Internal << QByteArray("\xC3\x28") << false << DncFault::FormatError;
}

void TestDncRules::records()
{
    QFETCH(DncType, type);
    QFETCH(QByteArray, key);
    QFETCH(bool, comment);
    QFETCH(DncFault, fault);
    QVERIFY(checkDncRecord(type, {key.constData(), static_cast<std::size_t>(key.size())}, comment) == fault);
}

QTEST_GUILESS_MAIN(TestDncRules)
#include "tst_dncrules.moc"
