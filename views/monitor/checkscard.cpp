// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QVBoxLayout>

#include <views/monitor/checkscard.h>
#include <views/monitor/checkslist.h>
#include <views/monitor/flowrow.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::DialingCheck;

namespace {

// What has a button. Whoever does not want the list that is offered wants another one.
QList<DialingCheck> remediesOf(const QList<DialingCheck> &checks)
{
    QList<DialingCheck> remedies;
    bool enable = false;
    bool bind = false;
    for (const DialingCheck &check : checks) {
        if (check.remedy == DialingCheck::Remedy::None)
            continue;
        enable = enable || check.remedy == DialingCheck::Remedy::EnableInstance;
        bind = bind || check.remedy == DialingCheck::Remedy::BindList;
        remedies.append(check);
    }
    if (enable && !bind) {
        DialingCheck other;
        other.remedy = DialingCheck::Remedy::BindList;
        other.remedyText = ChecksCard::tr("Bind list…");
        remedies.append(other);
    }
    return remedies;
}

} // namespace

ChecksCard::ChecksCard(QWidget *parent) : Card({}, parent)
{
    setAccessibleName(tr("Why is it not dialing?"));
    body()->setContentsMargins(px(15), px(11), px(15), px(13));
    body()->setSpacing(px(12));
    m_checks = new ChecksList(this);
    body()->addWidget(m_checks);
    m_remedies = new QWidget(this);
    m_flow = new FlowRow(px(8), m_remedies);
    m_flow->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_remedies);
    setAlert(true);
}

void ChecksCard::setCard(const CardData &card)
{
    m_checks->setChecks(card.checks);
    const QList<DialingCheck> remedies = remediesOf(card.checks);
    QString shown;
    for (const DialingCheck &check : remedies) {
        shown += QString::number(int(check.remedy)) + check.remedyText + QLatin1Char('\t') + check.instanceId + QLatin1Char('\n');
    }
    // Buttons stay as long as they say the same: one of them may have the focus.
    if (shown != m_shown) {
        m_shown = shown;
        makeRemedies(remedies);
    }
}

void ChecksCard::makeRemedies(const QList<DialingCheck> &remedies)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    QWidget *before = this;
    for (const DialingCheck &check : remedies) {
        const ButtonKind kind = m_buttons.isEmpty() ? ButtonKind::Primary : ButtonKind::Normal;
        auto *button = new Button(check.remedyText, kind, ButtonSize::Header, m_remedies);
        const DialingCheck::Remedy remedy = check.remedy;
        const QString instanceId = check.instanceId;
        connect(button, &QPushButton::clicked, this, [this, remedy, instanceId] {
            switch (remedy) {
            case DialingCheck::Remedy::Start:
                Q_EMIT startRequested();
                break;
            case DialingCheck::Remedy::EnableInstance:
                Q_EMIT enableRequested(instanceId);
                break;
            case DialingCheck::Remedy::BindList:
                Q_EMIT bindRequested();
                break;
            case DialingCheck::Remedy::OpenLists:
                Q_EMIT listsRequested();
                break;
            case DialingCheck::Remedy::None:
                break;
            }
        });
        // Looking at the lists needs no connection.
        button->setProperty("asks", remedy != DialingCheck::Remedy::OpenLists);
        m_flow->addWidget(button);
        setTabOrder(before, button);
        before = button;
        m_buttons.append(button);
        button->show();
    }
    m_remedies->setVisible(!m_buttons.isEmpty());
    setOnline(m_online);
}

void ChecksCard::setOnline(bool online)
{
    m_online = online;
    for (Button *button : std::as_const(m_buttons)) {
        const bool can = online || !button->property("asks").toBool();
        button->setEnabled(can);
        button->setToolTip(can ? QString() : tr("Offline: it can be done when the connection is back."));
    }
}

} // namespace outdial::views
