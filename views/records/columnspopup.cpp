// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <views/records/columnspopup.h>
#include <views/records/recordcolumns.h>
#include <views/shared/popups.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

ColumnsPopup::ColumnsPopup(RecordColumns *columns, QWidget *parent) : QFrame(parent, Qt::Popup), m_columns(columns)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Columns"));
    setProperty("part", QStringLiteral("popup"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setAccessibleDescription(tr("Space shows or hides a column, Alt+Up and Alt+Down move it."));
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    auto *hint = makeLabel(tr("Alt+Up and Alt+Down move a column"), "caption", "faint", this);
    column->addWidget(hint);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    auto *up = new IconButton(QStringLiteral("go-up"), tr("Move up"), ButtonSize::Row, false, this);
    auto *down = new IconButton(QStringLiteral("go-down"), tr("Move down"), ButtonSize::Row, false, this);
    auto *reset = new Button(tr("As designed"), ButtonKind::Normal, ButtonSize::Row, this);
    row->addWidget(up);
    row->addWidget(down);
    row->addStretch();
    row->addWidget(reset);
    column->addLayout(row);
    connect(up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(down, &QToolButton::clicked, this, [this] { move(1); });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_columns->reset();
        fill();
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        if (m_filling)
            return;
        const int section = item->data(Qt::UserRole).toInt();
        m_columns->setShown(section, item->checkState() == Qt::Checked);
        fill(section); // the last one cannot be hidden
    });
    fill();
}

void ColumnsPopup::fill(int currentSection)
{
    m_filling = true;
    m_list->clear();
    for (const RecordColumns::Column &column : m_columns->columns()) {
        auto *item = new QListWidgetItem(column.title, m_list);
        item->setData(Qt::UserRole, column.section);
        item->setSizeHint({0, px(28)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(column.shown ? Qt::Checked : Qt::Unchecked);
        if (column.section == currentSection)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    m_list->setFixedSize(px(260), px(28) * std::clamp(m_list->count(), 4, 14) + px(10));
    m_filling = false;
}

void ColumnsPopup::move(int by)
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const int section = item->data(Qt::UserRole).toInt();
    if (m_columns->move(section, by))
        fill(section);
}

void ColumnsPopup::popup(const QPoint &globalPosition)
{
    placePopup(this, globalPosition);
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

bool ColumnsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers().testFlag(Qt::AltModifier) && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace outdial::views
