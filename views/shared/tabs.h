// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs of a page: words on a line, the current one underlined, counts behind them ("Lists 5"). Page tabs for assistive tools.
// Arrow keys, Home and End move in them; from anywhere in the scope Ctrl+Tab and Ctrl+Shift+Tab go round, Alt+1...Alt+9 go to one
// (Ctrl and a digit belongs to the window's pages).
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <QTabBar>

class QAction;

namespace outdial::views {

class TabLine : public QTabBar {
    Q_OBJECT
public:
    explicit TabLine(QWidget *parent = nullptr);
    // count: negative shows none.
    void setTab(int index, const QString &title, qint64 count);
    QString titleOf(int index) const { return m_titles.value(index); }

protected:
    QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    void setHovered(int index);
    QStringList m_titles;
    QStringList m_counts;
    int m_hovered = -1;
};

class Tabs : public QFrame {
    Q_OBJECT
public:
    // scope: the widget in which the shortcuts work; it outlives the tabs or is their parent.
    Tabs(const QString &accessibleName, QWidget *scope, QWidget *parent = nullptr);

    int insertTab(int place, const QString &title, qint64 count = -1);
    void setTab(int index, const QString &title, qint64 count) { m_line->setTab(index, title, count); }
    int count() const { return m_line->count(); }
    int current() const { return m_line->currentIndex(); }
    void setCurrent(int index) { m_line->setCurrentIndex(index); }
    TabLine *line() const { return m_line; }
    // "Next tab", "Previous tab", for a menu.
    QList<QAction *> actions() const { return m_actions; }

Q_SIGNALS:
    void currentChanged(int index);

private:
    void step(int by);
    TabLine *m_line;
    QList<QAction *> m_actions;
};

} // namespace outdial::views
