// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The designer of formats on the screen, for its tests: with a tenant that is written down, or with a sandbox.
#pragma once

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <models/formats/storedrowmodel.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatfieldstable.h>
#include <views/formats/storedpane.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/theme.h>

#include <support/formatcases.h>
#include <support/recordsbench.h>

namespace outdial::test {

struct FormatDesk {
    explicit FormatDesk(models::Session *session) : page(std::make_unique<views::FormatDesignerPage>(*session))
    {
        page->resize(1232, 840);
        page->show();
        page->activated();
        QTest::qWait(20); // layouts settle
    }
    models::FormatDesign &design() const { return page->design(); }
    views::FormatFieldsTable *table() const { return page->fields(); }
    QStringList names() const
    {
        QStringList names;
        for (const api::Field &field : design().format().fields)
            names << field.name;
        return names;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers held = Qt::NoModifier) const
    {
        QWidget *editor = table()->viewport()->findChild<QLineEdit *>();
        QTest::keyClick(editor != nullptr ? editor : static_cast<QWidget *>(table()), key, held);
    }
    // Types into the open editor of a cell.
    void type(const QString &text) const
    {
        if (auto *edit = table()->viewport()->findChild<QLineEdit *>())
            QTest::keyClicks(edit, text);
    }
    QLineEdit *edit(const char *label) const
    {
        for (const QLabel *each : page->findChildren<QLabel *>()) {
            if (each->text().remove(u'&') == QString::fromUtf8(label))
                return qobject_cast<QLineEdit *>(each->buddy());
        }
        return nullptr;
    }
    QString bannerTitle(const char *key) const { return banner(key) != nullptr ? banner(key)->title() : QString(); }
    views::Banner *banner(const char *key) const { return page->banners()->banner(QString::fromUtf8(key)); }
    QPushButton *create() const { return button(*page, "Create list and format"); }

    std::unique_ptr<views::FormatDesignerPage> page;
};

} // namespace outdial::test
