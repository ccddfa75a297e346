// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <views/monitor/emphasisline.h>
#include <views/shared/theme.h>

namespace outdial::views {

EmphasisLine::EmphasisLine(const char *type, const char *ink, QWidget *parent) : QLabel(parent), m_type(type), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    LabelStyle::set(this, type, ink);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void EmphasisLine::setPattern(const QString &pattern, const QString &strong, const QString &plain)
{
    const QString text = QString(pattern).replace(QLatin1String("%2"), plain);
    QList<Part> parts;
    const qsizetype at = text.indexOf(QLatin1String("%1"));
    if (at < 0) {
        parts.append({text, false});
    } else {
        if (at > 0)
            parts.append({text.left(at), false});
        parts.append({strong, true});
        if (at + 2 < text.size())
            parts.append({text.mid(at + 2), false});
    }
    m_parts = parts;
    QString all;
    for (const Part &part : m_parts)
        all += part.text;
    setText(all); // what assistive tools read
}

void EmphasisLine::setQuiet(bool quiet)
{
    if (quiet == m_quiet)
        return;
    m_quiet = quiet;
    update();
}

void EmphasisLine::setInkName(const QByteArray &ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    LabelStyle::set(this, m_type.constData(), m_ink.constData());
}

QFont EmphasisLine::strongFont() const
{
    QFont strong = font();
    strong.setWeight(QFont::Medium);
    return strong;
}

int EmphasisLine::width(const Part &part) const
{
    return QFontMetrics(part.strong ? strongFont() : font()).horizontalAdvance(part.text);
}

QSize EmphasisLine::sizeHint() const
{
    int all = 2; // advances are rounded, elision is not
    for (const Part &part : m_parts)
        all += width(part);
    return {all, QLabel::sizeHint().height()};
}

QSize EmphasisLine::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 2, sizeHint().height()};
}

void EmphasisLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool calm = m_ink == "muted" || m_ink == "faint" || m_ink.isEmpty();
    QRect room = contentsRect();
    if (alignment() & Qt::AlignRight)
        room.setLeft(std::max(room.left(), room.right() + 1 - sizeHint().width() + 2));
    for (const Part &part : m_parts) {
        painter.setFont(part.strong ? strongFont() : font());
        painter.setPen(part.strong && calm && !m_quiet && isEnabled() ? color(Token::Text) : palette().color(foregroundRole()));
        const QFontMetrics metrics = painter.fontMetrics();
        const int advance = metrics.horizontalAdvance(part.text);
        const bool fits = advance <= room.width() + 1;
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         fits ? part.text : metrics.elidedText(part.text, Qt::ElideRight, room.width()));
        if (!fits)
            break;
        room.setLeft(room.left() + advance);
    }
}

bool EmphasisLine::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool hidden = sizeHint().width() - 2 > contentsRect().width();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), hidden ? text() : QString(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace outdial::views
