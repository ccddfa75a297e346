// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

#include <models/campaigns/plannedlistsmodel.h>
#include <views/campaigns/campaignliststable.h>
#include <views/campaigns/plannedcells.h>
#include <views/shared/rowdrag.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

using models::PlannedListsModel;

namespace {

ListLetter letterAt(const QModelIndex &index) { return listLetter(index.data(PlannedListsModel::LetterRole).toInt()); }

bool isOn(const QModelIndex &index) { return index.data(PlannedListsModel::OnRole).toBool(); }

PlannedCell plannedAt(const QModelIndex &index)
{
    PlannedCell cell;
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.edited = index.data(PlannedListsModel::EditedRole).toBool();
    cell.before = index.data(PlannedListsModel::BeforeRole).toString();
    cell.warned = index.data(PlannedListsModel::ElsewhereRole).toBool();
    return cell;
}

InstanceCell instanceAt(const QModelIndex &index)
{
    InstanceCell cell;
    cell.letter = letterAt(index);
    cell.name = index.data(Qt::DisplayRole).toString();
    // One that has no name of its own is called like its list.
    if (const QString list = index.data(PlannedListsModel::ListNameRole).toString(); list != cell.name)
        cell.list = list;
    cell.edited = index.data(PlannedListsModel::EditedRole).toBool();
    cell.muted = !isOn(index);
    if (index.data(PlannedListsModel::NewRole).toBool())
        cell.badge = CampaignListsTable::tr("New");
    return cell;
}

MeterCell meterAt(const QModelIndex &index)
{
    MeterCell cell;
    const QVariant completed = index.data(PlannedListsModel::CompletedRole);
    const double total = index.data(PlannedListsModel::TotalRole).toDouble();
    cell.value.known = completed.isValid();
    cell.value.active = index.data(PlannedListsModel::RunningRole).toBool();
    if (completed.isValid() && total > 0) {
        cell.value.completed = completed.toDouble() / total;
        cell.value.attempted = index.data(PlannedListsModel::AttemptedRole).toDouble() / total;
    }
    cell.percent = index.data(PlannedListsModel::ShareRole).toString();
    // Records of lists that are off are not read: waiting for it would be in vain.
    if (!cell.value.known && !isOn(index) && !index.data(PlannedListsModel::NewRole).toBool() &&
        index.data(PlannedListsModel::ErrorRole).toString().isEmpty())
        cell.percent = CampaignListsTable::tr("not counted while off");
    cell.count = index.data(PlannedListsModel::CountRole).toString();
    return cell;
}

TextCell penetrationAt(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.alignment = Qt::AlignRight;
    if (!index.data(PlannedListsModel::AttemptedRole).isValid())
        cell.ink = Token::TextMuted;
    return cell;
}

CheckCell checkAt(const QModelIndex &index)
{
    CheckCell cell;
    cell.on = isOn(index);
    cell.word = index.data(Qt::DisplayRole).toString();
    cell.edited = index.data(PlannedListsModel::EditedRole).toBool();
    return cell;
}

} // namespace

CampaignListsTable::CampaignListsTable(QWidget *parent)
    : TableView(tr("List instances"), QStringLiteral("campaign-lists"), parent),
      m_order(new PlannedDelegate(plannedAt, tr("Order"), this)),
      m_ratio(new PlannedDelegate(plannedAt, tr("Dialing ratio"), this)),
      m_check(new CheckDelegate(checkAt, this)),
      m_drag(new RowDrag(this, PlannedListsModel::Handle, [this](const QModelIndex &index) { return keyAt(index); }))
{
    setSelectionMode(SingleSelection);
    setRowHeight(48);
    connect(m_drag, &RowDrag::dropped, this, &CampaignListsTable::drop);
    connect(m_check, &CheckDelegate::requested, this, [this](const QModelIndex &index, bool on) {
        if (m_editable)
            Q_EMIT enabledRequested(keyAt(index), on);
    });
    connect(this, &TableView::spacePressed, this, [this](const QModelIndex &current) {
        if (m_editable)
            Q_EMIT enabledRequested(keyAt(current), !isOn(current));
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.column() == PlannedListsModel::Sorting && QApplication::mouseButtons() != Qt::NoButton)
            Q_EMIT sortingRequested(keyAt(index));
        else
            Q_EMIT editRequested(keyAt(index));
    });
}

CampaignListsTable::~CampaignListsTable() = default;

