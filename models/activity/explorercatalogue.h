// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The catalogue of methods as people look at it: folders, names, what replaces a deprecated one, what a destructive one destroys,
// and which methods somebody may have meant who wrote a path that none has.
#pragma once

#include <QList>
#include <QString>

#include <api/client/method.h>

namespace outdial::models {

enum class MethodFolder { Authentication, Campaigns, Lists, DncLists };

MethodFolder folderOf(api::Method method);
QString folderName(MethodFolder folder);
// As the reference titles it, without the word "DEPRECATED", which is said in another way.
QString methodName(api::Method method);
// The method to use instead of a deprecated one; of one, the two that do it together. Empty when it is not deprecated.
QList<api::Method> successorsOf(api::Method method);
// "“Get All Records” of Campaigns (campaign/getAllRecords/:campaign_id)"; empty when it is not deprecated.
QString successorWords(api::Method method);
// What it does, in a sentence.
QString methodSummary(api::Method method);
// What is gone when it was done, and which calls may drop; empty for methods that destroy nothing.
QString destroyedWords(api::Method method);
// Whether a success has nothing to say: its body is empty, or of no known kind.
bool answersWithoutBody(api::Method method);

// "campaign/start/:campaign_id" and the like: those whose paths are nearest to what was written, the nearest first.
QStringList nearestPaths(const QString &path, int most = 3);

} // namespace outdial::models
