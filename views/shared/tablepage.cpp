// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>

#include <views/shared/actions.h>
#include <views/shared/emptystate.h>
#include <views/shared/tablepage.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

TablePage::TablePage(const QString &title, QWidget *parent) : Page(title, parent) {}

void TablePage::makeFilter(const QString &name)
{
    m_filter = new SearchField(name, name, this);
    m_filter->setFixedWidth(px(220));
    addHeaderWidget(m_filter);
}

QAction *TablePage::makeFilterAction(const QString &text, const QString &iconName)
{
    QAction *action = makeAction(this, text, iconName, QStringLiteral("Ctrl+F"));
    connect(action, &QAction::triggered, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    return action;
}

Button *TablePage::addButton(const QString &text, const QString &iconName)
{
    auto *button = new Button(text, ButtonKind::Normal, ButtonSize::Header, this);
    if (!iconName.isEmpty())
        button->setIconName(iconName);
    addHeaderWidget(button);
    return button;
}

void TablePage::makeTable(const QString &accessibleName, const QString &key)
{
    m_stack = new QStackedWidget(this);
    m_table = new TableView(accessibleName, key, m_stack);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stack->addWidget(m_table);
    m_empty = new EmptyState(QStringLiteral("lists-empty"), {}, {}, m_stack);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    m_filter->setNext(m_table);
}

QHBoxLayout *TablePage::makeFoot()
{
    m_foot = new QFrame(this);
    m_foot->setProperty("part", QStringLiteral("foot"));
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(12);
    m_foot->setMinimumHeight(px(32));
    m_footText = new ElidedLabel({}, "small", "muted", m_foot);
    row->addWidget(m_footText, 1);
    setFoot(m_foot);
    return row;
}

QWidget *TablePage::firstFocus() const { return isEmpty() ? static_cast<QWidget *>(m_empty) : m_table; }

void TablePage::setEmpty(bool empty)
{
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    m_filter->setVisible(!empty);
}

bool TablePage::isEmpty() const { return m_stack->currentWidget() == m_empty; }

void TablePage::setFootText(const QString &text) { m_footText->setText(text); }

void TablePage::setFootVisible(bool visible) { m_foot->setVisible(visible); }

void TablePage::goTo(int row)
{
    const QModelIndex index = m_table->model()->index(row, 0);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

bool TablePage::isStale() const { return asOf().isValid() && asOf().secsTo(QDateTime::currentDateTimeUtc()) > staleAfter(); }

} // namespace outdial::views
