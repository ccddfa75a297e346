// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPropertyAnimation>
#include <QTimer>
#include <QVBoxLayout>

#include <views/shared/breakable.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/tones.h>
#include <views/shared/widgets.h>

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
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (Toast *toast : std::as_const(m_toasts))
            toast->setFixedWidth(px(400));
        arrange(false);
    });
}

ToastHost &ToastHost::of(QWidget *widget)
{
    QWidget *window = widget->window();
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

void ToastHost::arrange(bool animated)
{
    // The newest at the bottom, above the status bar.
    int bottom = m_window->height() - px(28) - 16;
    for (auto it = m_toasts.rbegin(); it != m_toasts.rend(); ++it) {
        Toast *toast = *it;
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
    if (watched == m_window && event->type() == QEvent::Resize)
        arrange(false);
    return QObject::eventFilter(watched, event);
}

} // namespace outdial::views
