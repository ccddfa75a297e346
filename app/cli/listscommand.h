// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial lists [list]`, `outdial lists delete NAME|ID --confirm NAME`: the calling lists of the tenant without a window. A
// deletion is sent once, and looked up when its answer is lost; what goes with the list is said first, and where.
#pragma once

#include <QStringList>

#include <app/cli/alllists.h>
#include <app/cli/listloss.h>
#include <app/cli/tenantcommand.h>
#include <models/lists/deletelistjob.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::app {

struct ListsArguments {
    enum class Act { List, Delete };
    Act act = Act::List;
    bool help = false;
    QString search;
    QString list;    // name or id; of Delete
    QString confirm; // its name, letter for letter
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<ListsArguments, QString> parseLists(const QStringList &arguments);
// What --help prints.
QString listsUsage();

class ListsCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit ListsCommand(ListsArguments arguments, QObject *parent = nullptr);
    ~ListsCommand() override;
    void cancel() override; // a deletion that was sent is not taken back

private:
    bool prepare() override;
    void run() override;
    void listAll();
    void choose();
    void confirm();
    void send();
    void report(const char *outcome, const QString &shown, const QString &sentence, int code);

    ListsArguments m_arguments;
    std::unique_ptr<AllLists> m_all;
    api::CallingList m_list;
    std::unique_ptr<ListLoss> m_loss;
    std::unique_ptr<models::DeleteListJob> m_job;
};

} // namespace outdial::app
