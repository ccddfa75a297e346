// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Six figures of a campaign side by side: rates, connects, talk time, completion, penetration; below each one what it is to be
// compared with. What is not known is a dash, what is old has a "~".
#pragma once

#include <QHash>
#include <QList>

#include <views/monitor/carddata.h>
#include <views/shared/widgets.h>

namespace outdial::views {

class FiguresStrip : public Card {
    Q_OBJECT
public:
    enum Figure { Attempts, Completions, Connects, TalkTime, Completed, Penetration, FigureCount };

    explicit FiguresStrip(QWidget *parent = nullptr);
    void setCard(const CardData &card);
    // "Attempts/min: 118, 112 an hour ago", as assistive tools read it.
    QString sentence(Figure figure) const;

private:
    struct Cell {
        QLabel *figure = nullptr;
        ElidedLabel *below = nullptr;
        QString title;
        bool muted = false;
    };
    void show(Figure figure, const QString &value, const QString &below, bool about, bool old);

    QList<Cell> m_cells;
};

} // namespace outdial::views
