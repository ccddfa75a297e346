// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/jsonwriter.h>
#include <sandbox/outcomes.h>

#include <algorithm>
#include <array>

namespace outdial::sandbox {
namespace {

struct Kind {
    int weight;
    const char *disposition;
    const char *cpaResult;
    bool completes;
    bool reached; // an agent
};

constexpr std::array<Kind, 12> kinds{{
    {16, "Agreed", "Voice", true, true},
    {13, "Not interested", "Voice", true, true},
    {9, "Appointment made", "Voice", true, true},
    {7, "Call back later", "Voice", false, true},
    {3, "Wrong number", "Voice", true, true},
    {2, "Do not call again", "Voice", true, true},
    {2, "Caller disconnected", "Voice", false, false},
    {22, "No Answer", "No Answer", false, false},
    {8, "Busy", "Busy", false, false},
    {14, "Answering Machine", "Answering Machine", false, false},
    {2, "Fax", "Fax", true, false},
    {2, "Disconnected number", "Network Tones", true, false},
}};

constexpr std::array<const char *, 8> agents{"ada.quist",  "bruno.keller", "chiara.neri",   "dele.adeyemi",
                                             "elif.aydin", "farid.haddad", "greta.lindahl", "hugo.marchand"};

constexpr std::array<const char *, 6> notes{"Asked for the papers by post.",         "Prefers mornings before ten.",
                                            "Möchte erst mit der Familie sprechen.", "Said \"ring again on Friday\".",
                                            "New address, to be entered.",           "Line was bad; spelled the name twice."};

template <std::size_t size>
const char *oneOf(const std::array<const char *, size> &texts, QRandomGenerator &random)
{
    return texts[random.bounded(static_cast<quint32>(size))];
}

const Kind &pick(QRandomGenerator &random)
{
    int at = static_cast<int>(random.bounded(100));
    for (const Kind &kind : kinds) {
        if (at < kind.weight)
            return kind;
        at -= kind.weight;
    }
    return kinds.front();
}

} // namespace

QString makeId(QRandomGenerator &random)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QString id(36, u'-');
    quint64 bits = 0;
    int left = 0;
    for (int i = 0; i < 36; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        if (left == 0) {
            bits = random.generate64();
            left = 16;
        }
        id[i] = QLatin1Char(digits[bits & 15]);
        bits >>= 4;
        --left;
    }
    id[14] = u'4';
    return id;
}

Outcome makeOutcome(QRandomGenerator &random, std::int64_t when, int number, const QString &phone,
                    const QStringList &customFields)
{
    const Kind &kind = pick(random);
    Outcome outcome;
    outcome.completes = kind.completes || number >= mostAttempts;
    AttemptRow &attempt = outcome.attempt;
    attempt.made = when;
    attempt.disposition = QLatin1String(kind.disposition);
    attempt.phone = phone;
    attempt.cpaResult = QLatin1String(kind.cpaResult);
    attempt.cpaDuration = static_cast<int>(random.bounded(1, 4));
    attempt.dialing = static_cast<int>(random.bounded(4, 28));
    attempt.interaction = makeId(random);
    if (kind.reached) {
        attempt.agent = QLatin1String(oneOf(agents, random));
        attempt.duration = static_cast<int>(random.bounded(12, 420));
        if (random.bounded(100) < 18)
            attempt.notes = QString::fromUtf8(oneOf(notes, random));
    }
    if (!customFields.isEmpty() && kind.reached) {
        static constexpr std::array<const char *, 3> values{"yes", "no", "later"};
        JsonWriter json;
        for (const QString &field : customFields) {
            json.key("custom_" + field.toStdString());
            json.text(std::string_view(oneOf(values, random)));
        }
        attempt.custom = QString::fromUtf8(json.bytes());
    }
    return outcome;
}

} // namespace outdial::sandbox
