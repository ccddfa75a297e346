// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>

#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/menubar.h>

#include <algorithm>

namespace outdial::views {

namespace {

// Looks like a field, since one can type into what it opens; is a button, since nothing is typed into it itself.
class CommandField : public QPushButton {
    Q_OBJECT
public:
    explicit CommandField(QWidget *parent) : QPushButton(parent)
    {
        setAutoDefault(false);
        setAccessibleName(tr("Search or run a command"));
        setToolTip(tr("Search or run a command  (Ctrl+K)"));
        setProperty("tall", QStringLiteral("row"));
        setFocusPolicy(Qt::TabFocus);
    }
    QSize sizeHint() const override { return {px(300), px(24)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::instance();
        painter.setPen(hasFocus() ? QPen(theme.color(Token::Focus), 2) : QPen(theme.color(Token::Border), 1));
        painter.setBrush(theme.color(underMouse() ? Token::Hover : Token::Base));
        const double in = hasFocus() ? 1 : 0.5;
        painter.drawRoundedRect(QRectF(rect()).adjusted(in, in, -in, -in), 6, 6);
        painter.drawPixmap(
            px(9), (height() - 16) / 2,
            theme.pixmap(QStringLiteral("edit-find"), Token::TextMuted, 16, painter.device()->devicePixelRatioF()));
        painter.setFont(theme.font(Type::Small));
        painter.setPen(theme.color(Token::TextFaint));
        painter.drawText(rect().adjusted(px(33), 0, -px(60), 0), Qt::AlignLeft | Qt::AlignVCenter, accessibleName());
        const QString keys = QStringLiteral("Ctrl+K");
        painter.setFont(theme.font(Type::Caption));
        const int keyWidth = painter.fontMetrics().horizontalAdvance(keys) + px(8);
        const QRectF key(width() - px(8) - keyWidth, (height() - px(17)) / 2 + 0.5, keyWidth, px(16));
        painter.setBrush(theme.color(Token::Sunken));
        painter.setPen(theme.color(Token::Border));
        painter.drawRoundedRect(key, 3, 3);
        painter.setPen(theme.color(Token::TextMuted));
        painter.drawText(key, Qt::AlignCenter, keys);
    }
};

} // namespace

MenuBar::MenuBar(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("menubar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 1);
    row->setSpacing(8);
    m_bar = new QMenuBar(this);
    m_bar->setNativeMenuBar(false);
    const std::pair<MenuId, QString> menus[] = {{MenuId::File, tr("&File")},  {MenuId::Edit, tr("&Edit")},
                                                {MenuId::View, tr("&View")},  {MenuId::Campaign, tr("&Campaign")},
                                                {MenuId::List, tr("&List")},  {MenuId::Record, tr("&Record")},
                                                {MenuId::Tools, tr("&Tools")}};
    for (const auto &[id, title] : menus)
        m_menus.insert(id, m_bar->addMenu(title));
    m_help = m_bar->addMenu(tr("&Help"));
    row->addWidget(m_bar, 1);
    m_field = new CommandField(this);
    row->addWidget(m_field);
    const auto fit = [this] {
        setFixedHeight(px(32));
        m_field->setFixedSize(px(300), px(24));
    };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();
    setPage(nullptr);
}

void MenuBar::addFixed(MenuId menu, QAction *action) { m_fixed[menu].append(action); }

void MenuBar::addHelp(QAction *action) { m_help->addAction(action); }

void MenuBar::setPage(const Page *page)
{
    const auto append = [](QMenu *menu, const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            if (action)
                menu->addAction(action);
            else
                menu->addSeparator();
        }
    };
    for (auto it = m_menus.cbegin(); it != m_menus.cend(); ++it) {
        QMenu *menu = it.value();
        menu->clear();
        const QList<QAction *> own = page ? page->actions(it.key()) : QList<QAction *>();
        append(menu, own);
        QList<QAction *> fixed = m_fixed.value(it.key());
        // Whoever adds something comes before the way out.
        const auto isQuit = [](const QAction *action) { return action && action->menuRole() == QAction::QuitRole; };
        if (const auto quit = std::find_if(fixed.begin(), fixed.end(), isQuit); quit != fixed.end() && fixed.size() > 1) {
            QAction *last = *quit;
            fixed.erase(quit);
            fixed.append({nullptr, last});
        }
        if (!own.isEmpty() && !fixed.isEmpty())
            menu->addSeparator();
        append(menu, fixed);
        menu->menuAction()->setEnabled(!menu->isEmpty());
    }
}

QList<MenuCommand> MenuBar::runnable() const
{
    QList<MenuCommand> found;
    const std::function<void(const QMenu *, const QString &)> collect = [&](const QMenu *menu, const QString &prefix) {
        for (QAction *action : menu->actions()) {
            QString text = action->text();
            text.remove(QLatin1Char('&'));
            if (action->menu())
                collect(action->menu(), text % QStringLiteral(": "));
            else if (action->isEnabled() && action->isVisible() && !action->isSeparator() && action != m_paletteAction)
                found.append({prefix % text, action});
        }
    };
    for (const QAction *top : m_bar->actions()) {
        if (top->isEnabled() && top->menu())
            collect(top->menu(), {});
    }
    return found;
}

} // namespace outdial::views

#include "menubar.moc"
