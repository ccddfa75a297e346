// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <views/campaigns/reviewitem.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

const QString colon = QStringLiteral(": ");
const QString arrow = QStringLiteral(" → ");

// "Order: 3 → 2" in columns; what is no before → after (of a list that is to be bound: "Order 3") in one.
void addLine(QGridLayout *grid, const QString &line, QWidget *parent)
{
    const int row = grid->rowCount();
    const qsizetype property = line.indexOf(colon);
    const qsizetype at = line.indexOf(arrow);
    const auto label = [parent](const QString &text, const char *type, const char *ink) {
        QLabel *one = makeLabel(text, type, ink, parent);
        one->setWordWrap(true);
        return one;
    };
    if (property < 0) {
        grid->addWidget(label(line, "", "muted"), row, 0, 1, 2);
        return;
    }
    grid->addWidget(makeLabel(line.left(property), "", "muted", parent), row, 0, Qt::AlignTop);
    const QString value = line.mid(property + colon.size());
    if (at < property || line.indexOf(arrow, at + 1) >= 0) {
        grid->addWidget(label(value, "", ""), row, 1);
        return;
    }
    // Before and after are of one line for whoever reads it aloud.
    auto *both = new QWidget(parent);
    auto *pair = new QHBoxLayout(both);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(px(8));
    auto *before = new ElidedLabel(line.mid(property + colon.size(), at - property - colon.size()), "", "muted", both);
    before->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *after = new ElidedLabel(line.mid(at + arrow.size()), "emphasis", "", both);
    after->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    pair->addWidget(before);
    pair->addWidget(makeLabel(QStringLiteral("→"), "", "muted", both));
    pair->addWidget(after);
    pair->addStretch(1);
    both->setAccessibleName(line);
    grid->addWidget(both, row, 1);
}

} // namespace

ReviewItem::ReviewItem(const models::PlannedChange &change, QWidget *parent) : QFrame(parent), m_title(change.title)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(10), px(16), px(10));
    column->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(12));
    head->addWidget(new ElidedLabel(change.title, "emphasis", "", this), 1);
    m_state = new StateLabel(StateLook::Unknown, {}, false, this);
    m_state->hide();
    head->addWidget(m_state);
    column->addLayout(head);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(2));
    grid->setColumnMinimumWidth(0, px(88));
    grid->setColumnStretch(1, 1);
    for (const QString &line : change.lines)
        addLine(grid, line, this);
    column->addLayout(grid);
    m_sentence = makeLabel({}, "small", "err", this);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    column->addWidget(m_sentence);
    setAccessibleName(QString(m_title % colon % change.lines.join(QStringLiteral(", "))));
}

void ReviewItem::setOutcome(StateLook look, const QString &word, const QString &sentence)
{
    m_word = word;
    m_state->setState(look, word);
    m_state->setVisible(!word.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    const char *ink = look == StateLook::Failed ? "err" : look == StateLook::Unconfirmed ? "warn" : "muted";
    LabelStyle::set(m_sentence, "small", ink);
    setAccessibleDescription(sentence.isEmpty() ? word : QString(word % QStringLiteral(". ") % sentence));
}

QString ReviewItem::sentence() const { return m_sentence->text(); }

} // namespace outdial::views
