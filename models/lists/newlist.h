// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An empty calling list that is about to be created with a new format (Create List with New Format), from a file that holds the
// format: what the file says, what the tenant would refuse, and what came of it. GUI thread; the file is read off it.
#pragma once

#include <QObject>

#include <api/client/client.h>
#include <models/lists/formatfieldsmodel.h>

#include <functional>
#include <optional>

namespace outdial::models {

class NewList : public QObject {
    Q_OBJECT
public:
    using Create = std::function<api::Call<api::CreatedList>(const api::Format &format, const QString &listName)>;
    // Keeps the format, which no method of the API gives back.
    using Remember = std::function<void(const api::Format &format)>;

    NewList(Create create, Remember remember, QObject *parent = nullptr);

    void readFile(const QString &path);
    bool isReading() const { return m_reading; }
    QString fileName() const { return m_fileName; }
    // Why the file cannot be used; empty when it can.
    QString fileError() const { return m_fileError; }
    bool hasFormat() const { return m_format.has_value(); }

    QString listName() const { return m_listName; }
    QString formatName() const { return m_format ? m_format->name : QString(); }
    void setListName(const QString &name);
    void setFormatName(const QString &name);

    FormatFieldsModel *fields() { return &m_fields; }
    // What of the format as a whole would be refused.
    QString formatProblem() const;
    // A sentence; empty when create() would send.
    QString whyNot() const;

    void create();
    bool isCreating() const { return m_creating; }
    // Of the last try, by the place where a person can mend it.
    QString listNameError() const { return m_listNameError; }
    QString formatNameError() const { return m_formatNameError; }
    const std::optional<api::ApiError> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void created(const QString &listId, const QString &listName);

private:
    void takeFile(const QString &path, const QString &error, const QByteArray &content);
    void answered(const api::Result<api::CreatedList> &answer);
    void clearErrors();

    Create m_create;
    Remember m_remember;
    FormatFieldsModel m_fields;
    quint64 m_readings = 0;
    bool m_reading = false;
    bool m_creating = false;
    QString m_fileName;
    QString m_fileError;
    QString m_listName;
    bool m_listNameGiven = false; // by the user; else it follows the file
    std::optional<api::Format> m_format;
    QString m_listNameError;
    QString m_formatNameError;
    std::optional<api::ApiError> m_error;
};

} // namespace outdial::models
