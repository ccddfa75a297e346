// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One campaign beside the table: state, buttons, figures, lists in dialing order, Do-Not-Call lists. It shows a row of the feed
// and asks for things by its actions; it changes nothing itself.
#pragma once

#include <QWidget>

#include <models/campaigns/campaignlistsmodel.h>
#include <models/campaigns/campaignwords.h>

class QAction;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace outdial::views {

class Button;
class CampaignListView;
class ElidedLabel;
class MeterWidget;
class StateLabel;

class CampaignPane : public QWidget {
    Q_OBJECT
public:
    struct Actions {
        QAction *start = nullptr;
        QAction *stop = nullptr;
        QAction *open = nullptr;
        QAction *bind = nullptr;
        QList<QAction *> more; // of the button with the dots; null: separator
    };
    explicit CampaignPane(const Actions &actions, QWidget *parent = nullptr);

    // Null: no campaign is selected.
    void showCampaign(const models::CampaignRow *row, const models::WordsContext &context);
    // What the monitor expects and from what; empty: nothing is shown.
    void showForecast(const QString &forecast, const QString &basis);
    QString campaignId() const { return m_id; }
    CampaignListView *lists() const { return m_lists; }
    models::CampaignListsModel &listsModel() { return m_model; }

Q_SIGNALS:
    void listActivated(const QString &listId, const QString &instanceId);

private:
    QWidget *makeHead(const Actions &actions);
    QWidget *makeFigures();
    QWidget *makeForecast();
    void showFigures(const models::CampaignRow &row, bool old);
    void showDncLists(const models::CampaignRow &row);

    QString m_id;
    models::CampaignListsModel m_model;
    QLabel *m_nothing;
    QScrollArea *m_scroll;
    QLabel *m_name;
    StateLabel *m_state;
    ElidedLabel *m_since;
    Button *m_start;
    Button *m_stop;
    QLabel *m_problem;
    QLabel *m_completed;
    QLabel *m_completedCount;
    QLabel *m_penetration;
    QLabel *m_penetrationCount;
    MeterWidget *m_meter;
    QWidget *m_legend;
    QLabel *m_of;
    QWidget *m_forecast;
    QLabel *m_forecastLine;
    QLabel *m_forecastBasis;
    QLabel *m_listsOn;
    QLabel *m_noLists;
    CampaignListView *m_lists;
    QLabel *m_dncCount;
    QVBoxLayout *m_dnc;
    QString m_dncShown;
};

} // namespace outdial::views
