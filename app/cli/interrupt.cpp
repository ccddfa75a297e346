// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/interrupt.h>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace outdial::app {

namespace {

// A signal handler may do little more than write to a pipe.
std::array<int, 2> pipeEnds{-1, -1};

volatile std::sig_atomic_t signalsSeen = 0;

void onSignal(int)
{
    // The second one does not wait for the edge of the batch: the journal knows what is under way.
    if (signalsSeen > 0)
        ::_exit(3);
    signalsSeen = 1;
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) > 0) {
        }
        Q_EMIT raised();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (const int end : pipeEnds) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace outdial::app
