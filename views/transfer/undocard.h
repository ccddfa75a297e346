// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// On the receipt of an import: what was taken back of it, and how an undo that runs is doing. The equation of the added records
// as a bar; it always balances.
#pragma once

#include <QPointer>

#include <models/transfer/undojob.h>
#include <views/shared/widgets.h>

#include <array>

namespace outdial::views {

class ProportionBar;
class StateLabel;

class UndoCard : public Card {
    Q_OBJECT
public:
    static constexpr std::size_t termCount = 7;
    explicit UndoCard(QWidget *parent = nullptr);

    // What the journal says, when nothing runs.
    void setReceipt(const models::UndoReceipt &receipt);
    // One that runs, or has ended in this session.
    void setJob(models::UndoJob *undo);
    bool hasJob() const { return m_job != nullptr; }
    // The equation as text, for mails and tickets.
    static QStringList asText(const models::UndoReceipt &receipt);

Q_SIGNALS:
    void restWanted(); // to go on with what is open

private:
    QWidget *makeTerm(std::size_t index);
    void refresh();
    void show(const models::UndoReceipt &receipt);

    QPointer<models::UndoJob> m_job;
    StateLabel *m_badge;
    QLabel *m_sentence;
    QLabel *m_about;
    ProportionBar *m_bar;
    QLabel *m_whole;
    struct Term {
        QWidget *widget = nullptr;
        QLabel *number = nullptr;
    };
    std::array<Term, termCount> m_terms;
    Button *m_stop;
    Button *m_rest;
};

} // namespace outdial::views
