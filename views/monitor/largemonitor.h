// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One campaign, or one of its list instances, at length: figures, chart, dispositions, call progress, forecast or why it is not
// dialing, agents. It draws what it is given and asks for nothing. When it is narrow, the right column goes below.
#pragma once

#include <QWidget>

#include <views/monitor/carddata.h>

class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;

namespace outdial::views {

class AgentsCard;
class AlertStrip;
class ChecksCard;
class CountsCard;
class ElidedLabel;
class FiguresStrip;
class ForecastCard;
class RateCard;
class StateLabel;

class LargeMonitor : public QWidget {
    Q_OBJECT
public:
    struct Part {
        QString id; // of the instance; empty: the whole campaign
        QString name;
        friend bool operator==(const Part &, const Part &) = default;
    };

    explicit LargeMonitor(QWidget *parent = nullptr);

    // What can be chosen besides the whole campaign. When the chosen one is gone, the whole campaign is.
    void setInstances(const QList<Part> &instances);
    QString instanceId() const;
    void setInstance(const QString &id);
    // The figures, the chart and the forecast are those of the chosen one.
    void setCard(const CardData &card);
    const CardData &card() const { return m_card; }
    void tick(qint64 now);
    void setOnline(bool online);

    QComboBox *choice() const { return m_choice; }
    FiguresStrip *figures() const { return m_figures; }
    RateCard *rates() const { return m_rates; }
    CountsCard *dispositions() const { return m_dispositions; }
    CountsCard *cpaResults() const { return m_cpa; }
    ForecastCard *forecast() const { return m_forecast; }
    ChecksCard *checks() const { return m_checks; }
    AgentsCard *agents() const { return m_agents; }
    bool isStacked() const { return m_stacked; }

Q_SIGNALS:
    void instanceChosen(const QString &id);
    void startRequested();
    void bindRequested();
    void enableRequested(const QString &instanceId);
    void listsRequested();
    void snoozeRequested(const QString &alertId, int minutes);
    void acknowledgeRequested(const QString &alertId);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeLeft();
    QWidget *makeRight();
    void connectParts();
    void showTop();
    void showCounts();
    void layColumns();

    CardData m_card;
    QList<Part> m_instances;
    bool m_stacked = false;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    QWidget *m_top;
    QWidget *m_choiceRow;
    QComboBox *m_choice;
    StateLabel *m_freshness;
    ElidedLabel *m_failure;
    AlertStrip *m_alert;
    QWidget *m_left;
    QWidget *m_right;
    FiguresStrip *m_figures;
    RateCard *m_rates;
    CountsCard *m_dispositions;
    CountsCard *m_cpa;
    ForecastCard *m_forecast;
    ChecksCard *m_checks;
    AgentsCard *m_agents;
};

} // namespace outdial::views
