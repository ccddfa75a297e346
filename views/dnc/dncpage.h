// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Do-Not-Call lists that are known here: one number is added while the caller is on the line, many from a file; below, what
// was changed from this workstation, which is all that anybody can know of what is in them.
#pragma once

#include <models/dnc/dncbook.h>
#include <models/dnc/dncfastadd.h>
#include <models/dnc/dncjob.h>
#include <models/dnc/dncledgermodel.h>
#include <views/dnc/dncwritingfields.h>
#include <views/shared/page.h>

#include <memory>

class QLabel;
class QStackedWidget;

namespace outdial::views {

class Banner;
class Button;
class DncListColumn;
class DncManyDialog;
class ElidedLabel;
class EmptyState;
class FastAddBar;
class IconButton;
class SearchField;
class StateLabel;
class TableView;

class DncPage : public Page {
    Q_OBJECT
public:
    explicit DncPage(QWidget *parent = nullptr);
    ~DncPage() override;

    // A campaign was read somewhere (Get Campaign): the lists that it names are known from now on.
    void see(const QString &campaignId, const QString &campaignName, const QList<api::DncListRef> &lists);

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void setSession(models::Session *session) override;
    QString dropHint(const QStringList &files, const QPoint &globalPosition) override;
    bool dropFiles(const QStringList &files, const QPoint &globalPosition) override;
    QWidget *firstFocus() const override;

    void select(const QString &listId);
    models::DncBook *book() const { return m_book.get(); } // null: no tenant
    models::DncJob *job() const { return m_job.get(); }    // the last one; null: none
    FastAddBar *fastAdd() const { return m_fastAdd; }
    DncListColumn *column() const { return m_column; }
    TableView *table() const { return m_table; }
    // Null when the current list takes no changes, or something else is under way.
    DncManyDialog *openMany(models::DncTask::Kind kind, const QString &file = {});

Q_SIGNALS:
    // What is known or was changed here: lists, keys, or the state of an act on many keys.
    void changed();
    // "Find in pending records…" with the lists that are known.
    void sweepRequested();

private:
    // dncpage.cpp
    QWidget *makeRight();
    QWidget *makeLedgerHead();
    void makeTable();
    void currentChanged();
    const models::DncListSeen *current() const;
    void readLedger();
    void answerSearch();
    // dncpage_state.cpp
    void refreshState();
    void showInstead();
    void showLock();
    void showJob();
    void connectionChanged();
    // dncpage_acts.cpp
    void makeActions();
    void refreshActions();
    void addById();
    void askStart(DncManyDialog *dialog, models::DncTask task);
    void askDeleteAll();
    void openSheet(const models::DncTask &task, qint64 fresh, QWidget *over, std::function<void()> accepted);
    void start(const models::DncTask &task);
    void showJobDialog();
    void exportKeys();
    void forget();
    void copyId();
    void editWriting();
    void showMenu(const QPoint &globalPosition);
    void fillOverflow(QMenu *menu) const;
    bool canSend() const;

    models::Session *m_session = nullptr;
    std::unique_ptr<models::DncDesk> m_desk;
    std::unique_ptr<models::DncBook> m_book;
    std::unique_ptr<models::DncFastAdd> m_adder;
    std::unique_ptr<models::DncJob> m_job;
    models::DncLedgerModel m_ledger;
    DncWritingChoice m_writing;
    qint64 m_known = -1; // keys of the current list; -1: not counted yet
    quint64 m_ledgerQuestion = 0;
    quint64 m_searchQuestion = 0;
    QElapsedTimer m_sinceLedger;

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    DncListColumn *m_column;
    QLabel *m_lead;
    Button *m_find;
    QWidget *m_right;
    ElidedLabel *m_title;
    StateLabel *m_type;
    Button *m_addMany;
    Button *m_removeMany;
    IconButton *m_more;
    FastAddBar *m_fastAdd;
    Banner *m_lock;
    QWidget *m_lockPart;
    QLabel *m_count;
    SearchField *m_search;
    QLabel *m_answer;
    TableView *m_table;
    enum class Instead { Nothing, Loading, Empty, Failed };
    Instead m_instead = Instead::Loading;

    QAction *m_addManyAction;
    QAction *m_removeManyAction;
    QAction *m_replaceAction;
    QAction *m_deleteAllAction;
    QAction *m_exportAction;
    QAction *m_writingAction;
    QAction *m_copyIdAction;
    QAction *m_forgetAction;
    QAction *m_addByIdAction;
    QAction *m_sweepAction;
    QAction *m_searchAction;
};

} // namespace outdial::views
