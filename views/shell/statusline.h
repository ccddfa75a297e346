// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The line at the bottom: is anything dialed, to what are we connected, who are we, how many requests a minute, in which zone
// times are shown, and how old what the page shows is.
#pragma once

#include <QDateTime>
#include <QFrame>

class QLabel;

namespace outdial::models {
class Session;
}

namespace outdial::views {

class Page;
class StateLabel;

class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);
    void setSession(models::Session *session);
    void setPage(Page *page);
    void refresh();

private:
    models::Session *m_session = nullptr;
    Page *m_page = nullptr;
    StateLabel *m_sandbox;
    QFrame *m_afterSandbox;
    StateLabel *m_connection;
    QLabel *m_userIcon;
    QLabel *m_user;
    QFrame *m_afterUser;
    QLabel *m_requests;
    QFrame *m_afterRequests;
    QLabel *m_zone;
    QFrame *m_afterZone;
    StateLabel *m_age;
};

} // namespace outdial::views
