// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cancels calls. Copies share one state; cancelling is safe from any thread and more than once. A call that was given a token
// which is cancelled finishes with ErrorKind::Cancelled, also when it was not sent yet.
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace outdial::api {

class CancelToken {
public:
    CancelToken(); // never cancelled unless cancel() is called on it or a copy
    void cancel() const;
    bool isCancelled() const;
    // Called once, on the thread that cancels, or at once when it is cancelled already. Returns an id for remove().
    quint64 onCancel(std::function<void()> action) const;
    void remove(quint64 id) const;

private:
    struct State;
    std::shared_ptr<State> d;
};

} // namespace outdial::api
