// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The edits of records before they are sent: before → after by record, then the outcome of each. Stays open until all is told;
// what was not applied stays pending. Edits of a record that somebody else has changed are held back, and asked about here.
#pragma once

#include <QHash>

#include <models/records/editrun.h>
#include <views/shared/pendingreview.h>

namespace outdial::views {

class EditItem;

class EditsReview : public PendingReview {
    Q_OBJECT
public:
    EditsReview(models::EditRun::Place place, const QString &listName, std::shared_ptr<models::PendingEdits> edits,
                QWidget *parent = nullptr);
    ~EditsReview() override;

    Button *sendButton() const { return m_send; }
    Button *lookUpButton() const { return m_lookUp; }
    const models::EditRun &run() const { return m_run; }

Q_SIGNALS:
    // The tenant has taken edits, or may have: the records are to be read again.
    void sent(int records);

public Q_SLOTS:
    void reject() override;

private:
    void fill();
    void send();
    void lookAgain();
    void showRecord(int record);
    void finish();
    void showButtons();

    static constexpr int mostItems = 200; // records shown one by one

    std::shared_ptr<models::PendingEdits> m_edits;
    std::optional<api::Format> m_format;
    models::EditRun m_run;
    QString m_listName;
    bool m_ended = false;
    int m_told = 0; // records applied that were told of this run
    QHash<QByteArray, EditItem *> m_byKey;
    QLabel *m_more;
    Button *m_lookUp;
    Button *m_send;
};

} // namespace outdial::views
