// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/client/canceltoken.h>

#include <map>
#include <mutex>

namespace outdial::api {

struct CancelToken::State {
    std::mutex mutex;
    bool cancelled = false;
    quint64 lastId = 0;
    std::map<quint64, std::function<void()>> actions;
};

CancelToken::CancelToken() : d(std::make_shared<State>()) {}

void CancelToken::cancel() const
{
    std::map<quint64, std::function<void()>> actions;
    {
        const std::lock_guard lock(d->mutex);
        if (d->cancelled)
            return;
        d->cancelled = true;
        actions.swap(d->actions);
    }
    // Outside the lock: an action may ask this token, or cancel it again.
    for (const auto &[id, action] : actions)
        action();
}

bool CancelToken::isCancelled() const
{
    const std::lock_guard lock(d->mutex);
    return d->cancelled;
}

quint64 CancelToken::onCancel(std::function<void()> action) const
{
    {
        const std::lock_guard lock(d->mutex);
        if (!d->cancelled) {
            d->actions.emplace(++d->lastId, std::move(action));
            return d->lastId;
        }
    }
    action();
    return 0;
}

void CancelToken::remove(quint64 id) const
{
    // The action is destroyed outside the lock: what it captured may hold a copy of this token.
    std::function<void()> action;
    const std::lock_guard lock(d->mutex);
    const auto it = d->actions.find(id);
    if (it == d->actions.end())
        return;
    action = std::move(it->second);
    d->actions.erase(it);
}

} // namespace outdial::api
