// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is shown before something is destroyed: what, how much, which campaigns and calls it concerns, what is kept and what is
// not. The safe button is the default and Esc; the act names its number and, where it cannot be undone, stays off until the name
// is typed. One sheet for all such acts: whoever asks fills it and does what it is told.
#pragma once

#include <QDialog>
#include <QList>
#include <QPointer>
#include <QString>

#include <views/shared/meter.h>
#include <views/shared/states.h>

class QCheckBox;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QVBoxLayout;

namespace outdial::views {

class Banner;
class Button;
class TableView;

struct DestructiveQuestion {
    struct Campaign {
        QString name;
        StateLook look = StateLook::Unknown;
        QString state; // "Running"
        MeterValue meter;
        QString percent; // "45.6%"
        QString count;   // "8,204"
    };
    struct Line {
        QString icon;
        bool danger = false; // the icon in err
        QString strong;      // may be empty
        QString text;        // behind it
        QString more;        // below, smaller
    };
    QString icon = QStringLiteral("edit-delete");
    QString title;          // "Delete “Spring-renewals-L-Z.csv”?"
    QString sentence;       // with the number
    QString campaignsTitle; // "Campaign that loses the list"
    QList<Campaign> campaigns;
    QList<Line> lines;
    QString check;               // "&Export the records before"; empty: none
    QString checkNote;           // at its right
    QString typed;               // what must be typed to go on; empty: nothing
    QString typedLabel;          // "To go on, &type the name of the list:"
    QString act;                 // "Delete 18,000 records"
    QString keep;                // "Keep the list"
    QString first;               // "Stop the campaign first"; empty: none
    bool firstIsPrimary = false; // it is what should be done
};

class DestructiveSheet : public QDialog {
    Q_OBJECT
public:
    DestructiveSheet(const DestructiveQuestion &question, QWidget *parent);

    // Lines, campaigns and buttons anew; what was typed stays.
    void setQuestion(const DestructiveQuestion &question);
    bool isChecked() const;
    // The act is under way: everything is off but the word that says so.
    void setBusy(const QString &word);
    void setIdle();
    // Above the lines: what went wrong, or news.
    void tell(bool wrong, const QString &title, const QString &text);
    // Nothing is left to do: only a button that closes.
    void setOver(const QString &closeText);

    void reject() override; // not while busy
    Button *actButton() const { return m_act; }
    Button *keepButton() const { return m_keep; }
    Button *firstButton() const { return m_first; }

Q_SIGNALS:
    void actRequested();
    void firstRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeLines();
    void fit();
    QWidget *makeLine(const DestructiveQuestion::Line &line);
    void fillCampaigns();
    void refresh();

    DestructiveQuestion m_question;
    QString m_busy;
    QPointer<QWidget> m_focusBefore; // before it was busy
    bool m_over = false;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    Banner *m_banner;
    TableView *m_campaigns;
    QStandardItemModel *m_model;
    QWidget *m_linesPart;
    QVBoxLayout *m_lines;
    QCheckBox *m_check;
    QLabel *m_checkNote;
    QWidget *m_checkPart;
    QWidget *m_typedPart;
    QLabel *m_typedLabel;
    QLabel *m_typedName;
    QLineEdit *m_typed;
    QLabel *m_typedHint;
    QLabel *m_word;
    Button *m_first;
    Button *m_keep;
    Button *m_act;
};

} // namespace outdial::views
