// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats as the console puts them together: from the page of formats to the designer and back.

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <app/console/designing.h>
#include <models/formats/formatdrafts.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatspage.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>

#include <support/formatcases.h>
#include <support/tenantsession.h>

using namespace outdial;
using models::FormatsModel;
using views::FormatDesignerPage;
using views::PageId;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

struct Window {
    test::SandboxSession on{QStringLiteral("demo")};
    views::MainWindow window;
    std::unique_ptr<app::Designing> designing;
    std::shared_ptr<models::Session> session;

    Window()
    {
        designing = std::make_unique<app::Designing>(window);
        window.resize(1440, 900);
        window.show();
        session = std::shared_ptr<models::Session>(std::move(on.session));
        window.setSession(session);
        window.openPage(PageId::Formats);
    }
    ~Window()
    {
        window.setSession(nullptr);
        designing.reset();
    }
    views::FormatsPage &formats() const { return designing->page(); }
    FormatDesignerPage *designer() const { return qobject_cast<FormatDesignerPage *>(window.currentPage()); }
    bool listsRead() const
    {
        return QTest::qWaitFor([this] { return formats().model()->state() == FormatsModel::State::Done; }, 30'000);
    }
};

} // namespace

class TestFormatConsole : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void createdAndSelected();
    void draftsComeBack();
    void taughtAndSelected();
    void withoutTenant();
    void tenantLeftWhileDesigning();

private:
    test::OwnSettings m_settings;
    QTemporaryDir m_folder;
};

void TestFormatConsole::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    views::Theme::instance().apply(*qApp);
}

void TestFormatConsole::createdAndSelected()
{
    Window on;
    QVERIFY(on.listsRead());
    QSignalSpy created(on.designing.get(), &app::Designing::listCreated);
    QSignalSpy opened(on.designing.get(), &app::Designing::openListRequested);
    auto *page = on.designing->newFormat(test::writeFile(m_folder, "Spring 2.csv", test::renewalsCsv()));
    QVERIFY(page && on.designer() == page);
    QTRY_VERIFY(page->design().verdict());
    page->act();
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 10'000);
    QCOMPARE(created.at(0).at(1).toString(), c("Spring 2"));
    QCOMPARE(created.at(0).at(0).toString(), on.on.tenant->listIdByName(c("Spring 2")));
    QCOMPARE(on.window.currentPage(), &on.formats());
    const QString formatId = created.at(0).at(2).toString();
    QTRY_COMPARE(on.formats().model()->rowOf(formatId), on.formats().table()->currentIndex().row());
    auto &toasts = views::ToastHost::of(&on.window);
    QCOMPARE(toasts.toasts().size(), 1);
    for (auto *each : toasts.toasts().first()->findChildren<QPushButton *>()) {
        if (each->text() == c("Open the list"))
            each->click();
    }
    QCOMPARE(opened.at(0).at(0).toString(), created.at(0).at(0).toString());
}

void TestFormatConsole::draftsComeBack()
{
    Window on;
    QVERIFY(on.listsRead());
    const int before = on.formats().model()->total();
    on.designing->newFormat()->startFrom(test::smallFormat());
    on.window.openPage(PageId::Formats); // left without a word
    QCOMPARE(on.formats().model()->total(), before + 1);
    const auto *entry = on.formats().model()->at(0);
    QVERIFY(entry->draft);
    on.formats().table()->setCurrentIndex(on.formats().model()->index(0, 0));
    QTest::keyClick(on.formats().table(), Qt::Key_Return);
    QVERIFY(on.designer());
    QCOMPARE(on.designer()->title(), c("Renewals US v3"));
    QVERIFY(!on.designing->openDraft(c("none")));
}

void TestFormatConsole::taughtAndSelected()
{
    Window on;
    QVERIFY(on.listsRead());
    QSignalSpy taught(on.designing.get(), &app::Designing::formatTaught);
    on.formats().table()->setCurrentIndex(on.formats().model()->index(1, 0));
    const QString id = on.formats().model()->at(1)->id;
    QTest::keyClick(on.formats().table(), Qt::Key_Return);
    QVERIFY(on.designer());
    on.designer()->startFrom(test::smallFormat());
    on.designer()->act();
    QCOMPARE(taught.at(0).at(0).toString(), id);
    QCOMPARE(on.window.currentPage(), &on.formats());
    QCOMPARE(on.formats().model()->at(1)->origin, std::optional(models::FormatOrigin::Taught));
}

void TestFormatConsole::withoutTenant()
{
    Window on;
    on.window.setSession(nullptr);
    QVERIFY(!on.designing->newFormat());
    QVERIFY(!on.designing->teach(c("F"), c("f")));
}

// The file is still being read, and what was designed is kept.
void TestFormatConsole::tenantLeftWhileDesigning()
{
    Window on;
    QVERIFY(on.listsRead());
    auto *page = on.designing->newFormat();
    page->startFrom(test::smallFormat());
    page->openCsv(test::writeFile(m_folder, "Spring 3.csv", test::renewalsCsv()));
    const models::FormatDrafts drafts(on.session->store(), on.session->tenant());
    on.window.setSession(nullptr);
    QTest::qWait(100);
    QCOMPARE(drafts.all().size(), 1);
}

QTEST_MAIN(TestFormatConsole)
#include "tst_formatconsole.moc"
