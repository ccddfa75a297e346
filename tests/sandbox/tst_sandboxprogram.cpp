// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The program outdial-sandbox and its command line: wrong use, and what options do.
#include <QTest>

#include <support/sandboxprogram.h>

using outdial::test::SandboxProgram;

class SandboxProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const QStringList &arguments) { QTest::newRow(qPrintable(arguments.join(u' '))) << arguments; };
        row({QStringLiteral("--fault"), QStringLiteral("kind=flood")});
        row({QStringLiteral("--fault"), QStringLiteral("kind=reset,ms=1")});
        row({QStringLiteral("--privileges"), QStringLiteral("Manage Lists,Manage lists")});
        row({QStringLiteral("--port"), QStringLiteral("x")});
        row({QStringLiteral("--dataset"), QStringLiteral("records:many")});
        row({QStringLiteral("--job-speed"), QStringLiteral("0")});
        row({QStringLiteral("somewhere")});
    }
    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        SandboxProgram program;
        QCOMPARE(program.run(arguments), 2);
        QVERIFY(program.said().contains(QLatin1String("outdial-sandbox: ")));
    }

    void campaignThatIsNotThere()
    {
        SandboxProgram program;
        QCOMPARE(program.run({QStringLiteral("--dataset"), QStringLiteral("empty"), QStringLiteral("--assigned"),
                              QStringLiteral("Practice campaign,Nobody's campaign")}),
                 3);
        QVERIFY(program.said().contains(QLatin1String("Nobody's campaign")));
    }

    void privilegesOfTheCommandLine()
    {
        SandboxProgram program;
        QVERIFY2(program.start({QStringLiteral("--dataset"), QStringLiteral("empty"), QStringLiteral("--privileges"),
                                QStringLiteral("Manage assigned services and campaigns, Start campaigns and enable lists"),
                                QStringLiteral("--assigned"), QStringLiteral("Practice campaign")}),
                 qPrintable(program.said()));
        QCOMPARE(program.tenant->get("campaign/getAll").array().size(), 1);
        QCOMPARE(program.tenant->call("POST", "callinglist/getAll", "{\"limit\": 1}").status, 403);
        program.kill();
    }
};

QTEST_GUILESS_MAIN(SandboxProgramTest)
#include "tst_sandboxprogram.moc"
