// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include <views/shared/columnheader.h>
#include <views/shared/emptystate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

TableView::TableView(const QString &accessibleName, const QString &key, QWidget *parent)
    : QTableView(parent),
      m_key(key),
      m_failedText(tr("This page did not load."))
{
    setAccessibleName(accessibleName);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(px(16));
    auto *header = new ColumnHeader(this);
    header->setAlignmentReader([this](int column) {
        if (column < m_columns.size() && m_columns[column].alignment != Qt::AlignLeft)
            return m_columns[column].alignment;
        const QVariant told = model() ? model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole) : QVariant();
        return told.isValid() ? Qt::Alignment(told.toInt()) : Qt::Alignment(Qt::AlignLeft);
    });
    setHorizontalHeader(header);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(px(32));
    header->setResizeContentsPrecision(0);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setTextElideMode(Qt::ElideRight);
    setItemDelegate(new RowDelegate(this));
    m_saveLater = new QTimer(this);
    m_saveLater->setSingleShot(true);
    m_saveLater->setInterval(500);
    connect(m_saveLater, &QTimer::timeout, this, &TableView::saveColumns);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint &at) { showColumnMenu(horizontalHeader()->mapToGlobal(at)); });
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_laying || column >= m_columns.size() || width == 0)
            return;
        // By the user: what he gives it is what it keeps, at the text size that he has now.
        m_columns[column].width = width * 13 / Theme::instance().textSize();
        m_saveLater->start();
        layoutColumns();
        Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (m_laying)
            return;
        m_saveLater->start();
        viewport()->update();
        Q_EMIT columnsChanged();
    });
    connect(&Theme::instance(), &Theme::changed, this, &TableView::refresh);
    refresh();
}

TableView::~TableView() = default;

void TableView::refresh()
{
    verticalHeader()->setDefaultSectionSize(px(m_rowHeight));
    horizontalHeader()->setFixedHeight(px(m_rowHeight < 32 ? 28 : 32));
    layoutColumns();
    viewport()->update();
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    m_hovered = -1;
    if (newModel) {
        connect(newModel, &QAbstractItemModel::modelReset, this, [this] { setHovered(-1); });
        layoutColumns();
    }
}

void TableView::setRowHeight(int height)
{
    m_rowHeight = height;
    refresh();
}

void TableView::setColumns(const QList<TableColumn> &columns)
{
    m_columns = columns;
    m_userHidden = QList<bool>(columns.size(), false);
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].delegate) {
            if (!columns[i].delegate->parent())
                columns[i].delegate->setParent(this);
            setItemDelegateForColumn(static_cast<int>(i), columns[i].delegate);
        }
    }
    restoreColumns();
    layoutColumns();
}

void TableView::setRowStateReader(std::function<RowState(const QModelIndex &)> read)
{
    m_rowState = std::move(read);
    viewport()->update();
}

RowState TableView::rowState(const QModelIndex &index) const { return m_rowState ? m_rowState(index) : RowState::Normal; }

bool TableView::hasFocusInside() const
{
    if (!isActiveWindow())
        return false;
    const QWidget *focus = window()->focusWidget();
    return focus && (focus == this || isAncestorOf(focus));
}

bool TableView::isFirstColumn(const QModelIndex &index) const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = header->visualIndex(index.column()) - 1; visual >= 0; --visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            return false;
    }
    return true;
}

bool TableView::isLastColumn(const QModelIndex &index) const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = header->visualIndex(index.column()) + 1; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            return false;
    }
    return true;
}

QRect TableView::rowRect(const QModelIndex &index) const
{
    const QHeaderView *header = horizontalHeader();
    return {-header->offset(), rowViewportPosition(index.row()), header->length(), rowHeight(index.row())};
}

void TableView::setCover(Cover cover, bool keepHeader)
{
    m_cover = cover;
    horizontalHeader()->setVisible(cover != Cover::Empty || keepHeader);
    if (cover == Cover::Empty)
        emptyState();
    layoutCover();
    viewport()->update();
}

EmptyState *TableView::emptyState()
{
    if (!m_empty) {
        // Beside the table, not in it: assistive tools see the cells of a table only, and would not find its buttons.
        m_empty = new EmptyState(QStringLiteral("nothing-found"), {}, {}, parentWidget() ? parentWidget() : this);
        m_empty->setAutoFillBackground(true);
        m_empty->setBackgroundRole(QPalette::Base);
        m_empty->hide();
    }
    return m_empty;
}

