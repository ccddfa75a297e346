// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Decoding a page of 1000 records into the row store, beside simdjson's parse alone and beside QJsonDocument.
#include "ratios.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <api/types/bulkanswer.h>
#include <api/types/recordpage.h>

#include <simdjson.h>

using namespace outdial;

namespace {

constexpr int records = 1000;

// As wide as the pages that tenants send: ten fields of entry, the status, and one attempt in half of the records.
QByteArray page()
{
    static const char *const dispositions[] = {"Appointment approved", "Try again later", "No answer", "Busy", "Wrong number"};
    static const char *const agents[] = {"katja.lind", "omar.said", "li.wen", "j.ferreira"};
    QByteArray body = R"({"next_cursor": "590e9abd4abbf1165862d342", "records": [)";
    for (int i = 0; i < records; ++i) {
        const QByteArray n = QByteArray::number(10000 + i * 7);
        const QByteArray agent = agents[i % 4];
        const QByteArray disposition = dispositions[i % 5];
        body += (i > 0 ? ",{" : "{") + QByteArray(R"("entry": {"accountId": "ACC-)") + n + R"(", "firstname": "Firstname)" + n +
                R"(", "lastname": "Lastname)" + n + R"(", "phone": "141555)" + n + R"(", "mobile": "165055)" + n +
                R"(", "street": ")" + n +
                R"( Alder Brook Road", "zip": "94107", "state": "CA", "due": "12/31/2024 10:30",)"
                R"( "amount": )" +
                n + R"(}, "status": {"globalInteractionID": "F944CE77-2B21-472F-BE85-8BDE356)" + n +
                R"(", "lastCallDuration": 30, "lastDisposition": ")" + disposition +
                R"(", "totalAttempts": 1, "completed": true, "completedTime": "2023-01-19T20:46:35.000", "lastAgent": ")" +
                agent + R"(", "lastPhone": "141555)" + n + R"(", "lastDate": "2023-01-19T20:46:35.000"})";
        if (i % 2 == 0) {
            body += R"(, "attempts": [{"call_attempted": true, "disposition": ")" + disposition +
                    R"(", "date": "2023-01-19T20:46:35.000", "phone": "141555)" + n +
                    R"(", "callDuration": 30, "dialingDuration": 5, "callNotes": "", "agent": ")" + agent +
                    R"(", "globalInteractionID": "F944CE77-2B21-472F-BE85-8BDE356)" + n +
                    R"(", "CPADuration": 2, "CPAResult": "Voice"}])";
        }
        body += "}";
    }
    return body + "]}";
}

// What one would write with QJsonDocument: the same content in QStrings.
qsizetype decodeWithQJson(const QByteArray &body)
{
    struct Row {
        QList<QString> entry;
        QList<QString> status;
    };
    QList<Row> rows;
    const QJsonArray array = QJsonDocument::fromJson(body).object().value(QLatin1String("records")).toArray();
    for (const QJsonValue &record : array) {
        Row row;
        const QJsonObject entry = record[QLatin1String("entry")].toObject();
        for (auto it = entry.begin(); it != entry.end(); ++it)
            row.entry.append(it.value().toVariant().toString());
        const QJsonObject status = record[QLatin1String("status")].toObject();
        for (auto it = status.begin(); it != status.end(); ++it)
            row.status.append(it.value().toVariant().toString());
        rows.append(row);
    }
    return rows.size();
}

QByteArray bulkAnswer()
{
    QByteArray body = R"({"added": 0, "error": {"duplicateKey": [)";
    for (int i = 0; i < records; ++i)
        body += (i > 0 ? "," : "") + QByteArray(R"({"firstname": "Firstname)") + QByteArray::number(i) +
                R"(", "lastname": "Lastname", "phone": "14155550134", "zip": "94107", "id": "N)" + QByteArray::number(i) +
                R"("})";
    return body + "]}}";
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray body = page();
    const QByteArray bulk = bulkAnswer();
    simdjson::dom::parser parser;
    const auto parse = [&parser](const QByteArray &json) {
        benchmark::DoNotOptimize(parser.parse(json.constData(), static_cast<std::size_t>(json.size()), true).error());
    };

    bench::Ratios ratios;
    ratios.measure("decode", [&body] { benchmark::DoNotOptimize(api::RecordPage::decodePage(body)->size()); });
    ratios.measure("parse", [&body, &parse] { parse(body); });
    ratios.measure("qjson", [&body] { benchmark::DoNotOptimize(decodeWithQJson(body)); });
    ratios.measure("bulk", [&bulk] { benchmark::DoNotOptimize(api::decodeBulkAnswer(bulk, "added")->rejectedCount()); });
    ratios.measure("bulkParse", [&bulk, &parse] { parse(bulk); });
    ratios.compare("decode 1000 records / simdjson parse", "decode", "parse", 4);
    ratios.compare("decode 1000 records / QJsonDocument", "decode", "qjson", 1.0 / 6);
    ratios.compare("1000 rejected rows of a bulk answer / simdjson parse", "bulk", "bulkParse", 12);
    if (!ratios.run(argc, argv))
        return 1;

    const auto decoded = api::RecordPage::decodePage(body);
    const double kept = static_cast<double>(decoded->memoryUsed()) / records;
    const double wire = static_cast<double>(body.size()) / records;
    bench::Ratios::print("bytes kept a record (" + std::to_string(static_cast<int>(wire)) + " B on the wire) / 400 B",
                         std::to_string(static_cast<int>(kept)) + " B", "400 B", kept / 400, 1);
    return 0;
}
