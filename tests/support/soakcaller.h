// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One of several callers in a fault soak: makes mixed calls from a thread of its own, each write with an effect of its own that
// can be found later, and writes down what it was told.
#pragma once

#include <QHash>
#include <QRandomGenerator>

#include <api/client/client.h>

#include <map>

namespace outdial::test {

// What a caller was told of a write.
enum class Outcome3 { Done, NotDone, Unknown };

struct SoakPlaces {
    QString campaignId;  // of this caller alone, enabled
    QString keyedList;   // shared; fields id (key), phone, note
    QString keylessList; // shared; fields id, phone
    QString dncList;     // shared, INTERNAL
    QString formatId;    // for lists to be made
};

struct SoakReport {
    // Rows by their "id", lists by name, instances by name, DNC keys: whether the effect should be there.
    QHash<QString, Outcome3> keyed, keyless, lists, instances, added, removed, erased;
    QHash<QString, QPair<QString, Outcome3>> notes; // record -> value that it should have
    // The state of the caller's campaign that is possible after the last start or stop.
    QSet<int> states;
    int calls = 0;
    int reads = 0;
    int readsFailed = 0;
    int unknown = 0;
    QStringList faults; // what may not be
    std::map<QString, int> errors;
};

class SoakCaller {
public:
    SoakCaller(api::Client &client, SoakPlaces places, int number, QStringList records, QStringList dncKeys)
        : m_client(client),
          m_places(std::move(places)),
          m_number(number),
          m_records(std::move(records)),
          m_dncKeys(std::move(dncKeys)),
          m_random(static_cast<quint32>(4711 + number))
    {
        report.states = {0};
    }

    void run(int calls)
    {
        for (int i = 0; i < calls; ++i) {
            ++report.calls;
            one();
        }
    }

    QString campaignId() const { return m_places.campaignId; }

    SoakReport report;
    bool startsAndStops = true;

private:
    template <typename T>
    Outcome3 outcome(const api::Result<T> &result)
    {
        if (result)
            return Outcome3::Done;
        const api::ApiError &error = result.error();
        ++report.errors[QLatin1String(api::errorKindName(error.kind)) + QLatin1Char(' ') + QString::number(error.httpStatus) +
                        (error.committed == api::Committed::Unknown ? QStringLiteral(" unknown") : QString())];
        if (error.committed == api::Committed::Unknown) {
            ++report.unknown;
            return Outcome3::Unknown;
        }
        return Outcome3::NotDone;
    }

    template <typename T>
    void read(const api::Result<T> &result)
    {
        ++report.reads;
        if (result)
            return;
        ++report.readsFailed;
        ++report.errors[QStringLiteral("read ") + QLatin1String(api::errorKindName(result.error().kind)) + QLatin1Char(' ') +
                        QString::number(result.error().httpStatus)];
        if (result.error().committed == api::Committed::Unknown)
            report.faults << QStringLiteral("a read cannot have changed anything");
    }

    QString fresh(const char *what) { return QStringLiteral("%1-%2-%3").arg(QLatin1String(what)).arg(m_number).arg(m_next++); }
    QString phone() { return QStringLiteral("1415555%1").arg(m_next % 10000, 4, 10, QLatin1Char('0')); }
    QByteArray row(const QString &id) { return "{\"id\":\"" + id.toUtf8() + "\",\"phone\":\"" + phone().toUtf8() + "\"}"; }

    void one()
    {
        switch (m_random.bounded(18)) {
        case 0:
            return read(m_client.campaign.getAll().result());
        case 1:
            return read(m_client.campaign.getCampaign(m_places.campaignId).result());
        case 2:
            return read(m_client.campaign.getStatus(m_places.campaignId).result());
        case 3:
            return read(m_client.callingList.getAll(100, {}).result());
        case 4:
            return read(m_client.callingList.getList(m_places.keyedList).result());
        case 5:
            return read(
                m_client.callingList
                    .get(m_places.keyedList, QStringLiteral("any"), "{\"id\":\"record-0-" + QByteArray::number(m_next) + "\"}")
                    .result());
        case 6:
        case 7:
            return addOne();
        case 8:
            return addMany(m_places.keyedList, report.keyed);
        case 9:
        case 10:
            return addMany(m_places.keylessList, report.keyless);
        case 11:
            return update();
        case 12:
            return erase();
        case 13:
            return dncAdd();
        case 14:
            return dncDelete();
        case 15:
            return makeList();
        case 16:
            return bind();
        default:
            return startOrStop();
        }
    }

