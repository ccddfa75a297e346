// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <views/shared/figures.h>
#include <views/shared/page.h>
#include <views/shell/dropoverlay.h>
#include <views/shell/filedrops.h>

namespace outdial::views {

FileDrops::FileDrops(QWidget *window, std::function<Page *()> page)
    : QObject(window),
      m_window(window),
      m_page(std::move(page)),
      m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    // A drag goes to the innermost widget that takes drops, which may be a line edit: so they are met before they get there.
    qApp->installEventFilter(this);
}

QStringList FileDrops::filesOf(const QMimeData *data)
{
    QStringList files;
    if (!data || !data->hasUrls())
        return files;
    for (const QUrl &url : data->urls()) {
        if (!url.isLocalFile() || !QFileInfo(url.toLocalFile()).isFile())
            return {};
        files.append(url.toLocalFile());
    }
    return files;
}

bool FileDrops::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::DragLeave:
    case QEvent::Drop:
        break;
    default:
        return false;
    }
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != m_window)
        return false;
    if (event->type() == QEvent::DragLeave) {
        m_overlay->hide();
        return false;
    }
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList files = filesOf(drop->mimeData());
    if (files.isEmpty())
        return false;
    if (QApplication::activeModalWidget()) {
        event->ignore();
        return true;
    }
    const QPoint at = widget->mapToGlobal(drop->position().toPoint());
    Page *page = m_page();
    if (event->type() == QEvent::Drop) {
        m_overlay->hide();
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (!page || !page->dropFiles(files, at)) {
            QWidget *target = m_window->childAt(m_window->mapFromGlobal(at));
            Q_EMIT dropped(files, target ? target : m_window);
        }
        return true;
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    QString hint = page ? page->dropHint(files, at) : QString();
    if (hint.isEmpty()) {
        const QFileInfo first(files.first());
        hint = files.size() == 1 ? QString(first.fileName() % QStringLiteral(", ") % sizeText(first.size()))
                                 : tr("%n file(s)", nullptr, static_cast<int>(files.size()));
    }
    const QRect area = page ? QRect(page->mapTo(m_window, QPoint(0, 0)), page->size()) : m_window->rect();
    m_overlay->open(area, hint);
    return true;
}

} // namespace outdial::views
