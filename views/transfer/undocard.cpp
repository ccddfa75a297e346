// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <views/shared/figures.h>
#include <views/shared/proportionbar.h>
#include <views/shared/states.h>
#include <views/shared/swatch.h>
#include <views/shared/theme.h>
#include <views/transfer/undocard.h>

namespace outdial::views {

using models::UndoReceipt;
using models::UndoState;

namespace {

struct TermInfo {
    const char *name;
    qint64 UndoReceipt::*number; // null: those that are open
    Token ink;
};
constexpr std::array<TermInfo, UndoCard::termCount> terms{
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Deleted"), &UndoReceipt::deleted, Token::Ok},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Kept: called"), &UndoReceipt::called, Token::Meter},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Kept: another record by now"), &UndoReceipt::changed,
             Token::MeterSoft},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Called, or gone already"), &UndoReceipt::untold, Token::Meter},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Gone already"), &UndoReceipt::gone, Token::Idle},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Gone, by whom is not known"), &UndoReceipt::unknown, Token::Warn},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::UndoCard", "Not treated"), nullptr, Token::IdleSoft},
};

qint64 numberOf(const TermInfo &term, const UndoReceipt &receipt)
{
    return term.number == nullptr ? receipt.open() : receipt.*term.number;
}

} // namespace

UndoCard::UndoCard(QWidget *parent) : Card({}, parent)
{
    auto *top = new QHBoxLayout;
    top->setSpacing(px(8));
    m_badge = new StateLabel(StateLook::Done, {});
    m_sentence = makeLabel({}, "emphasis");
    m_sentence->setWordWrap(true);
    m_about = makeLabel({}, "", "muted");
    m_stop = new Button(tr("&Stop the undo"), ButtonKind::Normal, ButtonSize::Row);
    m_rest = new Button(tr("&Undo the rest…"), ButtonKind::Normal, ButtonSize::Row);
    top->addWidget(m_badge);
    top->addWidget(m_sentence, 1);
    top->addWidget(m_about);
    top->addWidget(m_stop);
    top->addWidget(m_rest);
    body()->addLayout(top);
    m_bar = new ProportionBar(tr("What became of the added records"), px(16));
    body()->addWidget(m_bar);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(16));
    m_whole = makeLabel({}, "small", "muted");
    row->addWidget(m_whole);
    for (std::size_t i = 0; i < terms.size(); ++i)
        row->addWidget(makeTerm(i));
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr)
            m_job->cancel();
    });
    connect(m_rest, &QPushButton::clicked, this, &UndoCard::restWanted);
}

QWidget *UndoCard::makeTerm(std::size_t index)
{
    auto &made = m_terms.at(index);
    made.widget = new QWidget;
    auto *row = new QHBoxLayout(made.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(6));
    made.number = makeLabel({}, "emphasis");
    row->addWidget(new Swatch(terms[index].ink));
    row->addWidget(made.number);
    row->addWidget(makeLabel(tr(terms[index].name), "small", "muted"));
    return made.widget;
}

void UndoCard::setReceipt(const UndoReceipt &receipt)
{
    m_job = nullptr;
    const bool partial = receipt.isPartial();
    m_badge->setState(partial ? StateLook::Warning : StateLook::Done, partial ? tr("Partly undone") : tr("Undone"));
    m_sentence->setText(partial ? tr("%n added record(s) were not treated yet.", nullptr, int(receipt.open()))
                                : tr("Each added record is accounted for."));
    m_stop->hide();
    m_rest->setVisible(partial);
    show(receipt);
}

void UndoCard::setJob(models::UndoJob *undo)
{
    if (m_job != nullptr)
        m_job->disconnect(this);
    m_job = undo;
    connect(undo, &models::UndoJob::changed, this, &UndoCard::refresh);
    connect(undo, &models::UndoJob::over, this, &UndoCard::refresh);
    refresh();
}

void UndoCard::refresh()
{
    if (m_job == nullptr)
        return;
    const auto seen = m_job->progress();
    switch (seen.state) {
    case UndoState::Done:
    case UndoState::Cancelled:
        setReceipt(seen.receipt);
        return;
    case UndoState::Stopped:
    case UndoState::Impossible:
        m_badge->setState(StateLook::Failed, tr("Stopped"));
        break;
    case UndoState::Cancelling:
        m_badge->setState(StateLook::Waiting, tr("Stopping…"));
        break;
    case UndoState::Waiting:
        m_badge->setState(StateLook::Stale, tr("Waiting"));
        break;
    case UndoState::Reading:
    case UndoState::Ready:
    case UndoState::Running:
        m_badge->setState(StateLook::Waiting, tr("Being undone"));
        break;
    }
    const bool runs = m_job->isRunning();
    m_sentence->setText(!seen.message.isEmpty() ? seen.message
                        : runs                  ? tr("Added records are being deleted. This page need not stay open.")
                                                : QString());
    m_stop->setVisible(runs);
    m_stop->setEnabled(seen.state != UndoState::Cancelling);
    m_rest->setVisible(!runs && seen.receipt.isPartial());
    show(seen.receipt);
}

void UndoCard::show(const UndoReceipt &receipt)
{
    m_about->setText(receipt.time.isValid() ? momentText(receipt.time.toLocalTime(), QDateTime::currentDateTime()) : QString());
    m_whole->setText(tr("%n record(s) added =", nullptr, int(receipt.added)));
    QList<Proportion> parts;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const qint64 number = numberOf(terms[i], receipt);
        parts.append({tr(terms[i].name).toLower(), number, terms[i].ink});
        m_terms.at(i).number->setText(countText(number));
        m_terms.at(i).widget->setVisible(number != 0);
    }
    m_bar->setParts(parts);
}

QStringList UndoCard::asText(const UndoReceipt &receipt)
{
    QStringList lines{tr("Undone: %n of the added record(s)", nullptr, int(receipt.added))};
    for (const auto &term : terms) {
        if (const qint64 number = numberOf(term, receipt); number != 0)
            lines.append(QStringLiteral("  %1: %2").arg(tr(term.name), countText(number)));
    }
    return lines;
}

} // namespace outdial::views
