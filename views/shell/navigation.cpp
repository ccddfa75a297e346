// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <views/shared/meter.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/navigation.h>
#include <views/shell/tenantblock.h>

namespace outdial::views {

NavigationItem::NavigationItem(const QString &iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent),
      m_iconName(iconName)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(false);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    refreshName();
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
}

void NavigationItem::setCount(const QString &count, bool attention)
{
    m_count = count;
    m_attention = attention;
    refreshName();
    update();
}

void NavigationItem::setFolded(bool folded)
{
    m_folded = folded;
    refreshName();
    updateGeometry();
    update();
}

void NavigationItem::refreshName()
{
    setAccessibleName(m_count.isEmpty() ? text() : QString(text() % QStringLiteral(", ") % m_count));
    setToolTip(m_folded ? accessibleName() : QString());
}

QSize NavigationItem::sizeHint() const { return {px(m_folded ? 40 : 192), px(32)}; }

void NavigationItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    const bool current = isChecked();
    if (isEnabled() && (current || isDown() || underMouse())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(current ? Token::Select : Token::Press));
        painter.drawRoundedRect(QRectF(rect()), 6, 6);
    }
    const Token iconInk = !isEnabled() ? Token::Disabled : current ? Token::AccentText : Token::TextMuted;
    const int iconX = m_folded ? (width() - 16) / 2 : px(8);
    painter.drawPixmap(iconX, (height() - 16) / 2, theme.pixmap(m_iconName, iconInk, 16, painter.device()->devicePixelRatioF()));
    if (m_folded) {
        if (m_attention) {
            painter.setPen(QPen(theme.color(Token::Sidebar), 1.5));
            painter.setBrush(theme.color(Token::Warn));
            painter.drawEllipse(QRectF(iconX + 11, height() / 2.0 - 12, 9, 9));
        }
    } else {
        int right = width() - px(8);
        if (!m_count.isEmpty() && isEnabled()) {
            painter.setFont(theme.font(m_attention ? Type::SmallStrong : Type::Small));
            painter.setPen(theme.color(m_attention ? Token::WarnText : Token::TextFaint));
            const int needed = painter.fontMetrics().horizontalAdvance(m_count) + 1;
            painter.drawText(QRect(right - needed, 0, needed, height()), Qt::AlignRight | Qt::AlignVCenter, m_count);
            right -= needed + px(8);
        }
        painter.setFont(theme.font(current ? Type::Emphasis : Type::Body));
        painter.setPen(theme.color(isEnabled() ? Token::Text : Token::Disabled));
        const int left = px(33);
        painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, right - left));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

void NavigationItem::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        focusNextChild();
        return;
    case Qt::Key_Up:
        focusPreviousChild();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

NavigationPanel::NavigationPanel(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("navigation"));
    setAccessibleName(tr("Navigation"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    m_tenant = new TenantBlock(this);
    column->addWidget(m_tenant);
    m_list = new QVBoxLayout;
    m_list->setContentsMargins(8, 14, 8, 8);
    m_list->setSpacing(0);
    const std::pair<NavigationSection, QString> sections[] = {{NavigationSection::Operate, tr("Operate")},
                                                              {NavigationSection::Data, tr("Data")},
                                                              {NavigationSection::Transfers, tr("Transfers")},
                                                              {NavigationSection::Workstation, tr("This workstation")}};
    for (const auto &[section, title] : sections) {
        QLabel *label = makeLabel(title, "caption", "muted", this);
        label->setContentsMargins(8, 6, 0, 4);
        label->hide();
        auto *entries = new QVBoxLayout;
        entries->setSpacing(0);
        m_list->addWidget(label);
        m_list->addLayout(entries);
        m_titles.insert(section, label);
        m_sections.insert(section, entries);
    }
    m_list->addStretch(1);
    column->addLayout(m_list, 1);

    m_foot = new QFrame(this);
    m_foot->setProperty("part", QStringLiteral("navigationFoot"));
    m_foot->setAccessibleName(tr("Transfer"));
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(12, 8, 12, 8);
    foot->setSpacing(4);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    m_transferName = new ElidedLabel({}, "small", "", m_foot);
    m_transferState = makeLabel({}, "smallStrong", "", m_foot);
    first->addWidget(m_transferName, 1);
    first->addWidget(m_transferState);
    foot->addLayout(first);
    m_transferMeter = new MeterWidget(tr("Progress of the transfer"), true, m_foot);
    foot->addWidget(m_transferMeter);
    m_transferDetail = new ElidedLabel({}, "caption", "muted", m_foot);
    foot->addWidget(m_transferDetail);
    column->addWidget(m_foot);
    connect(&Theme::instance(), &Theme::changed, this, &NavigationPanel::refreshSize);
    setTransfer({});
    refreshSize();
}

NavigationItem *NavigationPanel::addItem(PageId id, NavigationSection section, const QString &iconName, const QString &text)
{
    auto *item = new NavigationItem(iconName, text, this);
    item->setFolded(m_folded);
    m_sections[section]->addWidget(item);
    m_titles[section]->setVisible(!m_folded);
    // Air between the sections, once there is something above.
    m_sections[section]->setContentsMargins(0, 0, 0, 8);
    m_items.insert(id, item);
    m_order.append(item);
    // A click toggles it, and so does assistive technology, which does not click.
    connect(item, &QAbstractButton::toggled, this, [this, id] {
        if (!m_marking)
            Q_EMIT chosen(id);
    });
    return item;
}

void NavigationPanel::setCurrent(std::optional<PageId> id)
{
    const QScopedValueRollback marking(m_marking, true);
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it)
        it.value()->setChecked(id && it.key() == *id);
}

void NavigationPanel::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    for (auto it = m_titles.cbegin(); it != m_titles.cend(); ++it)
        it.value()->setVisible(!folded && m_sections[it.key()]->count() > 0);
    for (NavigationItem *item : std::as_const(m_order))
        item->setFolded(folded);
    m_tenant->setFolded(folded);
    setTransfer(m_note);
    refreshSize();
}

void NavigationPanel::refreshSize() { setFixedWidth(px(m_folded ? 56 : 208)); }

void NavigationPanel::setTransfer(const TransferNote &note)
{
    m_note = note;
    const bool running = !note.name.isEmpty();
    m_transferName->setText(running ? note.name : tr("No transfer is running"));
    m_transferState->setText(note.state);
    m_transferDetail->setText(note.detail);
    const double share = std::max(0.0, note.share);
    m_transferMeter->setValue({share, share, note.share >= 0, !note.attention}, note.state);
    LabelStyle::set(m_transferState, "smallStrong", note.attention ? "warn" : "");
    LabelStyle::set(m_transferName, "small", running ? "" : "muted");
    m_transferName->setVisible(!m_folded);
    m_transferState->setVisible(running);
    m_transferMeter->setVisible(running);
    m_transferDetail->setVisible(running && !m_folded);
    m_foot->setVisible(running || !m_folded);
    m_foot->layout()->setContentsMargins(m_folded ? 8 : 12, 8, m_folded ? 8 : 12, 8);
    m_foot->setToolTip(m_folded ? QString(note.name % QStringLiteral(" · ") % note.state) : QString());
}

} // namespace outdial::views
