// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <views/monitor/countscard.h>
#include <views/monitor/dispositionsview.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

using models::NamedCount;

CountBar::CountBar(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void CountBar::setBar(double share, Token ink)
{
    if (share == m_share && ink == m_ink)
        return;
    m_share = share;
    m_ink = ink;
    update();
}

QSize CountBar::sizeHint() const { return {px(96), px(12)}; }

void CountBar::paintEvent(QPaintEvent *)
{
    if (m_share <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(m_ink));
    // What exists is seen.
    const double width = std::max(3.0, this->width() * std::min(1.0, m_share));
    const double radius = std::min(2.0, width / 2);
    painter.drawRoundedRect(QRectF(0, 0, width, height()), radius, radius);
}

CountsCard::CountsCard(const QString &title, bool inkless, QWidget *parent) : Card({}, parent), m_title(title), m_inkless(inkless)
{
    setAccessibleName(title);
    body()->setContentsMargins(px(15), px(9), px(15), px(11));
    body()->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    head->addWidget(makeLabel(title, "card", "", this));
    head->addStretch(1);
    m_all = makeLabel({}, "small", "muted", this);
    head->addWidget(m_all);
    body()->addLayout(head);
    // What is read one after the other does not push the other cards about.
    auto *room = new QWidget(this);
    room->setMinimumHeight(px(28) * fewRows);
    m_lines = new QVBoxLayout(room);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    m_nothing = makeLabel({}, "small", "muted", room);
    m_nothing->setWordWrap(true);
    m_nothing->setFixedHeight(px(28));
    m_lines->addWidget(m_nothing);
    m_hatched = new MeterWidget(title, false, room);
    MeterValue unknown;
    unknown.known = false;
    m_hatched->setValue(unknown, {});
    m_lines->addWidget(m_hatched);
    m_lines->addStretch(1);
    body()->addWidget(room);
    m_more = new Button({}, ButtonKind::Link, ButtonSize::Row, this);
    m_more->hide();
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    body()->addStretch(1);
    connect(m_more, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
    // Where the names end follows from their font.
    connect(&Theme::instance(), &Theme::changed, this, &CountsCard::fill);
}

void CountsCard::setOpen(bool open)
{
    m_open = open;
    fill();
}

void CountsCard::setCounts(const Counts &counts, const QString &emptyName)
{
    const bool same = counts.known == m_counts.known && counts.old == m_counts.old && counts.all == m_counts.all &&
                      counts.allText == m_counts.allText && counts.nothing == m_counts.nothing && emptyName == m_emptyName &&
                      std::equal(counts.counts.begin(), counts.counts.end(), m_counts.counts.begin(), m_counts.counts.end(),
                                 [](const NamedCount &one, const NamedCount &other) {
                                     return one.name == other.name && one.count == other.count;
                                 });
    if (same)
        return;
    m_counts = counts;
    m_emptyName = emptyName;
    fill();
}

CountsCard::Row &CountsCard::row(int index)
{
    while (m_rows.size() <= index) {
        Row made;
        made.line = new QWidget(this);
        auto *layout = new QHBoxLayout(made.line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(px(12));
        made.name = new ElidedLabel({}, "", "", made.line);
        made.bar = new CountBar(made.line);
        made.count = makeLabel({}, "", "muted", made.line);
        made.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        made.share = makeLabel({}, "emphasis", "", made.line);
        made.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        layout->addWidget(made.name);
        layout->addWidget(made.bar, 1);
        layout->addWidget(made.count);
        layout->addWidget(made.share);
        m_lines->insertWidget(m_lines->count() - 1, made.line);
        m_rows.append(made);
    }
    return m_rows[index];
}

// Wide enough for the longest name, but bars need room, too.
int CountsCard::nameWidth() const
{
    const QFontMetrics metrics(Theme::instance().font(Type::Body));
    int widest = px(80);
    for (int i = 0; i < m_shown; ++i)
        widest = std::max(widest, metrics.horizontalAdvance(m_rows[i].name->text()) + px(2));
    return std::min(widest, px(150));
}

void CountsCard::fill()
{
    const QList<NamedCount> counts = m_counts.known ? m_counts.counts : QList<NamedCount>();
    const bool more = counts.size() > fewRows;
    const int named = int(more && !m_open ? fewRows - 1 : counts.size());
    m_shown = named + (more && !m_open ? 1 : 0);
    m_all->setText(m_counts.known ? m_counts.allText : unknownMark());
    m_nothing->setText(m_counts.nothing);
    m_nothing->setVisible(m_shown == 0);
    m_hatched->setVisible(!m_counts.known);
    m_hatched->setAccessibleDescription(m_counts.nothing);

    QStringList names;
    for (int i = 0; i < std::min<int>(named, fewRows); ++i)
        names.append(counts[i].name);
    const QHash<QString, Token> inks = m_inkless ? QHash<QString, Token>() : dispositionInks(names);
    qint64 most = 1;
    for (const NamedCount &count : counts)
        most = std::max(most, count.count);
    qint64 rest = 0;
    for (int i = named; i < counts.size(); ++i)
        rest += counts[i].count;
    most = std::max(most, rest);

    QStringList sentences;
    const QFontMetrics body(Theme::instance().font(Type::Body));
    const int countWidth = std::max(px(40), body.horizontalAdvance(countText(most)) + px(2));
    const int shareWidth =
        QFontMetrics(Theme::instance().font(Type::Emphasis)).horizontalAdvance(QStringLiteral("100.0%")) + px(2);
    for (int i = 0; i < m_shown; ++i) {
        Row &shown = row(i);
        const bool isRest = i == named;
        const QString name = isRest ? tr("%1 more").arg(countText(counts.size() - named))
                                    : (counts[i].name.isEmpty() ? m_emptyName : counts[i].name);
        const qint64 count = isRest ? rest : counts[i].count;
        const Token ink = m_counts.old ? Token::Idle
                          : m_inkless  ? Token::Series6
                          : isRest     ? Token::Idle
                                       : inks.value(counts[i].name, Token::Series6);
        shown.name->setText(name);
        LabelStyle::set(shown.name, "", m_counts.old || isRest ? "muted" : "");
        shown.bar->setBar(double(count) / double(most), ink);
        shown.count->setText(countText(count));
        shown.count->setFixedWidth(countWidth);
        shown.share->setText(percentText(count, m_counts.all));
        shown.share->setFixedWidth(shareWidth);
        LabelStyle::set(shown.share, "emphasis", m_counts.old ? "muted" : "");
        shown.line->setFixedHeight(px(28));
        shown.line->show();
        sentences.append(tr("%1: %2, %3").arg(name, countText(count), shown.share->text()));
        shown.name->setAccessibleName(sentences.last());
    }
    for (int i = m_shown; i < m_rows.size(); ++i)
        m_rows[i].line->hide();
    const int width = nameWidth();
    for (int i = 0; i < m_shown; ++i)
        m_rows[i].name->setFixedWidth(width);
    m_more->setVisible(more);
    m_more->setText(m_open ? tr("Show fewer") : tr("Show all %1").arg(countText(counts.size())));
    m_more->setAccessibleName(tr("%1: %2").arg(m_title, m_more->text()));
    setAccessibleDescription(m_shown == 0 ? m_counts.nothing : sentences.join(QStringLiteral("; ")));
    updateGeometry();
}

QStringList CountsCard::rowTexts(int index) const
{
    if (index < 0 || index >= m_shown)
        return {};
    const Row &shown = m_rows[index];
    return {shown.name->text(), shown.count->text(), shown.share->text()};
}

} // namespace outdial::views
