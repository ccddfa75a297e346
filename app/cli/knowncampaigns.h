// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaigns of a tenant as a command knows them: those that the tenant lists, which are the enabled ones; those that were
// seen in it before, here or in the window; and one that is given by its id (Get Campaign). What is met is remembered. GUI
// thread.
#pragma once

#include <QObject>
#include <QStringList>

#include <api/client/client.h>
#include <models/campaigns/rememberedcampaigns.h>

namespace outdial::app {

struct KnownCampaign {
    QString id;
    QString name;
    bool listed = false; // else only Get Campaign tells how it is
    bool enabled = true;
    api::CampaignState state = api::CampaignState::Unknown;
};

class KnownCampaigns : public QObject {
    Q_OBJECT
public:
    // The client outlives it.
    KnownCampaigns(const api::Client &client, models::StorePtr store, const QString &tenant, QObject *parent = nullptr);

    // Asks for those that the tenant lists; ready() or failed() follows.
    void start();
    // Those that are listed, as the tenant gave them; behind them those that are remembered. After ready().
    const QList<KnownCampaign> &all() const { return m_all; }
    // Each by its name or id, letter for letter, those that are listed before those that are remembered; or by an id that was not
    // known until now. chosen(), notFound() or failed() follows. After ready(), once.
    void choose(const QStringList &wanted);

Q_SIGNALS:
    void ready();
    void chosen(const QList<outdial::app::KnownCampaign> &campaigns); // in the order of the wish, each once
    void notFound(const QString &sentence);
    void failed(const QString &sentence); // the tenant did not tell

private:
    void take(const QList<api::CampaignSummary> &listed);
    void chooseNext();
    void open(const QString &id, const QString &wanted);
    void opened(const KnownCampaign &campaign);

    const api::Client &m_client;
    models::RememberedCampaigns m_remembered;
    QList<KnownCampaign> m_all;
    QStringList m_wanted;
    QList<KnownCampaign> m_chosen;
};

} // namespace outdial::app
