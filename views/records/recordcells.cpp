// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

#include <models/records/recordform.h>
#include <models/records/recordsmodel.h>
#include <views/records/recordcells.h>
#include <views/records/recordstates.h>
#include <views/shared/fieldtext.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordColumn;
using models::RecordsModel;

namespace {

// Below the cell, over the rows.
class CellNote : public QLabel {
public:
    explicit CellNote(QWidget *parent) : QLabel(parent)
    {
        setContentsMargins(px(8), px(4), px(8), px(4));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setTextFormat(Qt::PlainText);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setPen(color(Token::Border));
        painter.setBrush(color(Token::Raised));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        painter.end();
        QLabel::paintEvent(event);
    }
};

} // namespace

RecordCells::RecordCells(RecordsModel *model, TableView *table)
    : TextDelegate([this](const QModelIndex &index) { return cellAt(index); }, table),
      m_model(model),
      m_table(table)
{
}

TextCell RecordCells::cellAt(const QModelIndex &index) const
{
    const RecordColumn column = m_model->columnAt(index.column());
    if (column.kind == RecordColumn::Kind::State)
        return recordStateCell(static_cast<models::RecordState>(index.data(RecordsModel::RecordStateRole).toInt()));
    TextCell cell;
    cell.text = index.data().toString();
    cell.mono = m_model->looksLikeCode(index.column());
    if (index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight))
        cell.alignment = Qt::AlignRight;
    if (column.kind == RecordColumn::Kind::LastAttempt)
        cell.ink = Token::TextMuted;
    switch (index.data(RecordsModel::EditLookRole).toInt()) {
    case RecordsModel::Edited:
        cell.strong = true;
        break;
    case RecordsModel::Emptied:
        cell.ink = Token::TextMuted;
        cell.mono = true;
        break;
    case RecordsModel::InConflict:
        cell.strong = true;
        cell.icon = QStringLiteral("data-warning");
        cell.iconInk = Token::Warn;
        break;
    default:
        break;
    }
    return cell;
}

void RecordCells::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const int look = index.data(RecordsModel::EditLookRole).toInt();
    if (look != RecordsModel::NotEdited) {
        const bool conflict = look == RecordsModel::InConflict;
        const QRect cell = option.rect.adjusted(0, 0, 0, -1);
        painter->fillRect(cell, color(conflict ? Token::WarnTint : Token::AccentTint));
        painter->fillRect(QRect(cell.x(), cell.y(), 3, cell.height()), color(conflict ? Token::Warn : Token::AccentText));
    }
    TextDelegate::paintCell(painter, inner, option, index);
    // Which cell F2 edits, where anything can be edited.
    if (m_model->pendingEdits() && m_table->hasFocusInside() && m_table->currentIndex() == index) {
        const QRect line(inner.x(), option.rect.bottom() - 4, inner.width(), 2);
        painter->fillRect(line, color(index.flags().testFlag(Qt::ItemIsEditable) ? Token::Focus : Token::Outline));
    }
}

api::Field RecordCells::fieldAt(const QModelIndex &index) const
{
    const api::Format format = m_model->fieldsKnown();
    const int at = format.indexOf(m_model->headerData(index.column(), Qt::Horizontal).toString());
    return at < 0 ? api::Field() : format.fields.at(at);
}

QWidget *RecordCells::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *edit = new QLineEdit(parent);
    setLook(edit, "tall", QStringLiteral("row"));
    setLook(edit, "mono", m_model->looksLikeCode(index.column()));
    edit->setAccessibleName(tr("%1 of %2")
                                .arg(m_model->headerData(index.column(), Qt::Horizontal).toString(),
                                     models::recordKeyText(m_model->keysOf(index.row()))));
    m_editor = edit;
    m_edited = index;
    delete m_note;
    m_note = new CellNote(parent);
    connect(edit, &QObject::destroyed, m_note, &QObject::deleteLater);
    const QPersistentModelIndex kept(index);
    whenWritten(edit, this, [this, kept](const QString &) { say(kept); });
    return edit;
}

