// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <models/formats/formatdesign.h>
#include <views/formats/formatcells.h>
#include <views/formats/formatfieldstable.h>
#include <views/shared/rowdrag.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

using models::FormatDesign;

namespace {

TextCell nameCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.strong = true;
    if (index.data(FormatDesign::TroubleRole).toBool()) {
        cell.icon = QStringLiteral("data-error");
        cell.iconInk = Token::Err;
    }
    return cell;
}

TextCell seenCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.small = true;
    cell.ink = Token::TextMuted;
    return cell;
}

bool isTick(int column) { return column >= FormatDesign::RequiredColumn && column <= FormatDesign::SkipColumn; }

} // namespace

FormatFieldsTable::FormatFieldsTable(FormatDesign &design, QWidget *parent)
    : TableView(tr("Fields of the format"), QStringLiteral("format-fields"), parent),
      m_design(design),
      m_drag(new RowDrag(this, FormatDesign::HandleColumn,
                         [this](const QModelIndex &index) { return QVariant::fromValue(m_design.idAt(index.row())); }))
{
    setSelectionMode(SingleSelection);
    setRowHeight(36);
    setModel(&design);
    auto *ticks = new TickDelegate(FormatDesign::OnRole, this);
    QList<TableColumn> columns(FormatDesign::ColumnCount);
    columns[FormatDesign::HandleColumn] = {36, 36, 1, false, new HandleDelegate(this), Qt::AlignLeft};
    columns[FormatDesign::NameColumn] = {124, 96, 1, true, new FieldNameDelegate(nameCell, this), Qt::AlignLeft};
    columns[FormatDesign::TypeColumn] = {200, 150, 1, false, new FieldTypeDelegate(this), Qt::AlignLeft};
    columns[FormatDesign::RequiredColumn] = {74, 70, 1, false, ticks, Qt::AlignHCenter};
    columns[FormatDesign::KeyColumn] = {44, 44, 1, false, ticks, Qt::AlignHCenter};
    columns[FormatDesign::SearchableColumn] = {86, 82, 1, false, ticks, Qt::AlignHCenter};
    columns[FormatDesign::SkipColumn] = {46, 46, 1, false, ticks, Qt::AlignHCenter};
    columns[FormatDesign::SeenColumn] = {172, 110, 2, false, new TextDelegate(seenCell, this), Qt::AlignLeft};
    setColumns(columns);
    horizontalHeader()->setSectionsMovable(false); // what is in front of what is the format, not the table
    connect(m_drag, &RowDrag::dropped, this, &FormatFieldsTable::drop);
    connect(ticks, &TickDelegate::requested, this, &FormatFieldsTable::tick);
    connect(this, &TableView::spacePressed, this, &FormatFieldsTable::tick);
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (QApplication::mouseButtons() != Qt::NoButton)
            return; // by the double click, see there
        if (index.column() == FormatDesign::TypeColumn)
            editType();
        else if (isTick(index.column()))
            tick(index);
        else
            editName();
    });
    connect(&design, &QAbstractItemModel::modelReset, this, &FormatFieldsTable::restoreCurrent);
    connect(&design, &FormatDesign::sampleChanged, this, [this] { horizontalHeader()->viewport()->update(); });
}

quint64 FormatFieldsTable::currentField() const { return m_design.idAt(currentIndex().row()); }

void FormatFieldsTable::setCurrentField(quint64 id)
{
    const int row = m_design.rowOf(id);
    if (row < 0)
        return;
    const int column = std::max(int(FormatDesign::NameColumn), currentIndex().column());
    setCurrentIndex(m_design.index(row, column));
    scrollTo(currentIndex());
}

