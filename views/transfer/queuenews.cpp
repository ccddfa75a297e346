// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>

#include <models/transfer/importqueue.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/toast.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>
#include <views/transfer/queuenews.h>

namespace outdial::views {

using models::ImportQueue;

QString receiptLine(const models::Receipt &receipt)
{
    QStringList terms;
    const auto term = [&](qint64 number, const QString &text) {
        if (number > 0)
            terms.append(text.arg(countText(number)));
    };
    term(receipt.added, QueueNews::tr("%1 added"));
    term(receipt.updated, QueueNews::tr("%1 updated"));
    term(receipt.unchanged, QueueNews::tr("%1 unchanged"));
    term(receipt.skipped, QueueNews::tr("%1 skipped"));
    term(receipt.rejected, QueueNews::tr("%1 rejected"));
    term(receipt.unknown, QueueNews::tr("%1 unknown"));
    if (terms.isEmpty())
        terms.append(QueueNews::tr("%1 added").arg(countText(0)));
    return QueueNews::tr("%1 read = %2").arg(countText(receipt.read), terms.join(QStringLiteral(" + ")));
}

QueueNews::QueueNews(ImportQueue *queue, ImportsPage *page) : QObject(queue), m_queue(queue), m_page(page)
{
    connect(queue, &ImportQueue::changed, this, &QueueNews::look);
    connect(queue, &ImportQueue::presentChanged, this, &QueueNews::dismiss);
    connect(queue, &ImportQueue::stopped, this, &QueueNews::tellStopped);
    connect(queue, &ImportQueue::finished, this, &QueueNews::tellFinished);
    connect(queue, &ImportQueue::givenUp, this, &QueueNews::tellGivenUp);
}

ImportPage *QueueNews::pageOf(const ImportQueue *queue, const ImportsPage *page)
{
    const auto pages = page->window()->findChildren<ImportPage *>();
    for (auto *one : pages) {
        if (one->queue() == queue)
            return one;
    }
    return nullptr;
}

// Of this queue alone: another one may have stopped as well.
QString QueueNews::key() const { return QStringLiteral("queue %1").arg(quintptr(m_queue), 0, 16); }

void QueueNews::look()
{
    m_alone = m_alone || m_queue->isGoingOn();
    const auto *present = m_queue->present();
    if (present != nullptr && present->phase() == models::ImportJob::Phase::Running)
        dismiss();
}

// What kept it from going on was looked at.
void QueueNews::dismiss()
{
    m_page->banners()->dismiss(key());
    if (auto *shown = pageOf(m_queue, m_page))
        shown->banners()->dismiss(key());
}

void QueueNews::tellStopped(const QString &reason)
{
    m_alone = false;
    const QString name = m_queue->present() == nullptr ? QString() : m_queue->present()->fileName();
    const QString title =
        tr("The import stopped at “%1”, file %2 of %3.").arg(name).arg(m_queue->position()).arg(m_queue->total());
    auto *shown = pageOf(m_queue, m_page);
    auto *where = shown != nullptr ? static_cast<Page *>(shown) : m_page;
    auto *banner = where->banners()->tell(key(), Tone::Warn, title, reason, shown != nullptr ? QString() : tr("Open it"));
    banner->setClosable(true);
    if (shown != nullptr && shown->isVisible())
        return;
    const auto open = [page = m_page, queue = QPointer<ImportQueue>(m_queue), key = key()] {
        page->banners()->dismiss(key);
        if (queue != nullptr)
            page->showQueue(queue);
    };
    disconnect(banner, &Banner::buttonClicked, m_page, nullptr);
    if (shown == nullptr)
        connect(banner, &Banner::buttonClicked, m_page, open);
    ToastText text;
    text.tone = Tone::Warn;
    text.title = tr("The import stopped at “%1”").arg(name);
    text.line = reason;
    text.button = tr("Open it");
    text.action = open;
    ToastHost::of(m_page).tell(text);
}

void QueueNews::tellFinished()
{
    const auto &sum = m_queue->sum();
    const auto tone = sum.rejected + sum.unknown > 0 ? Tone::Warn : Tone::Ok;
    const QString title = tr("%n file(s) imported", nullptr, m_queue->doneCount());
    auto *shown = pageOf(m_queue, m_page);
    auto *where = shown != nullptr ? static_cast<Page *>(shown) : m_page;
    where->banners()->tell(key(), tone, QString(title + u'.'), receiptLine(sum))->setClosable(true);
    // Whoever went through the last one by hand sees its receipt and the sum above it.
    if (!m_alone && shown != nullptr && shown->isVisible())
        return;
    ToastText text;
    text.tone = tone;
    text.title = title;
    text.line = receiptLine(sum);
    ToastHost::of(m_page).tell(text);
}

void QueueNews::tellGivenUp(const QStringList &names)
{
    QStringList shown;
    for (const auto &name : names.mid(0, 3))
        shown.append(QStringLiteral("“%1”").arg(name));
    ToastText text;
    text.tone = Tone::Warn;
    text.title = tr("%n waiting file(s) given up", nullptr, int(names.size()));
    text.line = names.size() > 3
                    ? tr("Not imported: %1 and %n more. Drop them again to import them.", nullptr, int(names.size()) - 3)
                          .arg(shown.join(QStringLiteral(", ")))
                    : tr("Not imported: %1. Drop them again to import them.").arg(shown.join(QStringLiteral(", ")));
    ToastHost::of(m_page).tell(text);
}

} // namespace outdial::views
