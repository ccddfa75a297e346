// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Small parts that pages and dialogs are made of. Their looks come from the one style sheet by property; these make the
// properties, names and sizes right.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QPushButton>
#include <QString>
#include <QToolButton>

#include <views/shared/tokens.h>

#include <optional>

class QButtonGroup;
class QHBoxLayout;
class QVBoxLayout;

namespace outdial::views {

enum class ButtonKind { Normal, Primary, Destructive, Quiet, QuietErr, Link }; // QuietErr: leads to what destroys
enum class ButtonSize { Dialog, Header, Row };                                 // 32, 28, 24

// A push button in the sheet's looks. To give another widget one of the heights, set its property "tall" to "header" or "row".
class Button : public QPushButton {
    Q_OBJECT
public:
    explicit Button(const QString &text, ButtonKind kind = ButtonKind::Normal, ButtonSize size = ButtonSize::Dialog,
                    QWidget *parent = nullptr);
    void setIconName(const QString &name);
    void setKind(ButtonKind kind);
    ButtonKind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshIcon();
    ButtonKind m_kind;
    QString m_iconName;
};

// A square button that has only an icon: its name is also its tool tip. It takes the focus with Tab, unlike those of tool bars.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    // quiet: without border
    IconButton(const QString &iconName, const QString &name, ButtonSize size = ButtonSize::Header, bool quiet = false,
               QWidget *parent = nullptr);
    void setIconName(const QString &name);
    // Tool tip with the shortcut behind the name.
    void setShortcutHint(const QString &shortcut);
};

// One line of text that ends in "…" when it does not fit; the whole is in the tool tip then, and always for assistive tools.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, const char *type = "", const char *ink = "", QWidget *parent = nullptr);
    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

// An icon that is not pressed.
class IconLabel : public QLabel {
    Q_OBJECT
public:
    explicit IconLabel(const QString &iconName, std::optional<Token> ink = std::nullopt, int size = 16,
                       QWidget *parent = nullptr);
    void setIcon(const QString &iconName, std::optional<Token> ink);

private:
    void refresh();
    QString m_iconName;
    std::optional<Token> m_ink;
    int m_size;
};

// All 13 | Running 4 | Stopped 6: one of several views of the same table. Arrow keys move in it.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(const QString &accessibleName, QWidget *parent = nullptr);
    void addSegment(int id, const QString &text);
    void setCount(int id, qint64 count); // negative: none is shown
    int current() const;
    void setCurrent(int id); // emits nothing

Q_SIGNALS:
    void currentChanged(int id); // by the user

private:
    QHBoxLayout *m_layout;
    QButtonGroup *m_group;
};

// A line edit with a magnifying glass in front and a button that clears it. Esc clears; Down goes to `next` if set.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    SearchField(const QString &accessibleName, const QString &placeholder, QWidget *parent = nullptr);
    void setNext(QWidget *next) { m_next = next; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QAction *m_glass;
    QAction *m_clear;
    QWidget *m_next = nullptr;
};

// The buttons that QLineEdit::addAction makes have no name of their own: they get that of their action. focusable: Tab reaches
// them.
void nameEditButtons(QLineEdit *edit, bool focusable);

// Label above a field as its buddy, a hint or an error sentence below.
class FormField : public QWidget {
    Q_OBJECT
public:
    // label with a mnemonic: "&Username". The field is reparented.
    FormField(const QString &label, QWidget *field, QWidget *parent = nullptr);
    QWidget *field() const { return m_field; }
    // Empty: no error. The field gets the err edge; the sentence is also the field's accessible description.
    void setError(const QString &sentence);
    void setHint(const QString &sentence);
    QString error() const;

private:
    QWidget *m_field;
    QLabel *m_label;
    QLabel *m_below;
    QString m_hint;
    QString m_error;
};

// White ground, border, radius 8. Its layout is made with the padding of a card.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }
    void setAlert(bool alert);

private:
    QVBoxLayout *m_body;
};

// Hairline, 1 high or wide.
QFrame *makeLine(Qt::Orientation orientation, QWidget *parent = nullptr);

// Sets a property that the style sheet selects by, and polishes the widget again.
void setLook(QWidget *widget, const char *property, const QVariant &value);

} // namespace outdial::views
