// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

#include <views/monitor/cardgrid.h>
#include <views/monitor/monitorcard.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

namespace {

// A card is drawn for 392 and still fits in this; three of them beside the navigation at 1440.
constexpr int leastWidth = 376;
constexpr int gap = 12;
constexpr int margin = 16;
constexpr int marginAbove = 14; // and below: two rows fill the window at 1440x900
constexpr int usualHeight = 372;

} // namespace

CardGrid::CardGrid(QScrollArea *area) : QWidget(area), m_area(area), m_textSize(Theme::instance().textSize())
{
    setProperty("transparentGround", true);
    setAccessibleName(tr("Campaigns on the wall"));
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        makeInSight();
        Q_EMIT sightChanged();
    });
    // Cards are made for one text size.
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (m_textSize != Theme::instance().textSize())
            remake();
    });
}

void CardGrid::setIds(const QStringList &ids)
{
    if (ids == m_ids)
        return;
    // Where the focus is, by card; and who comes after it, should that card go.
    const QString focused = focusedId();
    QString heir;
    if (!focused.isEmpty() && !ids.contains(focused)) {
        const qsizetype at = m_ids.indexOf(focused);
        for (qsizetype i = at + 1; i < m_ids.size() && heir.isEmpty(); ++i)
            heir = ids.contains(m_ids[i]) ? m_ids[i] : QString();
        for (qsizetype i = at - 1; i >= 0 && heir.isEmpty(); --i)
            heir = ids.contains(m_ids[i]) ? m_ids[i] : QString();
    }
    m_ids = ids;
    const QSet<QString> wanted(ids.begin(), ids.end());
    QList<MonitorCard *> gone;
    for (auto it = m_cards.begin(); it != m_cards.end();) {
        if (wanted.contains(it.key())) {
            ++it;
            continue;
        }
        gone.append(it.value());
        it = m_cards.erase(it);
    }
    lay();
    makeInSight();
    if (!heir.isEmpty())
        made(heir)->setFocus(Qt::OtherFocusReason);
    // Deleted only when the focus is elsewhere: the signal that hides a card comes from it.
    for (MonitorCard *card : std::as_const(gone)) {
        card->hide();
        card->deleteLater();
    }
    orderTabs();
    update();
    Q_EMIT sightChanged();
}

QString CardGrid::focusedId() const
{
    const QWidget *focus = window()->focusWidget();
    for (auto it = m_cards.constBegin(); it != m_cards.constEnd(); ++it) {
        if (it.value() == focus || (focus && it.value()->isAncestorOf(focus)))
            return it.key();
    }
    return {};
}

void CardGrid::remake()
{
    m_textSize = Theme::instance().textSize();
    const QString focused = focusedId();
    qDeleteAll(m_cards);
    m_cards.clear();
    lay();
    makeInSight();
    if (!focused.isEmpty())
        goTo(focused);
}

MonitorCard *CardGrid::made(const QString &id)
{
    if (MonitorCard *card = m_cards.value(id))
        return card;
    auto *card = new MonitorCard(this);
    m_cards.insert(id, card);
    Q_EMIT cardMade(card, id);
    card->show();
    return card;
}

// A screen ahead and behind, so that Tab and the wheel find them made.
void CardGrid::makeInSight()
{
    const QRect sight = inSight();
    const QRect near = sight.adjusted(0, -sight.height(), 0, sight.height());
    bool any = false;
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        if (!m_cards.contains(m_ids[i]) && m_places[i].intersects(near)) {
            made(m_ids[i]);
            any = true;
        }
    }
    if (any) {
        orderTabs();
        lay();
    }
}

// Tab goes through the cards as they stand, each with what is in it.
void CardGrid::orderTabs()
{
    QWidget *before = nullptr;
    for (const QString &id : std::as_const(m_ids)) {
        MonitorCard *card = m_cards.value(id);
        if (!card)
            continue;
        if (before)
            setTabOrder(before, card);
        before = card;
        for (QWidget *part : card->partsInTabOrder()) {
            setTabOrder(before, part);
            before = part;
        }
    }
}

bool CardGrid::goTo(const QString &id)
{
    if (!m_ids.contains(id))
        return false;
    MonitorCard *card = made(id);
    orderTabs();
    lay();
    card->setFocus(Qt::TabFocusReason);
    m_area->ensureWidgetVisible(card, 0, px(margin));
    return true;
}

