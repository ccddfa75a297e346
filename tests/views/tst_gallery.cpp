// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sheet with every component: all of it is named for assistive tools, and it can be looked at (OUTDIAL_PICTURES=DIR).
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <views/shared/gallery.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <support/pictures.h>

using namespace outdial::views;

class TestGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }

    void looksInBothThemes()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            Gallery gallery;
            gallery.resize(1440, 1180);
            gallery.show();
            QVERIFY(QTest::qWaitForWindowExposed(&gallery));
            auto *view = gallery.findChild<TableView *>();
            QVERIFY(view);
            gallery.activateWindow();
            view->setFocus();
            QTRY_VERIFY(view->hasFocusInside());
            outdial::savePicture(gallery,
                                 mode == ThemeMode::Dark ? QStringLiteral("gallery-dark") : QStringLiteral("gallery-light"));
            // The ground is the theme's, whatever the platform's palette.
            QCOMPARE(gallery.grab().toImage().pixelColor(2, 2), Theme::instance().color(Token::Window));
        }
        Theme::instance().setMode(ThemeMode::Light);
    }

    void everyControlIsNamed()
    {
        Gallery gallery;
        int seen = 0;
        for (QWidget *widget : gallery.findChildren<QWidget *>()) {
            const bool input = qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget);
            const bool named = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QAbstractItemView *>(widget);
            if (!input && !named)
                continue;
            // Parts of other controls (the edit of a spin box, the list of a combo box) speak through their owner.
            if (qobject_cast<QHeaderView *>(widget) || qobject_cast<QComboBox *>(widget->parentWidget()) ||
                widget->parentWidget()->inherits("QAbstractSpinBox") || widget->inherits("QTableCornerButton") ||
                widget->parentWidget()->inherits("QComboBoxPrivateContainer"))
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            bool buddy = false;
            for (const QLabel *label : gallery.findChildren<QLabel *>())
                buddy = buddy || label->buddy() == widget;
            ++seen;
            QVERIFY2(!face->text(QAccessible::Name).isEmpty() || buddy, widget->metaObject()->className());
        }
        QVERIFY(seen > 40);
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
