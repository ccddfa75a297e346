// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks a record of an instance up by its key fields (Query a Record) and shows it with status and attempts; one of a list that
// is bound to nothing without them (Query a Record DEPRECATED, the only method that reads such a list). Where the list's
// format is not known, the names of the key fields are asked as well.
#pragma once

#include <QDialog>

#include <api/client/client.h>
#include <models/records/recordkeys.h>
#include <models/records/timewindow.h>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class Banner;
class Button;
class FormField;
class IconButton;
class RecordPane;

class LookupDialog : public QDialog {
    Q_OBJECT
public:
    struct Place {
        api::Client *client = nullptr; // outlives the dialog
        QString campaignId;
        QString instanceId;
        QString listName;
        std::optional<api::Format> format;
        QStringList keyNames;   // where the format is not known: those found before
        QStringList fieldNames; // of the records, to choose from
        models::TimeZoneShown zone = models::TimeZoneShown::Local;
        QString listId = {}; // where there is no instance
    };
    LookupDialog(Place place, QWidget *parent);
    ~LookupDialog() override;

    models::RecordsModel *model() const { return m_model; }

Q_SIGNALS:
    // A record was found by fields that the user has named.
    void keyNamesLearned(const QStringList &names);

private:
    struct Line {
        QComboBox *name = nullptr; // null: known by the format
        QString known;
        QLineEdit *value = nullptr;
        FormField *field = nullptr;
    };
    QWidget *makeKeys();
    QWidget *makeResult();
    void addKnown(const api::Field &field);
    void addAsked(const QString &name);
    void lookUp();
    std::optional<models::RecordKey> key();
    void refresh();
    void showRecord(int row);

    Place m_place;
    models::RecordsModel *m_model;
    QVBoxLayout *m_lines;
    QList<Line> m_keys;
    Button *m_add = nullptr;
    Button *m_act;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QWidget *m_several;
    QLabel *m_nth;
    IconButton *m_before;
    IconButton *m_after;
    RecordPane *m_pane;
    int m_row = 0;
    QStringList m_askedNames; // of the look-up that is shown
};

} // namespace outdial::views
