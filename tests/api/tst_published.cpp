// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the published collection is at hand (OUTDIAL_COLLECTION, or beside the checkout): each answer that it prints is
// understood by the client, and what the client sends has the keys and types that it prints. The facts themselves are in the
// methods' cases; this shows that they are the collection's.
#include <QtTest>

#include <support/faketransport.h>
#include <support/methodcases.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestPublished final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allMethodsAreInTheCatalogue();
    void printedAnswersAreUnderstood();
    void printedRequestsAreSent();

private:
    struct Printed {
        Method method;
        QByteArray request;
        QList<QByteArray> answers;
    };
    void collect(const QJsonArray &items);
    static void compareShape(const QJsonValue &sent, const QJsonValue &printed, const QString &where, QStringList &problems);

    QList<Printed> m_printed;
    QStringList m_unknown;
};

void TestPublished::initTestCase()
{
    QString path = qEnvironmentVariable("OUTDIAL_COLLECTION");
    if (path.isEmpty())
        path = QStringLiteral(OUTDIAL_SOURCE_DIR "/../shared/reference/list-management-api-v3.postman_collection.json");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the published collection is not at hand (OUTDIAL_COLLECTION names it)");
    const QJsonDocument collection = QJsonDocument::fromJson(file.readAll());
    QVERIFY(collection.isObject());
    collect(collection[QLatin1String("item")].toArray());
}

void TestPublished::collect(const QJsonArray &items)
{
    for (const QJsonValue &value : items) {
        if (value[QLatin1String("item")].isArray()) {
            collect(value[QLatin1String("item")].toArray());
            continue;
        }
        const QJsonValue request = value[QLatin1String("request")];
        const QJsonValue url = request[QLatin1String("url")];
        const QString raw = url.isString() ? url.toString() : url[QLatin1String("raw")].toString();
        const QByteArray path = raw.section(QStringLiteral("/configapi/v3/"), 1).toLatin1();
        bool found = false;
        for (const MethodInfo &info : methods()) {
            if (path != info.path || request[QLatin1String("method")].toString().toLatin1() != verbName(info.verb))
                continue;
            Printed one{info.method, request[QLatin1String("body")][QLatin1String("raw")].toString().toUtf8(), {}};
            for (const QJsonValue &response : value[QLatin1String("response")].toArray())
                one.answers.append(response[QLatin1String("body")].toString().toUtf8());
            m_printed.append(one);
            found = true;
        }
        if (!found)
            m_unknown << raw;
    }
}

void TestPublished::allMethodsAreInTheCatalogue()
{
    QCOMPARE(m_unknown, QStringList());
    QCOMPARE(m_printed.size(), methodCount);
}

void TestPublished::printedAnswersAreUnderstood()
{
    int answers = 0;
    for (const Printed &printed : m_printed) {
        for (const QByteArray &body : printed.answers) {
            ++answers;
            const auto tenant = std::make_shared<FakeTenant>();
            const auto client = clientOf(tenant);
            tenant->script(printed.method, {test::answer(200, body)});
            if (printed.method == Method::GetAccessToken) {
                QVERIFY(client->signIn().result());
                continue;
            }
            for (const MethodCase &one : methodCases()) {
                if (one.method != printed.method)
                    continue;
                const Told told = one.ask(*client);
                QVERIFY2(told, told ? "" : qPrintable(one.target + QStringLiteral(": ") + told.error().detail));
            }
        }
    }
    QCOMPARE(answers, 37);
}

void TestPublished::compareShape(const QJsonValue &sent, const QJsonValue &printed, const QString &where, QStringList &problems)
{
    if (sent.isNull())
        return; // a reset
    if (sent.type() != printed.type()) {
        problems << where + QStringLiteral(" has another type");
        return;
    }
    if (sent.isArray() && !sent.toArray().isEmpty() && !printed.toArray().isEmpty()) {
        compareShape(sent.toArray().first(), printed.toArray().first(), where + QStringLiteral("[]"), problems);
        return;
    }
    const QJsonObject object = sent.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue same = printed[it.key()];
        if (same.isUndefined())
            problems << where + QLatin1Char('.') + it.key() + QStringLiteral(" is not printed");
        else if (it.key() != QLatin1String("fields") || same.isArray()) // fields of records are the user's
            compareShape(it.value(), same, where + QLatin1Char('.') + it.key(), problems);
    }
}

void TestPublished::printedRequestsAreSent()
{
    // Their bodies are records of the user.
    const QSet<Method> free{Method::AddManyRecords, Method::AddRecord, Method::ListQueryRecordDeprecated,
                            Method::UpdateManyRecords, Method::UpdateRecord};
    QStringList problems;
    int compared = 0;
    for (const Printed &printed : m_printed) {
        if (printed.method == Method::GetAccessToken || free.contains(printed.method))
            continue;
        for (const MethodCase &one : methodCases()) {
            if (one.method != printed.method)
                continue;
            QCOMPARE(one.body.isEmpty(), printed.request.trimmed().isEmpty());
            if (one.body.isEmpty())
                continue;
            QJsonParseError error;
            const QJsonDocument wanted = QJsonDocument::fromJson(printed.request, &error);
            QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(one.target));
            const QJsonDocument ours = QJsonDocument::fromJson(one.body);
            const QJsonValue sent = ours.isArray() ? QJsonValue(ours.array()) : QJsonValue(ours.object());
            const QJsonValue there = wanted.isArray() ? QJsonValue(wanted.array()) : QJsonValue(wanted.object());
            compareShape(sent, there, one.target, problems);
            ++compared;
        }
    }
    QCOMPARE(problems, QStringList());
    QVERIFY(compared >= 18);
}

QTEST_GUILESS_MAIN(TestPublished)
#include "tst_published.moc"
