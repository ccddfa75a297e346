// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What RecordsModel shows of edits that are not sent yet, and how they are made in its cells.

#include <models/records/recordsmodel.h>

namespace outdial::models {

void RecordsModel::setPendingEdits(std::shared_ptr<PendingEdits> edits)
{
    if (edits == m_edits)
        return;
    if (m_edits)
        disconnect(m_edits.get(), nullptr, this, nullptr);
    m_edits = std::move(edits);
    const auto show = [this] {
        if (shown() > 0 && columnCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(int(shown()) - 1, columnCount() - 1));
    };
    if (m_edits)
        connect(m_edits.get(), &PendingEdits::changed, this, show);
    show();
}

// Names of the key fields: of the format, or as they were named where that does not tell.
QStringList RecordsModel::keyNames() const
{
    QStringList names;
    if (m_format) {
        for (const api::Field &field : m_format->fields) {
            if (field.key)
                names.append(field.name);
        }
    }
    return names.isEmpty() ? m_keyNames : names;
}

api::Format RecordsModel::fieldsKnown() const
{
    const QStringList keys = keyNames();
    api::Format format;
    if (m_format)
        format = *m_format;
    for (int column = 0; !isTyped() && column < m_store.entryColumns(); ++column) {
        api::Field field;
        field.name = QString::fromStdString(m_store.entryName(column));
        if (format.indexOf(field.name) < 0)
            format.fields.append(field);
    }
    for (api::Field &field : format.fields)
        field.key = keys.contains(field.name);
    return format;
}

QString RecordsModel::whyNotEditable(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= shown())
        return tr("There is no record.");
    if (columnAt(index.column()).kind != RecordColumn::Kind::Entry)
        return tr("This is told by the campaign, and cannot be edited.");
    if (keyNames().isEmpty()) {
        return isTyped() ? tr("This list has no key fields, so that the API cannot find a record to change it.")
                         : tr("It is not known here which fields are the key. Look a record up by its key once, then records can "
                              "be edited.");
    }
    if (isKeyField(index.column()))
        return tr("A key cannot be changed. Add a record with the new key, and erase this one.");
    const api::Field *field = fieldOf(columnAt(index.column()));
    if (isTyped() && (!field || field->skip))
        return tr("This field is not part of the list's format, so that the tenant would refuse it.");
    if (keysOf(index.row()).isEmpty())
        return tr("This record has no value in a key field, so that the API cannot find it.");
    return {};
}

const PendingEdit *RecordsModel::editAt(const QModelIndex &index) const
{
    if (!m_edits || m_edits->isEmpty() || columnAt(index.column()).kind != RecordColumn::Kind::Entry)
        return nullptr;
    const QByteArray key = keysOf(index.row());
    if (key.isEmpty())
        return nullptr;
    return m_edits->find(key, QString::fromStdString(m_store.entryName(columnAt(index.column()).index)));
}

ValueVerdict RecordsModel::judge(const QModelIndex &index, const QString &value) const
{
    const api::Format format = fieldsKnown();
    const int at = format.indexOf(headerData(index.column(), Qt::Horizontal).toString());
    if (at < 0)
        return {};
    const api::Field &field = format.fields.at(at);
    if (!value.trimmed().isEmpty() || field.type != api::FieldType::Phone || !isTyped())
        return judgeValue(field, isTyped(), true, value);
    // Whether a number is left depends on the others, and on what waits of them.
    QHash<QString, QString> values;
    for (int section = 0; section < columnCount(); ++section) {
        if (columnAt(section).kind == RecordColumn::Kind::Entry)
            values.insert(headerData(section, Qt::Horizontal).toString(),
                          data(this->index(index.row(), section), Qt::EditRole).toString());
    }
    RecordForm form(RecordForm::Purpose::Update, format, true, values);
    for (int i = 0; i < form.size(); ++i) {
        if (form.field(i).name != field.name)
            continue;
        form.setBefore(i, QStringLiteral("-")); // also one that is emptied already
        form.setValue(i, value);
        return form.verdict(i);
    }
    return {};
}

QVariant RecordsModel::editedData(const QModelIndex &index, int role) const
{
    const bool concerned = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole || role == EditLookRole ||
                           role == WasRole || role == Qt::AccessibleTextRole;
    const PendingEdit *edit = concerned ? editAt(index) : nullptr;
    if (!edit) {
        if (role == Qt::EditRole)
            return rawText(index.row(), index.column());
        return role == EditLookRole ? QVariant(int(NotEdited)) : QVariant();
    }
    const QString after = edit->reset ? tr("reset") : edit->after;
    const QString was = edit->before.isEmpty() ? tr("It was empty.") : tr("It was %1.").arg(edit->before);
    switch (role) {
    case Qt::DisplayRole:
        return after;
    case Qt::EditRole:
        return edit->after;
    case WasRole:
        return edit->before;
    case EditLookRole:
        return int(edit->problem.kind == EditProblem::Kind::Conflict ? InConflict : edit->reset ? Emptied : Edited);
    case Qt::AccessibleTextRole:
        return QString(tr("%1, edited and not sent.").arg(after) + u' ' + was);
    default:
        switch (edit->problem.kind) {
        case EditProblem::Kind::Conflict:
            return QString(was + u' ' + tr("Somebody has made it “%1” since.").arg(edit->problem.text));
        case EditProblem::Kind::Refused:
        case EditProblem::Kind::Unknown:
            return QString(was + u' ' + edit->problem.text);
        case EditProblem::Kind::None:
            return QString(was + u' ' + tr("Not sent yet."));
        }
    }
    return {};
}

bool RecordsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !m_edits || !whyNotEditable(index).isNull())
        return false;
    const QString field = QString::fromStdString(m_store.entryName(columnAt(index.column()).index));
    m_edits->set(keysOf(index.row()), field, rawText(index.row(), index.column()), value.toString());
    return true;
}

} // namespace outdial::models
