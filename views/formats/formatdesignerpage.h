// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A format is designed here, beside the rows of a file: created in the tenant with an empty list, or, when the tenant has it
// already and its fields are not known, taught to this workstation. Opened empty, with a CSV file, with a draft, or with a format
// to teach.
#pragma once

#include <QPointer>

#include <models/connect/session.h>
#include <models/formats/formatcreation.h>
#include <models/formats/formatdesign.h>
#include <models/formats/formatdrafts.h>
#include <models/store/knownformats.h>
#include <views/shared/page.h>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;

namespace outdial::models {
class FormatFinder;
}

namespace outdial::views {

class Button;
class ElidedLabel;
class EmptyState;
class FieldProperties;
class FormatFieldsTable;
class IconLabel;
class StoredPane;

class FormatDesignerPage : public Page {
    Q_OBJECT
public:
    // A new format. The session outlives the page.
    explicit FormatDesignerPage(models::Session &session, QWidget *parent = nullptr);
    ~FormatDesignerPage() override;

    // Fields are proposed from its columns; undoing brings back what was there.
    void openCsv(const QString &path);
    // The fields stay; columns of their names fill them.
    void openBeside(const QString &path);
    // Takes up a draft; false when there is none of this id, or it cannot be read.
    bool openDraft(const QString &draftId);
    // The fields of a format that the tenant has are entered or confirmed, and kept in the store: nothing is sent. listId: a list
    // that uses it, for reading field names from its records; may be empty.
    void teach(const QString &formatId, const QString &formatName, const QString &listId);
    void startFrom(const api::Format &format);
    void openFormatFile(const QString &path);
    void saveFormatFile(const QString &path);
    void compareWithOthers();

    models::FormatDesign &design() { return *m_design; }
    models::FormatCreation &creation() { return *m_creation; }
    FormatFieldsTable *fields() const { return m_table; }
    StoredPane *stored() const { return m_stored; }
    QString draftId() const { return m_draftId; }

    QList<QAction *> actions(MenuId menu) const override;
    void setSession(models::Session *session) override; // another one, or none: the page is at its end
    void activated() override;
    void deactivated() override; // what was not kept is kept as a draft
    QString dropHint(const QStringList &files, const QPoint &globalPosition) override;
    bool dropFiles(const QStringList &files, const QPoint &globalPosition) override;
    QWidget *firstFocus() const override;

public Q_SLOTS:
    void keepDraft();
    void act(); // creates, or remembers what was taught

Q_SIGNALS:
    void listCreated(const QString &listId, const QString &listName, const QString &formatId);
    void formatTaught(const QString &formatId);
    void draftsChanged();

private:
    void makeHeader();
    QWidget *makeContent();
    QWidget *makeFoot();
    void makeActions();
    void fillStartMenu();
    void chooseCsv();
    void chooseBeside();
    void chooseTable(void (FormatDesignerPage::*open)(const QString &));
    void chooseFormatFile();
    void chooseSavePlace();
    void learnFromRecords();
    void takeSample(quint64 reading, const models::SampleReading &read, bool propose, bool restored);
    void readSample(const QString &path, bool propose, bool restored);
    void created(const QString &listId, const QString &listName, const api::Format &format);
    void letGo();
    bool isTeaching() const { return !m_teachId.isEmpty(); }
    QString whyNot() const;
    void refresh() override;
    void refreshBanners();
    void tellCreation();
    void refreshFoot();
    void refreshTable();
    void refreshActions();

    QPointer<models::Session> m_session;
    models::FormatDrafts m_drafts;
    models::FormatDesign *m_design;
    models::FormatCreation *m_creation; // outlives the page when it is busy; null when that is at its end
    models::FormatFinder *m_finder = nullptr;
    QString m_draftId;
    QString m_teachId; // empty: a new format
    QString m_teachList;
    QString m_learnProblem;
    bool m_learning = false;
    bool m_done = false;
    quint64 m_readings = 0;

    Button *m_startButton;
    Button *m_compareButton;
    Button *m_saveButton;
    QMenu *m_startMenu;
    QStackedWidget *m_stack;
    FormatFieldsTable *m_table;
    EmptyState *m_empty;
    ElidedLabel *m_found; // "11 columns found in Spring leads.csv"
    FieldProperties *m_properties;
    StoredPane *m_stored;
    QLabel *m_formatLabel;
    QLineEdit *m_formatEdit;
    QLabel *m_listLabel;
    QLineEdit *m_listEdit;
    QLabel *m_nameError;
    IconLabel *m_whyIcon;
    ElidedLabel *m_why;
    Button *m_keep;
    Button *m_act;
    QList<QAction *> m_fileActions;
    QList<QAction *> m_editActions;
    QAction *m_keepAction;
    QAction *m_actAction;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_remove;
    QAction *m_up;
    QAction *m_down;
    QAction *m_rename;
    QAction *m_retype;
};

} // namespace outdial::views
