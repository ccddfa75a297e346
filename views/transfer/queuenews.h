// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells what becomes of several files that are imported one after another: the summed receipt, where they stopped and why, and
// which were given up. On the page that shows them if there is one, else on the page of imports; and as a toast.
#pragma once

#include <QObject>
#include <QString>

namespace outdial::models {
class ImportQueue;
struct Receipt;
} // namespace outdial::models

namespace outdial::views {

class ImportPage;
class ImportsPage;

// "1,200 read = 1,150 added + 50 rejected": what is none is left out, but for the added of a receipt with nothing else.
QString receiptLine(const models::Receipt &receipt);

class QueueNews : public QObject {
    Q_OBJECT
public:
    // Lives as long as the queue; the page outlives both.
    QueueNews(models::ImportQueue *queue, ImportsPage *page);

    // The page in the window of `page` that shows the queue; null: none.
    static ImportPage *pageOf(const models::ImportQueue *queue, const ImportsPage *page);

private:
    void look();
    void dismiss();
    void tellStopped(const QString &reason);
    void tellFinished();
    void tellGivenUp(const QStringList &names);
    QString key() const;

    models::ImportQueue *m_queue;
    ImportsPage *m_page;
    bool m_alone = false; // it went on by itself, until now
};

} // namespace outdial::views
