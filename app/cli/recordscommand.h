// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial records --list NAME|ID`: records as lines of JSON on stdout: all that a campaign has of a list, or the one with a key.
// What goes into a CSV file is `outdial export`. Nothing is changed.
#pragma once

#include <QStringList>

#include <app/cli/alllists.h>
#include <app/cli/tenantcommand.h>
#include <models/records/recordkeys.h>
#include <models/records/recordloader.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::app {

struct RecordsArguments {
    bool help = false;
    QString list;          // name or id
    QString campaign;      // name or id, or the id of an instance; empty: the only one
    models::RecordKey key; // empty: all records
    bool attempts = false;
    qint64 limit = -1; // of records; -1: none
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<RecordsArguments, QString> parseRecords(const QStringList &arguments);
// What --help prints.
QString recordsUsage();

class RecordsCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit RecordsCommand(RecordsArguments arguments, QObject *parent = nullptr);
    ~RecordsCommand() override;
    void cancel() override; // what was written stays

private:
    bool prepare() override;
    void run() override;
    void choose();
    void bound(const api::Result<api::CallingListDetail> &answer);
    void lookUp();
    void found(const api::Result<api::RecordPagePtr> &answer);
    void walk(qint64 total);
    void look();
    bool write(const api::RecordPage &page);

    RecordsArguments m_arguments;
    std::unique_ptr<AllLists> m_all;
    QString m_listId;
    QString m_formatId;
    QString m_campaignId; // empty: bound to none
    QString m_instanceId;
    models::RecordLoader m_loader;
    qint64 m_written = 0;
};

} // namespace outdial::app
