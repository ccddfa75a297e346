// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records that are still to be dialed though a Do-Not-Call key that was added from here forbids it: looks through all lists that
// can be read, shows what it finds by list, and erases it when somebody says why. Looking begins when the page has a session.
#pragma once

#include <models/dnc/dncsweepmodels.h>
#include <views/shared/page.h>

#include <memory>

class QLabel;
class QLineEdit;
class QProgressBar;
class QStackedWidget;

namespace outdial::views {

class Button;
class EmptyState;
class FormField;
class StateLabel;
class TableView;

class DncSweepPage : public Page {
    Q_OBJECT
public:
    // lists: the Do-Not-Call lists that are known here. countryCode: of numbers that have none, as they were sent.
    explicit DncSweepPage(const QList<models::DncListSeen> &lists, const QString &countryCode = {}, QWidget *parent = nullptr);
    ~DncSweepPage() override;

    void refresh() override; // looks through everything again
    void setSession(models::Session *session) override;
    QWidget *firstFocus() const override;

    models::DncSweepJob *job() const { return m_job.get(); }
    TableView *listTable() const { return m_lists; }
    TableView *recordTable() const { return m_records; }
    QLineEdit *reasonEdit() const { return m_reason; }
    Button *eraseButton() const { return m_erase; }

Q_SIGNALS:
    void erased(const QString &listId, qint64 records); // when an erasing is over, for each list

private:
    QWidget *makeTop();
    QWidget *makeTables();
    QWidget *makeErase();
    void begin();
    void end();
    void refreshState();
    void refreshTop();
    void refreshErase();
    void showCover();
    void askErase();
    void startErase(const std::vector<std::size_t> &records, const QString &reason);
    void tellErased();
    std::vector<std::size_t> erasable() const; // of those that are shown
    bool isLookedThrough() const;

    const QList<models::DncListSeen> m_dncLists;
    const QString m_countryCode;
    models::Session *m_session = nullptr;
    std::unique_ptr<models::DncSweepJob> m_job;
    std::unique_ptr<models::SweptListsModel> m_listModel;
    std::unique_ptr<models::SweptRecordsModel> m_recordModel;
    bool m_erasing = false;
    std::vector<std::size_t> m_asked; // records of the last erasing

    Button *m_cancel;
    Button *m_again;
    QLabel *m_summary;
    QProgressBar *m_bar;
    StateLabel *m_state;
    TableView *m_lists;
    TableView *m_records;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_erasePart;
    QLineEdit *m_reason;
    QLabel *m_off;
    Button *m_erase;
};

} // namespace outdial::views
