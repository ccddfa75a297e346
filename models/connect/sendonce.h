// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A change that is sent to the tenant once, whatever comes back. When its answer is lost, the tenant is read, a few times: what
// was sent may still be on its way there. Of what the readings say follows whether the change was made; what none of them tells
// is unknown, and never tried again here. For changes whose mark on the tenant a reading shows or does not show. GUI thread.
#pragma once

#include <QObject>

#include <api/types/apierror.h>
#include <models/connect/answered.h>

#include <functional>

namespace outdial::models {

class SendOnce : public QObject {
    Q_OBJECT
public:
    enum class Outcome {
        Done,
        WasDone, // refused as not found, and a reading shows it: by somebody else, before
        Refused, // certainly not done
        NotDone, // the answer was lost, and the last reading does not show it: not so far, for it may still be on its way
        Unknown  // the answer was lost, and the last reading failed
    };
    Q_ENUM(Outcome)

    // pause: ms between the looks after a lost answer.
    explicit SendOnce(int pause, QObject *parent = nullptr);

    static constexpr int looksAtMost = 3;

    template <typename Answer, typename Reading>
    struct Change {
        std::function<QFuture<api::Result<Answer>>()> send; // called once, by start()
        std::function<QFuture<api::Result<Reading>>()> read;
        // Whether this reading shows the change; an error may as well ("not found", of what was deleted).
        std::function<bool(const api::Result<Reading> &)> shows;
        // "Not found" is looked at, once: what the change was to remove may be gone already.
        bool looksWhenNotFound = false;
        // What the answer says beyond its having come; before ended(). May be empty.
        std::function<void(const api::Result<Answer> &)> taken = {};
    };

    // One at a time; false, and nothing is sent, while one is under way.
    template <typename Answer, typename Reading>
    bool start(const Change<Answer, Reading> &change)
    {
        if (m_busy)
            return false;
        m_busy = true;
        m_looks = 0;
        m_looksWhenNotFound = change.looksWhenNotFound;
        m_look = [this, read = change.read, shows = change.shows] {
            whenAnswered(read(), this, [this, shows](const api::Result<Reading> &reading) {
                looked(shows(reading), reading ? nullptr : &reading.error());
            });
        };
        whenAnswered(change.send(), this, [this, taken = change.taken](const api::Result<Answer> &answer) {
            if (taken)
                taken(answer);
            answered(answer ? nullptr : &answer.error());
        });
        return true;
    }
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void looking(); // before ended(): the answer was lost, the tenant is read
    // Once for each start(), when the next may begin. error: of what was sent, not of a reading; meaningless when it is done.
    void ended(outdial::models::SendOnce::Outcome outcome, const outdial::api::ApiError &error);

private:
    // Null: no error.
    void answered(const api::ApiError *error);
    void looked(bool shown, const api::ApiError *error);
    void end(Outcome outcome);

    std::function<void()> m_look;
    api::ApiError m_error; // that of the answer
    int m_pause;
    int m_looks = 0;
    bool m_busy = false;
    bool m_looksWhenNotFound = false;
};

} // namespace outdial::models