void TableView::layoutCover()
{
    if (!m_empty)
        return;
    if (parentWidget() && m_empty->parentWidget() != parentWidget())
        m_empty->setParent(parentWidget());
    const bool beside = m_empty->parentWidget() != this;
    m_empty->setGeometry(beside ? viewport()->geometry().translated(pos()) : viewport()->geometry());
    m_empty->setVisible(m_cover == Cover::Empty && (!beside || isVisibleTo(parentWidget())));
    m_empty->raise();
}

void TableView::moveEvent(QMoveEvent *event)
{
    QTableView::moveEvent(event);
    layoutCover();
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    layoutCover();
}

void TableView::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    layoutCover();
}

void TableView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    const int before = std::exchange(m_hovered, row);
    for (const int changed : {before, row}) {
        if (changed >= 0 && model() && changed < model()->rowCount())
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
    }
}

bool TableView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverMove:
        setHovered(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y()));
        break;
    case QEvent::MouseMove:
        setHovered(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHovered(-1);
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

void TableView::paintEvent(QPaintEvent *event)
{
    if (m_cover != Cover::Loading) {
        QTableView::paintEvent(event);
        return;
    }
    // A first load: bars where rows will be.
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), color(Token::Base));
    const int height = px(m_rowHeight);
    for (int row = 0; row * height < viewport()->height(); ++row) {
        painter.fillRect(QRect(0, (row + 1) * height - 1, viewport()->width(), 1), color(Token::Line));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Track));
        for (int column = 0; column < horizontalHeader()->count(); ++column) {
            if (isColumnHidden(column))
                continue;
            const int inset = column == horizontalHeader()->logicalIndex(0) ? px(16) : px(8);
            const int room = columnWidth(column) - inset - px(8);
            const int share = 50 + (row * 7 + column * 13) % 30;
            painter.drawRoundedRect(QRectF(columnViewportPosition(column) + inset, row * height + (height - px(8)) / 2,
                                           std::max(0, room * share / 100), px(8)),
                                    px(4), px(4));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layoutColumns();
    layoutCover();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && current.isValid()) {
        Q_EMIT spacePressed(current);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current.isValid()) {
        if (rowState(current) == RowState::Failed)
            Q_EMIT retryRequested(current.row());
        else if (state() != EditingState)
            Q_EMIT activated(current);
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && rowState(index) == RowState::Failed)
        Q_EMIT retryRequested(index.row());
    QTableView::mouseReleaseEvent(event);
}

void TableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    // Two clicks on a toggle do not open the row.
    if (index.isValid() && qobject_cast<ToggleDelegate *>(itemDelegateForIndex(index))) {
        QTableView::mousePressEvent(event);
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QModelIndex current = currentIndex();
        if (current.isValid())
            Q_EMIT rowMenuRequested(current, viewport()->mapToGlobal(visualRect(current).bottomLeft()));
        return;
    }
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (index.isValid())
        Q_EMIT rowMenuRequested(index, event->globalPos());
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0 && event->reason() != Qt::MouseFocusReason) {
        const QModelIndex first = model()->index(0, horizontalHeader()->logicalIndex(0));
        if (m_selectsByItself)
            setCurrentIndex(first);
        else
            selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    }
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // Who goes to the last row by keys wants to go on: Qt asks for more only when the bar is moved to its very end. Behind the
    // last row may stand the bars of the page to come.
    const QModelIndex next = current.siblingAtRow(current.row() + 1);
    if (current.isValid() && (!next.isValid() || rowState(next) == RowState::Loading) && model()->canFetchMore({}))
        model()->fetchMore({});
    // A row that goes takes the selection with it, while the current row moves on: what one chooses in such a table is both.
    if (m_selectsByItself && selectionMode() == SingleSelection && current.isValid() &&
        !selectionModel()->isRowSelected(current.row())) {
        const QPersistentModelIndex chosen(current);
        QMetaObject::invokeMethod(
            this,
            [this, chosen] {
                if (chosen.isValid() && chosen == currentIndex() && !selectionModel()->hasSelection())
                    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            },
            Qt::QueuedConnection);
    }
    // The ring runs over all columns.
    for (const QModelIndex &changed : {current, previous}) {
        if (changed.isValid())
            viewport()->update(0, rowViewportPosition(changed.row()), viewport()->width(), rowHeight(changed.row()));
    }
}

} // namespace outdial::views
