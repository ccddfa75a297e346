// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One undo as the window sees it: the plan, then, if somebody says so, the run. A thin face on the GUI thread over UndoRun, which
// works in a thread of its own and is looked at ten times a second.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <models/connect/session.h>
#include <models/transfer/undorun.h>

#include <memory>
#include <thread>

namespace outdial::models {

class UndoJob : public QObject {
    Q_OBJECT
public:
    // Begins to read the plan at once.
    UndoJob(Session *session, const ImportEntry &entry, const UndoOptions &options, QObject *parent = nullptr);
    ~UndoJob() override; // one that runs stops at the edge of its chunk and can go on later

    QString importId() const { return m_entry.id; }
    const ImportEntry &entry() const { return m_entry; }
    UndoProgress progress() const { return m_run->progress(); }
    // The plan was accepted.
    bool isStarted() const { return m_started; }
    bool isRunning() const { return m_started && !m_over; }
    bool isIdle() const; // its thread is at nothing
    void start();        // when it is Ready
    void cancel();

Q_SIGNALS:
    void changed(); // state or numbers
    void over();    // the run has ended, whatever its end; not for a plan alone

private:
    void look();

    const ImportEntry m_entry;
    std::unique_ptr<UndoRun> m_run;
    std::thread m_worker;
    QTimer m_look;
    bool m_started = false;
    bool m_over = false;
};

} // namespace outdial::models
