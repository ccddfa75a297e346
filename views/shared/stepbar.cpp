// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include <views/shared/stepbar.h>
#include <views/shared/theme.h>

namespace outdial::views {

class StepButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class State { Done, Current, Later };

    StepButton(int number, const QString &word, QWidget *parent) : QAbstractButton(parent), m_number(number)
    {
        setText(word);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
    }
    void setState(State state, bool clickable)
    {
        m_state = state;
        setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
        m_clickable = clickable;
        const QString what = state == State::Done ? tr("done") : state == State::Current ? tr("current step") : tr("later");
        setAccessibleName(tr("Step %1: %2, %3").arg(m_number).arg(text(), what));
        updateGeometry();
        update();
    }
    bool isClickable() const { return m_clickable; }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(Theme::instance().font(Type::Emphasis));
        return {px(20) + 8 + metrics.horizontalAdvance(text()) + 12, px(32)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::instance();
        const int size = px(20);
        const QRectF circle(4, (height() - size) / 2.0, size, size);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(theme.font(Type::CaptionStrong));
        switch (m_state) {
        case State::Done: {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::Ok));
            painter.drawEllipse(circle);
            const QPointF c = circle.center();
            const double u = size / 20.0;
            painter.setPen(QPen(theme.color(Token::OnAccent), 1.6 * u));
            painter.drawPolyline(QPolygonF({c + QPointF(-4.5, 0.2) * u, c + QPointF(-1.5, 3.2) * u, c + QPointF(4.5, -3.2) * u}));
            break;
        }
        case State::Current:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::Accent));
            painter.drawEllipse(circle);
            painter.setPen(theme.color(Token::OnAccent));
            painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
            break;
        case State::Later:
            painter.setPen(QPen(theme.color(Token::Outline), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
            painter.setPen(theme.color(Token::TextMuted));
            painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
            break;
        }
        painter.setFont(theme.font(m_state == State::Current ? Type::Emphasis : Type::Body));
        painter.setPen(theme.color(m_state == State::Current || (m_clickable && underMouse()) ? Token::Text : Token::TextMuted));
        painter.drawText(rect().adjusted(4 + size + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (hasFocus()) {
            painter.setPen(QPen(theme.color(Token::Focus), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
    }

private:
    int m_number;
    State m_state = State::Later;
    bool m_clickable = false;
};

StepBar::StepBar(const QStringList &steps, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Steps"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(0);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (i > 0)
            row->addStretch(1);
        auto *button = new StepButton(static_cast<int>(i) + 1, steps[i], this);
        row->addWidget(button);
        m_buttons.append(button);
        const int step = static_cast<int>(i);
        connect(button, &QAbstractButton::clicked, this, [this, step, button] {
            if (button->isClickable())
                Q_EMIT stepClicked(step);
        });
    }
    connect(&Theme::instance(), &Theme::changed, this, &StepBar::refresh);
    refresh();
}

void StepBar::setCurrent(int step)
{
    m_current = step;
    refresh();
}

void StepBar::setLocked(bool locked)
{
    m_locked = locked;
    refresh();
}

void StepBar::refresh()
{
    setFixedHeight(px(48));
    for (int i = 0; i < static_cast<int>(m_buttons.size()); ++i) {
        const auto state = i < m_current    ? StepButton::State::Done
                           : i == m_current ? StepButton::State::Current
                                            : StepButton::State::Later;
        m_buttons[i]->setState(state, i < m_current && !m_locked);
    }
    update();
}

void StepBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Window));
    painter.setPen(color(Token::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    painter.setPen(color(Token::Border));
    for (qsizetype i = 1; i < m_buttons.size(); ++i) {
        const int from = m_buttons[i - 1]->geometry().right() + 1;
        const int to = m_buttons[i]->geometry().left() - 8;
        if (to > from)
            painter.drawLine(from, height() / 2, to, height() / 2);
    }
}

} // namespace outdial::views

#include "stepbar.moc"
