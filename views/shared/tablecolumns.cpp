// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTimer>

#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

// How the columns of a table share its width, and what is remembered of them.

void TableView::layoutColumns()
{
    if (!model() || m_columns.isEmpty() || m_laying)
        return;
    m_laying = true;
    const int count = std::min(static_cast<int>(m_columns.size()), model()->columnCount());
    const int room = viewport()->width();
    const auto needed = [&](int rank) {
        int sum = 0;
        for (int i = 0; i < count; ++i) {
            if (!m_userHidden[i] && m_columns[i].rank <= rank)
                sum += px(m_columns[i].stretch ? m_columns[i].minimum : m_columns[i].width);
        }
        return sum;
    };
    int rank = 1;
    for (const TableColumn &column : std::as_const(m_columns))
        rank = std::max(rank, column.rank);
    while (rank > 1 && needed(rank) > room)
        --rank;
    int used = 0;
    int stretched = -1;
    for (int i = 0; i < count; ++i) {
        const TableColumn &column = m_columns[i];
        const bool hidden = m_userHidden[i] || column.rank > rank;
        setColumnHidden(i, hidden);
        if (hidden)
            continue;
        if (column.stretch && stretched < 0) {
            stretched = i;
            continue;
        }
        setColumnWidth(i, px(column.width));
        used += px(column.width);
    }
    if (stretched >= 0)
        setColumnWidth(stretched, std::max(px(m_columns[stretched].minimum), room - used));
    m_laying = false;
}

void TableView::saveColumns()
{
    if (m_key.isEmpty())
        return;
    QSettings settings;
    settings.beginGroup(QStringLiteral("tables/") % m_key);
    QVariantList widths;
    QVariantList order;
    QVariantList hidden;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        widths.append(m_columns[i].width);
        order.append(horizontalHeader()->visualIndex(static_cast<int>(i)));
        hidden.append(m_userHidden[i]);
    }
    settings.setValue(QStringLiteral("widths"), widths);
    settings.setValue(QStringLiteral("order"), order);
    settings.setValue(QStringLiteral("hidden"), hidden);
}

void TableView::restoreColumns()
{
    if (m_key.isEmpty() || !model())
        return;
    QSettings settings;
    settings.beginGroup(QStringLiteral("tables/") % m_key);
    const QVariantList widths = settings.value(QStringLiteral("widths")).toList();
    const QVariantList order = settings.value(QStringLiteral("order")).toList();
    const QVariantList hidden = settings.value(QStringLiteral("hidden")).toList();
    // Another number of columns: of an earlier version or another list. Then the design's.
    if (widths.size() != m_columns.size() || order.size() != m_columns.size() || hidden.size() != m_columns.size())
        return;
    m_laying = true;
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const qsizetype logical = order.indexOf(visual);
        if (logical >= 0)
            header->moveSection(header->visualIndex(static_cast<int>(logical)), visual);
    }
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        m_columns[i].width = std::clamp(widths[i].toInt(), 24, 4000);
        m_userHidden[i] = hidden[i].toBool();
    }
    m_laying = false;
}

void TableView::resetColumns()
{
    if (!m_key.isEmpty())
        QSettings().remove(QStringLiteral("tables/") % m_key);
    m_laying = true;
    for (int logical = 0; logical < horizontalHeader()->count(); ++logical)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(logical), logical);
    m_laying = false;
    m_userHidden.fill(false);
    layoutColumns();
    Q_EMIT columnsChanged();
}

void TableView::showColumnMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    for (int i = 0; i < m_columns.size() && model(); ++i) {
        const QString title = model()->headerData(i, Qt::Horizontal).toString();
        if (title.isEmpty())
            continue;
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!m_userHidden[i]);
        action->setEnabled(!m_columns[i].stretch); // the name stays
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_userHidden[i] = !shown;
            layoutColumns();
            m_saveLater->start();
            Q_EMIT columnsChanged();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Columns as designed")), &QAction::triggered, this, &TableView::resetColumns);
    menu->popup(globalPosition);
}

} // namespace outdial::views
