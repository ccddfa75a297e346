// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <views/monitor/monitorwords.h>
#include <views/monitor/wallcard.h>
#include <views/monitor/walldisplay.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>

#include <algorithm>
#include <cmath>

namespace outdial::views {

namespace {

constexpr int idleMs = 8'000;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setFontAndInk(QLabel *label, Type type, double scale, Token ink)
{
    QFont font = Theme::instance().font(type);
    font.setPixelSize(std::max(9, int(std::lround(font.pixelSize() * 13.0 / Theme::instance().textSize() * scale))));
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color(ink));
    label->setPalette(palette);
}

} // namespace

WallDisplay::WallDisplay(models::CampaignMonitor &monitor, const QString &tenant, bool sandbox, models::ChartSpan span)
    : QWidget(nullptr, Qt::Window),
      m_monitor(&monitor),
      m_span(span)
{
    setWindowTitle(tr("Outdial wall – %1").arg(tenant));
    setAccessibleName(windowTitle());
    setAccessibleDescription(tr("Space stops the turning of pages, Left and Right turn them, Escape leaves."));
    setAttribute(Qt::WA_QuitOnClose, false); // it does not keep the program running
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_tenant = plainLabel(this);
    m_tenant->setText(tenant);
    m_sandbox = new StateLabel(StateLook::Sandbox, tr("SANDBOX"), true, this);
    m_sandbox->setVisible(sandbox);
    m_summary = plainLabel(this);
    m_paging = plainLabel(this);
    m_clock = plainLabel(this);
    m_nothing = plainLabel(this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_hint = plainLabel(this);
    m_hint->setText(tr("Space: stop turning pages   ·   ← →: turn pages   ·   Esc: leave"));
    for (QWidget *child : findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);

    const auto refill = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&monitor, &models::CampaignMonitor::changed, this, refill);
    connect(&monitor, &models::CampaignMonitor::settingsChanged, this, refill);
    connect(&monitor.feed().rows(), &models::CampaignRows::changed, this, refill);
    connect(&monitor.feed(), &models::CampaignFeed::freshnessChanged, this, refill);
    connect(&monitor.alerts(), &models::AlertBook::openCountChanged, this, refill);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        lay();
        QWidget::update();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &WallDisplay::fill);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, &WallDisplay::tick);
    m_turn.setInterval(pageMs);
    connect(&m_turn, &QTimer::timeout, this, [this] { setPage(m_page + 1); });
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleMs);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_hint->hide();
        setCursor(Qt::BlankCursor);
    });
}

WallDisplay::~WallDisplay()
{
    if (m_monitor)
        m_monitor->feed().setVisibleTo(this, false);
}

int WallDisplay::pages() const { return std::max(1, int(m_order.ids().size() + cardsPerPage - 1) / cardsPerPage); }

double WallDisplay::scale() const { return std::clamp(std::min(width() / 1920.0, height() / 1080.0) * 1.5, 0.9, 4.0); }

void WallDisplay::setPage(int page)
{
    const int count = pages();
    m_page = ((page % count) + count) % count;
    if (m_turn.isActive())
        m_turn.start(); // its whole time
    fill();
}

void WallDisplay::setPaused(bool paused)
{
    m_paused = paused;
    showPaging();
}

void WallDisplay::fill()
{
    if (!m_monitor || !isVisible())
        return;
    m_soon.stop();
    m_order.update(*m_monitor);
    m_page = std::min(m_page, pages() - 1);
    const QStringList ids = m_order.ids().mid(qsizetype(m_page) * cardsPerPage, cardsPerPage);
    const bool other = ids.size() != m_cards.size();
    while (m_cards.size() > ids.size())
        delete m_cards.takeLast();
    while (m_cards.size() < ids.size()) {
        auto *card = new WallCard(this);
        card->setAttribute(Qt::WA_TransparentForMouseEvents);
        card->show();
        m_cards.append(card);
    }
    for (qsizetype i = 0; i < ids.size(); ++i)
        m_cards[i]->setCard(makeCardData(*m_monitor, ids[i], m_span));

    int running = 0;
    for (const QString &id : m_order.ids()) {
        const models::CampaignRow *row = m_monitor->feed().row(id);
        running += row && row->isRunning() ? 1 : 0;
    }
    const bool known = m_monitor->feed().freshness() != models::Freshness::NotReadYet;
    const int alerts = m_monitor->alerts().openCount();
    QString summary = known ? tr("%1 of %2 running").arg(countText(running), countText(m_order.ids().size())) : QString();
    if (m_monitor->feed().isOld())
        summary =
            tr("%1, as of %2")
                .arg(freshnessWord(m_monitor->feed().freshness()), hourText(m_monitor->feed().lastGood().toMSecsSinceEpoch()));
    if (alerts > 0)
        summary = QString(summary % QStringLiteral("   ·   ") % tr("%n alert(s)", nullptr, alerts));
    m_summary->setText(summary);
    m_nothing->setVisible(ids.isEmpty());
    m_nothing->setText(known ? tr("No campaign is on the wall. Esc leaves; they are chosen on the page “Monitor”.")
                             : tr("The campaigns are being read."));
    if (other)
        lay();
    showPaging();
    tick();
}

