// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPropertyAnimation>
#include <QVBoxLayout>

#include <views/shared/breakable.h>
#include <views/shared/page.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/tones.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

namespace {

constexpr int stayMs = 6'000;
constexpr int slideMs = 160;

Token bandInk(Tone tone)
{
    switch (tone) {
    case Tone::Err:
        return Token::Err;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Accent:
        return Token::Accent;
    case Tone::Ok:
        return Token::Ok;
    }
    return Token::Accent;
}

// Bars with buttons at the bottom of a page, or of a pane in it.
bool isFoot(const QWidget *widget)
{
    static const QStringList feet{QStringLiteral("foot"), QStringLiteral("wizardFoot"), QStringLiteral("pending"),
                                  QStringLiteral("dialogFoot")};
    return feet.contains(widget->property("part").toString());
}

QRect placeIn(const QWidget *window, const QWidget *widget) { return {widget->mapTo(window, QPoint()), widget->size()}; }

} // namespace

Toast::Toast(const ToastText &text, QWidget *parent) : QFrame(parent), m_tone(text.tone), m_stays(text.tone == Tone::Err)
{
    setProperty("part", QStringLiteral("toast"));
    setAccessibleName(text.title);
    setAccessibleDescription(text.line);
    setFixedWidth(px(400));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(22, 9, 9, 9);
    row->setSpacing(10);
    std::optional<Token> ink;
    if (text.tone == Tone::Ok)
        ink = Token::OkText;
    row->addWidget(new IconLabel(text.iconName.isEmpty() ? toneIcon(text.tone) : text.iconName, ink, 16, this));
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    QLabel *title = makeLabel({}, "emphasis", "", this);
    setBreakableText(title, text.title);
    title->setWordWrap(true);
    column->addWidget(title);
    if (!text.line.isEmpty()) {
        auto *line = makeLabel(text.line, "small", "muted", this);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    row->addLayout(column, 1);
    if (!text.button.isEmpty()) {
        auto *button = new Button(text.button, ButtonKind::Normal, ButtonSize::Row, this);
        row->addWidget(button);
        const std::function<void()> action = text.action;
        connect(button, &QPushButton::clicked, this, [this, action] {
            if (action)
                action();
            Q_EMIT done();
        });
    }
    auto *close = new IconButton(QStringLiteral("window-close"), tr("Close this message"), ButtonSize::Row, true, this);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &Toast::done);

    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(stayMs);
    connect(m_timer, &QTimer::timeout, this, &Toast::done);
    if (!m_stays)
        m_timer->start();
}

void Toast::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(bandInk(m_tone)));
    painter.drawRoundedRect(QRectF(6, 6, 4, height() - 12), 2, 2);
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_timer->stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    if (!m_stays)
        m_timer->start();
    QFrame::leaveEvent(event);
}

ToastHost::ToastHost(QWidget *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] { arrange(false); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (Toast *toast : std::as_const(m_toasts))
            toast->setFixedWidth(px(400));
        arrange(false);
    });
}

ToastHost &ToastHost::of(QWidget *widget)
{
    QWidget *window = widget->window();
    while (window->windowType() == Qt::Dialog && window->parentWidget() != nullptr)
        window = window->parentWidget()->window();
    auto *host = window->findChild<ToastHost *>(QString(), Qt::FindDirectChildrenOnly);
    return host ? *host : *new ToastHost(window);
}

Toast *ToastHost::tell(const ToastText &text)
{
    auto *toast = new Toast(text, m_window);
    m_toasts.append(toast);
    connect(toast, &Toast::done, this, [this, toast] {
        if (!m_toasts.removeOne(toast))
            return;
        toast->hide();
        toast->deleteLater();
        arrange(false);
    });
    toast->adjustSize();
    toast->show();
    toast->raise();
    arrange(true);
    Q_EMIT told(text.tone, text.title, text.line);
    return toast;
}

void ToastHost::follow(QWidget *widget)
{
    widget->installEventFilter(this);
    m_followed.append(widget);
}

int ToastHost::floor()
{
    for (const QPointer<QWidget> &widget : std::as_const(m_followed)) {
        if (widget)
            widget->removeEventFilter(this);
    }
    m_followed.clear();
    const QList<Page *> pages = m_window->findChildren<Page *>();
    const auto shown = std::find_if(pages.begin(), pages.end(), [](const Page *page) { return page->isVisible(); });
    if (m_toasts.isEmpty() || shown == pages.end())
        return m_window->height() - px(28); // the status bar
    Page *page = *shown;
    follow(page);
    QList<QRect> feet;
    for (QFrame *frame : page->findChildren<QFrame *>()) {
        if (!isFoot(frame))
            continue;
        follow(frame); // it may come and go
        const QRect place = placeIn(m_window, frame);
        if (frame->isVisible() && place.right() > m_window->width() - px(400) - 16)
            feet.append(place);
    }
    std::sort(feet.begin(), feet.end(), [](const QRect &a, const QRect &b) { return a.bottom() > b.bottom(); });
    // One may stand on another; one that ends in the middle of the page is none of the page's.
    int y = placeIn(m_window, page).bottom() + 1;
    for (const QRect &foot : std::as_const(feet)) {
        if (foot.bottom() + 2 >= y)
            y = std::min(y, foot.top());
    }
    return y;
}

void ToastHost::arrange(bool animated)
{
    // The newest at the bottom.
    int bottom = floor() - 16;
    for (auto it = m_toasts.rbegin(); it != m_toasts.rend(); ++it) {
        Toast *toast = *it;
        for (auto *slide : toast->findChildren<QPropertyAnimation *>(QString(), Qt::FindDirectChildrenOnly))
            slide->stop(); // its end is no longer the place
        const int height =
            toast->heightForWidth(toast->width()) > 0 ? toast->heightForWidth(toast->width()) : toast->sizeHint().height();
        toast->resize(toast->width(), std::max(height, px(52)));
        const QPoint place(m_window->width() - toast->width() - 16, bottom - toast->height());
        bottom = place.y() - 8;
        const bool isNew = it == m_toasts.rbegin();
        if (animated && isNew && !Theme::instance().reducedMotion()) {
            auto *slide = new QPropertyAnimation(toast, "pos", toast);
            slide->setDuration(slideMs);
            slide->setStartValue(place + QPoint(0, 24));
            slide->setEndValue(place);
            slide->start(QAbstractAnimation::DeleteWhenStopped);
        } else {
            toast->move(place);
        }
    }
}

bool ToastHost::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
        if (watched == m_window)
            arrange(false);
        else
            m_soon.start();
        break;
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        if (watched != m_window)
            m_soon.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace outdial::views
