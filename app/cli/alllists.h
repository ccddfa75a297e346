// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All calling lists of a tenant, page by page to the end, for a command that looks for one of them or shows them. GUI thread.
#pragma once

#include <QObject>

#include <api/client/client.h>
#include <models/lists/listsmodel.h>

namespace outdial::app {

class AllLists : public QObject {
    Q_OBJECT
public:
    // The client outlives it.
    explicit AllLists(api::Client &client, QObject *parent = nullptr);
    void start();
    // Those that hold the text in their name, format or id; all without one. After done().
    QList<api::CallingList> lists(const QString &filter = {});

Q_SIGNALS:
    void progress(int loaded);
    void done();
    void failed(const QString &sentence); // not all were read

private:
    void look();

    models::ListsModel m_model;
    bool m_over = false;
};

} // namespace outdial::app
