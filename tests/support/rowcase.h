// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A file of a few rows, and what the pipeline makes of each.
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <models/transfer/rowpipeline.h>

#include <support/importbench.h>

namespace outdial::test {

// A format of text fields, and a phone that is always filled; the file is written as it is given.
struct RowCase {
    QTemporaryDir folder;
    models::ImportSettings settings;

    explicit RowCase(const QByteArray &text, const QStringList &columns, const api::Format &format, int headerLine = 1)
    {
        settings.file = folder.filePath(QStringLiteral("rows.csv"));
        QFile file(settings.file);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        file.close();
        settings.format = format;
        settings.columns = columns;
        settings.dialect.headerLine = headerLine;
        settings.mapping = models::proposeMapping(columns, format, {});
        settings.takeFingerprint();
    }

    // "J {...}" for a row that can be sent, "cause line" for one that is blocked.
    QStringList read()
    {
        auto pipeline = models::RowPipeline::open(settings);
        if (!pipeline)
            return {QStringLiteral("problem: ") + pipeline.error()};
        QStringList lines;
        for (;;) {
            const auto status = (*pipeline)->next();
            if (status == models::RowPipeline::Status::End)
                return lines;
            if (status == models::RowPipeline::Status::Error)
                return lines << QStringLiteral("error: ") + (*pipeline)->error();
            if (status == models::RowPipeline::Status::Blocked) {
                lines << QStringLiteral("%1 %2").arg(models::causeName((*pipeline)->cause())).arg((*pipeline)->line());
                continue;
            }
            std::string json;
            (*pipeline)->appendJson(json);
            lines << QString::fromStdString(json);
        }
    }
};

inline api::Format textFormat()
{
    api::Format format;
    format.name = QStringLiteral("text");
    format.fields = {field("id", api::FieldType::Account), field("text", api::FieldType::Other),
                     field("phone", api::FieldType::Phone)};
    format.fields[2].phoneType = api::PhoneType::UsCanada;
    return format;
}

inline const QStringList textColumns{QStringLiteral("id"), QStringLiteral("text"), QStringLiteral("phone")};

inline QString raw(const char *text) { return QString::fromUtf8(text); }

inline QString bare(const char *id) { return raw(R"({"id":"%1","phone":"4155550100"})").arg(QLatin1String(id)); }

inline QString expected(const char *id, const char *text)
{
    return raw(R"({"id":"%1","text":"%2","phone":"4155550100"})").arg(QLatin1String(id), QString::fromUtf8(text));
}

// "when" instead of "text" for another name of the second field.
inline QString record(const char *id, const char *text, const char *phone, const char *name = "text")
{
    return raw(R"({"id":"%1","%2":"%3","phone":"%4"})")
        .arg(QLatin1String(id), QLatin1String(name), QString::fromUtf8(text), QLatin1String(phone));
}

} // namespace outdial::test
