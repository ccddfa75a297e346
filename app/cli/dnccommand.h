// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial dnc list|add|remove|export`: Do-Not-Call lists without a window. The same engine and the same ledger as the window's;
// progress on stderr, what is known and the receipt on stdout. What is in a list of the tenant no method tells: only what was
// added from this workstation is known.
#pragma once

#include <QStringList>
#include <QTemporaryDir>

#include <app/cli/tenantcommand.h>
#include <models/dnc/dncbook.h>
#include <models/dnc/dnccheck.h>
#include <models/dnc/dncdesk.h>
#include <models/dnc/dncjob.h>

#include <atomic>
#include <memory>
#include <optional>
#include <tl/expected.hpp>

namespace outdial::app {

struct DncArguments {
    enum class Act { List, Add, Remove, Export };
    Act act = Act::List;
    bool help = false;
    QString list;        // name or id; not of List
    QString file;        // of Add and Remove the source, of Export the target; empty: numbers, or stdout
    QStringList numbers; // in place of a file
    models::CsvWish wish;
    QString column;        // of the keys: title, or number from 1; empty: the one that looks like it
    QString commentColumn; // likewise
    QString comment;       // of every key
    QString reason;        // kept in the ledger
    // How numbers are written; without either as the window does it for this tenant.
    bool asGiven = false;
    std::optional<QString> countryCode;
    bool doubtfulToo = false;
    QString rejectsFile;
    bool yes = false;
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<DncArguments, QString> parseDnc(const QStringList &arguments);
// What --help prints.
QString dncUsage();

class DncCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit DncCommand(DncArguments arguments, QObject *parent = nullptr);
    ~DncCommand() override;
    // At the edge of the batch that is under way.
    void cancel() override;

private:
    bool prepare() override;
    void run() override;
    void bookChanged();
    bool isInLedger() const;
    bool sayReading();
    void choose();
    void listAll(bool allRead);
    void exportKeys();
    void check();
    bool takeColumns(const models::DncKind &kind);
    std::optional<int> columnNamed(const QString &name, const char *option);
    void checked(const models::DncCheck &check);
    void showProgress();
    void ran();
    void sayRejectedNumbers(const QString &file);

    DncArguments m_arguments;
    models::CsvGuess m_guess;
    std::unique_ptr<models::DncDesk> m_desk;
    std::unique_ptr<models::DncBook> m_book;
    bool m_chosen = false;
    models::DncTask m_task;
    std::unique_ptr<QTemporaryDir> m_folder; // of the rejects of single numbers
    std::shared_ptr<std::atomic_bool> m_stop;
    std::unique_ptr<models::DncJob> m_job;
};

} // namespace outdial::app
