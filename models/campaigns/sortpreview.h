// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The first of some records in a custom order: an approximation of what a campaign would dial first, since the API does not say
// how the tenant compares. Whole numbers for INTEGER and PRIORITY, points in time for dates, else text without regard to case and
// accents; values that are empty or not of their type stand last, in either direction. Equal records keep the order of the page.
// Pure functions over a page that was read.
#pragma once

#include <QList>
#include <QStringList>

#include <api/types/campaign.h>
#include <api/types/format.h>
#include <api/types/recordpage.h>

#include <optional>
#include <vector>

namespace outdial::models {

// How the values of a field are compared.
enum class SortKind {
    Text,    // of a type whose values are words: "A to Z"
    Letters, // text that may be digits: "10" comes before "9"
    Number,
    Time
};
SortKind sortKind(api::FieldType type);

// A date as the format of its field writes it ("13.11.2024 09:00" in dd.MM.yyyy HH:mm), as milliseconds since the epoch, zone
// left aside. format: as Field::format; empty is the default. Nothing when it is not such a date.
std::optional<qint64> sortTime(std::string_view value, const QString &format);

// Row numbers of the page in the order of the sorting, at most `count`. Only for SortingType::Custom; others are as the page is.
// fields: for the types; of one that is not among them the values are text. Fields that the page does not have are skipped.
std::vector<int> firstInOrder(const api::RecordPage &page, const api::Sorting &sorting, const QList<api::Field> &fields,
                              int count);

// What one record shows of itself: the values that it is sorted by, then others that tell it apart (names, key, phone), at most
// `values` in all. An empty value is a dash.
QStringList previewValues(const api::RecordPage &page, int row, const api::Sorting &sorting, const QList<api::Field> &fields,
                          int values = 4);

} // namespace outdial::models
