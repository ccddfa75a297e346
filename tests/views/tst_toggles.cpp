// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is switched by assistive technology, which toggles a button without clicking it, acts as it does for a click, once; and
// what the program switches itself asks for nothing.

#include <QAbstractButton>
#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

#include <views/campaigns/sortingdesigner.h>
#include <views/shared/toggle.h>
#include <views/shared/widgets.h>
#include <views/shell/mainwindow.h>
#include <views/shell/navigation.h>

using namespace outdial;
using namespace outdial::views;

namespace {

bool toggle(QAbstractButton *button)
{
    QAccessibleInterface *one = QAccessible::queryAccessibleInterface(button);
    QAccessibleActionInterface *actions = one ? one->actionInterface() : nullptr;
    if (!actions || !actions->actionNames().contains(QAccessibleActionInterface::toggleAction()))
        return false;
    actions->doAction(QAccessibleActionInterface::toggleAction());
    return true;
}

QAbstractButton *buttonOf(QWidget *in, const char *text)
{
    for (auto *button : in->findChildren<QAbstractButton *>()) {
        if (button->text() == QLatin1String(text))
            return button;
    }
    return nullptr;
}

} // namespace

class TestToggles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void navigation()
    {
        NavigationPanel panel;
        panel.addItem(PageId::Campaigns, NavigationSection::Operate, QStringLiteral("campaigns"), QStringLiteral("Campaigns"));
        NavigationItem *lists =
            panel.addItem(PageId::Lists, NavigationSection::Data, QStringLiteral("lists"), QStringLiteral("Lists"));
        QSignalSpy chosen(&panel, &NavigationPanel::chosen);
        panel.setCurrent(PageId::Campaigns);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(toggle(lists));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<PageId>(), PageId::Lists);
        panel.setCurrent(PageId::Lists);
        QCOMPARE(chosen.count(), 1);
        lists->click(); // again: whoever shows the pages marks it again
        QCOMPARE(chosen.count(), 2);
        panel.setCurrent(PageId::Lists);
        QVERIFY(lists->isChecked());
        QCOMPARE(chosen.count(), 2);
    }

    void segments()
    {
        SegmentedControl control(QStringLiteral("Records"));
        QSignalSpy changed(&control, &SegmentedControl::currentChanged);
        control.addSegment(1, QStringLiteral("All"));
        control.addSegment(2, QStringLiteral("Completed"));
        control.addSegment(3, QStringLiteral("Updated"));
        QCOMPARE(changed.count(), 0);
        QVERIFY(toggle(buttonOf(&control, "Completed")));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toInt(), 2);
        QCOMPARE(control.current(), 2);
        control.setCurrent(3);
        QCOMPARE(control.current(), 3);
        QCOMPARE(changed.count(), 1);
        buttonOf(&control, "All")->click();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(control.current(), 1);
        QVERIFY(!buttonOf(&control, "Updated")->isChecked());
    }

    void confirmedSwitch()
    {
        ToggleButton button(QStringLiteral("Dialing of Spring renewals"));
        QSignalSpy requested(&button, &ToggleButton::requested);
        QVERIFY(toggle(&button));
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.first().first().toBool(), true);
        QVERIFY(!button.isChecked()); // until it is confirmed
        button.setPosition(TogglePosition::On);
        QVERIFY(button.isChecked());
        QCOMPARE(requested.count(), 1);
        QVERIFY(toggle(&button));
        QCOMPARE(requested.count(), 2);
        QCOMPARE(requested.last().first().toBool(), false);
        QVERIFY(button.isChecked());
        button.setPosition(TogglePosition::Waiting);
        QCOMPARE(requested.count(), 2);
        QVERIFY(toggle(&button));
        QCOMPARE(requested.count(), 2); // it is asked for already
        QVERIFY(!button.isChecked());
    }

    void sortingType()
    {
        SortingDesigner designer;
        QSignalSpy changed(&designer, &SortingDesigner::changed);
        designer.setSorting({api::SortingType::Random, {}});
        QCOMPARE(changed.count(), 0);
        QAbstractButton *natural = nullptr;
        for (auto *button : designer.findChildren<QAbstractButton *>()) {
            if (button->isCheckable() && button->autoExclusive() && !natural)
                natural = button;
        }
        QVERIFY(natural && !natural->isChecked());
        QVERIFY(toggle(natural));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(designer.sorting().type, api::SortingType::Natural);
    }
};

QTEST_MAIN(TestToggles)
#include "tst_toggles.moc"
