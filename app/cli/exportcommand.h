// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial export --list NAME|ID FILE`: the records of a list, as they are seen through a campaign, into a CSV file. The same
// engine as the window's; progress on stderr, what was written on stdout.
#pragma once

#include <QObject>
#include <QStringList>

#include <app/cli/tenantchoice.h>
#include <models/transfer/recordexport.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::app {

struct ExportArguments {
    bool help = false;
    QString list;     // name or id
    QString campaign; // name or id; empty: the only one
    models::RecordSelection selection;
    models::ExportSettings settings;
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<ExportArguments, QString> parseExport(const QStringList &arguments);
// What --help prints.
QString exportUsage();

class ExportCommand : public QObject {
    Q_OBJECT
public:
    explicit ExportCommand(ExportArguments arguments, QObject *parent = nullptr);
    ~ExportCommand() override;
    // Begins; finished() follows.
    void start();
    void cancel();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void run();
    QString findList();
    bool findInstance(const QString &listId);
    void refresh();
    void fail(int code, const QString &sentence);
    void end(int code);

    ExportArguments m_arguments;
    TenantFinder m_finder;
    std::unique_ptr<api::Client> m_client; // ends before the finder
    std::unique_ptr<models::RecordExport> m_job;
    QString m_campaignId;
    QString m_instanceId;
    qint64 m_total = -1;
    bool m_over = false;
};

} // namespace outdial::app
