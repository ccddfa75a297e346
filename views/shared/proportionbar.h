// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Parts of a whole at true scale, with gaps of 2: the outcomes of a check, the terms of a receipt. A part that would be thinner
// than 4 is drawn 4 wide, and the bar says so by isExaggerated().
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <views/shared/tokens.h>

namespace outdial::views {

struct Proportion {
    QString name; // "added"
    qint64 count = 0;
    Token ink = Token::Meter;
};

class ProportionBar : public QWidget {
    Q_OBJECT
public:
    explicit ProportionBar(const QString &accessibleName, int height = 24, QWidget *parent = nullptr);
    // Parts of 0 are not drawn. The accessible description lists them all in words.
    void setParts(const QList<Proportion> &parts);
    // At the present width, some part is drawn wider than it is.
    bool isExaggerated() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override; // tool tip: name and count of the part under the pointer

private:
    QList<QRectF> rects(bool *exaggerated) const;
    QList<Proportion> m_parts;
    int m_height;
};

} // namespace outdial::views
