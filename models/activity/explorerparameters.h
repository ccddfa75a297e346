// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What each method of the API takes, as data: the variables of its path and the members of its body, with their types, limits and
// allowed values, and a body to begin with. The method explorer makes its form from it.
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <api/client/method.h>

#include <span>

namespace outdial::models {

enum class ParameterKind {
    Text,
    Id,      // of something that the tenant has; see IdKind
    Integer, // least...most
    Boolean,
    Choice, // one of choices
    Time,   // UTC, as the API writes it
    Cursor, // text or null
    Object, // from here on: only in the body's text, no field of the form
    Array,
};

enum class IdKind { None, Campaign, List, Instance, Format, DncList, Job };

struct ExplorerParameter {
    const char *name; // of the path: ":campaign_id"; of the body: "sortingOrder.type"; "[]": the body itself
    ParameterKind kind;
    bool required;
    const char *fact; // what it does, for people; "" when the name says all
    IdKind ids = IdKind::None;
    qint64 least = 0;
    qint64 most = 0;
    const char *choices = ""; // "ASC DESC", the default first

    bool isInPath() const { return *name == ':'; }
    bool isInForm() const { return kind < ParameterKind::Object; }
};

// In the order of the path, then of the reference.
std::span<const ExplorerParameter> parametersOf(api::Method method);
QString parameterName(const ExplorerParameter &parameter); // without the colon
QStringList parameterChoices(const ExplorerParameter &parameter);
// "integer, 1…1000, required"
QString parameterType(const ExplorerParameter &parameter);
QString parameterFact(const ExplorerParameter &parameter);
// What is wrong with a value that was typed for it, or null. An empty one is right, unless it is required.
QString parameterProblem(const ExplorerParameter &parameter, const QString &value);
// The value as the body writes it. Only for values without a problem.
QString parameterSpelt(const ExplorerParameter &parameter, const QString &value);

// Valid JSON with every member that the method knows; null for methods without a body. Ids are empty, to be filled in.
QString bodyTemplate(api::Method method, const QDateTime &now);

} // namespace outdial::models
