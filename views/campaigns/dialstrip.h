// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "What is dialed next": a square a record, in the letter of its list, as it is now and as it would be with the edits. As many
// squares as fit, up to 61. It is an approximation, and says what it is worked out from.
#pragma once

#include <QList>
#include <QWidget>

#include <models/campaigns/dialsequence.h>
#include <views/campaigns/listletter.h>

class QLabel;

namespace outdial::views {

class LetterLegend;
class LetterRow;
class LetterScale;

struct DialStripList {
    QString name;
    ListLetter letter;
};

class DialStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int mostSquares = 61;

    explicit DialStrip(QWidget *parent = nullptr);

    // lists: what the sources of both stand for, in the same order; edited may be empty when nothing is.
    void setSequences(const QList<DialStripList> &lists, const QList<models::DialSource> &now,
                      const QList<models::DialSource> &edited, bool hasEdits);
    // What the squares say, in words: "A 4, C 2, B 1, …".
    QString nowText() const;
    QString editedText() const;
    int squares() const; // that fit

private:
    void fit();

    LetterRow *m_now;
    LetterRow *m_edited;
    LetterLegend *m_legend;
    QLabel *m_nowLabel;
    QLabel *m_editedLabel;
    LetterScale *m_scale;
    QLabel *m_basis;
    QLabel *m_nothing;
};

// One row of squares. Its name and description say it in words.
class LetterRow : public QWidget {
    Q_OBJECT
public:
    explicit LetterRow(const QString &accessibleName, QWidget *parent = nullptr);
    void setSequence(const QList<DialStripList> &lists, const QList<int> &sequence);
    QString text() const;
    int fitting() const;
    QList<int> sequence() const { return m_sequence; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void fittingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<DialStripList> m_lists;
    QList<int> m_sequence;
};

// Below the rows: where the first and the last of the squares stand.
class LetterScale : public QWidget {
    Q_OBJECT
public:
    explicit LetterScale(QWidget *parent = nullptr);
    void setShown(int squares);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_shown = 0;
};

// Which letter is which list: as many as fit, the rest by their number.
class LetterLegend : public QWidget {
    Q_OBJECT
public:
    explicit LetterLegend(QWidget *parent = nullptr);
    void setLists(const QList<DialStripList> &lists);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int widthOf(const DialStripList &list, int mostOfName) const;
    QList<DialStripList> m_lists;
};

} // namespace outdial::views
