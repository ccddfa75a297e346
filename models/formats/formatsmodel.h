// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The formats of the tenant as far as they are known here: those whose fields Outdial remembers, those that only lists name (Get
// All Lists), and drafts. The API has no method that returns a format, so what is known comes from the store. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <api/client/client.h>
#include <models/formats/formatdrafts.h>
#include <models/lists/pagedfetch.h>
#include <models/store/knownformats.h>

#include <functional>
#include <optional>

namespace outdial::models {

// A row. Fields are known when origin is set, or when it is a draft.
struct FormatEntry {
    QString id; // of the format, or of the draft
    QString name;
    bool draft = false;
    std::optional<FormatOrigin> origin;
    api::Format format;
    QStringList lists; // names of those that use it
    QString firstList; // id of one of them, for reading field names from its records
    QDateTime saved;   // of a draft, UTC
};

class FormatsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, OriginColumn, FieldsColumn, KeysColumn, ListsColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, DraftRole, KnownRole };
    enum class State { Loading, Failed, Done };

    using Lists =
        std::function<api::Call<api::CallingListPage>(int limit, const QString &cursor, const api::CallOptions &options)>;
    using Known = std::function<QList<KnownFormat>()>;
    using Drafts = std::function<QList<FormatDraft>()>;

    FormatsModel(Known known, Drafts drafts, Lists lists, QObject *parent = nullptr);

    // Reads the store anew and, from the tenant, which lists there are. What was read stays until the new is there.
    void refresh();
    // The store only: after something was created, taught or kept.
    void readStore();

    State state() const { return m_state; }
    const api::ApiError &error() const { return m_walk.error(); } // of Failed
    bool hasLists() const { return m_hasLists; }                  // lists were read to the end at least once
    int total() const { return int(m_entries.size()); }
    int shown() const { return int(m_view.size()); }

    // Formats whose name, fields or lists contain the text.
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }
    const FormatEntry *at(int row) const;
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void askPage();
    void pageCame(quint64 ticket, const api::Result<api::CallingListPage> &page);
    void arrange();
    bool matches(const FormatEntry &entry) const;
    QString listsText(const FormatEntry &entry) const;

    Known m_known;
    Drafts m_drafts;
    Lists m_lists;
    State m_state = State::Loading;
    PagedFetch m_walk;
    bool m_hasLists = false;
    QList<api::CallingList> m_reading; // of the walk under way
    QList<api::CallingList> m_read;    // of the last that ended
    QList<KnownFormat> m_formats;
    QList<FormatDraft> m_kept;
    QList<FormatEntry> m_entries;
    QList<int> m_view;
    QString m_filter;
};

} // namespace outdial::models
