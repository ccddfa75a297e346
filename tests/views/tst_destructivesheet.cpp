// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sheet before something is destroyed shows all of what it says, however long the sentences are.

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <views/shared/destructivesheet.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/cutoff.h>
#include <support/pictures.h>

using namespace outdial;
using test::cutOff;
using namespace outdial::views;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

DestructiveQuestion longQuestion()
{
    DestructiveQuestion question;
    question.title = c("Delete “Bestandskunden_Rückruf_Süddeutschland_Wiederholungsanrufe_Herbst_2024.csv”?");
    question.sentence = c("The list and its 18,000 records go from the tenant and from every campaign. This cannot be undone.");
    const QString more =
        c("Predictive, progressive, automatic: dialing and connected calls are dropped. Preview: calls not yet picked "
          "up. The API does not tell the mode. Results of calls that drop are not saved.");
    for (int i = 0; i < 4; ++i)
        question.lines.append({c("call-stop"), true, c("Calls may drop in 1 running campaign."), c("Stop it first."), more});
    question.typed = c("Bestandskunden_Rückruf_Süddeutschland_Wiederholungsanrufe_Herbst_2024.csv");
    question.act = c("Delete 18,000 records");
    question.keep = c("Keep the list");
    return question;
}

} // namespace

class TestDestructiveSheet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }

    void showsAllOfIt()
    {
        DestructiveSheet sheet(longQuestion(), nullptr);
        sheet.open();
        QTRY_COMPARE(cutOff(sheet), QString());
        savePicture(sheet, c("destructive-long"));
        // News above the lines take their room from nobody.
        sheet.tell(true, c("The list was not deleted."), c("The tenant is under maintenance (503). Nothing was deleted."));
        QTRY_COMPARE(cutOff(sheet), QString());
    }

    // The long name has places to break in; copied with them, it still is the name.
    void takesTheNameAsItIsCopied()
    {
        DestructiveSheet sheet(longQuestion(), nullptr);
        sheet.open();
        QPushButton *act = nullptr;
        const auto buttons = sheet.findChildren<QPushButton *>();
        for (auto *button : buttons) {
            if (button->text() == longQuestion().act)
                act = button;
        }
        QLabel *name = nullptr;
        const auto labels = sheet.findChildren<QLabel *>();
        for (auto *label : labels) {
            if (label->accessibleName() == longQuestion().typed)
                name = label;
        }
        QVERIFY(name && act);
        auto *edit = sheet.findChild<QLineEdit *>();
        QVERIFY(!act->isEnabled());
        edit->setText(longQuestion().typed.chopped(1));
        QVERIFY(!act->isEnabled());
        QVERIFY(name->text().contains(QChar(0x200B)));
        edit->setText(name->text());
        QVERIFY(act->isEnabled());
        edit->setText(longQuestion().typed);
        QVERIFY(act->isEnabled());
    }

    // Who pressed a button is back on it when it did not work; not on whatever came next in the order.
    void theKeyboardIsWhereItWas()
    {
        DestructiveQuestion question = longQuestion();
        question.typed.clear();
        DestructiveQuestion::Campaign campaign;
        campaign.name = c("Spring renewals");
        question.campaigns.append(campaign);
        DestructiveSheet sheet(question, nullptr);
        sheet.open();
        sheet.actButton()->setFocus();
        sheet.setBusy(c("Deleting…"));
        QVERIFY(sheet.focusWidget() != sheet.actButton());
        sheet.setBusy(c("The answer was lost…"));
        sheet.setIdle();
        QCOMPARE(sheet.focusWidget(), static_cast<QWidget *>(sheet.actButton()));
    }

    void growsWithTheQuestion()
    {
        DestructiveQuestion brief = longQuestion();
        brief.lines.resize(1);
        DestructiveSheet sheet(brief, nullptr);
        sheet.open();
        QTRY_COMPARE(cutOff(sheet), QString());
        const int before = sheet.height();
        sheet.setQuestion(longQuestion());
        QCOMPARE(cutOff(sheet), QString()); // in the same turn: nothing is ever seen of both
        QVERIFY(sheet.height() > before);
        sheet.setQuestion(brief);
        QCOMPARE(sheet.height(), before); // and the foot does not stretch
    }
};

QTEST_MAIN(TestDestructiveSheet)
#include "tst_destructivesheet.moc"
