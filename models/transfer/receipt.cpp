// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <models/transfer/receipt.h>

#include <numeric>

namespace outdial::models {

namespace {
struct Term {
    const char *name;
    qint64 Receipt::*number;
};
constexpr Term terms[] = {
    {"read", &Receipt::read},           {"added", &Receipt::added},     {"updated", &Receipt::updated},
    {"unchanged", &Receipt::unchanged}, {"skipped", &Receipt::skipped}, {"rejected", &Receipt::rejected},
    {"unknown", &Receipt::unknown},
};
} // namespace

bool Receipt::balances() const
{
    const qint64 byCause = std::accumulate(causes.cbegin(), causes.cend(), qint64(0));
    return read == added + updated + unchanged + skipped + rejected + unknown && byCause == skipped + rejected + unknown;
}

void Receipt::count(Cause cause)
{
    ++causes[cause];
    ++(groupOf(cause) == CauseGroup::NotKnown ? unknown : rejected);
}

void Receipt::add(const Receipt &other)
{
    for (const auto &term : terms)
        this->*term.number += other.*term.number;
    for (auto cause = other.causes.cbegin(); cause != other.causes.cend(); ++cause)
        causes[cause.key()] += cause.value();
}

QByteArray Receipt::toJson() const
{
    // Written by hand: QJsonObject would sort the keys, and people read this line.
    QByteArray json = "{";
    for (const auto &term : terms)
        json += '"' + QByteArray(term.name) + "\":" + QByteArray::number(this->*term.number) + ',';
    json += "\"causes\":{";
    bool first = true;
    for (auto cause = causes.cbegin(); cause != causes.cend(); ++cause) {
        if (!first)
            json += ',';
        first = false;
        json += '"' + causeName(cause.key()).toLatin1() + "\":" + QByteArray::number(cause.value());
    }
    return json + "}}";
}

Receipt Receipt::fromJson(const QByteArray &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    Receipt receipt;
    for (const auto &term : terms)
        receipt.*term.number = json.value(QLatin1String(term.name)).toInteger();
    const auto causes = json.value(QLatin1String("causes")).toObject();
    for (auto cause = causes.constBegin(); cause != causes.constEnd(); ++cause)
        receipt.causes.insert(causeFromName(cause.key()), cause.value().toInteger());
    return receipt;
}

} // namespace outdial::models
