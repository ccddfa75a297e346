// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window with the page of imports on a sandbox, and a list of it whose fields are known.
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

#include <models/store/knownformats.h>
#include <models/transfer/importqueue.h>
#include <views/shared/banner.h>
#include <views/shared/toast.h>
#include <views/shell/mainwindow.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>

#include <support/importjobs.h>

namespace outdial::test {

inline QString c(const char *text) { return QString::fromUtf8(text); }

// north.csv, south.csv and west.csv with one row each: customer_id,last_name,phone.
inline const char *const archive =
    "UEsDBBQAAAAAAAAAIlz6xYnCMQAAADEAAAAJAAAAbm9ydGguY3N2Y3VzdG9tZXJfaWQsbGFzdF9uYW1lLHBob25lCjEsQ2FzLCg0MTUpIDU1NS0wMTAwClBL"
    "AwQUAAAAAAAAACJcWHaMoDEAAAAxAAAACQAAAHNvdXRoLmNzdmN1c3RvbWVyX2lkLGxhc3RfbmFtZSxwaG9uZQoyLENhcywoNDE1KSA1NTUtMDEwMQpQSwME"
    "FAAAAAAAAAAiXAWmexQxAAAAMQAAAAgAAAB3ZXN0LmNzdmN1c3RvbWVyX2lkLGxhc3RfbmFtZSxwaG9uZQozLENhcywoNDE1KSA1NTUtMDEwMgpQSwECFAMU"
    "AAAAAAAAACJc+sWJwjEAAAAxAAAACQAAAAAAAAAAAAAAgAEAAAAAbm9ydGguY3N2UEsBAhQDFAAAAAAAAAAiXFh2jKAxAAAAMQAAAAkAAAAAAAAAAAAAAIAB"
    "WAAAAHNvdXRoLmNzdlBLAQIUAxQAAAAAAAAAIlwFpnsUMQAAADEAAAAIAAAAAAAAAAAAAACAAbAAAAB3ZXN0LmNzdlBLBQYAAAAAAwADAKQAAAAHAQAAAAA=";

// The window of the console with the page of imports, and a list whose fields are known.
struct PageBench : JobBench {
    explicit PageBench(const QString &name) : JobBench(c("empty")), list(makeList(name))
    {
        held = std::move(session);
        auto format = usFormat(list.formatName);
        format.id = list.formatId;
        models::KnownFormats(held->store()).remember(held->tenant(), {format, models::FormatOrigin::Created});
        imports = new views::ImportsPage;
        window.addPage(views::PageId::Imports, imports, views::NavigationSection::Transfers, c("document-import"), c("Imports"));
        QObject::connect(imports, &views::ImportsPage::pageWanted, &console,
                         [this](views::Page *page) { window.openSubPage(views::PageId::Imports, page); });
        QObject::connect(imports, &views::ImportsPage::closeWanted, &console,
                         [this] { window.openPage(views::PageId::Imports); });
        window.resize(1366, 768);
        window.show();
        window.setSession(held);
        window.openPage(views::PageId::Imports);
    }
    ~PageBench() { window.setSession(nullptr); }

    QString file(const QString &name, int count, int first) const { return write(name, goodRows(count, first)); }
    views::ImportPage *page() const { return qobject_cast<views::ImportPage *>(window.currentPage()); }
    // The first button that is shown with this at the beginning of its text.
    QPushButton *button(const QString &begin) const
    {
        const auto buttons = window.findChildren<QPushButton *>();
        for (auto *button : buttons) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(begin))
                return button;
        }
        return nullptr;
    }
    // On the plan: the others go on by themselves.
    QCheckBox *alone() const
    {
        const auto boxes = page()->findChildren<QCheckBox *>();
        for (auto *box : boxes) {
            if (box->text().startsWith(c("&Go on with the other")))
                return box;
        }
        return nullptr;
    }
    QStringList toasts()
    {
        QStringList texts;
        const auto shown = views::ToastHost::of(&window).toasts();
        for (const auto *toast : shown) {
            const auto labels = toast->findChildren<QLabel *>();
            for (const auto *label : labels)
                texts.append(label->text());
        }
        return texts;
    }
    // As far as the plan.
    void plan()
    {
        QTRY_COMPARE(page()->job()->blockers(), QStringList());
        while (page()->step() < views::ImportPage::Check)
            page()->next();
        QTRY_COMPARE(page()->job()->phase(), models::ImportJob::Phase::Checked);
        page()->next();
        QCOMPARE(page()->step(), int(views::ImportPage::Plan));
    }
    QStringList waiting() const
    {
        QStringList names;
        for (int row = 0; row < page()->queue()->rowCount(); ++row)
            names.append(page()->queue()->index(row).data().toString());
        return names;
    }

    models::ImportTarget list;
    std::shared_ptr<models::Session> held;
    views::MainWindow window;
    QObject console;
    views::ImportsPage *imports;
};

inline views::Banner *bannerOf(const views::Page &page, const QString &words)
{
    const auto banners = page.banners()->findChildren<views::Banner *>();
    for (auto *banner : banners) {
        if (banner->isVisible() && QString(banner->title() + u' ' + banner->text()).contains(words))
            return banner;
    }
    return nullptr;
}

} // namespace outdial::test
