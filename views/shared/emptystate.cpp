// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <views/shared/emptystate.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

EmptyState::EmptyState(const QString &drawing, const QString &title, const QString &sentence, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(0);
    // A little above the middle, where the eye rests.
    column->addStretch(4);
    m_drawing = new QLabel(this);
    m_drawing->setAlignment(Qt::AlignCenter);
    m_title = makeLabel({}, "title", "", this);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_sentence = makeLabel({}, "", "muted", this);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_primary = new Button({}, ButtonKind::Primary, ButtonSize::Dialog, this);
    m_other = new Button({}, ButtonKind::Normal, ButtonSize::Dialog, this);
    m_reason = makeLabel({}, "small", "muted", this);
    m_link = new Button({}, ButtonKind::Link, ButtonSize::Row, this);
    column->addWidget(m_drawing);
    column->addSpacing(16);
    column->addWidget(m_title);
    column->addSpacing(8);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_sentence);
    middle->addStretch();
    column->addLayout(middle);
    column->addSpacing(20);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_other);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addSpacing(16);
    auto *reason = new QHBoxLayout;
    reason->setSpacing(4);
    reason->addStretch();
    reason->addWidget(m_reason);
    reason->addWidget(m_link);
    reason->addStretch();
    column->addLayout(reason);
    column->addStretch(5);
    m_primary->hide();
    m_other->hide();
    m_reason->hide();
    m_link->hide();
    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryClicked);
    connect(m_other, &QPushButton::clicked, this, &EmptyState::otherClicked);
    connect(m_link, &QPushButton::clicked, this, &EmptyState::linkClicked);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::refresh);
    setContent(drawing, title, sentence);
}

void EmptyState::setContent(const QString &drawing, const QString &title, const QString &sentence)
{
    m_drawingName = drawing;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    refresh();
}

void EmptyState::refresh()
{
    m_drawing->setPixmap(Theme::instance().drawing(m_drawingName, devicePixelRatioF()));
    m_sentence->setFixedWidth(px(430));
    // The layout asks for the height at its own width, at which the sentence has fewer lines.
    m_sentence->setMinimumHeight(std::max(0, m_sentence->heightForWidth(px(430))));
    fitDrawing();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitDrawing();
}

// In a low place (a dock) the words stand alone, before the drawing is cut off.
void EmptyState::fitDrawing()
{
    const int words = m_title->heightForWidth(width() - 48) + m_sentence->minimumHeight() + px(40);
    const int acts = m_primary->isHidden() && m_other->isHidden() ? 0 : px(48);
    m_drawing->setVisible(height() >= px(96) + words + acts);
}

void EmptyState::setPrimary(const QString &text, const QString &iconName)
{
    m_primary->setText(text);
    m_primary->setIconName(iconName);
    m_primary->setVisible(!text.isEmpty());
    fitDrawing();
}

void EmptyState::setOther(const QString &text, const QString &iconName)
{
    m_other->setText(text);
    m_other->setIconName(iconName);
    m_other->setVisible(!text.isEmpty());
    fitDrawing();
}

void EmptyState::setReason(const QString &sentence, const QString &link)
{
    m_reason->setText(sentence);
    m_reason->setVisible(!sentence.isEmpty());
    m_link->setText(link);
    m_link->setVisible(!link.isEmpty());
}

QPushButton *EmptyState::primary() const { return m_primary; }

QPushButton *EmptyState::other() const { return m_other; }

} // namespace outdial::views
