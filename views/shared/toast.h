// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Short news at the bottom right of a window: stays 6 s (errors until closed), and is a child of the window, never a window. It
// lies over what the page shows, never over the foot of the page with its buttons, nor over the dock below.
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <views/shared/banner.h>

#include <functional>

namespace outdial::views {

struct ToastText {
    Tone tone = Tone::Ok;
    QString title;
    QString line;
    QString button;               // empty: none
    std::function<void()> action; // of the button; the toast closes
    QString iconName;             // empty: that of the tone
};

class Toast : public QFrame {
    Q_OBJECT
public:
    Toast(const ToastText &text, QWidget *parent);

Q_SIGNALS:
    void done(); // closed, acted upon, or its time is over

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override; // the clock stands while the pointer is over it
    void leaveEvent(QEvent *event) override;

private:
    Tone m_tone;
    bool m_stays;
    QTimer *m_timer;
};

class ToastHost : public QObject {
    Q_OBJECT
public:
    explicit ToastHost(QWidget *window);
    // The host of the window that `widget` is in, of a dialog: of the window below it, since news outlives the dialog. One is
    // made on first use.
    static ToastHost &of(QWidget *widget);
    Toast *tell(const ToastText &text);
    QList<Toast *> toasts() const { return m_toasts; }

Q_SIGNALS:
    void told(outdial::views::Tone tone, const QString &title, const QString &line); // for the activity log

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange(bool animated);
    int floor();                  // y in the window that no toast goes below
    void follow(QWidget *widget); // where it ends is where toasts begin

    QWidget *m_window;
    QList<Toast *> m_toasts;
    QList<QPointer<QWidget>> m_followed;
    QTimer m_soon;
};

} // namespace outdial::views
