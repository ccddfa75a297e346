// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several files that are dropped on the window of the console: one import page, the others wait behind the first.

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTest>

#include <app/console/console.h>
#include <views/lists/listspage.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>

#include <support/tenantsession.h>

using namespace outdial;
using views::ImportPage;

namespace {

bool drop(QWidget *onto, const QPoint &at, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const auto &file : files)
        urls.append(QUrl::fromLocalFile(file));
    data.setUrls(urls);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(onto, &enter);
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(onto, &event);
    return event.isAccepted();
}

QStringList waitingFor(const ImportPage &page)
{
    QStringList names;
    for (int row = 0; row < page.queue()->rowCount(); ++row)
        names.append(page.queue()->index(row).data().toString());
    return names;
}

} // namespace

class TestDropFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void onTheWindow();
    void onACallingList();
    void beforeThereIsATenant();

private:
    QStringList m_files;
    QTemporaryDir m_folder;
    test::OwnSettings m_settings;
};

void TestDropFiles::initTestCase()
{
    views::Theme::instance().apply(*qApp);
    for (const auto &name : {QStringLiteral("a.csv"), QStringLiteral("b.csv"), QStringLiteral("c.csv")}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("customer_id,last_name,phone\n1,Cas,(415) 555-0100\n");
        m_files.append(file.fileName());
    }
}

void TestDropFiles::onTheWindow()
{
    app::Console console(*models::Store::open({}), {});
    auto &window = console.window();
    window.show();
    console.openSandbox();
    QTRY_VERIFY_WITH_TIMEOUT(window.session() != nullptr, 20'000);
    QVERIFY(drop(&window, {600, 400}, m_files));
    auto *page = qobject_cast<ImportPage *>(window.currentPage());
    QVERIFY(page != nullptr);
    QCOMPARE(page->job()->fileName(), QStringLiteral("a.csv"));
    QCOMPARE(waitingFor(*page), (QStringList{QStringLiteral("b.csv"), QStringLiteral("c.csv")}));
    QCOMPARE(page->step(), int(ImportPage::Source));
    QCOMPARE(window.findChildren<ImportPage *>().size(), 1);
    QVERIFY(views::ToastHost::of(&window).toasts().isEmpty());
}

void TestDropFiles::onACallingList()
{
    app::Console console(*models::Store::open({}), {});
    auto &window = console.window();
    window.show();
    console.openSandbox();
    QTRY_VERIFY_WITH_TIMEOUT(window.session() != nullptr, 20'000);
    window.openPage(views::PageId::Lists);
    auto *table = console.lists().table();
    QTRY_VERIFY(table->model() != nullptr && table->model()->rowCount() > 5);
    const auto second = table->model()->index(1, 0);
    QVERIFY(drop(table->viewport(), {30, table->rowViewportPosition(1) + table->rowHeight(1) / 2}, m_files));
    auto *page = qobject_cast<ImportPage *>(window.currentPage());
    QVERIFY(page != nullptr);
    QVERIFY(page->job()->target().has_value());
    QVERIFY(second.data().toString().contains(page->job()->target()->listName));
    QCOMPARE(waitingFor(*page).size(), 2);
    QTRY_VERIFY(!page->job()->isReading());
    QCOMPARE(page->step(), int(ImportPage::Source)); // which files they are is seen first
}

void TestDropFiles::beforeThereIsATenant()
{
    app::Console console(*models::Store::open({}), {});
    auto &window = console.window();
    window.show();
    QVERIFY(drop(&window, {600, 400}, m_files)); // asks for a tenant, and the files wait
    console.openSandbox();
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<ImportPage *>(window.currentPage()) != nullptr, 20'000);
    const auto *page = qobject_cast<ImportPage *>(window.currentPage());
    QCOMPARE(page->job()->fileName(), QStringLiteral("a.csv"));
    QCOMPARE(waitingFor(*page).size(), 2);
}

QTEST_MAIN(TestDropFiles)
#include "tst_dropfiles.moc"
