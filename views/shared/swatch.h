// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A small square in the colour of a part of a bar or chart, beside its name.
#pragma once

#include <QWidget>

#include <views/shared/tokens.h>

namespace outdial::views {

class Swatch : public QWidget {
    Q_OBJECT
public:
    explicit Swatch(Token ink, QWidget *parent = nullptr);
    void setInk(Token ink);
    // An outline: there is nothing of this part.
    void setHollow(bool hollow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Token m_ink;
    bool m_hollow = false;
};

} // namespace outdial::views
