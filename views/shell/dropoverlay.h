// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows while files are held over it: that they can be dropped, and what happens then.
#pragma once

#include <QString>
#include <QWidget>

namespace outdial::views {

class DropOverlay : public QWidget {
    Q_OBJECT
public:
    explicit DropOverlay(QWidget *parent);
    void open(const QRect &area, const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sentence;
};

} // namespace outdial::views
