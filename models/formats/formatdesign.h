// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A format while it is designed: its fields as a table that is edited in place, moved, undone; what the tenant would refuse of
// it; and, when there is a sample, which column of it fills each field. Fields have ids of this design, which stay through moves
// and undo. GUI thread; rows are judged off it.
#pragma once

#include <QAbstractTableModel>

#include <models/formats/formatsample.h>
#include <models/formats/formattroubles.h>

#include <optional>

namespace outdial::models {

class FormatDesign final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        HandleColumn,
        NameColumn,
        TypeColumn,
        RequiredColumn,
        KeyColumn,
        SearchableColumn,
        SkipColumn,
        SeenColumn,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole + 1, // quint64
        TroubleRole,               // bool: something of the field would be refused
        OnRole,                    // bool: of the columns with ticks
        KindRole,                  // index into fieldKinds()
    };

    explicit FormatDesign(QObject *parent = nullptr);
    ~FormatDesign() override;

    // Forgets everything, also what could be undone.
    void clear();
    // The same, with these fields to begin with.
    void load(const api::Format &format);
    api::Format format() const;
    QString formatName() const { return m_state.formatName; }
    QString listName() const { return m_state.listName; }
    void setFormatName(const QString &name);
    void setListName(const QString &name);

    // Positions and ids; 0 is no field.
    quint64 idAt(int row) const;
    int rowOf(quint64 id) const;
    const api::Field *field(quint64 id) const;
    // The column of the sample that fills the field; -1: none.
    int columnOf(quint64 id) const;

    // Each is one step of undo. merge: steps of one property of one field that follow each other are one.
    void setField(quint64 id, const api::Field &field, const QString &merge = {});
    void setKind(quint64 id, int kind);
    void toggle(quint64 id, Column column);
    quint64 insertField(int row);
    void removeField(quint64 id);
    void moveField(quint64 id, int row);
    void mend(const FormatTrouble &trouble);
    // Other fields in the place of these. Names are taken over when they are not empty.
    void startFrom(const api::Format &format);

    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    void undo();
    void redo();
    // Something was changed since the design was cleared, loaded or marked.
    bool isTouched() const { return m_touched; }
    void markKept();

    const std::vector<FormatTrouble> &troubles() const { return m_troubles; }

    // propose: fields made of the columns take the place of the design's; else columns fill fields of their name.
    void setSample(FormatSamplePtr sample, bool propose);
    FormatSamplePtr sample() const { return m_state.sample; }
    QList<int> columns() const; // by field
    // Of the rows of the sample under the fields as they are; none while it is worked out.
    const std::optional<SampleVerdict> &verdict() const { return m_verdict; }

    // What a draft keeps: format, list name, the path of the sample and which columns fill which fields.
    QByteArray toDraft() const;
    struct Restored {
        bool ok = false;
        QString samplePath; // empty: it had none
    };
    Restored fromDraft(const QByteArray &draft);
    // The sample of a draft, read again: which columns fill which fields stays. Nothing to undo.
    void restoreSample(FormatSamplePtr sample);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed(); // fields, names, troubles, what can be undone
    void judged();  // verdict() is there, or no longer
    void sampleChanged();

private:
    struct Designed {
        quint64 id = 0;
        api::Field field;
        int column = -1;
    };
    struct State {
        QString formatName;
        QString listName;
        QList<Designed> fields;
        FormatSamplePtr sample; // whose columns the fields name
    };

    void remember(const QString &merge = {});
    void replace(const State &state);
    void edited();
    void judge();
    void takeVerdict(quint64 judgement, const SampleVerdict &verdict);
    QString seen(int row) const;
    QVariant cellText(int row, int column) const;

    State m_state;
    std::vector<State> m_undo;
    std::vector<State> m_redo;
    QString m_merge; // of the last step
    quint64 m_lastId = 0;
    bool m_touched = false;
    std::vector<FormatTrouble> m_troubles;
    std::optional<SampleVerdict> m_verdict;
    std::shared_ptr<std::atomic<bool>> m_stop; // of the judgement under way
    quint64 m_judgement = 0;
};

} // namespace outdial::models
