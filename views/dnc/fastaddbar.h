// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Adds one key to the current Do-Not-Call list while the caller is on the line: key, comment where the type has one, why. Says at
// each letter how it will be sent and what the ledger knows of it; Enter adds. Stays on screen with what came of it until the
// next letter.
#pragma once

#include <QWidget>

#include <models/dnc/dncbook.h>
#include <models/dnc/dncfastadd.h>
#include <views/shared/tokens.h>

#include <optional>

class QLabel;
class QLineEdit;

namespace outdial::views {

class Button;
class FormField;
class IconLabel;

class FastAddBar : public QWidget {
    Q_OBJECT
public:
    explicit FastAddBar(QWidget *parent = nullptr);

    // Null: none. How numbers are written goes with it. What was typed stays when it is the same list.
    void setList(const models::DncListSeen *list, models::DncWriting writing, const QString &countryCode);
    // Both outlive their use.
    void setTools(models::DncFastAdd *adder, models::DncDesk *desk);
    void setOnline(bool online);
    QLineEdit *keyEdit() const { return m_key; }
    Button *addButton() const { return m_add; }

Q_SIGNALS:
    void added(const outdial::models::DncAddition &addition); // whatever came of it

private:
    void typed();
    void judge();
    void add(bool asItIs);
    void done(const models::DncAddition &addition);
    void say(const QString &iconName, std::optional<Token> ink, const char *words, const QString &sentence);
    void refresh();
    models::DncKey keyNow() const;

    models::DncListSeen m_list;
    models::DncKind m_kind;
    bool m_usable = false;
    bool m_online = true;
    models::DncFastAdd *m_adder = nullptr;
    models::DncDesk *m_desk = nullptr;
    QString m_addedList; // of the one that is under way
    quint64 m_question = 0;

    QLineEdit *m_key;
    QLineEdit *m_comment;
    QLineEdit *m_why;
    QLabel *m_keyLabel;
    QLabel *m_commentLabel;
    QWidget *m_commentPart;
    Button *m_add;
    IconLabel *m_icon;
    QLabel *m_says;
    Button *m_asItIs;
};

} // namespace outdial::views
