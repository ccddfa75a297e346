// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a wizard: done with a check, the current one with its number, later ones in outline; a line between. Past steps
// are buttons.
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace outdial::views {

class StepButton;

class StepBar : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(const QStringList &steps, QWidget *parent = nullptr);
    int current() const { return m_current; }
    // Steps before it are done.
    void setCurrent(int step);
    // Past steps cannot be gone back to (while an import runs).
    void setLocked(bool locked);

Q_SIGNALS:
    void stepClicked(int step); // a past one

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    QList<StepButton *> m_buttons;
    int m_current = 0;
    bool m_locked = false;
};

} // namespace outdial::views