void WallDisplay::showPaging()
{
    const bool several = pages() > 1;
    const bool turns = several && !m_paused && isVisible();
    if (turns != m_turn.isActive()) {
        if (turns)
            m_turn.start();
        else
            m_turn.stop();
    }
    const QString where = tr("page %1 of %2").arg(m_page + 1).arg(pages());
    m_paging->setText(!several ? QString() : m_paused ? tr("%1, stopped").arg(where) : where);
    lay();
}

void WallDisplay::tick()
{
    if (!m_monitor)
        return;
    const qint64 now = m_monitor->now();
    const QString clock = hourText(now);
    if (clock != m_clock->text()) {
        m_clock->setText(clock);
        lay();
    }
    for (WallCard *card : std::as_const(m_cards))
        card->tick(now);
}

void WallDisplay::lay()
{
    const double s = scale();
    const int margin = int(16 * s);
    const int gap = int(12 * s);
    const int head = int(56 * s);
    const bool alerts = m_monitor && m_monitor->alerts().openCount() > 0;
    setFontAndInk(m_tenant, Type::PageTitle, s, Token::Text);
    setFontAndInk(m_summary, Type::PaneTitle, s, alerts ? Token::WarnText : Token::TextMuted);
    setFontAndInk(m_paging, Type::Small, s, Token::TextMuted);
    setFontAndInk(m_clock, Type::Figure, s, Token::Text);
    setFontAndInk(m_nothing, Type::PageTitle, s, Token::TextMuted);
    setFontAndInk(m_hint, Type::Small, s, Token::TextFaint);
    int x = margin;
    const auto fromLeft = [&](QWidget *widget, int space) {
        if (widget->isHidden())
            return;
        const QSize size = widget->sizeHint();
        widget->setGeometry(x, (head - size.height()) / 2, size.width(), size.height());
        x += size.width() + space;
    };
    fromLeft(m_tenant, int(14 * s));
    fromLeft(m_sandbox, int(14 * s));
    fromLeft(m_summary, int(14 * s));
    int right = width() - margin;
    for (QLabel *label : {m_clock, m_paging}) {
        const QSize size = label->sizeHint();
        label->setGeometry(right - size.width(), (head - size.height()) / 2, size.width(), size.height());
        right -= size.width() + int(20 * s);
    }
    const QSize hint = m_hint->sizeHint();
    const int foot = std::max(margin, hint.height() + int(6 * s));
    m_hint->setGeometry((width() - hint.width()) / 2, height() - foot + (foot - hint.height()) / 2, hint.width(), hint.height());

    const QRect area(margin, head, width() - 2 * margin, height() - head - foot);
    m_nothing->setGeometry(area);
    // As large as may be: what is alone has the whole of it. While there are several pages, all have the same places.
    const int shown = pages() > 1 ? cardsPerPage : int(m_cards.size());
    const int columns = shown <= 1 ? 1 : shown <= 4 ? 2 : 3;
    const int rows = std::max(1, (shown + columns - 1) / columns);
    const int wide = (area.width() - (columns - 1) * gap) / columns;
    const int high = (area.height() - (rows - 1) * gap) / rows;
    for (qsizetype i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setGeometry(area.left() + int(i % columns) * (wide + gap), area.top() + int(i / columns) * (high + gap), wide,
                                high);
}

void WallDisplay::showHint()
{
    m_hint->show();
    unsetCursor();
    m_idle.start();
}

void WallDisplay::resizeEvent(QResizeEvent *) { lay(); }

void WallDisplay::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_monitor)
        return;
    m_monitor->feed().setVisibleTo(this, true);
    m_tick.start();
    showHint();
    fill();
}

void WallDisplay::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
    m_turn.stop();
    if (m_monitor)
        m_monitor->feed().setVisibleTo(this, false);
}

void WallDisplay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Window));
}

void WallDisplay::keyPressEvent(QKeyEvent *event)
{
    showHint();
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F11:
        close();
        return;
    case Qt::Key_Space:
        setPaused(!m_paused);
        return;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        setPage(m_page - 1);
        return;
    case Qt::Key_Right:
    case Qt::Key_PageDown:
        setPage(m_page + 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void WallDisplay::mouseMoveEvent(QMouseEvent *) { showHint(); }

void WallDisplay::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        close();
}

} // namespace outdial::views
