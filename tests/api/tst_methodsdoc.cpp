// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// docs/methods.md against the catalogue of methods: every method is in its table once, as the API names it, with a place in the
// window and a test that exists and speaks of it.

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QtTest>

#include <api/client/method.h>

using namespace outdial;

namespace {

struct Line {
    QString name;
    QString path;
    QString place;
    QStringList tests;
};

QString textOf(const QString &path)
{
    QFile file(QStringLiteral(OUTDIAL_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Rows of the table whose second column is a path in backquotes.
QList<Line> lines()
{
    QList<Line> all;
    const QStringList rows = textOf(QStringLiteral("docs/methods.md")).split(u'\n');
    for (const QString &row : rows) {
        const QStringList cells = row.split(u'|');
        if (cells.size() != 6 || !cells[2].contains(u'`'))
            continue;
        Line line;
        line.name = cells[1].trimmed();
        line.path = cells[2].trimmed().remove(u'`').section(u' ', 1);
        line.place = cells[3].trimmed();
        line.tests = cells[4].trimmed().remove(u'`').split(QStringLiteral(", "), Qt::SkipEmptyParts);
        all << line;
    }
    return all;
}

} // namespace

class TestMethodsDoc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMethodOnce()
    {
        QStringList documented;
        for (const Line &line : lines())
            documented << line.name + u' ' + line.path;
        documented.sort();
        QStringList known;
        for (const api::MethodInfo &info : api::methods())
            known << QString::fromLatin1(info.name) + u' ' + QString::fromLatin1(info.path);
        known.sort();
        QCOMPARE(known.size(), 34);
        QCOMPARE(documented, known);
    }

    void verbsAreTheApis()
    {
        const QString text = textOf(QStringLiteral("docs/methods.md"));
        for (const api::MethodInfo &info : api::methods()) {
            const QString line =
                QStringLiteral("`%1 %2`").arg(QString::fromLatin1(api::verbName(info.verb)), QString::fromLatin1(info.path));
            QVERIFY2(text.contains(line), qPrintable(line));
        }
    }

    void hasAPlace()
    {
        for (const Line &line : lines())
            QVERIFY2(line.place.size() > 8, qPrintable(line.name));
    }

    // The test is there and sends the method, or expects it: it has its path, its typed call, or its name in the catalogue.
    void testsSpeakOfIt()
    {
        for (const Line &line : lines()) {
            QVERIFY2(!line.tests.isEmpty(), qPrintable(line.name));
            const auto call =
                api::methodOfPath(QString(line.path).replace(QRegularExpression(QStringLiteral(":\\w+")), QStringLiteral("X")));
            QVERIFY2(call, qPrintable(line.path));
            const QString path = line.path.section(QStringLiteral("/:"), 0, 0);
            const QString last = path.section(u'/', -1);
            for (const QString &test : line.tests) {
                const QString text = textOf(QStringLiteral("tests/") + test);
                QVERIFY2(!text.isEmpty(), qPrintable(test + QStringLiteral(" is not there")));
                const QString typed = last == QLatin1String("delete") ? QStringLiteral("deleteMany")
                                      : last == QLatin1String("job")  ? QStringLiteral("getStatus")
                                                                      : last;
                const QRegularExpression calls(
                    QStringLiteral("(campaign|callingList|doNotCallList|dnc\\(\\)|job)\\.%1\\(|Method::%2\\b")
                        .arg(typed, methodWord(call->method)));
                const bool speaks =
                    text.contains(QRegularExpression(QRegularExpression::escape(path) + QStringLiteral("[/\",]"))) ||
                    text.contains(calls);
                QVERIFY2(speaks, qPrintable(QStringLiteral("%1 does not speak of %2").arg(test, line.path)));
            }
        }
    }

private:
    // The enumerator, as it is written in the catalogue.
    static QString methodWord(api::Method method)
    {
        static const QStringList words = [] {
            QStringList all;
            auto found = QRegularExpression(QStringLiteral("entry\\(Method::(\\w+)"))
                             .globalMatch(textOf(QStringLiteral("api/client/method.cpp")));
            while (found.hasNext())
                all << found.next().captured(1);
            return all;
        }();
        return words.value(int(method));
    }
};

QTEST_GUILESS_MAIN(TestMethodsDoc)
#include "tst_methodsdoc.moc"