QRect CardGrid::inSight() const
{
    const QWidget *viewport = m_area->viewport();
    return {-pos(), viewport->size()};
}

QStringList CardGrid::idsInSight() const
{
    const QRect sight = inSight();
    QStringList seen;
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        if (m_cards.contains(m_ids[i]) && m_places[i].intersects(sight))
            seen.append(m_ids[i]);
    }
    return seen;
}

void CardGrid::setLoading(bool loading)
{
    m_loading = loading;
    update();
}

void CardGrid::lay()
{
    const int room = width() - 2 * px(margin);
    m_columns = std::max(1, (room + px(gap)) / (px(leastWidth) + px(gap)));
    const int each = std::max(px(leastWidth), (room - (m_columns - 1) * px(gap)) / m_columns);
    int y = px(marginAbove);
    m_places.resize(m_ids.size());
    for (qsizetype first = 0; first < m_ids.size(); first += m_columns) {
        const qsizetype end = std::min<qsizetype>(first + m_columns, m_ids.size());
        int high = px(usualHeight);
        for (qsizetype i = first; i < end; ++i) {
            const MonitorCard *card = m_cards.value(m_ids[i]);
            if (!card)
                continue;
            high = std::max(high, card->hasHeightForWidth() ? card->heightForWidth(each) : card->sizeHint().height());
        }
        for (qsizetype i = first; i < end; ++i) {
            const int x = px(margin) + int(i - first) * (each + px(gap));
            m_places[i] = QRect(x, y, each, high);
            if (MonitorCard *card = m_cards.value(m_ids[i]))
                card->setGeometry(m_places[i]);
        }
        y += high + px(gap);
    }
    setMinimumSize(px(leastWidth) + 2 * px(margin), m_ids.isEmpty() ? 0 : y - px(gap) + px(marginAbove));
}

void CardGrid::resizeEvent(QResizeEvent *)
{
    lay();
    makeInSight();
    Q_EMIT sightChanged();
}

bool CardGrid::event(QEvent *event)
{
    // A card wants another height.
    if (event->type() == QEvent::LayoutRequest)
        lay();
    return QWidget::event(event);
}

void CardGrid::keyPressEvent(QKeyEvent *event)
{
    qsizetype at = -1;
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        const MonitorCard *card = m_cards.value(m_ids[i]);
        if (card && card->hasFocus())
            at = i;
    }
    const bool mirrored = isRightToLeft();
    qsizetype to = -1;
    switch (at < 0 ? 0 : event->key()) {
    case Qt::Key_Left:
        to = at + (mirrored ? 1 : -1);
        break;
    case Qt::Key_Right:
        to = at + (mirrored ? -1 : 1);
        break;
    case Qt::Key_Up:
        to = at - m_columns;
        break;
    case Qt::Key_Down:
        to = std::min(at + m_columns, m_ids.size() - 1);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = m_ids.size() - 1;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (to >= 0 && to < m_ids.size())
        goTo(m_ids[to]);
}

// Where cards will come: their shapes.
void CardGrid::paintEvent(QPaintEvent *)
{
    if (!m_loading || !m_ids.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int each = (width() - 2 * px(margin) - (m_columns - 1) * px(gap)) / m_columns;
    for (int i = 0; i < 2 * m_columns; ++i) {
        const QRectF card(px(margin) + (i % m_columns) * (each + px(gap)),
                          px(marginAbove) + (i / m_columns) * px(usualHeight + gap), each, px(usualHeight));
        painter.setPen(color(Token::Line));
        painter.setBrush(color(Token::Base));
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Track));
        const auto bar = [&](int x, int y, double width, int height) {
            painter.drawRoundedRect(QRectF(card.left() + px(x), card.top() + px(y), width, px(height)), 4, 4);
        };
        const double inner = each - 2 * px(16);
        bar(16, 22, inner * 0.55, 8);
        bar(16, 54, inner * 0.2, 8);
        bar(16, 84, inner, 90);
        bar(16, 210, inner, 8);
        for (int line = 0; line < 4; ++line)
            bar(16, 248 + 20 * line, inner * (line % 2 ? 0.45 : 0.6), 8);
    }
}

} // namespace outdial::views