    void addOne()
    {
        const QString id = fresh("one");
        report.keyed[id] = outcome(m_client.callingList.add(m_places.keyedList, row(id)).result());
    }

    void addMany(const QString &list, QHash<QString, Outcome3> &told)
    {
        QStringList ids;
        QByteArray rows = "[";
        for (int i = 0; i < 10; ++i) {
            ids << fresh("many");
            rows += (i > 0 ? "," : "") + row(ids.last());
        }
        const auto result = m_client.callingList.addAll(list, rows + "]").result();
        const Outcome3 what = outcome(result);
        if (result && (result->done != 10 || result->rejectedCount() != 0))
            report.faults << QStringLiteral("%1 of ten new rows were added").arg(result->done);
        for (const QString &id : ids)
            told[id] = what;
    }

    void update()
    {
        if (m_records.isEmpty())
            return;
        const QString id = m_records.takeLast();
        const QString note = fresh("note");
        const QByteArray body = "{\"id\":\"" + id.toUtf8() + "\",\"note\":\"" + note.toUtf8() + "\"}";
        report.notes[id] = {note, outcome(m_client.callingList.update(m_places.keyedList, body).result())};
    }

    void erase()
    {
        if (m_records.isEmpty())
            return;
        const QString id = m_records.takeLast();
        const QByteArray keys = "{\"id\":\"" + id.toUtf8() + "\"}";
        report.erased[id] = outcome(m_client.callingList.erase(m_places.keyedList, keys, QStringLiteral("soak")).result());
    }

    void dncAdd()
    {
        const QString key = fresh("dnc");
        const QByteArray rows = api::encodeDncRecords({{key, QStringLiteral("soak")}});
        report.added[key] = outcome(m_client.doNotCallList.addAll(m_places.dncList, rows).result());
    }

    void dncDelete()
    {
        if (m_dncKeys.isEmpty())
            return;
        const QString key = m_dncKeys.takeLast();
        report.removed[key] = outcome(m_client.doNotCallList.deleteMany(m_places.dncList, api::encodeDncKeys({key})).result());
    }

    void makeList()
    {
        const QString name = fresh("list");
        report.lists[name] = outcome(m_client.callingList.createList(name, m_places.formatId).result());
    }

    void bind()
    {
        api::BindListRequest request;
        request.listId = m_places.keyedList;
        request.instanceName = fresh("instance");
        report.instances[*request.instanceName] = outcome(m_client.campaign.bindList(m_places.campaignId, request).result());
    }

    // A conflict says what the state is. 0: stopped, 1: running.
    void startOrStop()
    {
        if (!startsAndStops)
            return;
        const int wanted = m_random.bounded(2);
        const auto result = wanted == 1 ? m_client.campaign.start(m_places.campaignId).result()
                                        : m_client.campaign.stop(m_places.campaignId).result();
        const bool conflict = !result && result.error().kind == api::ErrorKind::Conflict;
        if (result || conflict) {
            if (result && !report.states.contains(1 - wanted))
                report.faults << QStringLiteral("a campaign changed its state twice the same way");
            if (conflict && !report.states.contains(wanted))
                report.faults << QStringLiteral("a campaign was in a state that nobody set");
            report.states = {wanted};
        } else if (outcome(result) == Outcome3::Unknown) {
            report.states.insert(wanted);
        }
    }

    api::Client &m_client;
    SoakPlaces m_places;
    int m_number;
    int m_next = 0;
    QStringList m_records;
    QStringList m_dncKeys;
    QRandomGenerator m_random;
};

} // namespace outdial::test
