// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Last dispositions of the records: a bar of their shares, below it the most frequent ones with count and percentage, and the
// rest in one line.
#pragma once

#include <QHash>
#include <QWidget>

#include <models/monitor/monitorfigures.h>
#include <views/shared/tokens.h>

class QLabel;

namespace outdial::views {

class ElidedLabel;
class EmphasisLine;
class ProportionBar;
class Swatch;

// Colours of dispositions that are shown together: from their names, so that they stay when the ranks change. Those that say that
// nobody answered are grey.
QHash<QString, Token> dispositionInks(const QStringList &names);
inline constexpr Token otherDispositionsInk = Token::Series5;

class DispositionsView : public QWidget {
    Q_OBJECT
public:
    static constexpr int rows = 4; // of text

    explicit DispositionsView(QWidget *parent = nullptr);
    // attempted: their sum. Not known: a hatched bar and a sentence. old: muted.
    void setDispositions(const QList<models::NamedCount> &dispositions, qint64 attempted, bool known, bool old);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QWidget *line = nullptr;
        Swatch *swatch = nullptr;
        ElidedLabel *name = nullptr;
        QLabel *count = nullptr;
        EmphasisLine *share = nullptr;
    };
    ProportionBar *m_bar;
    QLabel *m_nothing;
    QList<Row> m_rows;
    QList<models::NamedCount> m_shown;
    qint64 m_attempted = -1;
    bool m_known = false;
    bool m_old = false;
};

} // namespace outdial::views
