// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialog that shows pending changes before they are sent, one item each, and stays for the outcome of each. Heirs put the
// parts together, from above: the order of their making is that of Tab and of assistive tools.
#pragma once

#include <QDialog>
#include <QList>

#include <views/shared/widgets.h>

class QScrollArea;

namespace outdial::views {

class PendingItem;

class PendingReview : public QDialog {
    Q_OBJECT
public:
    Button *closeButton() const { return m_close; }
    QStringList outcomes() const; // "Applied", "Not applied", ... from above

protected:
    // height: at body text 13, before the window is resized.
    PendingReview(const QString &windowTitle, int height, QWidget *parent);

    // Title, and the sentence below it. note: below them; null: none.
    void makeHead(const QString &sentence, QWidget *note = nullptr);
    // The items, and what stands right below them; null: nothing.
    void makeList(const QString &accessibleName, QWidget *below = nullptr);
    // Progress, and the button that closes.
    void makeFoot();
    // One more button at its right. A primary one is the default.
    Button *addButton(const QString &text, ButtonKind kind = ButtonKind::Normal);

    void setTitle(const QString &title);
    void setSentenceVisible(bool visible);
    void setProgress(const QString &text);

    void clearItems();
    // For items that are to be added.
    QWidget *itemParent() const;
    void addItem(PendingItem *item);
    const QList<PendingItem *> &items() const { return m_items; }
    void scrollTo(PendingItem *item);

private:
    QVBoxLayout *m_outer;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    QList<PendingItem *> m_items;
    QWidget *m_foot = nullptr;
    QLabel *m_progress = nullptr;
    Button *m_close = nullptr;
};

} // namespace outdial::views
