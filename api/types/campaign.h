// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaigns and what is bound to them, as the methods of the folder "Campaigns" give and take them.
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace outdial::api {

// RUNNING and STOPPED in either case; anything else is Unknown and shown as such.
enum class CampaignState { Unknown, Stopped, Running };

// An element of Get Campaigns, which returns enabled campaigns only.
struct CampaignSummary {
    QString id;
    QString name;
    CampaignState state = CampaignState::Unknown;
};

// Get Campaign Status.
struct CampaignStatus {
    QString name;
    bool enabled = false;
    CampaignState state = CampaignState::Unknown;
};

enum class SortingType { Natural, Random, Custom };
enum class SortOrder { Ascending, Descending };

struct SortingField {
    QString fieldId; // only in answers, never sent
    QString fieldName;
    SortOrder order = SortOrder::Ascending;
};

struct Sorting {
    SortingType type = SortingType::Natural;
    QList<SortingField> fields; // only for Custom
};

// A calling list bound to a campaign.
struct ListInstance {
    QString listId;
    QString listName;
    QString instanceId;
    QString instanceName;
    bool enabled = false;
    int order = 1;
    int dialingRatio = 1;
    Sorting sorting;
    qint64 totalRecords = 0;
};

struct DncListRef {
    QString id;
    QString name;
    QString type;      // INTERNAL, GEOGRAPHIC_POSTAL, GEOGRAPHIC_STATE, GEOGRAPHIC_AREACODE, EXCLUSION
    QString country;   // only GEOGRAPHIC_*; the wire spells the key "Country"
    QString listField; // only EXCLUSION
    QString disposition;
};

// Get Campaign. The answer does not repeat the id; the client puts in the one that was asked for.
struct Campaign {
    QString id;
    QString name;
    bool enabled = false;
    CampaignState state = CampaignState::Unknown;
    QList<ListInstance> lists;
    QList<DncListRef> dncLists;
};

// Parameters of Bind List. What is not set is left to the API's default and is not sent.
struct BindListRequest {
    QString listId;
    std::optional<QString> instanceName;
    std::optional<bool> enabled;
    std::optional<int> order;        // > 0
    std::optional<int> dialingRatio; // > 0
    std::optional<Sorting> sorting;
};

// One parameter of Update List: left as it is, set to a value, or reset to the API's default.
struct ResetToDefault {};
template <typename T>
using Change = std::variant<std::monostate, T, ResetToDefault>;

// Parameters of Update List. What is left as it is is not sent.
struct UpdateListRequest {
    QString instanceId;
    Change<QString> instanceName;
    Change<bool> enabled;     // the default is false
    Change<int> order;        // > 0, the default is 1
    Change<int> dialingRatio; // > 0, the default is 1
    Change<Sorting> sorting;  // the default is NATURAL; sending it applies it anew, also to records edited since
};

struct BoundInstance {
    QString instanceId;
    qint64 totalRecords = 0;
};

} // namespace outdial::api
