// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QLabel>

#include <views/campaigns/reviewitem.h>
#include <views/shared/theme.h>

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
    BeforeAfter change;
    change.name = line;
    change.before = line.mid(property + colon.size(), at - property - colon.size());
    change.after = line.mid(at + arrow.size());
    grid->addWidget(makeBeforeAfter(change, parent), row, 1);
}

} // namespace

ReviewItem::ReviewItem(const models::PlannedChange &change, QWidget *parent) : PendingItem(change.title, "emphasis", 88, parent)
{
    for (const QString &line : change.lines)
        addLine(grid(), line, this);
    setAccessibleName(QString(change.title % colon % change.lines.join(QStringLiteral(", "))));
}

} // namespace outdial::views
