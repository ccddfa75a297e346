// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Ctrl+C and SIGTERM as a signal of Qt: an import ends at the edge of a batch and can be resumed. A second one
// ends the program at once.
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace outdial::app {

class Interrupt : public QObject {
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void raised();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace outdial::app
