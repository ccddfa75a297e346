// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial import FILE... --list NAME|ID`: the import engine without a window. The same job as the wizard's, told what a person
// would choose; progress on stderr, the receipt on stdout.
#pragma once

#include <QStringList>

#include <app/cli/tenantcommand.h>
#include <models/transfer/importjob.h>

#include <memory>
#include <optional>

namespace outdial::app {

struct ImportArguments {
    QStringList files;
    QString list;                       // name or id
    QString formatFile;                 // the object that createListWithNewFormat takes
    QString mappingFile;                // that was saved in the window; map and set go before it
    QList<QPair<QString, QString>> map; // column -> field
    QList<QPair<QString, QString>> set; // field -> value
    models::CsvWish wish;
    QString rejectsFile;
    QString addedFile;
    models::ImportMode mode = models::ImportMode::Add;
    bool emptyResets = false;
    bool missingApart = false;
    bool compares = false; // with the records of the list: an update sends only what differs
    bool resume = false;
    bool yes = false;
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<ImportArguments, QString> parseImport(const QStringList &arguments);

class ImportCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit ImportCommand(ImportArguments arguments, QObject *parent = nullptr);
    ~ImportCommand() override;
    // At the edge of the batch that is under way; it can be resumed.
    void cancel() override;

private:
    bool prepare() override;
    void run() override;
    // With the receipt of the files that went before.
    void fail(int code, const QString &sentence) override;
    QString notWritten() const override;
    bool readFormat();
    bool findList();
    bool createList();
    void nextFile();
    void beginFile(const QString &file);
    void resumeFile(const QString &file);
    void proceed();
    bool mayBegin();
    bool loadMapping();
    bool applyMapping();
    void checked();
    void ran();
    void showProgress();
    void printReceipt();
    void endWithReceipt();

    ImportArguments m_arguments;
    std::optional<api::Format> m_format;
    std::unique_ptr<models::ImportJob> m_job;
    models::ImportTarget m_target;
    qsizetype m_file = -1;
    bool m_checking = false;
    bool m_accepted = false; // the plan for this file
    models::Receipt m_total;
    bool m_stopped = false;
    QString m_toldWhy; // it waits
};

} // namespace outdial::app
