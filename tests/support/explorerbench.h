// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of the method explorer in a window of its own, with the hands and eyes of a person.
#pragma once

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <models/activity/explorermembers.h>
#include <views/activity/exploreranswerpanel.h>
#include <views/activity/explorerbody.h>
#include <views/activity/explorerform.h>
#include <views/activity/explorermethodlist.h>
#include <views/activity/explorerpage.h>
#include <views/activity/explorerrequest.h>
#include <views/shared/banner.h>
#include <views/shared/states.h>

namespace outdial::test {

// The page as a person sees it, in a window of its own.
struct Shown {
    explicit Shown(models::Session *session, const QSize &size = QSize(1232, 784))
    {
        page.resize(size);
        page.setSession(session);
        page.show();
        page.activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&page);
    }
    ~Shown() { page.setSession(nullptr); }

    QPushButton *button(const char *text) const
    {
        for (auto *one : page.findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == QString::fromUtf8(text))
                return one;
        }
        return nullptr;
    }
    QAction *action(const char *text) const
    {
        for (const auto menu : {views::MenuId::File, views::MenuId::Edit, views::MenuId::Tools}) {
            for (auto *one : page.actions(menu)) {
                if (one && one->text().remove(u'&') == QString::fromUtf8(text))
                    return one;
            }
        }
        return nullptr;
    }
    QWidget *field(const char *name) const { return page.request()->form()->field(QString::fromUtf8(name)); }
    QString body() const { return page.request()->body(); }
    QString member(const char *path) const
    {
        const auto found = models::jsonMember(page.request()->body(), QString::fromUtf8(path));
        return found ? found->spelt : QStringLiteral("-");
    }
    QString shown() const { return page.answer()->body()->toPlainText(); }
    QString state() const { return page.answer()->findChild<views::StateLabel *>()->text(); }
    views::Banner *outcome() const
    {
        auto *banner = page.answer()->findChild<views::Banner *>();
        return banner && banner->isVisible() ? banner : nullptr;
    }
    QDialog *question() const
    {
        for (auto *dialog : page.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    // Types into a field as a person does.
    void type(const char *name, const QString &text) const
    {
        QWidget *at = field(name);
        at->setFocus();
        if (auto *combo = qobject_cast<QComboBox *>(at))
            at = combo->lineEdit();
        QTest::keyClick(at, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(at, Qt::Key_Delete);
        QTest::keyClicks(at, text);
    }

    views::ExplorerPage page;
};

} // namespace outdial::test
