// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Adds a record to a list, or edits one: a field each for what the format has, with what the tenant would make of the value, or
// why it would refuse it, while it is written. Of an update only what changed is sent, and only if the record still says what it
// said; else it is asked whose values are to stay. A failed update stays among the edits that wait. When an answer is lost, that
// is said, and the record can be looked up; nothing is sent again by itself.
#pragma once

#include <QDialog>
#include <QList>

#include <models/records/editrun.h>
#include <models/records/recordform.h>

class QLabel;
class QLineEdit;

namespace outdial::views {

class Banner;
class Button;
class FormField;

class RecordEditor : public QDialog {
    Q_OBJECT
public:
    struct Place {
        models::EditRun::Place list; // its format is that of the fields
        QString listName;
        api::Format fields;                          // the format, or names and keys only
        bool typed = true;                           // false: names and keys only
        std::shared_ptr<models::PendingEdits> edits; // of an update
    };
    RecordEditor(models::RecordForm::Purpose purpose, Place place, const QHash<QString, QString> &values, QWidget *parent);
    ~RecordEditor() override;

    QLineEdit *edit(const QString &field) const; // null: there is no such
    QString below(const QString &field) const;   // what is said of it
    Button *saveButton() const { return m_save; }
    Button *laterButton() const { return m_later; }
    Banner *banner() const { return m_banner; }
    QString reason() const; // why Save is off

Q_SIGNALS:
    // The tenant has it. key: empty where the list has none.
    void added(const QByteArray &key);
    void updated(const QByteArray &key, int edits);

public Q_SLOTS:
    void reject() override; // not while the tenant is asked

private:
    enum class Doubt { None, Lost, Conflict };
    struct Line {
        QLineEdit *edit = nullptr;
        FormField *field = nullptr;
        bool touched = false;
    };
    QWidget *makeFields();
    void makeFoot();
    void written(int index);
    void showLine(int index);
    void refresh();
    void save();
    void saveAdded();
    void takeAdded(const api::Result<void> &answer);
    void lookUpAdded();
    void saveUpdated();
    void takeUpdated();
    void keepForLater();
    void collect();
    void bannerPressed();
    void tell(bool wrong, const QString &title, const QString &text, const QString &button = {});

    models::RecordForm m_form;
    Place m_place;
    models::EditRun m_run;
    QByteArray m_key;  // of the record that is updated
    QByteArray m_sent; // the record that was added last
    Doubt m_doubt = Doubt::None;
    bool m_busy = false;
    QList<Line> m_lines;
    Banner *m_banner;
    QLabel *m_reason;
    Button *m_close;
    Button *m_later;
    Button *m_save;
};

} // namespace outdial::views
