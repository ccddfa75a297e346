// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be changed of the lists of a campaign and was not sent yet: order, ratio, sorting, name, enabled of its instances
// (Update List) and new instances (Bind List). Collected here, shown as a plan, sent one by one by PlanRun. Unbinding is not
// collected: it is asked for and done at once (UnbindJob).
//
// What the tenant has may change meanwhile: rebase() takes each reading. Edits of an instance that is gone are dropped and told;
// an edit that the tenant already has is no edit any more; a property that was edited here and changed elsewhere stays edited and
// is marked. Plain values and signals, no network. GUI thread.
#pragma once

#include <QHash>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <api/types/campaign.h>

#include <array>
#include <functional>
#include <optional>
#include <variant>

namespace outdial::models {

enum class InstanceProperty { Name, Enabled, Order, Ratio, Sorting };
inline constexpr std::array instanceProperties{InstanceProperty::Name, InstanceProperty::Enabled, InstanceProperty::Order,
                                               InstanceProperty::Ratio, InstanceProperty::Sorting};

// One instance as the plan sees it.
struct PlannedInstance {
    QString key; // the instance id; "new-1", ... for one that is to be bound
    bool isNew = false;
    api::ListInstance now;                    // as the tenant has it; of a new one: only the list
    api::ListInstance planned;                // with the edits
    QList<InstanceProperty> edited;           // in the order of the enum
    QList<InstanceProperty> reset;            // of those, which go back to the API's default by a null
    QList<InstanceProperty> changedElsewhere; // edited here, and the tenant's value is another than when the edit began
    int given = 0;                            // 0, 1, ... as the tenant gave them; new ones behind, as they were made

    bool isEdited(InstanceProperty property) const { return edited.contains(property); }
};

// One request of the plan.
struct PlannedChange {
    QString key;
    QString title;     // "“Late sign-ups (filtered)”"; "Bind “Spring leads”"
    QStringList lines; // "Order: 3 → 2", "Sorting: Random → signup_date ↓"
    std::optional<api::UpdateListRequest> update;
    std::optional<api::BindListRequest> bind;
};

class CampaignPlan : public QObject {
    Q_OBJECT
public:
    explicit CampaignPlan(QObject *parent = nullptr);

    // A reading of Get Campaign. Emits instancesGone for edits that were dropped. A plan is of one campaign: with another id all
    // that was edited is forgotten.
    void rebase(const api::Campaign &campaign);
    QString campaignId() const { return m_campaignId; }

    // In the planned dialing order: by order, then as the tenant gave them; new ones among them.
    const QList<PlannedInstance> &instances() const { return m_instances; }
    const PlannedInstance *find(const QString &key) const;
    bool isEmpty() const { return changeCount() == 0; }
    int changeCount() const;              // edited properties, and one for each new instance
    QString summary() const;              // "order of 2 lists, ratio of Renewals west L–Z, sorting of Late sign-ups"
    QList<PlannedChange> changes() const; // in the order in which they are to be sent

    void setName(const QString &key, const QString &name);
    void setEnabled(const QString &key, bool enabled);
    void setOrder(const QString &key, int order); // 1...
    void setRatio(const QString &key, int ratio); // 1...
    void setSorting(const QString &key, const api::Sorting &sorting);
    // Back to what the API takes when nothing is given: no name, off, order 1, ratio 1, natural.
    void reset(const QString &key, InstanceProperty property);
    // To another place of the list (0 is the first), by as few changed orders of others as that takes. Lists of one order share
    // by ratio, so a place among them means nothing: the moved one gets an order of its own there, and those below it come after
    // it. The others stay to each other what they were, before or equal.
    void moveTo(const QString &key, int place);
    // The key of the new instance.
    QString bind(const api::BindListRequest &request, const QString &listName, qint64 totalRecords);
    void setBind(const QString &key, const api::BindListRequest &request, const QString &listName, qint64 totalRecords);

    void discard(const QString &key); // all edits of it; a new one is gone
    void discard(const QString &key, InstanceProperty property);
    void discardAll();
    // Sent and confirmed: these edits are the tenant's state now, until the next reading says so itself.
    void applied(const QString &key, const QString &newInstanceId = {});
    // The same for what was sent, should it have been edited further meanwhile: only what differs from it stays edited.
    void applied(const PlannedChange &sent, const QString &newInstanceId = {});
    // The tenant said that there is no such instance: as if a reading had not had it.
    void gone(const QString &key);

    // The last editing step, whatever it was. False: nothing to undo.
    bool undo();
    bool canUndo() const;

Q_SIGNALS:
    void changed();
    // A new instance got its id: what went by this key goes by that one. Before changed().
    void bound(const QString &key, const QString &instanceId);
    // Edits that were dropped, since their instances are not in the campaign any more. Names, for a sentence.
    void instancesGone(const QStringList &names);

private:
    using Value = std::variant<QString, bool, int, api::Sorting>;
    struct Edit {
        Value value;
        Value before; // of the tenant, when the edit began
        bool reset = false;
    };
    using InstanceEdits = QMap<InstanceProperty, Edit>;
    struct NewInstance {
        QString key;
        api::BindListRequest request;
        QString listName;
        qint64 totalRecords = 0;
    };
    struct Edits {
        QHash<QString, InstanceEdits> ofInstances;
        QList<NewInstance> bound;
    };

    static Value valueOf(const api::ListInstance &instance, InstanceProperty property);
    static void put(api::ListInstance &instance, InstanceProperty property, const Value &value);
    static void put(api::BindListRequest &request, InstanceProperty property, const std::optional<Value> &value);
    static Value defaultOf(InstanceProperty property);
    static bool isSame(const Value &one, const Value &other);
    static bool isSame(const Edits &one, const Edits &other);
    static api::ListInstance instanceOf(const NewInstance &bound);

    const api::ListInstance *givenInstance(const QString &key) const;
    // Without what the tenant has already, and what is of no instance.
    void settle(Edits &edits) const;
    void settleHistory();
    void forget(const QString &key); // its edits, also in the history
    void step(const std::function<void(Edits &)> &change);
    // No value: the default, by a null.
    void edit(const QString &key, InstanceProperty property, const std::optional<Value> &value);
    void edit(Edits &edits, const QString &key, InstanceProperty property, const std::optional<Value> &value) const;
    void rebuild(bool force = false); // emits changed when something did, or in any case

    QString m_campaignId;
    QList<api::ListInstance> m_given;
    Edits m_edits;
    QList<Edits> m_past;
    int m_newKeys = 0;
    QList<PlannedInstance> m_instances;
};

// "Order", "Sorting", ...
QString propertyTitle(InstanceProperty property);
// "Order: 3 → 2"; of a new instance "Order: 2".
QString changeLine(const PlannedInstance &instance, InstanceProperty property);
// "Late sign-ups (filtered)"; the name of the list where the instance has none.
QString instanceTitle(const api::ListInstance &instance);
bool isSamePlanned(const PlannedInstance &one, const PlannedInstance &other);
bool isSameSorting(const api::Sorting &one, const api::Sorting &other);
// What Update List makes of an instance, and whether the instance has all that it asks for.
void applyUpdate(api::ListInstance &instance, const api::UpdateListRequest &request);
bool hasUpdate(const api::ListInstance &instance, const api::UpdateListRequest &request);

} // namespace outdial::models
