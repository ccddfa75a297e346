// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is fuzzed: everything that reads bytes from a server. Each target takes any bytes and aborts when a promise is broken;
// libFuzzer and the sanitizers find the rest. The corpus is replayed by an ordinary test as well.
#pragma once

#include <QByteArray>

namespace outdial::fuzz {

struct Target {
    const char *name; // also of its folder in corpus/
    void (*run)(const QByteArray &bytes);
};

// Pages of records and look-ups.
void recordPages(const QByteArray &bytes);
// Answers of addAll, updateAll and the DNC methods.
void bulkAnswers(const QByteArray &bytes);
// The token's answer: what is decoded is a token that can be sent.
void tokenAnswers(const QByteArray &bytes);
// Error bodies, also HTML, and what follows from them for a write.
void errorBodies(const QByteArray &bytes);
// All other answers; the first byte says which.
void smallAnswers(const QByteArray &bytes);
// HTTP itself, at once and in pieces: the first byte says how large.
void httpAnswers(const QByteArray &bytes);
// Format files of users.
void formatFiles(const QByteArray &bytes);

inline constexpr Target targets[] = {
    {"recordpages", recordPages},   {"bulkanswers", bulkAnswers}, {"tokenanswers", tokenAnswers}, {"errorbodies", errorBodies},
    {"smallanswers", smallAnswers}, {"httpanswers", httpAnswers}, {"formatfiles", formatFiles},
};

} // namespace outdial::fuzz
