// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads values back out of the entry of a stored record.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <api/types/format.h>

#include <simdjson.h>

namespace outdial::sandbox {

class EntryValues {
public:
    // The values of the PHONE fields that have one, in the format's order.
    QStringList phones(const api::Format &format, const QByteArray &entry);
    // "" for a field that is empty or absent; an integer in decimals.
    QString value(const QString &field, const QByteArray &entry);

private:
    simdjson::dom::parser m_parser;
};

} // namespace outdial::sandbox
