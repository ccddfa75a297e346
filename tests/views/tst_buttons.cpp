// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What Return does in a dialog: on a button it is that button, in a field it is the default one, and never one that nobody meant.

#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <views/shared/widgets.h>

using namespace outdial::views;

namespace {

struct Dialog {
    QDialog dialog;
    QLineEdit *field = new QLineEdit;
    Button *keep = new Button(QStringLiteral("Keep the list"));
    Button *act = new Button(QStringLiteral("Delete 6 records"), ButtonKind::Destructive);
    IconButton *more = new IconButton(QStringLiteral("overflow-menu"), QStringLiteral("More"));
    QSignalSpy kept{keep, &QPushButton::clicked};
    QSignalSpy acted{act, &QPushButton::clicked};
    QSignalSpy opened{more, &QToolButton::clicked};

    Dialog()
    {
        auto *column = new QVBoxLayout(&dialog);
        for (QWidget *part : {static_cast<QWidget *>(field), static_cast<QWidget *>(keep), static_cast<QWidget *>(act),
                              static_cast<QWidget *>(more)})
            column->addWidget(part);
        keep->setDefault(true);
        dialog.show();
        dialog.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&dialog));
    }
};

} // namespace

class TestButtons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void returnInAField()
    {
        Dialog dialog;
        dialog.field->setFocus();
        QTest::keyClick(dialog.field, Qt::Key_Return);
        QCOMPARE(dialog.kept.count(), 1);
        QCOMPARE(dialog.acted.count(), 0);
    }
    void returnOnAButton()
    {
        Dialog dialog;
        for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
            dialog.act->setFocus();
            QTest::keyClick(dialog.act, key);
        }
        QCOMPARE(dialog.acted.count(), 2);
        QCOMPARE(dialog.kept.count(), 0);
        dialog.more->setFocus();
        QTest::keyClick(dialog.more, Qt::Key_Return);
        QCOMPARE(dialog.opened.count(), 1);
        QCOMPARE(dialog.kept.count(), 0);
    }
    void heldDownPressesOnce()
    {
        Dialog dialog;
        dialog.act->setFocus();
        for (const bool again : {false, true, true}) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), again);
            QCoreApplication::sendEvent(dialog.act, &press);
        }
        QCOMPARE(dialog.acted.count(), 1);
        QCOMPARE(dialog.kept.count(), 0);
    }
    void anOffButtonIsOff()
    {
        Dialog dialog;
        dialog.act->setEnabled(false);
        QTest::keyClick(dialog.act, Qt::Key_Return);
        QCOMPARE(dialog.acted.count(), 0);
    }
};

QTEST_MAIN(TestButtons)
#include "tst_buttons.moc"
