// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <views/shared/banner.h>
#include <views/shared/page.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

Page::Page(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *header = new QFrame(this);
    header->setProperty("part", QStringLiteral("header"));
    m_header = header;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_back = new IconButton(QStringLiteral("go-previous"), tr("Back"), ButtonSize::Header, true, header);
    m_back->setShortcutHint(QStringLiteral("Alt+←"));
    m_back->hide();
    row->addWidget(m_back);
    m_pathLayout = new QHBoxLayout;
    m_pathLayout->setSpacing(4);
    row->addLayout(m_pathLayout);
    m_titleLabel = new ElidedLabel(title, "title", "", header);
    m_titleLabel->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(m_titleLabel);
    m_badge = new StateLabel(StateLook::Unknown, {}, true, header);
    m_badge->hide();
    row->addSpacing(4);
    row->addWidget(m_badge);
    m_lead = new QHBoxLayout;
    m_lead->setSpacing(8);
    m_lead->setContentsMargins(20, 0, 0, 0);
    row->addLayout(m_lead);
    row->addStretch(1);
    m_right = new QHBoxLayout;
    m_right->setSpacing(8);
    row->addLayout(m_right);
    m_detailsButton = new IconButton(QStringLiteral("view-form"), tr("Details"), ButtonSize::Header, false, header);
    m_detailsButton->setCheckable(true);
    m_detailsButton->hide();
    row->addWidget(m_detailsButton);
    m_overflow = new IconButton(QStringLiteral("overflow-menu"), tr("More actions"), ButtonSize::Header, false, header);
    m_overflow->hide();
    row->addWidget(m_overflow);
    column->addWidget(header);

    m_middle = new QHBoxLayout;
    m_middle->setContentsMargins(0, 0, 0, 0);
    m_middle->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_banners = new BannerArea(this);
    m_body->addWidget(m_banners);
    m_footLayout = new QVBoxLayout;
    m_footLayout->setContentsMargins(0, 0, 0, 0);
    m_body->addLayout(m_footLayout);
    m_middle->addLayout(m_body, 1);
    column->addLayout(m_middle, 1);

    connect(m_back, &QToolButton::clicked, this, [this] {
        if (!m_path.isEmpty() && m_path.last().go)
            m_path.last().go();
        else
            Q_EMIT backRequested();
    });
    connect(m_detailsButton, &QToolButton::toggled, this, [this](bool open) {
        m_drawerOpen = open;
        layoutDetails();
    });
    connect(m_overflow, &QToolButton::clicked, this,
            [this] { overflowMenu()->popup(m_overflow->mapToGlobal(QPoint(0, m_overflow->height() + 2))); });
    const auto fit = [this] {
        m_header->setFixedHeight(px(56));
        layoutDetails();
    };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();
}

void Page::setTitle(const QString &title)
{
    m_title = title;
    m_titleLabel->setText(title);
    setAccessibleName(title);
    Q_EMIT titleChanged(title);
}

void Page::setPath(const QList<PathStep> &path)
{
    m_path = path;
    while (QLayoutItem *item = m_pathLayout->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    for (const PathStep &step : path) {
        auto *link = new Button(step.text, ButtonKind::Link, ButtonSize::Row, m_header);
        const std::function<void()> go = step.go;
        connect(link, &QPushButton::clicked, this, [go] {
            if (go)
                go();
        });
        m_pathLayout->addWidget(link);
        m_pathLayout->addWidget(new IconLabel(QStringLiteral("go-next"), Token::TextFaint, 16, m_header));
    }
    m_back->setVisible(!path.isEmpty());
}

void Page::addLead(QWidget *widget) { m_lead->addWidget(widget); }

void Page::addHeaderWidget(QWidget *widget) { m_right->addWidget(widget); }

QMenu *Page::overflowMenu()
{
    if (!m_overflowMenu) {
        m_overflowMenu = new QMenu(this);
        m_overflowMenu->setAccessibleName(tr("More actions"));
        m_overflowMenu->installEventFilter(this);
    }
    return m_overflowMenu;
}

void Page::setContent(QWidget *content)
{
    if (m_content) {
        m_body->removeWidget(m_content);
        m_content->deleteLater();
    }
    m_content = content;
    m_body->insertWidget(1, content, 1);
}

void Page::setDetails(QWidget *pane, const QString &name, int width, int foldBelow)
{
    if (m_details)
        m_details->deleteLater();
    auto *frame = new QFrame(this);
    frame->setProperty("part", QStringLiteral("pane"));
    frame->setAccessibleName(name);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(pane);
    m_details = frame;
    m_detailsWidth = width;
    m_foldBelow = foldBelow;
    m_detailsButton->setAccessibleName(name);
    m_detailsButton->setToolTip(name);
    layoutDetails();
}

void Page::setDetailsVisible(bool visible)
{
    m_detailsWanted = visible;
    layoutDetails();
}

bool Page::isDetailsVisible() const { return m_details && !m_details->isHidden(); }

void Page::layoutDetails()
{
    if (!m_details)
        return;
    m_folded = width() < px(m_foldBelow);
    m_details->setFixedWidth(px(m_detailsWidth));
    m_detailsButton->setVisible(m_folded && m_detailsWanted);
    if (!m_folded) {
        if (m_middle->indexOf(m_details) < 0)
            m_middle->addWidget(m_details);
        m_details->setVisible(m_detailsWanted);
        return;
    }
    // A drawer over the right of the content.
    if (m_middle->indexOf(m_details) >= 0)
        m_middle->removeWidget(m_details);
    const bool open = m_detailsWanted && m_drawerOpen;
    const int top = m_header->height();
    m_details->setGeometry(width() - m_details->width(), top, m_details->width(), height() - top);
    m_details->setVisible(open);
    if (open)
        m_details->raise();
}

void Page::setFoot(QWidget *foot)
{
    if (m_foot) {
        m_footLayout->removeWidget(m_foot);
        m_foot->deleteLater();
    }
    m_foot = foot;
    if (foot)
        m_footLayout->addWidget(foot);
}

void Page::setFootNote(const QString &sentence)
{
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("foot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 7, 16, 8);
    row->setSpacing(6);
    row->addWidget(new IconLabel(QStringLiteral("help-hint"), Token::TextMuted, 16, foot));
    row->addWidget(new ElidedLabel(sentence, "small", "muted", foot), 1);
    setFoot(foot);
}

void Page::setAsOf(const QDateTime &time)
{
    m_asOf = time;
    Q_EMIT asOfChanged();
}

void Page::setNavigationCount(const QString &text, bool attention)
{
    if (text == m_count && attention == m_attention)
        return;
    m_count = text;
    m_attention = attention;
    Q_EMIT navigationCountChanged();
}

QList<QAction *> Page::actions(MenuId) const { return {}; }

void Page::refresh() {}

void Page::activated() {}

void Page::deactivated() {}

void Page::setSession(models::Session *) {}

QString Page::dropHint(const QStringList &, const QPoint &) { return {}; }

bool Page::dropFiles(const QStringList &, const QPoint &) { return false; }

QWidget *Page::firstFocus() const { return nullptr; }

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layoutDetails();
}

bool Page::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_overflowMenu && (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionRemoved))
        m_overflow->setVisible(event->type() == QEvent::ActionAdded || m_overflowMenu->actions().size() > 1);
    return QWidget::eventFilter(watched, event);
}

} // namespace outdial::views
