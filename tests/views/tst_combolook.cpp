// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The closed combo box: what does not fit ends in "…", and is in the tool tip whole. Pictures with OUTDIAL_PICTURES=DIR.

#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include <views/shared/combolook.h>
#include <views/shared/theme.h>

#include <support/pictures.h>

using namespace outdial;
using namespace outdial::views;

namespace {

const QString longText = QStringLiteral("Spring renewals, West Coast and Mountain, second half of the year");

QString tipOf(QComboBox &combo)
{
    QToolTip::hideText();
    QHelpEvent help(QEvent::ToolTip, combo.rect().center(), combo.mapToGlobal(combo.rect().center()));
    QApplication::sendEvent(&combo, &help);
    return QToolTip::isVisible() ? QToolTip::text() : QString();
}

// Only the words of the box: neither its edge nor the arrow.
QImage words(QComboBox &combo) { return combo.grab(QRect(10, 4, combo.width() - 44, combo.height() - 8)).toImage(); }

} // namespace

class TestComboLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void cleanup() { Theme::instance().setMode(ThemeMode::Light); }

    // It looks like a box that has just the words that fit, with "…" behind them.
    void endsInAnEllipsis()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QComboBox cut;
            cut.addItem(longText);
            cut.setFixedWidth(220);
            cut.show();
            QVERIFY(isValueCut(cut));
            QComboBox dots;
            int longest = 0;
            for (int length = 1; length < longText.size(); ++length)
                dots.addItem(longText.left(length).trimmed() + QStringLiteral("…"));
            dots.setFixedWidth(220);
            dots.show();
            for (int i = 0; i < dots.count(); ++i) {
                dots.setCurrentIndex(i);
                if (!isValueCut(dots))
                    longest = i;
            }
            dots.setCurrentIndex(longest);
            QVERIFY(longest > 10);
            savePicture(cut, QStringLiteral("combo-cut-%1").arg(int(mode)));
            savePicture(dots, QStringLiteral("combo-dots-%1").arg(int(mode)));
            QCOMPARE(words(cut), words(dots));
        }
    }

    void toolTip()
    {
        QComboBox combo;
        combo.addItems({longText, QStringLiteral("Short")});
        combo.setFixedWidth(220);
        combo.show();
        QCOMPARE(tipOf(combo), longText);
        combo.setToolTip(QStringLiteral("Which campaign"));
        QCOMPARE(tipOf(combo), QString(longText + QStringLiteral("\nWhich campaign")));
        combo.setCurrentIndex(1);
        QVERIFY(!isValueCut(combo));
        QCOMPARE(tipOf(combo), QStringLiteral("Which campaign"));
        combo.setFixedWidth(600);
        combo.setCurrentIndex(0);
        QVERIFY(!isValueCut(combo));
    }

    // Typed words are scrolled; the tool tip has them whole all the same.
    void editable()
    {
        QComboBox combo;
        combo.setEditable(true);
        combo.setEditText(longText);
        combo.setFixedWidth(220);
        combo.show();
        QVERIFY(isValueCut(combo));
        QCOMPARE(tipOf(combo), longText);
    }
};

QTEST_MAIN(TestComboLook)
#include "tst_combolook.moc"
