// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of records over a list of the local tenant, with its format known, and the means to use it by the keyboard.
#pragma once

#include <QApplication>
#include <QTest>

#include <models/records/recordsmodel.h>
#include <models/store/knownformats.h>
#include <views/records/editsbar.h>
#include <views/records/recordcells.h>
#include <views/records/recordediting.h>
#include <views/records/recordspage.h>
#include <views/shared/tableview.h>

#include <support/recordeditbench.h>
#include <support/recordsbench.h>

namespace outdial::test {

class RecordEditPage : public RecordEditBench {
public:
    explicit RecordEditPage(int records = 4, bool known = true) : RecordEditBench(records)
    {
        auto own =
            std::make_unique<api::Client>(client->address(), api::Credentials{sandbox->clientId(), sandbox->clientSecret()});
        own->setRetryPolicy({1, std::chrono::milliseconds(5), std::chrono::milliseconds(20)});
        session = makeSession(std::move(own));
        if (known) {
            api::Format named = format();
            named.id = value(client->callingList.getList(listId)).formatId;
            models::KnownFormats(session->store()).remember(session->tenant(), {named, models::FormatOrigin::Created});
        }
        page = std::make_unique<views::RecordsPage>(views::RecordsPlace{listId, QStringLiteral("Editing.csv"), {}, {}, {}, -1});
        page->resize(1232, 820);
        page->setSession(session.get());
        page->show();
        page->activateWindow();
    }
    ~RecordEditPage()
    {
        page.reset();
        session.reset();
    }

    models::RecordsModel *model() const { return page->model(); }
    views::RecordEditing *editing() const { return page->editing(); }
    models::PendingEdits &waiting() const { return *editing()->edits(); }
    bool loads(int records) const
    {
        return QTest::qWaitFor([&] { return model()->shown() == records && model()->columnCount() > 5 && editing()->edits(); },
                               10'000);
    }
    int column(const char *field) const
    {
        for (int section = 0; section < model()->columnCount(); ++section) {
            if (model()->headerData(section, Qt::Horizontal).toString() == QLatin1String(field))
                return section;
        }
        return -1;
    }
    QModelIndex cell(int row, const char *field) const { return model()->index(row, column(field)); }
    QString text(int row, const char *field) const { return cell(row, field).data().toString(); }
    void goTo(int row, const char *field) const
    {
        page->table()->setFocus();
        page->table()->setCurrentIndex(cell(row, field));
    }
    // F2, the value, and a key.
    void write(int row, const char *field, const char *value, int key = Qt::Key_Return) const
    {
        goTo(row, field);
        trigger("Edit the field");
        QLineEdit *edit = page->view()->cells()->editor();
        if (!edit)
            return;
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Backspace);
        QTest::keyClicks(edit, QString::fromUtf8(value));
        QTest::keyClick(edit, Qt::Key(key));
    }
    bool trigger(const char *text) const
    {
        for (const views::MenuId menu : {views::MenuId::Edit, views::MenuId::Record}) {
            for (QAction *action : page->actions(menu)) {
                if (action && action->text().remove(QLatin1Char('&')).startsWith(QLatin1String(text)) && action->isEnabled()) {
                    action->trigger();
                    return true;
                }
            }
        }
        return false;
    }

    std::unique_ptr<models::Session> session;
    std::unique_ptr<views::RecordsPage> page;
};

} // namespace outdial::test