void RecordCells::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Wide enough to write a number in, whatever the column is.
    QRect cell = option.rect.adjusted(0, 1, 0, -2);
    cell.setWidth(std::max(cell.width(), px(120)));
    editor->setGeometry(cell);
    say(index);
}

void RecordCells::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *edit = static_cast<QLineEdit *>(editor);
    if (!edit->isModified()) // records may be read again while it is written in
        showText(edit, index.data(Qt::EditRole).toString());
    say(index);
}

void RecordCells::say(const QModelIndex &index) const
{
    if (!m_editor || !m_note || !index.isValid())
        return;
    const api::Field field = fieldAt(index);
    const bool typed = m_model->isTyped();
    const auto verdict = m_model->judge(index, m_editor->text());
    const bool touched = m_editor->isModified();
    QString text = !touched                     ? models::valueHint(field, typed)
                   : !verdict.refused.isEmpty() ? verdict.refused
                   : verdict.blank              ? tr("The field will be emptied.")
                   : !verdict.stored.isEmpty()  ? tr("Will be stored as %1.").arg(verdict.stored)
                                                : QString();
    const bool wrong = touched && !verdict.isTaken();
    setLook(m_editor, "error", wrong);
    m_editor->setAccessibleDescription(text);
    m_note->setText(text);
    LabelStyle::set(m_note, "small", wrong ? "err" : "muted");
    m_note->adjustSize();
    const QRect cell = m_editor->geometry();
    const QWidget *room = m_editor->parentWidget();
    const int x = std::max(0, std::min(cell.x(), room->width() - m_note->width()));
    const bool below = cell.bottom() + 2 + m_note->height() < room->height();
    m_note->move(x, below ? cell.bottom() + 2 : cell.y() - m_note->height() - 1);
    m_note->setVisible(!text.isEmpty());
    m_note->raise();
}

QString RecordCells::note() const { return m_note && m_note->isVisible() ? m_note->text() : QString(); }

void RecordCells::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *edit = static_cast<QLineEdit *>(editor);
    if (!edit->isModified())
        return;
    const auto verdict = m_model->judge(index, edit->text());
    if (verdict.isTaken())
        model->setData(index, edit->text(), Qt::EditRole);
    else
        Q_EMIT notKept(fieldAt(index).name, edit->text(), verdict.refused);
}

bool RecordCells::eventFilter(QObject *object, QEvent *event)
{
    auto *edit = qobject_cast<QLineEdit *>(object);
    if (event->type() != QEvent::KeyPress || !edit)
        return TextDelegate::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool ends = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool aside = key == Qt::Key_Tab || key == Qt::Key_Backtab;
    if (!ends && !aside)
        return TextDelegate::eventFilter(object, event);
    const QPersistentModelIndex index = m_edited;
    if (edit->isModified() && !m_model->judge(index, edit->text()).isTaken()) {
        say(index); // it stays open until it is right or Escape
        return true;
    }
    Q_EMIT commitData(edit);
    Q_EMIT closeEditor(edit, NoHint);
    if (aside)
        goOn(index, key == Qt::Key_Backtab);
    return true;
}

// The next field of the record that can be edited, in the order of the table.
void RecordCells::goOn(const QModelIndex &from, bool back) const
{
    if (!from.isValid())
        return;
    const QHeaderView *header = m_table->horizontalHeader();
    const int step = back ? -1 : 1;
    for (int visual = header->visualIndex(from.column()) + step; visual >= 0 && visual < header->count(); visual += step) {
        const QModelIndex next = m_model->index(from.row(), header->logicalIndex(visual));
        if (header->isSectionHidden(next.column()) || !m_model->whyNotEditable(next).isNull())
            continue;
        m_table->setCurrentIndex(next);
        m_table->edit(next);
        return;
    }
}

} // namespace outdial::views
