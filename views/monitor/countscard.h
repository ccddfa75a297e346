// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was counted by name (dispositions, results of the call progress analysis): for each a bar, the count and its share. The
// most frequent ones, the rest in one line that opens.
#pragma once

#include <QHash>
#include <QList>

#include <models/monitor/monitorfigures.h>
#include <views/shared/widgets.h>

namespace outdial::views {

class MeterWidget;

// One bar, as long as its part of the longest one. What it says stands beside it as text.
class CountBar : public QWidget {
    Q_OBJECT
public:
    explicit CountBar(QWidget *parent = nullptr);
    void setBar(double share, Token ink);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
    Token m_ink = Token::Series6;
};

class CountsCard : public Card {
    Q_OBJECT
public:
    static constexpr int fewRows = 6; // until it is opened

    // inkless: all bars in grey; else each name has its colour, see dispositionInks().
    CountsCard(const QString &title, bool inkless, QWidget *parent = nullptr);

    struct Counts {
        QList<models::NamedCount> counts; // the most frequent first
        qint64 all = 0;                   // their sum
        QString allText;                  // "28,480 records attempted"
        bool known = false;
        bool old = false;
        QString nothing; // the sentence in their place while there are none, or they are not known
    };
    // nameOf: of an empty name.
    void setCounts(const Counts &counts, const QString &emptyName);
    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    // The texts of a row: name, count, share.
    QStringList rowTexts(int row) const;
    int rowCount() const { return m_shown; }

private:
    struct Row {
        QWidget *line = nullptr;
        ElidedLabel *name = nullptr;
        CountBar *bar = nullptr;
        QLabel *count = nullptr;
        QLabel *share = nullptr;
    };
    void fill();
    Row &row(int index);
    int nameWidth() const;

    QString m_title;
    bool m_inkless;
    bool m_open = false;
    Counts m_counts;
    QString m_emptyName;
    int m_shown = 0;
    QLabel *m_all;
    QLabel *m_nothing;
    MeterWidget *m_hatched;
    QVBoxLayout *m_lines;
    QList<Row> m_rows;
    Button *m_more;
};

} // namespace outdial::views
