// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks before a list, all of its records, or those that meet criteria are deleted: all campaigns that lose them with state and
// progress, calls that may drop, what is archived, whether the format goes too. Exports the records before if that is wanted, and
// deletes the list; records are deleted by a job, which whoever asked starts when it is confirmed. Until the campaigns were read
// nothing can be deleted.
#pragma once

#include <api/types/callinglist.h>
#include <models/lists/deletelistjob.h>
#include <models/lists/listdeletionreader.h>
#include <views/shared/destructivesheet.h>

namespace outdial::models {
class RecordExport;
}

namespace outdial::views {

class DeleteListSheet : public DestructiveSheet {
    Q_OBJECT
public:
    using What = models::ListDeletion::What;
    // The client outlives the sheet; the feed may be null, and is let go of when it ends. criteria: in words, of What::Matching.
    DeleteListSheet(api::Client &client, models::CampaignFeed *feed, const api::CallingList &list, What what, QWidget *parent,
                    const QString &criteria = {});
    ~DeleteListSheet() override;

    static DestructiveQuestion question(const models::ListDeletion &facts, const QString &file);
    // Where the records are exported to; a file that does not exist yet.
    void setExportFile(const QString &file);
    QString exportFile() const { return m_file; }
    const models::ListDeletion &facts() const { return m_reader.facts(); }

    void reject() override;

Q_SIGNALS:
    // The list is gone now, by us or (ours: false) by somebody else.
    void listDeleted(const QString &listId, const QString &name, bool ours);
    // Of records: they are to be deleted now. exportedTo: the file with the records, empty when none was wanted.
    void confirmed(const QString &exportedTo);
    // It belongs to the sheet.
    void exportStarted(outdial::models::RecordExport *job, const QString &listName);

private:
    void refresh();
    void stopFirst();
    void act();
    void exportFirst();
    void exportChanged();
    void go();
    void wait(const QString &word);
    void end(bool wrong, const QString &title, const QString &text);

    api::Client &m_client;
    models::ListDeletionReader m_reader;
    models::DeleteListJob m_job;
    QString m_file;
    QString m_exported; // its file, once it is complete
    models::RecordExport *m_export = nullptr;
    enum class Step { Reading, Ready, Stopping, Exporting, Deleting, Over };
    Step m_step = Step::Reading;
};

} // namespace outdial::views
