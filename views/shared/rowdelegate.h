// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How rows of tables are painted: ground (base, hover, selected with or without focus in the view), separator, ring around the
// current row, and the state of the row itself (loading: bars; failed: one sentence with "Try again"). Subclasses paint what is
// in a cell. No style sheet rule touches ::item.
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

#include <views/shared/meter.h>
#include <views/shared/states.h>
#include <views/shared/toggle.h>
#include <views/shared/tokens.h>

#include <functional>
#include <optional>

namespace outdial::views {

class TableView;

enum class RowState { Normal, Loading, Failed };

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    // Inside the insets (16 before the first column, 8 else). The painter's font is Body, its pen text.
    // Without an override: DisplayRole, elided, aligned as TextAlignmentRole says.
    virtual void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const;
    // The whole text of the cell when it did not fit, for the tool tip; null when it did.
    virtual QString hiddenText(const QRect &inner, const QModelIndex &index) const;
    static QRect innerRect(const QStyleOptionViewItem &option, const QModelIndex &index);
};

// Text in one line: names, numbers (right aligned), ids (mono, elided in the middle).
struct TextCell {
    QString text;
    Token ink = Token::Text;
    bool strong = false;
    bool mono = false;
    bool small = false;
    Qt::Alignment alignment = Qt::AlignLeft; // numbers: AlignRight
    Qt::TextElideMode elide = Qt::ElideRight;
    QString icon = {}; // before the text; in `ink` unless the icon has colours of its own
    std::optional<Token> iconInk = {};
    bool struck = false; // a value that is about to be replaced
};

// Two lines: a name, and what it is. The second elides first.
struct TwoLineCell {
    QString first;
    QString second;
    bool strong = true;
    QString icon;
};

struct StateCell {
    StateLook look = StateLook::Unknown;
    QString word;
    std::optional<Token> ink;
};

// A meter and its numbers: "45.5%" in 500 and "18,204 of 40,000" muted, both right aligned at their column's edges.
struct MeterCell {
    MeterValue value;
    QString percent; // "45.5%"; when not known: the words instead ("not read yet")
    QString count;   // may be empty
};

// Each reads its cell from the index by a function, so that models need no roles for looks.
class TextDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<TextCell(const QModelIndex &)>;
    explicit TextDelegate(Read read, QObject *parent = nullptr);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    Read m_read;
};

class TwoLineDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<TwoLineCell(const QModelIndex &)>;
    explicit TwoLineDelegate(Read read, QObject *parent = nullptr);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    Read m_read;
};

class StateDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<StateCell(const QModelIndex &)>;
    explicit StateDelegate(Read read, QObject *parent = nullptr);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    Read m_read;
};

class MeterDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<MeterCell(const QModelIndex &)>;
    explicit MeterDelegate(Read read, QObject *parent = nullptr);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;

private:
    Read m_read;
};

// Acts on release of the mouse over it, and on Space in the row (see TableView::spacePressed).
class ToggleDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<ToggleLook(const QModelIndex &)>;
    explicit ToggleDelegate(Read read, QObject *parent = nullptr);
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    // As if the toggle in this cell had been clicked; nothing when it is inert.
    void press(const QModelIndex &index);

Q_SIGNALS:
    void requested(const QModelIndex &index, bool on);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;

private:
    Read m_read;
    QPersistentModelIndex m_pressed;
};

} // namespace outdial::views
