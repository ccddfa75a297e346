// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that are dragged over a window, wherever in it: over a field that would take them as text, too. The page under the
// pointer is asked first; what it does not want goes to the window.
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QMimeData;
class QWidget;

namespace outdial::views {

class DropOverlay;
class Page;

class FileDrops : public QObject {
    Q_OBJECT
public:
    // page: the one that is shown now, or null.
    FileDrops(QWidget *window, std::function<Page *()> page);
    // The local files of a drag; empty if it carries anything else.
    static QStringList filesOf(const QMimeData *data);

Q_SIGNALS:
    void dropped(const QStringList &files, QWidget *target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
    std::function<Page *()> m_page;
    DropOverlay *m_overlay;
};

} // namespace outdial::views
