// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// News that stands above the content until it is solved (err, warn) or closed (accent, ok): tint ground, icon, bold sentence, the
// rest, one button.
#pragma once

#include <QFrame>
#include <QHash>
#include <QString>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace outdial::views {

enum class Tone { Err, Warn, Accent, Ok };

class ElidedLabel;

class Banner : public QFrame {
    Q_OBJECT
public:
    // wrapped: the text below the title on lines of its own, for dialogs; else one line of 40, elided.
    Banner(Tone tone, const QString &title, const QString &text, bool wrapped = false, QWidget *parent = nullptr);
    void setContent(Tone tone, const QString &title, const QString &text);
    // Null text removes it. The button is returned so that the owner can name or disable it.
    QPushButton *setButton(const QString &text);
    // A word before the button, in textMuted: "Next try in 12 s".
    void setAside(const QString &text);
    void setClosable(bool closable);
    void setIconName(const QString &name); // instead of that of the tone
    Tone tone() const { return m_tone; }
    QString title() const { return m_title; }
    QString text() const { return m_text; }

Q_SIGNALS:
    void buttonClicked();
    void closed();

private:
    void refresh();
    Tone m_tone;
    bool m_wrapped;
    QString m_title;
    QString m_text;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_titleLabel;
    ElidedLabel *m_line = nullptr; // one line
    QLabel *m_lines = nullptr;     // wrapped
    QLabel *m_aside;
    QPushButton *m_button;
    QToolButton *m_close;
};

// Banners above one another, each under a key, so that the same trouble is not told twice.
class BannerArea : public QWidget {
    Q_OBJECT
public:
    explicit BannerArea(QWidget *parent = nullptr);
    // Shows it, or changes the one that has this key. err and warn cannot be closed by the user unless the owner makes them
    // closable.
    Banner *tell(const QString &key, Tone tone, const QString &title, const QString &text, const QString &button = {});
    void dismiss(const QString &key);
    void clear();
    Banner *banner(const QString &key) const;

private:
    QVBoxLayout *m_layout;
    QHash<QString, Banner *> m_banners;
};

} // namespace outdial::views
