// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <views/shared/pendingitem.h>
#include <views/shared/pendingreview.h>
#include <views/shared/theme.h>

namespace outdial::views {

PendingReview::PendingReview(const QString &windowTitle, int height, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(windowTitle);
    resize(px(600), px(height));
    m_outer = new QVBoxLayout(this);
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->setSpacing(0);
}

void PendingReview::makeHead(const QString &sentence, QWidget *note)
{
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(24), px(20), px(24), px(12));
    head->setSpacing(px(4));
    m_title = makeLabel({}, "pane", "", this);
    m_title->setWordWrap(true);
    head->addWidget(m_title);
    m_sentence = makeLabel(sentence, "", "muted", this);
    m_sentence->setWordWrap(true);
    head->addWidget(m_sentence);
    if (note) {
        note->setParent(this);
        head->addSpacing(px(8));
        head->addWidget(note);
    }
    m_outer->addLayout(head);
}

void PendingReview::makeList(const QString &accessibleName, QWidget *below)
{
    auto *frame = new QVBoxLayout;
    frame->setContentsMargins(px(24), 0, px(24), px(16));
    m_scroll = new QScrollArea(this);
    m_scroll->setAccessibleName(accessibleName);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLook(m_scroll, "boxed", true);
    auto *content = new QFrame(m_scroll);
    content->setProperty("part", QStringLiteral("content"));
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    frame->addWidget(m_scroll);
    if (below) {
        below->setParent(this);
        frame->addWidget(below);
    }
    m_outer->addLayout(frame, 1);
}

void PendingReview::makeFoot()
{
    m_foot = new QFrame(this);
    m_foot->setProperty("part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_progress = makeLabel({}, "small", "muted", m_foot);
    m_progress->setWordWrap(true);
    row->addWidget(m_progress, 1);
    m_outer->addWidget(m_foot);
    m_close = addButton({});
}

Button *PendingReview::addButton(const QString &text, ButtonKind kind)
{
    auto *button = new Button(text, kind, ButtonSize::Dialog, m_foot);
    if (kind == ButtonKind::Primary)
        button->setDefault(true);
    else
        button->setAutoDefault(false);
    m_foot->layout()->addWidget(button);
    return button;
}

QStringList PendingReview::outcomes() const
{
    QStringList words;
    for (const PendingItem *item : m_items)
        words.append(item->outcome());
    return words;
}

void PendingReview::setTitle(const QString &title) { m_title->setText(title); }

void PendingReview::setSentenceVisible(bool visible) { m_sentence->setVisible(visible); }

void PendingReview::setProgress(const QString &text) { m_progress->setText(text); }

void PendingReview::clearItems()
{
    m_items.clear();
    while (m_list->count() > 1) {
        QLayoutItem *item = m_list->takeAt(0);
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QWidget *PendingReview::itemParent() const { return m_scroll->widget(); }

void PendingReview::addItem(PendingItem *item)
{
    m_list->insertWidget(m_list->count() - 1, item);
    m_list->insertWidget(m_list->count() - 1, makeLine(Qt::Horizontal, itemParent()));
    m_items.append(item);
}

void PendingReview::scrollTo(PendingItem *item) { m_scroll->ensureWidgetVisible(item); }

} // namespace outdial::views
