// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats as createListWithNewFormat takes them.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <api/types/format.h>

using namespace outdial::api;

class TestFormat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfTypes();
    void encodesOnlyWhatBelongs();
    void roundTrip();
    void refuses_data();
    void refuses();
    void misprintsAreUnderstood();
};

void TestFormat::namesOfTypes()
{
    const QStringList names{QStringLiteral("ACCOUNT"),    QStringLiteral("AGENT_LOGIN_ID"), QStringLiteral("CALLING_NUMBER"),
                            QStringLiteral("COMPANY"),    QStringLiteral("DATETIME"),       QStringLiteral("DATETIME_CALL_AT"),
                            QStringLiteral("FIRST_NAME"), QStringLiteral("INTEGER"),        QStringLiteral("LAST_NAME"),
                            QStringLiteral("OTHER"),      QStringLiteral("PHONE"),          QStringLiteral("ZIP_CODE"),
                            QStringLiteral("PRIORITY"),   QStringLiteral("STATE")};
    for (const QString &name : names) {
        const auto type = fieldTypeFromName(name);
        QVERIFY2(type, qPrintable(name));
        QCOMPARE(QString(fieldTypeName(*type)), name);
    }
    QVERIFY(!fieldTypeFromName(u"phone"));
    QVERIFY(!fieldTypeFromName(u""));
}

void TestFormat::encodesOnlyWhatBelongs()
{
    Field text;
    text.name = QStringLiteral("note");
    text.removePrefix = QStringLiteral("0");
    text.format = QStringLiteral("yyyy-MM-dd");
    Field phone;
    phone.name = QStringLiteral("phone");
    phone.type = FieldType::Phone;
    phone.phoneType = PhoneType::UsCanada;
    phone.defaultCountryCode = QStringLiteral("49");
    Format format;
    format.name = QStringLiteral("f");
    format.fields = {text, phone};
    const QJsonObject object = QJsonDocument::fromJson(encodeNewList(format, QString())).object();
    QCOMPARE(object.keys(), (QStringList{QStringLiteral("fields"), QStringLiteral("formatName")}));
    const QJsonArray fields = object.value(QLatin1String("fields")).toArray();
    QCOMPARE(fields.at(0).toObject().keys(),
             (QStringList{QStringLiteral("key"), QStringLiteral("name"), QStringLiteral("required"), QStringLiteral("searchable"),
                          QStringLiteral("skip"), QStringLiteral("type")}));
    QCOMPARE(fields.at(1).toObject().value(QLatin1String("phoneType")).toString(), QStringLiteral("US_CANADA"));
    QVERIFY(!fields.at(1).toObject().contains(QLatin1String("defaultCountryCode")));
    const QJsonObject named = QJsonDocument::fromJson(encodeNewList(format, QStringLiteral("spring"))).object();
    QCOMPARE(named.value(QLatin1String("listName")).toString(), QStringLiteral("spring"));
}

void TestFormat::roundTrip()
{
    const QByteArray json = R"({"formatName": "Renewals", "listName": "ignored", "fields": [
        {"name": "id", "type": "ACCOUNT", "key": true, "searchable": true, "required": true},
        {"name": "mobile", "type": "PHONE", "phoneType": "OTHER", "removePrefix": "0", "defaultCountryCode": "46"},
        {"name": "due", "type": "DATETIME_CALL_AT", "format": "dd-MM-yyyy", "timeZone": "Europe/Stockholm"},
        {"name": "rank", "type": "PRIORITY", "order": "FIFO", "expiresAfter": "7", "skip": true}]})";
    const Result<Format> once = decodeFormat(json);
    QVERIFY2(once, qPrintable(once ? QString() : once.error().description));
    const Result<Format> twice = decodeFormat(encodeNewList(*once, QStringLiteral("x")));
    QVERIFY(twice);
    for (const Format &format : {*once, *twice}) {
        QCOMPARE(format.name, QStringLiteral("Renewals"));
        QCOMPARE(format.fields.size(), 4);
        QVERIFY(format.hasKey());
        QVERIFY(format.fields.at(0).key && format.fields.at(0).searchable && format.fields.at(0).required);
        QCOMPARE(format.fields.at(1).removePrefix, QStringLiteral("0"));
        QCOMPARE(format.fields.at(1).defaultCountryCode, QStringLiteral("46"));
        QCOMPARE(format.fields.at(2).format, QStringLiteral("dd-MM-yyyy"));
        QCOMPARE(format.fields.at(2).timeZone, QStringLiteral("Europe/Stockholm"));
        QCOMPARE(format.fields.at(3).order, QStringLiteral("FIFO"));
        QCOMPARE(format.fields.at(3).expiresAfter, QStringLiteral("7"));
        QVERIFY(format.fields.at(3).skip);
        QCOMPARE(format.indexOf(QStringLiteral("due")), 2);
        QCOMPARE(format.indexOf(QStringLiteral("Due")), -1);
    }
}

void TestFormat::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *json, const char *says) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(says);
    };
    row("not JSON", "{\n\"formatName\": \"a\",\n}", "line 3");
    row("a list", "[]", "formatName");
    row("no name", R"({"fields": []})", "\"formatName\"");
    row("no fields", R"({"formatName": "a"})", "\"fields\"");
    row("unknown key", R"({"formatName": "a", "fields": [], "feilds": []})", "\"feilds\"");
    row("field is text", R"({"formatName": "a", "fields": ["x"]})", "Field 1");
    row("no type", R"({"formatName": "a", "fields": [{"name": "x"}]})", "Field 1 (x): \"type\" is missing");
    row("wrong type", R"({"formatName": "a", "fields": [{"name": "x", "type": "PHONES"}]})", "\"PHONES\"");
    row("flag as text", R"({"formatName": "a", "fields": [{"name": "x", "type": "OTHER", "key": "true"}]})", "\"key\"");
    row("misspelt flag", R"({"formatName": "a", "fields": [{"name": "x", "type": "OTHER", "requierd": true}]})", "\"requierd\"");
    row("of another type", R"({"formatName": "a", "fields": [{"name": "x", "type": "OTHER", "phoneType": "OTHER"}]})",
        "\"phoneType\"");
    row("phone type", R"({"formatName": "a", "fields": [{"name": "x", "type": "PHONE", "phoneType": "UK"}]})", "\"UK\"");
}

void TestFormat::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const Result<Format> format = decodeFormat(json);
    QVERIFY(!format);
    QCOMPARE(format.error().kind, ErrorKind::BadRequest);
    QVERIFY2(format.error().description.contains(says), qPrintable(format.error().description));
}

void TestFormat::misprintsAreUnderstood()
{
    const Result<Format> format =
        decodeFormat("\xEF\xBB\xBF{\"formatName\": \"a\", \"fields\": [{\"name\": \"p\", \"type\": \"PHONE\", "
                     "\"defaultCoutryCode\": \"1\"}, {\"name\": \"t\", \"type\": \"DATETIME\", "
                     "\"format\": \"MM/dd/yyyy ::mm\"}]}");
    QVERIFY(format);
    QCOMPARE(format->fields.at(0).defaultCountryCode, QStringLiteral("1"));
    QCOMPARE(format->fields.at(1).format, QStringLiteral("MM/dd/yyyy HH:mm"));
    QVERIFY(!encodeNewList(*format, QString()).contains("Coutry"));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
