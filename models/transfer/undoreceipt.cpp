// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <models/transfer/undoreceipt.h>

#include <array>

namespace outdial::models {

namespace {
struct Term {
    const char *name;
    qint64 UndoReceipt::*number;
};
constexpr std::array terms{
    Term{"added", &UndoReceipt::added},     Term{"deleted", &UndoReceipt::deleted}, Term{"called", &UndoReceipt::called},
    Term{"changed", &UndoReceipt::changed}, Term{"gone", &UndoReceipt::gone},       Term{"untold", &UndoReceipt::untold},
    Term{"unknown", &UndoReceipt::unknown}, Term{"doubt", &UndoReceipt::doubt},
};
} // namespace

QByteArray UndoReceipt::toJson() const
{
    QByteArray json = "{";
    for (const auto &term : terms)
        json += '"' + QByteArray(term.name) + "\":" + QByteArray::number(this->*term.number) + ',';
    return json + "\"time\":\"" + time.toString(Qt::ISODateWithMs).toLatin1() + "\"}";
}

std::optional<UndoReceipt> UndoReceipt::fromJson(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const auto json = QJsonDocument::fromJson(bytes).object();
    UndoReceipt receipt;
    for (const auto &term : terms)
        receipt.*term.number = json.value(QLatin1String(term.name)).toInteger();
    receipt.time = QDateTime::fromString(json.value(QLatin1String("time")).toString(), Qt::ISODateWithMs);
    return receipt;
}

} // namespace outdial::models
