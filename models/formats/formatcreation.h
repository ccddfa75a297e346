// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Creates a list with a new format (Create List with New Format). It is sent once: when the answer is lost, nothing is sent
// again, but the list is looked up by its name (Get All Lists), and what is found, or not, is told. GUI thread.
#pragma once

#include <QDateTime>
#include <QObject>

#include <api/client/client.h>
#include <models/lists/pagedfetch.h>

#include <functional>
#include <optional>

namespace outdial::models {

class FormatCreation : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,      // nothing was asked, or the tenant has refused: see the errors
        Sending,   // under way
        LookingUp, // the answer was lost
        Unknown,   // ... and the look-up did not come to an end: error() says why
        Absent,    // ... and the tenant has no such list: it was not created
        Created,
    };

    using Create = std::function<api::Call<api::CreatedList>(const api::Format &format, const QString &listName)>;
    using Lists =
        std::function<api::Call<api::CallingListPage>(int limit, const QString &cursor, const api::CallOptions &options)>;

    FormatCreation(Create create, Lists lists, QObject *parent = nullptr);
    static Create createFrom(api::Client &client);
    static Lists listsFrom(api::Client &client);

    // listName empty: the tenant names the list "FORMAT: <name of the format>". Nothing while something is under way or unknown.
    void create(const api::Format &format, const QString &listName);
    void lookUpAgain(); // when Unknown
    // What was said of names and errors is forgotten: they were edited. Not of what is unknown.
    void forgetErrors();

    State state() const { return m_state; }
    bool isBusy() const { return m_state == State::Sending || m_state == State::LookingUp; }
    bool canCreate() const { return m_state == State::Idle || m_state == State::Absent || m_state == State::Created; }
    // Of a 409, by the place where a person can mend it: sentences.
    QString listNameError() const { return m_listNameError; }
    QString formatNameError() const { return m_formatNameError; }
    // Of the creation, or, when Unknown, of the look-up.
    const std::optional<api::ApiError> &error() const { return m_error; }
    bool foundByLookUp() const { return m_found; }
    QString sentListName() const { return m_listName; }
    QDateTime lookedUpAt() const { return m_lookedUp; } // UTC

    static QString defaultListName(const QString &formatName) { return QStringLiteral("FORMAT: ") + formatName.trimmed(); }

Q_SIGNALS:
    void changed();
    // Once: the format has the id that the tenant gave.
    void created(const QString &listId, const QString &listName, const outdial::api::Format &format);

private:
    void answered(const api::Result<api::CreatedList> &answer);
    void takeConflict(const api::ApiError &error);
    void lookUp();
    void askPage();
    void pageCame(quint64 ticket, const api::Result<api::CallingListPage> &page);
    bool takeFound(const api::CallingList &list);
    void finish(const QString &listId, const QString &formatId);

    Create m_create;
    Lists m_lists;
    State m_state = State::Idle;
    api::Format m_format;
    QString m_listName;
    QDateTime m_sent;
    std::optional<api::Format> m_doubted; // sent under the same names before, and its answer was lost
    QDateTime m_lookedUp;
    PagedFetch m_walk;
    bool m_found = false;
    QString m_listNameError;
    QString m_formatNameError;
    std::optional<api::ApiError> m_error;
};

} // namespace outdial::models
