// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QEvent>
#include <QPainter>

#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/waitingarc.h>

namespace outdial::views {

StateStyle stateStyle(StateLook look)
{
    const auto style = [](const char *icon, Token ink, Token tint) {
        return StateStyle{QLatin1String(icon), ink, ink, tint, false};
    };
    switch (look) {
    case StateLook::Running:
        return style("media-playback-start", Token::OkText, Token::OkTint);
    case StateLook::Waiting:
        return {QStringLiteral("view-refresh"), Token::AccentText, Token::AccentText, Token::AccentTint, true};
    case StateLook::Stopped:
        return style("media-playback-stop", Token::TextMuted, Token::Track);
    case StateLook::Failed:
        return {QStringLiteral("data-error"), Token::ErrText, Token::Err, Token::ErrTint, false};
    case StateLook::Warning:
        return {QStringLiteral("data-warning"), Token::WarnText, Token::Warn, Token::WarnTint, false};
    case StateLook::Unconfirmed:
        return style("task-process-2", Token::WarnText, Token::WarnTint);
    case StateLook::Disabled:
        return style("dialog-cancel", Token::TextMuted, Token::Track);
    case StateLook::Unknown:
        return style("task-process-0", Token::TextMuted, Token::Track);
    case StateLook::RunningOld:
        return style("media-playback-start", Token::TextMuted, Token::Track);
    case StateLook::Done:
        return style("dialog-ok", Token::OkText, Token::OkTint);
    case StateLook::Note:
        return style("data-information", Token::AccentText, Token::AccentTint);
    case StateLook::Edited:
        return style("document-edit", Token::AccentText, Token::AccentTint);
    case StateLook::Locked:
        return style("object-locked", Token::WarnText, Token::WarnTint);
    case StateLook::Live:
        return style("task-process-4", Token::OkText, Token::OkTint);
    case StateLook::Stale:
        return style("task-process-2", Token::WarnText, Token::WarnTint);
    case StateLook::Offline:
        return style("task-process-0", Token::TextMuted, Token::Track);
    case StateLook::Unreachable:
        return style("network-disconnect", Token::WarnText, Token::WarnTint);
    case StateLook::NotConnected:
        return style("network-disconnect", Token::TextMuted, Token::Track);
    case StateLook::Sandbox:
        return style("network-connect", Token::SandboxText, Token::SandboxTint);
    case StateLook::Fuzzy:
        return style("tools-wizard", Token::WarnText, Token::WarnTint);
    case StateLook::Alias:
        return style("view-history", Token::AccentText, Token::AccentTint);
    case StateLook::Constant:
        return style("format-number-percent", Token::TextMuted, Token::Track);
    case StateLook::Ignored:
        return style("hint", Token::TextMuted, Token::Track);
    case StateLook::Plain:
        return style("", Token::Text, Token::Base);
    }
    return {};
}

namespace {

constexpr int iconSize = 16;
constexpr int gap = 6;

void paintIcon(QPainter *painter, const QRect &place, const StateStyle &style, Token ink, const QWidget *on)
{
    if (style.arc) {
        WaitingArc::instance().paint(painter, place, on, ink);
        return;
    }
    painter->drawPixmap(place.topLeft(),
                        Theme::instance().pixmap(style.icon, ink, iconSize, painter->device()->devicePixelRatioF()));
}

} // namespace

int paintState(QPainter *painter, const QRect &rect, StateLook look, const QString &word, const QWidget *on,
               std::optional<Token> ink, bool iconToo)
{
    const StateStyle style = stateStyle(look);
    int x = rect.x();
    if (!style.icon.isEmpty()) {
        paintIcon(painter, QRect(x, rect.y() + (rect.height() - iconSize) / 2, iconSize, iconSize), style,
                  iconToo ? ink.value_or(style.iconInk) : style.iconInk, on);
        x += iconSize + gap;
    }
    const QFontMetrics metrics = painter->fontMetrics();
    const QString shown = metrics.elidedText(word, Qt::ElideRight, rect.right() + 1 - x);
    painter->setPen(color(ink.value_or(style.ink)));
    painter->drawText(QRect(x, rect.y(), rect.right() + 1 - x, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
    return x + metrics.horizontalAdvance(shown) - rect.x();
}

StateLabel::StateLabel(StateLook look, const QString &word, bool badge, QWidget *parent) : QLabel(parent), m_badge(badge)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(look, word);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StateLabel::setState(StateLook look, const QString &word)
{
    m_look = look;
    m_word = word;
    m_ink.reset();
    setDetail(m_detail);
}

void StateLabel::setDetail(const QString &detail)
{
    m_detail = detail;
    const QString all = m_detail.isEmpty() ? m_word : QString(m_word % QStringLiteral(" · ") % m_detail);
    setText(all); // what assistive tools read
    updateGeometry();
    update();
}

void StateLabel::setInk(std::optional<Token> ink)
{
    m_ink = ink;
    update();
}

void StateLabel::setSmall(bool small)
{
    m_small = small;
    updateGeometry();
}

Type StateLabel::wordType() const
{
    if (m_badge)
        return Type::SmallStrong;
    if (m_detail.isEmpty())
        return m_small ? Type::Small : Type::Body;
    return m_small ? Type::SmallStrong : Type::Emphasis;
}

QSize StateLabel::sizeHint() const
{
    const Theme &theme = Theme::instance();
    const QFontMetrics metrics(theme.font(wordType()));
    int width = metrics.horizontalAdvance(m_word) + 2; // advances are rounded, elision is not
    if (!stateStyle(m_look).icon.isEmpty())
        width += iconSize + gap;
    if (!m_detail.isEmpty())
        width += QFontMetrics(theme.font(Type::Small)).horizontalAdvance(QStringLiteral(" · ") % m_detail) + 2;
    return m_badge ? QSize(width + 2 * px(8), px(20)) : QSize(width, std::max(iconSize, px(18)));
}

QSize StateLabel::minimumSizeHint() const { return sizeHint(); }

void StateLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const StateStyle style = stateStyle(m_look);
    QRect inner = rect();
    if (m_badge) {
        painter.setRenderHint(QPainter::Antialiasing);
        const bool framed = m_look == StateLook::Plain;
        painter.setPen(framed ? QPen(theme.color(Token::Border)) : QPen(Qt::NoPen));
        painter.setBrush(theme.color(style.tint));
        painter.drawRoundedRect(framed ? QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(rect()), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
        inner.adjust(px(8), 0, -px(8), 0);
        // An icon carries its own air.
        if (!style.icon.isEmpty())
            inner.adjust(-2, 0, 2, 0);
    }
    painter.setFont(theme.font(wordType()));
    const int used = isEnabled() ? paintState(&painter, inner, m_look, m_word, this, m_ink, false)
                                 : paintState(&painter, inner, m_look, m_word, this, Token::Disabled);
    if (!m_detail.isEmpty()) {
        painter.setFont(theme.font(Type::Small));
        painter.setPen(
            theme.color(style.ink == Token::WarnText || style.ink == Token::SandboxText ? style.ink : Token::TextMuted));
        painter.drawText(inner.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral(" · ") % m_detail);
    }
}

} // namespace outdial::views
