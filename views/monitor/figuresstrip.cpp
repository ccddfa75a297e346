// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <models/monitor/agentsmodel.h>
#include <views/monitor/figuresstrip.h>
#include <views/monitor/ratechart.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>

namespace outdial::views {

FiguresStrip::FiguresStrip(QWidget *parent) : Card({}, parent)
{
    setAccessibleName(tr("Figures"));
    body()->setContentsMargins(0, 1, 0, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    body()->addLayout(row);
    const QString titles[] = {tr("Attempts/min"),    tr("Completions/min"), tr("Connects"),
                              tr("Talk time, mean"), tr("Completed"),       tr("Penetration")};
    const QString hints[] = {tr("Attempts a minute, over the last five whole minutes"),
                             tr("Completed records a minute, over the last five whole minutes"),
                             tr("Attempts of the last hour with a call duration above zero"),
                             tr("Call duration of a connect and dialing time of an attempt, of the last hour"),
                             tr("Completed records of the enabled lists"),
                             tr("Records of the enabled lists that were attempted")};
    for (int i = 0; i < FigureCount; ++i) {
        if (i > 0)
            row->addWidget(makeLine(Qt::Vertical, this));
        auto *part = new QWidget(this);
        part->setToolTip(hints[i]);
        auto *column = new QVBoxLayout(part);
        column->setContentsMargins(px(15), px(11), px(8), px(11));
        column->setSpacing(px(2));
        column->addWidget(new ElidedLabel(titles[i], "small", "muted", part));
        Cell cell;
        cell.title = titles[i];
        cell.figure = makeLabel(unknownMark(), "figure", "", part);
        cell.figure->setFixedHeight(px(32));
        cell.figure->setMinimumWidth(1);
        cell.below = new ElidedLabel({}, "small", "muted", part);
        column->addWidget(cell.figure);
        column->addWidget(cell.below);
        row->addWidget(part, 1);
        m_cells.append(cell);
    }
    setCard({});
}

void FiguresStrip::show(Figure figure, const QString &value, const QString &below, bool about, bool old)
{
    Cell &cell = m_cells[figure];
    const bool known = value != unknownMark();
    cell.figure->setText(known && (about || old) ? tr("~%1", "approximate figure").arg(value) : value);
    cell.below->setText(below);
    if (const bool muted = old || !known; muted != cell.muted) {
        cell.muted = muted;
        LabelStyle::set(cell.figure, "figure", muted ? "muted" : "");
    }
    cell.figure->setAccessibleName(sentence(figure));
}

QString FiguresStrip::sentence(Figure figure) const
{
    const Cell &cell = m_cells[figure];
    const QString value = cell.figure->text() == unknownMark() ? tr("not known") : cell.figure->text();
    const QString below = cell.below->text();
    return below.isEmpty() ? tr("%1: %2").arg(cell.title, value) : tr("%1: %2, %3").arg(cell.title, value, below);
}

void FiguresStrip::setCard(const CardData &card)
{
    const models::MonitorFigures &figures = card.figures;
    const bool old = card.isOld();
    const bool nothing = card.freshness == models::Freshness::NotReadYet;
    const auto rate = [&](Figure figure, const std::optional<double> &now, const std::optional<double> &before) {
        const QString value = now && !nothing ? rateText(*now) : unknownMark();
        QString below;
        if (before && !nothing)
            below = tr("%1 an hour ago").arg(rateText(*before));
        else
            below = value == unknownMark() ? tr("not read yet") : tr("an hour ago: not read");
        show(figure, value, below, false, old);
    };
    rate(Attempts, figures.attemptsPerMinute, figures.attemptsPerMinuteHourAgo);
    rate(Completions, figures.completionsPerMinute, figures.completionsPerMinuteHourAgo);

    if (!figures.known) {
        const QString why = card.figuresFailed ? tr("could not be read") : tr("not read yet");
        for (const Figure figure : {Connects, TalkTime, Completed, Penetration})
            show(figure, unknownMark(), why, false, old);
        return;
    }
    const QString none = tr("none in the last hour");
    if (figures.hourAttempts > 0) {
        show(Connects, percentText(figures.hourConnects, figures.hourAttempts),
             countOf(figures.hourConnects, figures.hourAttempts), false, old);
        const QString dialing =
            tr("dialing %1").arg(models::durationText(double(figures.hourDialSeconds) / double(figures.hourAttempts)));
        show(TalkTime,
             figures.hourConnects > 0 ? models::durationText(double(figures.hourTalkSeconds) / double(figures.hourConnects))
                                      : unknownMark(),
             dialing, false, old);
    } else {
        show(Connects, unknownMark(), none, false, old);
        show(TalkTime, unknownMark(), none, false, old);
    }
    if (figures.totalRecords > 0) {
        show(Completed, percentText(figures.completedRecords, figures.totalRecords),
             countOf(figures.completedRecords, figures.totalRecords), figures.approximate, old);
        show(Penetration, percentText(figures.attemptedRecords, figures.totalRecords),
             countOf(figures.attemptedRecords, figures.totalRecords), figures.approximate, old);
    } else {
        show(Completed, unknownMark(), tr("no records"), false, old);
        show(Penetration, unknownMark(), tr("no records"), false, old);
    }
}

} // namespace outdial::views
