// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The looks of states: each has an icon shape, a colour for its word and a ground for its badge. The word itself comes from the
// caller, since it says more than the look ("Starting…", "Running, as of 14:27").
#pragma once

#include <QLabel>
#include <QString>

#include <views/shared/theme.h>

#include <optional>

class QPainter;

namespace outdial::views {

enum class StateLook {
    Running,
    Waiting, // asked, not confirmed: the arc turns
    Stopped,
    Failed,
    Warning,
    Unconfirmed, // asked, and the answer was lost
    Disabled,
    Unknown,
    RunningOld, // running when last seen
    Done,
    Note,
    Edited,
    Locked,
    Live,
    Stale,
    Offline,
    Unreachable,  // the tenant does not answer
    NotConnected, // to no tenant
    Sandbox,
    Fuzzy,
    Alias,
    Constant,
    Ignored,
    Plain, // a word in a frame, no icon
};

struct StateStyle {
    QString icon; // empty: none
    Token ink = Token::TextMuted;
    Token iconInk = Token::TextMuted;
    Token tint = Token::Track;
    bool arc = false;
};
StateStyle stateStyle(StateLook look);

// Icon 16, gap 6 and word, vertically centred in rect and elided at its right; returns the width used. For delegates.
int paintState(QPainter *painter, const QRect &rect, StateLook look, const QString &word, const QWidget *on,
               std::optional<Token> ink = std::nullopt, bool iconToo = true);

// A state as a widget: plain, or as a badge (20 high on its tint). Its text is the word, so assistive tools read it.
class StateLabel : public QLabel {
    Q_OBJECT
public:
    explicit StateLabel(StateLook look = StateLook::Unknown, const QString &word = {}, bool badge = true,
                        QWidget *parent = nullptr);
    void setState(StateLook look, const QString &word);
    // A second part in textMuted behind the word: "Live" and "3 s ago".
    void setDetail(const QString &detail);
    // Another colour for the word ("Connected" in a status bar needs none); the icon keeps its own.
    void setInk(std::optional<Token> ink);
    // Type small instead of body.
    void setSmall(bool small);
    StateLook look() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Type wordType() const;
    StateLook m_look;
    bool m_badge;
    QString m_word;
    QString m_detail;
    std::optional<Token> m_ink;
    bool m_small = false;
};

} // namespace outdial::views
