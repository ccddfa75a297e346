// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The number of open alerts as a button: amber while there are some, plain when there are none.
#pragma once

#include <QAbstractButton>

namespace outdial::views {

class AlertBadge : public QAbstractButton {
    Q_OBJECT
public:
    explicit AlertBadge(QWidget *parent = nullptr);
    void setCount(int alerts);
    int count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
};

} // namespace outdial::views