void CampaignListsTable::showModel(PlannedListsModel *shown)
{
    m_model = shown;
    setModel(shown);
    if (!shown)
        return;
    QList<TableColumn> columns(PlannedListsModel::ColumnCount);
    columns[PlannedListsModel::Handle] = {40, 40, 1, false, new HandleDelegate(this), Qt::AlignLeft};
    columns[PlannedListsModel::Order] = {88, 64, 1, false, m_order, Qt::AlignLeft};
    columns[PlannedListsModel::Instance] = {368, 160, 1, true, new InstanceDelegate(instanceAt, this), Qt::AlignLeft};
    columns[PlannedListsModel::Ratio] = {88, 64, 1, false, m_ratio, Qt::AlignLeft};
    columns[PlannedListsModel::Sorting] = {224, 140, 2, false, new PlannedDelegate(plannedAt, {}, this), Qt::AlignLeft};
    columns[PlannedListsModel::Completed] = {248, 160, 1, false, new MeterDelegate(meterAt, this), Qt::AlignLeft};
    columns[PlannedListsModel::Penetration] = {88, 72, 3, false, new TextDelegate(penetrationAt, this), Qt::AlignRight};
    columns[PlannedListsModel::Enabled] = {96, 72, 1, false, m_check, Qt::AlignLeft};
    setColumns(columns);
    // The place of a row says its order: columns stay where they are.
    horizontalHeader()->setSectionsMovable(false);
}

QString CampaignListsTable::keyAt(const QModelIndex &index) const
{
    return index.isValid() ? index.data(PlannedListsModel::KeyRole).toString() : QString();
}

QString CampaignListsTable::currentKey() const { return keyAt(currentIndex()); }

void CampaignListsTable::setCurrentKey(const QString &key)
{
    for (int row = 0; m_model && row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, PlannedListsModel::Instance);
        if (keyAt(index) != key)
            continue;
        if (keyAt(currentIndex()) != key)
            setCurrentIndex(index);
        scrollTo(index);
        return;
    }
}

void CampaignListsTable::editCell(int row, int column)
{
    const QModelIndex index = m_model ? m_model->index(row, column) : QModelIndex();
    if (!m_editable || !index.isValid() || !index.flags().testFlag(Qt::ItemIsEditable))
        return;
    setCurrentIndex(index);
    edit(index);
}

void CampaignListsTable::editOrder() { editCell(currentIndex().row(), PlannedListsModel::Order); }

void CampaignListsTable::editRatio() { editCell(currentIndex().row(), PlannedListsModel::Ratio); }

void CampaignListsTable::step(int by)
{
    const int row = currentIndex().row();
    if (!m_editable || row < 0 || row + by < 0 || row + by >= m_model->rowCount())
        return;
    const QString key = currentKey();
    Q_EMIT moveRequested(key, row + by);
    setCurrentKey(key);
}

void CampaignListsTable::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    if (currentIndex().isValid() && state() != EditingState) {
        if (held == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
            step(event->key() == Qt::Key_Up ? -1 : 1);
            return;
        }
        if (event->key() == Qt::Key_F2 && held == Qt::NoModifier) {
            editRatio();
            return;
        }
        if (event->key() == Qt::Key_F2 && held == Qt::ShiftModifier) {
            editOrder();
            return;
        }
        if (event->key() == Qt::Key_Delete && held == Qt::NoModifier) {
            Q_EMIT unbindRequested(currentKey());
            return;
        }
    }
    TableView::keyPressEvent(event);
}

// Tab in an editor: order, ratio, then the order of the next row.
void CampaignListsTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool on = hint == QAbstractItemDelegate::EditNextItem;
    const bool back = hint == QAbstractItemDelegate::EditPreviousItem;
    const QModelIndex at = currentIndex();
    const QString key = keyAt(at);
    const int column = at.column();
    TableView::closeEditor(editor, on || back ? QAbstractItemDelegate::NoHint : hint);
    if (!on && !back)
        return;
    // What was entered may have moved the row.
    setCurrentKey(key);
    int row = currentIndex().row();
    const bool order = column == PlannedListsModel::Order;
    if (on && !order)
        ++row;
    if (back && order)
        --row;
    if (row >= 0 && row < m_model->rowCount())
        editCell(row, order ? PlannedListsModel::Ratio : PlannedListsModel::Order);
}

void CampaignListsTable::setEditable(bool editable)
{
    m_editable = editable;
    m_drag->setEnabled(editable);
}

void CampaignListsTable::drop(const QVariant &key, int line)
{
    for (int row = 0; m_model && row < m_model->rowCount(); ++row) {
        if (keyAt(m_model->index(row, 0)) != key.toString())
            continue;
        const int place = line > row ? line - 1 : line;
        if (place != row)
            Q_EMIT moveRequested(key.toString(), place);
        setCurrentKey(key.toString());
        return;
    }
}

void CampaignListsTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        switch (index.column()) {
        case PlannedListsModel::Order:
        case PlannedListsModel::Ratio:
            editCell(index.row(), index.column());
            return;
        case PlannedListsModel::Enabled:
        case PlannedListsModel::Handle:
            mousePressEvent(event);
            return;
        default:
            break;
        }
    }
    TableView::mouseDoubleClickEvent(event);
}

void CampaignListsTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    m_drag->paint();
}

bool CampaignListsTable::event(QEvent *event)
{
    // Alt+arrows are no menu mnemonics here.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool moves = key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
        if (moves) {
            event->accept();
            return true;
        }
    }
    return TableView::event(event);
}

} // namespace outdial::views
