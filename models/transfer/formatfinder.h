// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds out what fields the records of a list have: what Outdial remembers of the format, or else the names in a record that is
// read through a campaign to which the list is bound. GUI thread.
#pragma once

#include <QObject>
#include <QPointer>

#include <api/types/apierror.h>
#include <models/connect/session.h>
#include <models/store/knownformats.h>

namespace outdial::models {

// The calling list that an import goes into.
struct ImportTarget {
    QString listId;
    QString listName;
    QString formatId;
    QString formatName;
};

class FormatFinder : public QObject {
    Q_OBJECT
public:
    explicit FormatFinder(Session *session, QObject *parent = nullptr);

    // A later call takes the place of an earlier one: only its answer is told.
    void find(const ImportTarget &target);
    // What is found is remembered from now on, fields as the user says they are.
    void teach(const ImportTarget &target, api::Format format, FormatOrigin origin);

Q_SIGNALS:
    void found(const outdial::models::KnownFormat &format);
    // Neither remembered nor readable: a sentence that says why, and what the user can do.
    void notFound(const QString &sentence);
    void failed(const outdial::api::ApiError &error);

private:
    std::optional<KnownFormat> remembered(const ImportTarget &target) const;
    void learn(const ImportTarget &target, quint64 query);
    void learnThrough(const ImportTarget &target, const QString &campaignId, const QString &instanceId, quint64 query);

    QPointer<Session> m_session;
    quint64 m_query = 0;
};

} // namespace outdial::models
