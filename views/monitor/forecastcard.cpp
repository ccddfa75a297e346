// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <views/monitor/forecastcard.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::Forecast;

namespace {

constexpr qint64 minuteMs = 60 * 1000;

} // namespace

QString comingText(qint64 time, qint64 now)
{
    const qint64 ahead = time - now;
    const qint64 grain = (ahead > 60 * minuteMs ? 10 : ahead > 20 * minuteMs ? 5 : 1) * minuteMs;
    const QDateTime then = QDateTime::fromMSecsSinceEpoch((time + grain / 2) / grain * grain);
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(now);
    const qint64 days = today.date().daysTo(then.date());
    if (days == 0)
        return then.toString(QStringLiteral("HH:mm"));
    if (days == 1)
        return ForecastCard::tr("tomorrow %1").arg(then.toString(QStringLiteral("HH:mm")));
    if (days < 7)
        return QLocale().toString(then, QStringLiteral("ddd HH:mm"));
    return QLocale().toString(then, QStringLiteral("d MMM"));
}

ForecastCard::ForecastCard(QWidget *parent) : Card({}, parent)
{
    setAccessibleName(tr("Forecast"));
    body()->setContentsMargins(px(15), px(11), px(15), px(12));
    body()->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    head->addWidget(new IconLabel(QStringLiteral("chronometer"), Token::TextMuted, 16, this));
    head->addWidget(makeLabel(tr("Forecast"), "card", "", this));
    head->addStretch(1);
    m_aside = makeLabel({}, "small", "muted", this);
    head->addWidget(m_aside);
    body()->addLayout(head);
    m_range = makeLabel({}, "title", "", this);
    m_range->setWordWrap(true);
    body()->addWidget(m_range);
    m_text = makeLabel({}, "", "muted", this);
    m_text->setWordWrap(true);
    body()->addWidget(m_text);
    setCard({}, false);
}

void ForecastCard::setCard(const CardData &card, bool oneList)
{
    const Forecast &forecast = card.forecast;
    QString range = tr("No forecast");
    QString text;
    QString aside;
    bool muted = true;
    if (card.freshness == models::Freshness::NotReadYet) {
        text = tr("The campaign was not read yet.");
    } else if (card.isOld()) {
        // What was expected then is no longer what is to be expected.
        text = card.readAt > 0 ? tr("The values are of %1. A forecast needs current ones.").arg(sinceText(card.readAt, card.now))
                               : tr("A forecast needs current values.");
    } else {
        switch (forecast.state) {
        case Forecast::State::Range: {
            range = rangeText(forecast.early, forecast.late);
            muted = false;
            aside = tr("80% range");
            const QString early = comingText(card.now + forecast.early, card.now);
            const QString late = comingText(card.now + forecast.late, card.now);
            const QString until = oneList ? tr("until this list is empty") : tr("until the lists are empty");
            const QString when =
                early == late ? tr("%1, about %2.").arg(until, early) : tr("%1, about %2 to %3.").arg(until, early, late);
            text =
                QString(when % QLatin1Char(' ') %
                        tr("From %1 attempts in the last %2 min.").arg(countText(forecast.samples)).arg(forecast.windowMinutes));
            break;
        }
        case Forecast::State::Empty:
            range = tr("Nothing is left to dial");
            text =
                oneList ? tr("All records of this list are completed.") : tr("All records of the enabled lists are completed.");
            break;
        case Forecast::State::NotDialing:
            text = card.running ? tr("There was no attempt in the last %1 min.").arg(forecast.windowMinutes)
                                : tr("The campaign does not run: nothing is dialed.");
            break;
        case Forecast::State::TooFew:
            range = tr("No forecast yet");
            text = tr("%1 of %2 attempts needed in the last %3 min.")
                       .arg(countText(forecast.samples), countText(Forecast::needed))
                       .arg(forecast.windowMinutes);
            break;
        case Forecast::State::NoEnd:
            range = forecast.completed > 0 ? tr("More than 30 days") : tr("No end in sight");
            text = (forecast.completed > 0 ? tr("Of %1 attempts in the last %2 min hardly any completed a record.")
                                           : tr("None of %1 attempts in the last %2 min completed a record."))
                       .arg(countText(forecast.samples))
                       .arg(forecast.windowMinutes);
            break;
        case Forecast::State::NotKnown:
            range = tr("No forecast yet");
            text = card.figuresFailed ? tr("The records could not be read.") : tr("The records were not read yet.");
            break;
        }
    }
    if (range != m_range->text() || muted != m_range->property("quiet").toBool()) {
        m_range->setText(range);
        m_range->setProperty("quiet", muted);
        LabelStyle::set(m_range, "title", muted ? "muted" : "");
    }
    m_text->setText(text);
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
    setAccessibleDescription(QString(range % QStringLiteral(", ") % text));
}

} // namespace outdial::views
