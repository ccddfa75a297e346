// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPointer>

#include <models/transfer/mendrowsmodel.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/mendtable.h>
#include <views/transfer/prospectlook.h>

namespace outdial::views {

using models::MendRowsModel;
using Part = MendRowsModel::Part;

namespace {

constexpr int boxHeight = 24;
constexpr int iconSize = 16;

QRect boxIn(const QRect &inner)
{
    const int height = px(boxHeight);
    return {inner.x(), inner.y() + (inner.height() + 1 - height) / 2, inner.width(), height};
}

TextCell verdictAt(const QModelIndex &index)
{
    return prospectCell(models::Prospect(index.data(MendRowsModel::ProspectRole).toInt()), index.data().toString());
}

// What becomes of the row at the left; what the file says, where it was mended, at the right.
class VerdictDelegate : public TextDelegate {
public:
    explicit VerdictDelegate(QObject *parent) : TextDelegate(verdictAt, parent) {}

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
    {
        TextDelegate::paintCell(painter, inner, option, index);
        const int used = iconSize + painter->fontMetrics().horizontalAdvance(index.data().toString());
        const QRect room = inner.adjusted(used + px(20), 0, 0, 0);
        const QVariant was = index.data(MendRowsModel::WasShortRole);
        if (was.isNull() || room.width() < px(48))
            return;
        painter->setFont(Theme::instance().font(Type::Small));
        painter->setPen(color(Token::TextMuted));
        const QString text = was.toString().isEmpty() ? MendTable::tr("was empty") : MendTable::tr("was %1").arg(was.toString());
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
};

} // namespace

// A cell of the file as a field.
class MendCellDelegate : public RowDelegate {
public:
    explicit MendCellDelegate(MendTable *table) : RowDelegate(table), m_table(table) {}

    QLineEdit *editor() const { return m_editor; }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *edit = new QLineEdit(parent);
        setLook(edit, "tall", QStringLiteral("row"));
        setLook(edit, "mono", true);
        const auto *model = index.model();
        edit->setAccessibleName(MendTable::tr("%1, line %2")
                                    .arg(model->headerData(index.column(), Qt::Horizontal).toString(),
                                         model->index(index.row(), m_table->m_rows->columnOf(Part::Line)).data().toString()));
        const QPersistentModelIndex kept(index);
        whenWritten(edit, m_table->m_rows, [rows = m_table->m_rows, kept](const QString &text) { rows->setTrial(kept, text); });
        m_editor = edit;
        m_edited = kept;
        return edit;
    }
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem own = option;
        own.widget = m_table;
        editor->setGeometry(boxIn(innerRect(own, index)));
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *edit = static_cast<QLineEdit *>(editor);
        if (!edit->isModified()) // else rows were judged anew while it is written in
            showText(edit, index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        const auto *edit = static_cast<QLineEdit *>(editor);
        if (edit->isModified()) // a cell that the row does not have is made only by one who writes into it
            model->setData(index, edit->text(), Qt::EditRole);
    }

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        const QRect box = boxIn(inner);
        const bool isMended = !index.data(MendRowsModel::WasRole).isNull();
        const bool isCurrent = m_table->hasFocusInside() && m_table->currentIndex() == index;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.color(isCurrent ? Token::Focus : Token::Outline), isCurrent ? 2 : 1));
        painter->setBrush(theme.color(isMended ? Token::AccentTint : Token::Base));
        const double half = isCurrent ? 1 : 0.5;
        painter->drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), px(4), px(4));
        painter->restore();
        const QRect room = box.adjusted(px(8), 0, -px(6), 0);
        if (isMended)
            painter->fillRect(QRect(box.x() + 2, box.y() + px(4), 3, box.height() - px(8)), theme.color(Token::AccentText));
        const bool isMissing = index.data(MendRowsModel::IsMissingRole).toBool();
        const QString text = isMissing ? MendTable::tr("missing") : index.data().toString().simplified();
        painter->setFont(theme.font(isMissing ? Type::Small : Type::Mono));
        painter->setPen(theme.color(isMissing ? Token::TextFaint : Token::Text));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override
    {
        const QString text = index.data().toString();
        return QFontMetrics(Theme::instance().font(Type::Mono)).horizontalAdvance(text) > inner.width() - px(14) ? text
                                                                                                                 : QString();
    }
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return RowDelegate::eventFilter(object, event);
        auto *edit = qobject_cast<QLineEdit *>(object);
        const auto *key = static_cast<QKeyEvent *>(event);
        const QPersistentModelIndex index = m_edited;
        const auto leave = [&] {
            Q_EMIT commitData(edit);
            Q_EMIT closeEditor(edit, NoHint);
        };
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Down:
            leave();
            m_table->goOn(index, 1);
            return true;
        case Qt::Key_Up:
            leave();
            m_table->goOn(index, -1);
            return true;
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            leave();
            m_table->goAside(index, key->key() == Qt::Key_Backtab);
            return true;
        default:
            break;
        }
        if (key->matches(QKeySequence::Undo) && !edit->isUndoAvailable()) {
            Q_EMIT closeEditor(edit, RevertModelCache);
            Q_EMIT m_table->undoWanted();
            return true;
        }
        return RowDelegate::eventFilter(object, event);
    }

