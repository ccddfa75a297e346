// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The look of the program in one place: palette, fonts, style sheet and icons, light or dark, at the text size that the user has
// chosen. Everything that paints asks it for colours each time it paints, so that a change needs only a repaint.
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPixmap>

#include <views/shared/tokens.h>

#include <optional>

class QApplication;
class QLabel;
class QWidget;

namespace outdial::views {

enum class ThemeMode { System, Light, Dark };

// The steps of the type scale. Emphasis is Body in 500, SmallStrong is Small in 500.
enum class Type { Figure, PageTitle, PaneTitle, CardTitle, Body, Emphasis, Small, SmallStrong, Caption, CaptionStrong, Mono };

class Theme : public QObject {
    Q_OBJECT
public:
    static Theme &instance();

    // Loads the fonts and sets style, palette, font and style sheet of the program. Once, before the first window; later changes
    // apply themselves.
    void apply(QApplication &application);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    bool isDark() const { return m_dark; }

    // Body text in device-independent pixels; 13 unless the user chose another, 11...20.
    int textSize() const { return m_textSize; }
    void setTextSize(int pixels);
    // A length of the design, which is drawn for body text of 13, at the text size of the user.
    int px(int length) const { return (length * m_textSize + 6) / 13; }

    // Nothing may move: the user's setting, or the platform's.
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);

    QColor color(Token token) const;
    QFont font(Type type) const;

    // An icon of the Breeze set by its name. Without a token it has its own colours (textMuted; err, warn, okText, accentText for
    // its marks); with one, its main colour is the token. It asks the theme each time it is painted, so it follows light and
    // dark.
    QIcon icon(const QString &name, std::optional<Token> ink = std::nullopt) const;
    QPixmap pixmap(const QString &name, std::optional<Token> ink, int size, qreal ratio) const;
    // One of our drawings ("lists-empty"), 144x96, in the colours of the theme.
    QPixmap drawing(const QString &name, qreal ratio) const;

    // The style sheet as it is set on the program.
    QString styleSheet() const;

Q_SIGNALS:
    // Colours, fonts or motion have changed. Palette and style sheet are already in force.
    void changed();

private:
    Theme();
    void refresh();

    QApplication *m_application = nullptr;
    ThemeMode m_mode = ThemeMode::System;
    bool m_systemDark = false;
    bool m_dark = false;
    bool m_reduced = false;
    int m_textSize = 13;
    QString m_family;
    QString m_mono;
    mutable QHash<QString, QPixmap> m_pixmaps; // by name, size, token, theme and ratio
};

// Short forms.
inline QColor color(Token token) { return Theme::instance().color(token); }
inline int px(int length) { return Theme::instance().px(length); }
inline QIcon icon(const QString &name, std::optional<Token> ink = std::nullopt) { return Theme::instance().icon(name, ink); }

// Labels take their type and colour from the style sheet by these properties, so that they follow theme and text size.
class LabelStyle {
public:
    // type: "figure" "title" "pane" "card" "emphasis" "small" "smallStrong" "caption" "mono", empty for body;
    // ink: "muted" "faint" "accent" "ok" "warn" "err" "sandbox", empty for text.
    static void set(QLabel *label, const char *type, const char *ink = "");
};
// A label with that type and ink. Text is shown as it is (no mark-up), and can be selected with the mouse if selectable.
QLabel *makeLabel(const QString &text, const char *type, const char *ink = "", QWidget *parent = nullptr);

} // namespace outdial::views
