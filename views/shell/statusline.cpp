// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QTimeZone>

#include <models/connect/session.h>
#include <views/shared/figures.h>
#include <views/shared/page.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/statusline.h>

namespace outdial::views {

namespace {

// "UTC+2", "UTC+5:30", "UTC"
QString offsetText(int seconds)
{
    if (seconds == 0)
        return QStringLiteral("UTC");
    const int minutes = std::abs(seconds) / 60;
    QString text = (seconds < 0 ? QStringLiteral("UTC−") : QStringLiteral("UTC+")) % QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QLatin1Char(':') % QString::number(minutes % 60).rightJustified(2, QLatin1Char('0'));
    return text;
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("status"));
    setAccessibleName(tr("Status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(12);
    const auto divider = [this] {
        QFrame *line = makeLine(Qt::Vertical, this);
        line->setFixedHeight(px(16));
        return line;
    };
    m_sandbox = new StateLabel(StateLook::Sandbox, tr("Sandbox"), false, this);
    m_sandbox->setDetail(tr("nothing is dialed"));
    m_afterSandbox = divider();
    m_connection = new StateLabel(StateLook::Offline, tr("Not connected"), false, this);
    m_userIcon = new IconLabel(QStringLiteral("user"), Token::TextMuted, 16, this);
    m_user = makeLabel({}, "small", "", this);
    m_afterUser = divider();
    m_requests = makeLabel({}, "small", "", this);
    m_afterRequests = divider();
    m_zone = makeLabel({}, "small", "", this);
    m_afterZone = divider();
    m_age = new StateLabel(StateLook::Unknown, {}, false, this);
    for (StateLabel *label : {m_sandbox, m_connection, m_age})
        label->setSmall(true);
    row->addWidget(m_sandbox);
    row->addWidget(m_afterSandbox);
    row->addWidget(m_connection);
    row->addWidget(divider());
    auto *user = new QHBoxLayout;
    user->setSpacing(6);
    user->addWidget(m_userIcon);
    user->addWidget(m_user);
    row->addLayout(user);
    row->addWidget(m_afterUser);
    row->addStretch(1);
    row->addWidget(m_requests);
    row->addWidget(m_afterRequests);
    row->addWidget(m_zone);
    row->addWidget(m_afterZone);
    row->addWidget(m_age);

    auto *tick = new QTimer(this);
    tick->setInterval(1000);
    connect(tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    tick->start();
    connect(&Theme::instance(), &Theme::changed, this, [this] { setFixedHeight(px(28)); });
    setFixedHeight(px(28));
    refresh();
}

void StatusLine::setSession(models::Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &models::Session::activityChanged, this, &StatusLine::refresh);
        connect(session, &models::Session::connectionChanged, this, &StatusLine::refresh);
        connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    refresh();
}

void StatusLine::setPage(Page *page)
{
    if (m_page)
        m_page->disconnect(this);
    m_page = page;
    if (page) {
        connect(page, &Page::asOfChanged, this, &StatusLine::refresh);
        connect(page, &QObject::destroyed, this, [this] { m_page = nullptr; });
    }
    refresh();
}

void StatusLine::refresh()
{
    const bool connected = m_session != nullptr;
    const bool sandbox = connected && m_session->profile().sandbox;
    const bool offline = connected && m_session->connection() == models::Session::Connection::Offline;
    m_sandbox->setVisible(sandbox);
    m_afterSandbox->setVisible(sandbox);
    m_userIcon->setVisible(connected);
    m_user->setVisible(connected);
    m_afterUser->setVisible(connected);
    m_requests->setVisible(connected);
    m_afterRequests->setVisible(connected);

    const QDateTime now = QDateTime::currentDateTime();
    m_zone->setText(tr("Times: local (%1)").arg(offsetText(now.offsetFromUtc())));
    if (!connected) {
        m_connection->setState(StateLook::NotConnected, tr("Not connected"));
        m_connection->setDetail({});
        m_afterZone->hide();
        m_age->hide();
        return;
    }
    const QString host = m_session->client().address().shown();
    m_user->setText(m_session->profile().userName);
    if (offline) {
        m_connection->setState(StateLook::Unreachable, tr("Offline"));
        m_connection->setDetail(host);
        m_requests->setText(tr("Polling paused"));
    } else {
        const int latency = m_session->latencyMs();
        m_connection->setState(StateLook::Live, latency < 0 ? tr("Connected · %1").arg(host)
                                                            : tr("Connected · %1 · %2 ms").arg(host).arg(latency));
        m_connection->setDetail({});
        m_connection->setInk(Token::Text);
        m_requests->setText(tr("%1 requests/min").arg(m_session->requestsLastMinute()));
    }

    const QDateTime asOf = m_page ? m_page->asOf() : QDateTime();
    m_age->setVisible(asOf.isValid());
    m_afterZone->setVisible(asOf.isValid());
    if (!asOf.isValid())
        return;
    const qint64 age = std::max<qint64>(0, asOf.secsTo(now));
    const QString span = spanText(std::chrono::seconds(age));
    if (offline) {
        m_age->setState(StateLook::Offline, tr("Offline"));
        m_age->setDetail(span);
    } else if (age > m_page->staleAfter()) {
        m_age->setState(StateLook::Stale, tr("Stale"));
        m_age->setDetail(span);
    } else {
        m_age->setState(StateLook::Live, tr("Live"));
        m_age->setDetail(age == 0 ? tr("now") : tr("%1 ago").arg(span));
    }
}

} // namespace outdial::views
