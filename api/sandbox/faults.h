// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Faults that the sandbox makes on purpose, so that a client meets here what it will meet in front of a real tenant.
// One is written as "kind=cut-after,path=callinglist/addAll,nth=2":
//   kind=...      what happens: latency, jitter, slow-body, cut-before, cut-after, late-commit, reset, truncate, status, html,
//                 loop-cursor, expire-token (docs/sandbox.md)
//   path=PREFIX   only requests whose path below /configapi/v3/ begins so
//   nth=K         only the K-th of these, counted from 1
//   rate=R        each of them with this probability, 0...1; without nth and rate every one
//   times=N       at most N times
//   ms=MS         for latency, jitter, slow-body and late-commit
//   code=CODE     for status and html
//   retry-after=S for status and html with 429 and 503: seconds
#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

#include <optional>
#include <tl/expected.hpp>

namespace outdial::sandbox {

struct Fault {
    enum class Kind {
        Latency,
        Jitter,
        SlowBody,
        CutBefore,
        CutAfter,
        LateCommit,
        Reset,
        Truncate,
        Status,
        Html,
        LoopCursor,
        ExpireToken
    };
    Kind kind = Kind::Latency;
    QByteArray path;
    int nth = 0;
    double rate = 1.0;
    int times = -1; // how often it may still happen; negative: always
    int ms = 0;
    int code = 500;
    std::optional<int> retryAfter;
    int matched = 0; // requests so far
};

// The error is an English sentence.
tl::expected<Fault, QString> parseFault(const QString &spec);

// What befalls one request.
struct Mishap {
    int delay = 0;              // ms before the answer is sent
    std::optional<Fault> fault; // beside delays

    bool is(Fault::Kind kind) const { return fault && fault->kind == kind; }
};

class Faults {
public:
    void add(Fault fault) { m_faults.append(std::move(fault)); }
    void clear() { m_faults.clear(); }
    // path: below /configapi/v3/
    Mishap strike(const QByteArray &path);

private:
    QList<Fault> m_faults;
    QRandomGenerator m_random{20240229};
};

} // namespace outdial::sandbox