// The model was read anew (undo): the same field, or the one in its place.
void FormatFieldsTable::restoreCurrent()
{
    if (m_design.rowCount() == 0) {
        Q_EMIT currentFieldChanged();
        return;
    }
    const int row = m_design.rowOf(m_current);
    setCurrentIndex(
        m_design.index(row >= 0 ? row : std::clamp(m_currentRow, 0, m_design.rowCount() - 1), FormatDesign::NameColumn));
    Q_EMIT currentFieldChanged();
}

void FormatFieldsTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    TableView::currentChanged(current, previous);
    if (current.isValid()) {
        m_current = m_design.idAt(current.row());
        m_currentRow = current.row();
    }
    viewport()->update(); // the ring around a box, the combo box of the row
    if (current.row() != previous.row())
        Q_EMIT currentFieldChanged();
}

void FormatFieldsTable::setEditable(bool editable)
{
    m_editable = editable;
    m_drag->setEnabled(editable);
}

void FormatFieldsTable::tick(const QModelIndex &index)
{
    if (m_editable && isTick(index.column()))
        m_design.toggle(m_design.idAt(index.row()), FormatDesign::Column(index.column()));
}

void FormatFieldsTable::editCell(int column)
{
    const QModelIndex index = m_design.index(currentIndex().row(), column);
    if (!m_editable || !index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
    edit(index);
}

void FormatFieldsTable::editName() { editCell(FormatDesign::NameColumn); }

void FormatFieldsTable::editType()
{
    editCell(FormatDesign::TypeColumn);
    if (auto *combo = qobject_cast<QComboBox *>(indexWidget(currentIndex())))
        combo->showPopup();
}

void FormatFieldsTable::insertField()
{
    if (!m_editable)
        return;
    const quint64 id = m_design.insertField(currentIndex().isValid() ? currentIndex().row() + 1 : m_design.rowCount());
    setCurrentField(id);
    editName();
}

void FormatFieldsTable::removeField()
{
    if (m_editable && currentIndex().isValid())
        m_design.removeField(currentField());
}

void FormatFieldsTable::step(int by)
{
    const int row = currentIndex().row();
    if (!m_editable || row < 0 || row + by < 0 || row + by >= m_design.rowCount())
        return;
    const quint64 id = currentField();
    m_design.moveField(id, row + by);
    setCurrentField(id);
    Q_EMIT currentFieldChanged();
}

void FormatFieldsTable::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    if (state() != EditingState) {
        if (held == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
            step(event->key() == Qt::Key_Up ? -1 : 1);
            return;
        }
        if (held == Qt::NoModifier && event->key() == Qt::Key_F2) {
            if (currentIndex().column() == FormatDesign::TypeColumn)
                editType();
            else
                editName();
            return;
        }
        if (held == Qt::NoModifier && event->key() == Qt::Key_Insert) {
            insertField();
            return;
        }
        if (held == Qt::NoModifier && event->key() == Qt::Key_Delete) {
            removeField();
            return;
        }
    }
    TableView::keyPressEvent(event);
}

void FormatFieldsTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool again = index.isValid() && index.row() == currentIndex().row();
    TableView::mousePressEvent(event);
    if (event->button() != Qt::LeftButton || !m_editable || !index.isValid())
        return;
    if (index.column() == FormatDesign::TypeColumn && again)
        editType(); // what looks like a combo box opens like one
}

void FormatFieldsTable::drop(const QVariant &field, int line)
{
    const quint64 id = field.toULongLong();
    const int row = m_design.rowOf(id);
    if (row < 0)
        return;
    m_design.moveField(id, line > row ? line - 1 : line);
    setCurrentField(id);
    Q_EMIT currentFieldChanged();
}

void FormatFieldsTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        TableView::mouseDoubleClickEvent(event);
        return;
    }
    if (index.column() == FormatDesign::NameColumn)
        editName();
    else if (index.column() == FormatDesign::HandleColumn || isTick(index.column()))
        TableView::mousePressEvent(event); // two quick clicks are two clicks
}

void FormatFieldsTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    m_drag->paint();
}

} // namespace outdial::views
