// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial jobs [list]`, `outdial jobs wait ID`: the deletions of records that were asked for from this workstation, and how they
// are in the tenant, which lists none. It only looks: it sends no deletion, and leaves to the window those that wait or whose
// answer is out.
#pragma once

#include <QElapsedTimer>
#include <QSet>
#include <QStringList>

#include <app/cli/tenantcommand.h>
#include <models/jobs/deletionjobs.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::app {

struct JobsArguments {
    enum class Act { List, Wait };
    Act act = Act::List;
    bool help = false;
    QString id; // ours or the tenant's; of Wait
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<JobsArguments, QString> parseJobs(const QStringList &arguments);
// What --help prints.
QString jobsUsage();

class JobsCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit JobsCommand(JobsArguments arguments, QObject *parent = nullptr);
    ~JobsCommand() override;
    void cancel() override; // of a job that runs in the tenant it only stops to wait

private:
    bool prepare() override;
    void run() override;
    void waitFor();
    bool follow(const QList<models::DeletionJob> &jobs, models::DeletionPace pace);
    void looked(const QString &id);
    void ended(const models::DeletionJob &job);
    void listAll();
    void tell(const models::DeletionJob &job);

    JobsArguments m_arguments;
    QList<models::DeletionJob> m_kept;
    // Those that run are followed in a store of their own: what a window that is open writes meanwhile is not touched.
    std::unique_ptr<models::DeletionJobs> m_followed;
    QSet<QString> m_asked; // whose state is not known yet; of List
    QElapsedTimer m_silence;
    bool m_troubled = false;
};

} // namespace outdial::app
