// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <views/records/attemptstimeline.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::AttemptWords;

namespace {

constexpr int iconColumn = 28;

QLabel *makeLines(QWidget *parent, const char *ink)
{
    auto *label = makeLabel({}, "small", ink, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString lines(const QList<std::pair<QString, QString>> &pairs)
{
    QStringList list;
    for (const auto &[name, value] : pairs)
        list.append(AttemptsTimeline::tr("%1: %2", "name and value").arg(name, value));
    return list.join(u'\n');
}

// With the time of day also in another year, unlike in tables: what is looked at here is one record's history.
QString timeOf(const QDateTime &time, models::TimeZoneShown zone)
{
    if (!time.isValid())
        return AttemptsTimeline::tr("no time told");
    const bool utc = zone == models::TimeZoneShown::Utc;
    const QDateTime now = utc ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime();
    const QDateTime then = utc ? time.toUTC() : time.toLocalTime();
    return then.date().year() == now.date().year() ? momentText(time, now)
                                                   : QLocale().toString(then, AttemptsTimeline::tr("d MMM yyyy HH:mm"));
}

void showIf(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

AttemptItem::AttemptItem(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(iconColumn), 0, 0, px(6));
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    m_disposition = new ElidedLabel({}, "emphasis", "", this);
    m_time = makeLabel({}, "small", "muted", this);
    auto *more =
        new IconButton(QStringLiteral("go-down"), tr("Phone and interaction of the attempt"), ButtonSize::Row, true, this);
    more->setCheckable(true);
    m_more = more;
    head->addWidget(m_disposition, 1);
    head->addWidget(m_time);
    head->addWidget(more);
    column->addLayout(head);
    m_facts = makeLines(this, "muted");
    m_notes = makeLines(this, "");
    m_custom = makeLines(this, "muted");
    m_details = makeLines(this, "muted");
    for (QLabel *label : {m_facts, m_notes, m_custom, m_details})
        column->addWidget(label);
    row->addLayout(column, 1);
    connect(more, &QToolButton::toggled, this, &AttemptItem::setOpen);
}

void AttemptItem::setOpen(bool open)
{
    auto *more = static_cast<IconButton *>(m_more);
    more->setIconName(open ? QStringLiteral("go-up") : QStringLiteral("go-down"));
    m_details->setVisible(open && !m_details->text().isEmpty());
    update();
}

void AttemptItem::setAttempt(const AttemptWords &attempt, models::TimeZoneShown zone, bool last)
{
    m_last = last;
    m_iconName = attempt.kind == AttemptWords::Kind::Talked       ? QStringLiteral("call-start")
                 : attempt.kind == AttemptWords::Kind::NotReached ? QStringLiteral("call-missed")
                                                                  : QStringLiteral("go-next-skip");
    const QString time = timeOf(attempt.time, zone);
    m_disposition->setText(attempt.disposition);
    m_time->setText(time);
    m_time->setToolTip(models::fullTime(attempt.time, zone));
    m_facts->setText(attempt.facts);
    showIf(m_notes, attempt.notes.isEmpty() ? QString() : tr("“%1”").arg(attempt.notes));
    showIf(m_custom, lines(attempt.custom));
    m_details->setText(lines(attempt.details));
    m_more->setVisible(!attempt.details.isEmpty());
    m_more->setAccessibleName(tr("Phone and interaction: %1, %2", "disposition and time").arg(attempt.disposition, time));
    static_cast<IconButton *>(m_more)->setChecked(false);
    setOpen(false);
    setAccessibleName(tr("%1, %2", "disposition and time of an attempt").arg(attempt.disposition, time));
    update();
}

void AttemptItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // In one colour: the red mark of a missed call would say that something failed.
    QPixmap icon = Theme::instance().pixmap(m_iconName, Token::TextMuted, 16, devicePixelRatioF());
    QPainter tint(&icon);
    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
    tint.fillRect(icon.rect(), color(Token::TextMuted));
    tint.end();
    painter.drawPixmap(QPoint(0, (m_disposition->geometry().center().y() + 1) - 8), icon);
    // From below this icon to the next one.
    if (!m_last)
        painter.fillRect(QRect(7, px(26), 2, height() - px(30)), color(Token::Border));
}

AttemptsTimeline::AttemptsTimeline(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Attempts of the record"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(16, 8, 12, 8);
    m_column->setSpacing(0);
    m_sentence = makeLines(this, "muted");
    m_column->addWidget(m_sentence);
    m_button = new Button({}, ButtonKind::Normal, ButtonSize::Row, this);
    m_column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, &AttemptsTimeline::buttonClicked);
    setSentence({});
}

void AttemptsTimeline::setAttempts(const QList<AttemptWords> &attempts, models::TimeZoneShown zone)
{
    m_sentence->hide();
    m_button->hide();
    for (qsizetype i = 0; i < attempts.size(); ++i) {
        if (i == m_items.size()) {
            m_items.append(new AttemptItem(this));
            m_column->addWidget(m_items.last());
        }
        m_items.at(i)->setAttempt(attempts.at(i), zone, i == attempts.size() - 1);
        m_items.at(i)->show();
    }
    for (qsizetype i = attempts.size(); i < m_items.size(); ++i)
        m_items.at(i)->hide();
}

void AttemptsTimeline::setSentence(const QString &sentence, const QString &button)
{
    for (AttemptItem *item : std::as_const(m_items))
        item->hide();
    m_sentence->setText(sentence);
    m_sentence->setContentsMargins(0, 0, 0, button.isEmpty() ? 0 : px(8));
    m_sentence->setVisible(!sentence.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

} // namespace outdial::views
