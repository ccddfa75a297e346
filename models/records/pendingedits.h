// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of the records of one list that were made here and not sent yet: the value before and after of each field, by the key of
// its record. They are kept in the store with each step, so that they outlive a failed sending and the program itself. Everybody
// who shows the list shares one. GUI thread.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPair>

#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

#include <memory>
#include <optional>

namespace outdial::models {

// What keeps an edit from being sent as it is, or became of it when it was sent.
struct EditProblem {
    enum class Kind {
        None,
        Conflict, // the record says something else than when the edit was made: theirs
        Refused,  // the tenant did not take it: why
        Unknown,  // sent, and neither the answer nor the record told whether it was taken: why
    };
    Kind kind = Kind::None;
    QString text; // what the record says now (Conflict); a sentence

    bool operator==(const EditProblem &) const = default;
    QString toText() const;
    static EditProblem fromText(const QString &text);
};

struct PendingEdit {
    QByteArray key; // JSON object of the key fields, as the tenant stores them
    QString field;
    QString before; // "": it was empty
    QString after;  // "" with reset
    bool reset = false;
    qint64 made = 0; // ms since the epoch
    EditProblem problem;

    bool operator==(const PendingEdit &) const = default;
};

class PendingEdits : public QObject {
    Q_OBJECT
public:
    // The one of this list; made when nobody has it, from what the store keeps. tenant: Session::tenant().
    static std::shared_ptr<PendingEdits> of(const StorePtr &store, const QString &tenant, const QString &listId);
    // What was done until then is on the disk when it returns, unless the store has told that it cannot be written.
    ~PendingEdits() override;

    const QString &listId() const { return m_listId; }
    bool isEmpty() const { return m_edits.isEmpty(); }
    int count() const { return int(m_edits.size()); }
    int recordCount() const;
    // By record, in the order in which the records were edited first.
    const QList<PendingEdit> &edits() const { return m_edits; }
    QList<QByteArray> records() const;
    QList<PendingEdit> editsOf(const QByteArray &key) const;
    const PendingEdit *find(const QByteArray &key, const QString &field) const;
    // Names of the fields that are edited, in the order of the edits.
    QStringList fields() const;
    int count(EditProblem::Kind kind) const;

    // The field is to have this value; blank: it is to be emptied. before: what the record says, which counts only for the first
    // edit of the field. An edit that leads back to it is gone.
    void set(const QByteArray &key, const QString &field, const QString &before, const QString &after);
    // Several fields of one record as one step.
    struct Value {
        QString field;
        QString before;
        QString after;
    };
    void set(const QByteArray &key, const QList<Value> &values);
    void discard(const QByteArray &key, const QString &field);
    void discardRecord(const QByteArray &key);
    void discardAll();
    bool canUndo() const { return !m_steps.isEmpty(); }
    // Takes the last of the above back.
    void undo();

    // Of a sending. Neither is a step that could be undone: what was sent cannot be.
    void setProblem(const QByteArray &key, const QString &field, const EditProblem &problem);
    // The tenant has these: they are no edits any more.
    void applied(const QList<QPair<QByteArray, QString>> &edits);
    // Of an edit in conflict: what the record says now is what the edit changes; or it is dropped.
    void keepMine(const QByteArray &key, const QString &field);
    void takeTheirs(const QByteArray &key, const QString &field);

Q_SIGNALS:
    void changed();

private:
    struct Was {
        QByteArray key;
        QString field;
        std::optional<PendingEdit> edit; // none: there was none
    };
    using Step = QList<Was>;

    PendingEdits(StorePtr store, QString tenant, QString listId);
    void load();
    qsizetype indexOf(const QByteArray &key, const QString &field) const;
    bool setOne(const QByteArray &key, const Value &value, Step &step);
    void put(const QByteArray &key, const QString &field, const std::optional<PendingEdit> &edit);
    // What could not be written comes along with the next.
    void keep(const QByteArray &key, const QString &field, const std::optional<PendingEdit> &edit);
    void discardThose(const QList<QPair<QByteArray, QString>> &those);

    StorePtr m_store;
    QString m_tenant;
    QString m_listId;
    QList<PendingEdit> m_edits;
    QHash<QPair<QByteArray, QString>, qsizetype> m_places;
    QList<Step> m_steps;
    struct Unkept;
    std::shared_ptr<Unkept> m_unkept; // what is to be written; of the writer's thread
    std::unique_ptr<BackgroundWriter> m_writer;
};

// The values of a record's key, for people: "HP-000475", "Benning · 94117".
QString recordKeyText(const QByteArray &key);

} // namespace outdial::models
