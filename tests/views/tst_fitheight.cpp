// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A dialog is as high as its sentences need, and stays on the screen with its buttons.
#include <QLabel>
#include <QScreen>
#include <QTest>
#include <QVBoxLayout>

#include <views/shared/fitheight.h>

using namespace outdial::views;

class TestFitHeight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growsUpwardsAtTheBottomOfTheScreen()
    {
        QDialog dialog;
        auto *column = new QVBoxLayout(&dialog);
        auto *label = new QLabel(QStringLiteral("One line"));
        label->setWordWrap(true);
        column->addWidget(label);
        dialog.resize(300, 80);
        const QRect room = dialog.screen()->availableGeometry();
        dialog.move(40, room.bottom() - 120);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        fitHeight(&dialog);
        const int x = dialog.frameGeometry().x();
        QVERIFY(dialog.frameGeometry().bottom() <= room.bottom());
        label->setText(QStringLiteral("A sentence that needs many lines. ").repeated(40));
        fitHeight(&dialog);
        QVERIFY(dialog.height() >= label->heightForWidth(label->width()));
        QVERIFY(dialog.height() > 200);
        QVERIFY2(dialog.frameGeometry().bottom() <= room.bottom(), qPrintable(QString::number(dialog.frameGeometry().bottom())));
        QVERIFY(dialog.frameGeometry().top() >= room.top());
        QCOMPARE(dialog.frameGeometry().x(), x);
    }

    void staysWhereThereIsRoom()
    {
        QDialog dialog;
        auto *column = new QVBoxLayout(&dialog);
        column->addWidget(new QLabel(QStringLiteral("One line")));
        dialog.move(40, 30);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QPoint before = dialog.pos();
        fitHeight(&dialog);
        QCOMPARE(dialog.pos(), before);
    }
};

QTEST_MAIN(TestFitHeight)
#include "tst_fitheight.moc"
