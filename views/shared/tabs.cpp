// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QShortcut>

#include <views/shared/figures.h>
#include <views/shared/tabs.h>
#include <views/shared/theme.h>

namespace outdial::views {

namespace {
constexpr int inset = 12; // left and right of the words
constexpr int gap = 4;    // between title and count
} // namespace

TabLine::TabLine(QWidget *parent) : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

void TabLine::tabInserted(int index)
{
    m_titles.insert(index, tabText(index));
    m_counts.insert(index, {});
    QTabBar::tabInserted(index);
}

void TabLine::tabRemoved(int index)
{
    m_titles.removeAt(index);
    m_counts.removeAt(index);
    m_hovered = -1;
    QTabBar::tabRemoved(index);
}

void TabLine::setTab(int index, const QString &title, qint64 count)
{
    if (index < 0 || index >= m_titles.size())
        return;
    m_titles[index] = title;
    m_counts[index] = count < 0 ? QString() : countText(count);
    // What assistive tools read, and what the width follows.
    const QString all = count < 0 ? title : QString(title % QLatin1Char(' ') % m_counts[index]);
    if (tabText(index) != all)
        setTabText(index, all);
}

QSize TabLine::tabSizeHint(int index) const
{
    // The title's strong form also while it is not current, so that nothing moves.
    const QFontMetrics strong(Theme::instance().font(Type::Emphasis));
    const QFontMetrics plain(Theme::instance().font(Type::Body));
    int width = 2 * px(inset) + strong.horizontalAdvance(m_titles.value(index));
    if (!m_counts.value(index).isEmpty())
        width += px(gap) + plain.horizontalAdvance(m_counts.value(index));
    return {width, px(40) - 1};
}

void TabLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Window));
    for (int index = 0; index < count(); ++index) {
        const QRect tab = tabRect(index);
        const bool current = index == currentIndex();
        const QRect words = tab.adjusted(px(inset), 0, -px(inset), 0);
        painter.setFont(theme.font(current ? Type::Emphasis : Type::Body));
        painter.setPen(theme.color(current || index == m_hovered ? Token::Text : Token::TextMuted));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_titles.at(index));
        if (!m_counts.at(index).isEmpty()) {
            const int x = painter.fontMetrics().horizontalAdvance(m_titles.at(index)) + px(gap);
            painter.setFont(theme.font(Type::Body));
            painter.setPen(theme.color(Token::TextMuted));
            painter.drawText(words.adjusted(x, 0, px(gap), 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                             m_counts.at(index));
        }
        if (current)
            painter.fillRect(QRect(tab.x(), tab.bottom() - 1, tab.width(), 2), theme.color(Token::Accent));
        if (current && hasFocus()) {
            painter.setPen(QPen(theme.color(Token::Focus), 2));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(QRectF(tab).adjusted(1, px(4), -1, -px(4)), 4, 4);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }
}

void TabLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Home && count() > 0)
        setCurrentIndex(0);
    else if (event->key() == Qt::Key_End && count() > 0)
        setCurrentIndex(count() - 1);
    else
        QTabBar::keyPressEvent(event);
}

void TabLine::focusInEvent(QFocusEvent *event)
{
    QTabBar::focusInEvent(event);
    update();
}

void TabLine::focusOutEvent(QFocusEvent *event)
{
    QTabBar::focusOutEvent(event);
    update();
}

void TabLine::enterEvent(QEnterEvent *event)
{
    QTabBar::enterEvent(event);
    setHovered(tabAt(event->position().toPoint()));
}

void TabLine::mouseMoveEvent(QMouseEvent *event)
{
    QTabBar::mouseMoveEvent(event);
    setHovered(tabAt(event->pos()));
}

void TabLine::leaveEvent(QEvent *event)
{
    QTabBar::leaveEvent(event);
    setHovered(-1);
}

void TabLine::setHovered(int index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    update();
}

Tabs::Tabs(const QString &accessibleName, QWidget *scope, QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("tools"));
    auto *row = new QHBoxLayout(this);
    row->setSpacing(0);
    m_line = new TabLine(this);
    // Qt gives a tab bar the name of its current tab.
    setAccessibleName(accessibleName);
    row->addWidget(m_line, 1);
    const auto fit = [this, row] {
        row->setContentsMargins(px(16), 0, px(16), 0);
        setFixedHeight(px(40));
        m_line->update();
    };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();
    connect(m_line, &QTabBar::currentChanged, this, &Tabs::currentChanged);

    const auto action = [this, scope](const QString &text, const QKeySequence &keys, int by) {
        auto *one = new QAction(text, this);
        one->setShortcut(keys);
        one->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(one, &QAction::triggered, this, [this, by] { step(by); });
        scope->addAction(one);
        m_actions << one;
    };
    action(tr("Next &tab"), QKeySequence(Qt::CTRL | Qt::Key_Tab), 1);
    action(tr("Previous ta&b"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), -1);
    for (int number = 1; number <= 9; ++number) {
        auto *go = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number)), scope);
        go->setContext(Qt::WidgetWithChildrenShortcut);
        connect(go, &QShortcut::activated, this, [this, number] {
            if (number <= count())
                setCurrent(number - 1);
        });
    }
}

int Tabs::insertTab(int place, const QString &title, qint64 count)
{
    // Without words first: the line knows of it only once it is in, and sizes it by setTab.
    const int index = m_line->insertTab(place, QString());
    m_line->setTab(index, title, count);
    return index;
}

void Tabs::step(int by)
{
    if (count() > 0)
        setCurrent((current() + by + count()) % count());
}

} // namespace outdial::views
