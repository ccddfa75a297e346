// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "Why is it not dialing?" as a card: what was checked, and what can be done about it as buttons.
#pragma once

#include <views/monitor/carddata.h>
#include <views/shared/widgets.h>

namespace outdial::views {

class ChecksList;
class FlowRow;

class ChecksCard : public Card {
    Q_OBJECT
public:
    explicit ChecksCard(QWidget *parent = nullptr);
    void setCard(const CardData &card);
    // The tenant can be asked to do something.
    void setOnline(bool online);
    QList<Button *> buttons() const { return m_buttons; }

Q_SIGNALS:
    void startRequested();
    void bindRequested();
    void enableRequested(const QString &instanceId);
    void listsRequested(); // to be looked at

private:
    void makeRemedies(const QList<models::DialingCheck> &remedies);

    ChecksList *m_checks;
    QWidget *m_remedies;
    FlowRow *m_flow;
    QList<Button *> m_buttons;
    QString m_shown;
    bool m_online = true;
};

} // namespace outdial::views
