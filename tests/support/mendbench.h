// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window of the console with an import of a file as far as the check, whose rows are mended.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <models/store/knownformats.h>
#include <models/transfer/mendrowsmodel.h>
#include <views/shared/tableview.h>
#include <views/shell/mainwindow.h>
#include <views/transfer/bulkmenddialog.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>
#include <views/transfer/mendtable.h>

#include <algorithm>
#include <support/importjobs.h>

namespace outdial::test {

inline QString c(const char *text) { return QString::fromUtf8(text); }

// Twenty good rows on lines 2 to 21, then these from line 22 on.
inline QByteArray fileWith(const QByteArray &rows) { return goodRows(20) + rows; }

// The window of the console with an import of a file, as far as the check.
struct MendBench : JobBench {
    explicit MendBench(const QByteArray &text, const QString &name = c("Spring leads"), QSize size = {1366, 768})
        : JobBench(c("empty")),
          list(makeList(name))
    {
        held = std::move(session);
        auto format = usFormat(list.formatName);
        format.id = list.formatId;
        models::KnownFormats(held->store()).remember(held->tenant(), {format, models::FormatOrigin::Created});
        auto *imports = new views::ImportsPage;
        window.addPage(views::PageId::Imports, imports, views::NavigationSection::Transfers, c("document-import"), c("Imports"));
        QObject::connect(imports, &views::ImportsPage::pageWanted, &console,
                         [this](views::Page *page) { window.openSubPage(views::PageId::Imports, page); });
        window.resize(size);
        window.show();
        window.setSession(held);
        window.openPage(views::PageId::Imports);
        imports->startImport(write(c("Spring leads.csv"), text), list);
    }
    ~MendBench() { window.setSession(nullptr); }

    void check()
    {
        QTRY_COMPARE(job()->blockers(), QStringList());
        while (page()->step() < views::ImportPage::Check)
            page()->next();
        QTRY_COMPARE(job()->phase(), models::ImportJob::Phase::Checked);
    }
    // The problem with this cause.
    void choose(models::Cause cause)
    {
        const auto problems = job()->report().problems;
        for (std::size_t i = 0; i < problems.size(); ++i) {
            if (problems[i].cause == cause) {
                view("Problems by cause")->setCurrentIndex(view("Problems by cause")->model()->index(int(i), 0));
                return;
            }
        }
        qFatal("no such problem");
    }

    views::ImportPage *page() const { return qobject_cast<views::ImportPage *>(window.currentPage()); }
    models::ImportJob *job() const { return page()->job(); }
    views::TableView *view(const char *name) const
    {
        const auto views = window.findChildren<views::TableView *>();
        for (auto *view : views) {
            if (view->accessibleName() == QLatin1String(name))
                return view;
        }
        return nullptr;
    }
    views::MendTable *table() const { return window.findChild<views::MendTable *>(); }
    models::MendRowsModel *rows() const { return qobject_cast<models::MendRowsModel *>(table()->model()); }
    QString text(int row, models::MendRowsModel::Part part) const
    {
        return rows()->index(row, rows()->columnOf(part)).data().toString();
    }
    QString spoken(int row, models::MendRowsModel::Part part) const
    {
        return rows()->index(row, rows()->columnOf(part)).data(Qt::AccessibleTextRole).toString();
    }
    QPushButton *button(const QString &begin) const
    {
        const auto buttons = window.findChildren<QPushButton *>();
        for (auto *button : buttons) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(begin))
                return button;
        }
        return nullptr;
    }
    bool says(const QString &words) const
    {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(labels,
                                   [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    // What the keys go to.
    QWidget *focus() const { return window.focusWidget(); }
    // The first key may open a cell.
    void type(const QString &text) const
    {
        for (const QChar letter : text)
            QTest::keyClick(focus(), letter.toLatin1());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const { QTest::keyClick(focus(), key, with); }
    views::BulkMendDialog *dialog() const { return window.findChild<views::BulkMendDialog *>(); }
    void acceptDialog()
    {
        primary(dialog())->click();
        QTRY_VERIFY(!dialog());
        window.activateWindow();
        QTRY_VERIFY(window.isActiveWindow());
    }
    static QPushButton *primary(const QDialog *dialog)
    {
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->isDefault(); });
        return found == buttons.end() ? nullptr : *found;
    }

    models::ImportTarget list;
    std::shared_ptr<models::Session> held;
    views::MainWindow window;
    QObject console;
};

inline const QByteArray badPhones = "C000482,Falkenrath,(415) 555-013,1,\r\n"
                                    "C000517,Ellwanger,(310) 555-011,1,\r\n"
                                    "C000611,Castellan,1 212 555 010,1,\r\n"
                                    "C000958,Halvorsen,646 555 0188 x204,1,\r\n"
                                    "C000959,Benning,646 555 0189 ext. 9,1,\r\n"
                                    "C001440,Wirtholm,555-0164,1,\r\n";

} // namespace outdial::test