private:
    MendTable *m_table;
    mutable QPointer<QLineEdit> m_editor;
    mutable QPersistentModelIndex m_edited;
};

MendTable::MendTable(MendRowsModel *rows, QWidget *parent)
    : TableView(tr("Rows with this problem"), {}, parent),
      m_rows(rows),
      m_cells(new MendCellDelegate(this)),
      m_verdicts(new VerdictDelegate(this))
{
    m_keys = new TextDelegate(
        [](const QModelIndex &index) {
            TextCell cell{index.data().toString()};
            cell.mono = true;
            return cell;
        },
        this);
    setModel(rows);
    setRowHeight(32);
    setEditTriggers(AnyKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (isCell(index))
            editRow(index.row(), index.column());
    });
    connect(this, &TableView::rowMenuRequested, this, &MendTable::showMenu);
}

void MendTable::takeColumns()
{
    for (int column = 0; column < m_known; ++column)
        setItemDelegateForColumn(column, nullptr);
    m_known = m_rows->columnCount();
    QList<TableColumn> columns(m_known);
    for (int i = 0; i < m_known; ++i) {
        auto &column = columns[i];
        switch (m_rows->partOf(i)) {
        case Part::Line:
            column.width = 72;
            column.alignment = Qt::AlignRight;
            break;
        case Part::Key:
            column.width = 130;
            column.delegate = m_keys;
            break;
        case Part::Name:
        case Part::Rest:
            column.width = 130;
            break;
        case Part::Cell:
            column.width = m_rows->rows().cells().size() > 2 ? 150 : 190;
            column.delegate = m_cells;
            break;
        case Part::Verdict:
            column.stretch = true;
            column.minimum = 340;
            column.delegate = m_verdicts;
            break;
        }
    }
    setColumns(columns);
}

bool MendTable::isCell(const QModelIndex &index) const { return index.isValid() && m_rows->partOf(index.column()) == Part::Cell; }

QModelIndex MendTable::cellOf(int row, int column) const
{
    const QModelIndex wanted = m_rows->index(row, column);
    return isCell(wanted) ? wanted : m_rows->index(row, m_rows->columnOf(Part::Cell));
}

bool MendTable::editRow(int row, int column)
{
    const QModelIndex cell = cellOf(row, column);
    if (!cell.isValid())
        return false;
    setCurrentIndex(cell);
    edit(cell);
    // Most of the text stays as it is.
    if (m_cells->editor() != nullptr) {
        m_cells->editor()->deselect();
        m_cells->editor()->end(false);
    }
    return true;
}

void MendTable::finishEditing()
{
    const QWidget *focus = window()->focusWidget();
    if (state() == EditingState && focus != nullptr && focus != this && isAncestorOf(focus))
        setFocus();
}

void MendTable::goOn(const QModelIndex &from, int rows)
{
    if (from.isValid() && m_rows->index(from.row() + rows, from.column()).isValid())
        editRow(from.row() + rows, from.column());
}

// To the next cell of the row, or out of the table.
void MendTable::goAside(const QModelIndex &from, bool back)
{
    const QModelIndex next = from.isValid() ? from.siblingAtColumn(from.column() + (back ? -1 : 1)) : QModelIndex();
    if (isCell(next))
        editRow(next.row(), next.column());
    else
        focusNextPrevChild(!back);
}

void MendTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (state() == EditingState || !current.isValid()) {
        TableView::keyPressEvent(event);
        return;
    }
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2;
    if (isPlain && opens && editRow(current.row(), current.column()))
        return;
    if (isPlain && event->key() == Qt::Key_Delete) {
        clearMends();
        return;
    }
    if (isPlain && !event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space) {
        const QModelIndex cell = cellOf(current.row(), current.column());
        if (cell.isValid())
            setCurrentIndex(cell); // what is typed begins there
    }
    TableView::keyPressEvent(event);
}

void MendTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    TableView::closeEditor(editor, hint);
    m_rows->setTrial({}, {});
}

void MendTable::clearMends() { m_rows->clearMends(selectionModel()->selectedRows()); }

void MendTable::showMenu(const QModelIndex &index, const QPoint &position)
{
    if (!cellOf(index.row(), index.column()).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Row"));
    auto *edit = menu->addAction(tr("&Mend the cell\tEnter"));
    const QPersistentModelIndex kept(index);
    connect(edit, &QAction::triggered, this, [this, kept] {
        if (kept.isValid())
            editRow(kept.row(), kept.column());
    });
    auto *back = menu->addAction(icon(QStringLiteral("edit-undo")), tr("Take it as in the &file\tDel"));
    connect(back, &QAction::triggered, this, &MendTable::clearMends);
    menu->popup(position);
}

} // namespace outdial::views
