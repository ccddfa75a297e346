// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Every input that fuzzing has kept, and every one that once broke something, runs through its target again.
#include "targets.h"

#include <QDirIterator>
#include <QtTest>

class TestFuzzCorpus final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replay_data()
    {
        QTest::addColumn<QString>("target");
        for (const outdial::fuzz::Target &target : outdial::fuzz::targets)
            QTest::newRow(target.name) << QString::fromLatin1(target.name);
    }

    void replay()
    {
        QFETCH(QString, target);
        int count = 0;
        QDirIterator files(QStringLiteral(OUTDIAL_CORPUS_DIR "/") + target, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const outdial::fuzz::Target &one : outdial::fuzz::targets) {
                if (target == QLatin1String(one.name))
                    one.run(bytes);
            }
            ++count;
        }
        QVERIFY2(count >= 3, "the corpus of this target is missing");
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
