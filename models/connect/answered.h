// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Brings what a future gives (the answer of a call, a file that was read) back to the GUI thread, to an object that may be gone
// by then. QFuture::then(context) of Qt 6.4 asserts in the answering thread that its context still lives, and may post to one
// that is being destroyed; the application object outlives every call, and the guard is looked at in the GUI thread only.
#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>

#include <utility>

namespace outdial::models {

// handler(T) runs in the GUI thread, once, or never when receiver was destroyed first. Always from the event loop, never inside
// this call, also when the answer was there sooner than the question where to: what asks need not be prepared for being answered
// at once.
template <typename T, typename Handler>
void whenAnswered(QFuture<T> future, QObject *receiver, Handler handler)
{
    future.then([guard = QPointer<QObject>(receiver), handler = std::move(handler)](T answer) mutable {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard = std::move(guard), handler = std::move(handler), answer = std::move(answer)]() mutable {
                if (guard)
                    handler(std::move(answer));
            },
            Qt::QueuedConnection);
    });
}

} // namespace outdial::models
