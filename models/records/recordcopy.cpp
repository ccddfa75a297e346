// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <models/records/recordcopy.h>
#include <models/records/recordorder.h>
#include <models/records/recordsmodel.h>
#include <models/transfer/cellguard.h>

namespace outdial::models {

namespace {

QString csvCell(QString cell)
{
    static const QString special = QStringLiteral(",\"\r\n");
    const bool quoted = cell.startsWith(u' ') || cell.endsWith(u' ') ||
                        std::any_of(cell.begin(), cell.end(), [](QChar c) { return special.contains(c); });
    if (!quoted)
        return cell;
    return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString titleOf(const RecordsModel &model, int section) { return model.headerData(section, Qt::Horizontal).toString(); }

QString asText(const RecordsModel &model, const QList<int> &rows, const QList<int> &sections)
{
    QString text;
    for (const int row : rows) {
        if (!text.isEmpty())
            text += u'\n';
        for (const int section : sections)
            text += titleOf(model, section) + QStringLiteral(": ") + model.rawText(row, section).simplified() + u'\n';
    }
    return text;
}

QString asCsv(const RecordsModel &model, const QList<int> &rows, const QList<int> &sections)
{
    QString text;
    const auto line = [&](const auto &cellOf) {
        for (qsizetype i = 0; i < sections.size(); ++i)
            text += (i > 0 ? QStringLiteral(",") : QString()) + csvCell(cellOf(sections.at(i)));
        text += u'\n';
    };
    line([&](int section) { return titleOf(model, section); });
    for (const int row : rows) {
        // As in exported files: what a spreadsheet would run gets an apostrophe.
        line([&](int section) { return QString::fromStdString(guardedCell(model.rawText(row, section).toStdString())); });
    }
    return text;
}

QString statusName(RecordColumn::Kind kind)
{
    switch (kind) {
    case RecordColumn::Kind::State:
        return QStringLiteral("state");
    case RecordColumn::Kind::LastDisposition:
        return QStringLiteral("lastDisposition");
    case RecordColumn::Kind::Attempts:
        return QStringLiteral("totalAttempts");
    default:
        return QStringLiteral("lastDate");
    }
}

QString asJson(const RecordsModel &model, const QList<int> &rows, const QList<int> &sections)
{
    QJsonArray records;
    for (const int row : rows) {
        QJsonObject entry;
        QJsonObject status;
        for (const int section : sections) {
            const RecordColumn column = model.columnAt(section);
            const QString value = model.rawText(row, section);
            if (column.kind == RecordColumn::Kind::Entry) {
                const QString name = titleOf(model, section);
                const int at = model.format() ? model.format()->indexOf(name) : -1;
                const bool integer = at >= 0 && model.format()->fields.at(at).type == api::FieldType::Integer;
                const auto number = integer ? plainInteger(value.toStdString()) : std::nullopt;
                entry.insert(name, number ? QJsonValue(qint64(*number)) : QJsonValue(value));
            } else if (column.kind == RecordColumn::Kind::Extra) {
                status.insert(titleOf(model, section), value);
            } else if (column.kind == RecordColumn::Kind::Attempts) {
                status.insert(statusName(column.kind), value.toInt());
            } else {
                status.insert(statusName(column.kind), value);
            }
        }
        QJsonObject record;
        if (!entry.isEmpty())
            record.insert(QStringLiteral("entry"), entry);
        if (!status.isEmpty())
            record.insert(QStringLiteral("status"), status);
        records.append(record);
    }
    return QString::fromUtf8(QJsonDocument(records).toJson(QJsonDocument::Indented));
}

} // namespace

QString copiedRecords(const RecordsModel &model, CopyForm form, const QList<int> &rows, const QList<int> &sections)
{
    switch (form) {
    case CopyForm::Text:
        return asText(model, rows, sections);
    case CopyForm::Tsv:
        return model.tabSeparated(rows, sections);
    case CopyForm::Csv:
        return asCsv(model, rows, sections);
    case CopyForm::Json:
        return asJson(model, rows, sections);
    }
    return {};
}

} // namespace outdial::models
