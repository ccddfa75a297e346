// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <models/connect/answered.h>
#include <models/dnc/dncbookmodel.h>
#include <views/dnc/fastaddbar.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncAddition;
using models::DncDoubt;
using models::DncKey;
using Outcome = models::DncAddition::Outcome;

namespace {

QLabel *labelOver(QLineEdit *edit, const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, "small", "muted", parent);
    label->setBuddy(edit);
    return label;
}

QWidget *part(QLabel *label, QLineEdit *edit, QWidget *parent)
{
    auto *whole = new QWidget(parent);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    column->addWidget(label);
    column->addWidget(edit);
    return whole;
}

} // namespace

FastAddBar::FastAddBar(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), 0, px(16), px(8));
    column->setSpacing(px(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    m_key = new QLineEdit(this);
    m_key->setProperty("mono", true);
    m_key->setClearButtonEnabled(false);
    m_comment = new QLineEdit(this);
    m_why = new QLineEdit(this);
    m_keyLabel = labelOver(m_key, {}, this);
    m_commentLabel = labelOver(m_comment, {}, this);
    QLabel *why = labelOver(m_why, tr("&Why, kept on this workstation only"), this);
    row->addWidget(part(m_keyLabel, m_key, this), 5);
    m_commentPart = part(m_commentLabel, m_comment, this);
    row->addWidget(m_commentPart, 5);
    row->addWidget(part(why, m_why, this), 6);
    m_add = new Button(tr("Add now"), ButtonKind::Primary, ButtonSize::Dialog, this);
    m_add->setIconName(QStringLiteral("list-add"));
    row->addWidget(m_add, 0, Qt::AlignBottom);
    column->addLayout(row);
    auto *below = new QHBoxLayout;
    below->setSpacing(px(8));
    m_icon = new IconLabel(QStringLiteral("go-next"), Token::TextMuted, 16, this);
    m_says = makeLabel({}, "small", "muted", this);
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::RichText);
    m_says->setMinimumHeight(px(16));
    m_asItIs = new Button(tr("Send it as it is"), ButtonKind::Link, ButtonSize::Row, this);
    m_asItIs->hide();
    below->addWidget(m_icon, 0, Qt::AlignTop);
    below->addWidget(m_says, 1);
    below->addWidget(m_asItIs, 0, Qt::AlignTop);
    column->addLayout(below);
    whenWritten(m_key, this, [this](const QString &) { typed(); });
    connect(m_add, &QPushButton::clicked, this, [this] { add(false); });
    connect(m_asItIs, &QPushButton::clicked, this, [this] { add(true); });
    for (QLineEdit *edit : {m_key, m_comment, m_why})
        connect(edit, &QLineEdit::returnPressed, this, [this] { add(false); });
    refresh();
}

void FastAddBar::setTools(models::DncFastAdd *adder, models::DncDesk *desk)
{
    m_adder = adder;
    m_desk = desk;
    if (adder) {
        connect(adder, &models::DncFastAdd::done, this, &FastAddBar::done);
        connect(adder, &models::DncFastAdd::waiting, this, [this](const QString &why) {
            say(QStringLiteral("view-refresh"), Token::Warn, "warn",
                tr("%1 Sending %2 again; that adds it once, however often it is sent.").arg(why, m_adder->key()).toHtmlEscaped());
        });
    }
    showText(m_key, {});
    refresh();
}

void FastAddBar::setOnline(bool online)
{
    m_online = online;
    refresh();
    judge();
}

void FastAddBar::setList(const models::DncListSeen *list, models::DncWriting writing, const QString &countryCode)
{
    const bool same = list && list->id == m_list.id;
    m_list = list ? *list : models::DncListSeen();
    m_kind = models::dncKindOf(m_list, writing, countryCode);
    m_usable = list && models::dncIsModifiable(*list);
    if (!same) {
        showText(m_key, {});
        m_comment->clear();
    }
    const bool internal = m_kind.type == rules::DncType::Internal;
    m_keyLabel->setText(internal
                            ? tr("&Number of the caller on the line")
                            : models::dncKeyTitle(m_kind).replace(u'&', QLatin1String("&&"))); // mnemonics are those of menus
    m_commentLabel->setText(internal ? tr("Co&mment: a campaign name (optional)") : tr("Co&mment (optional)"));
    m_commentPart->setVisible(rules::hasComments(m_kind.type));
    refresh();
    if (!same)
        judge();
}

DncKey FastAddBar::keyNow() const
{
    const std::string text = m_key->text().toStdString();
    return models::dncKey(text, m_kind);
}

void FastAddBar::typed()
{
    refresh();
    judge();
}

void FastAddBar::say(const QString &iconName, std::optional<Token> ink, const char *words, const QString &sentence)
{
    m_icon->setVisible(!iconName.isEmpty());
    if (!iconName.isEmpty())
        m_icon->setIcon(iconName, ink);
    LabelStyle::set(m_says, "small", words);
    m_says->setText(sentence);
    static const QRegularExpression markUp(QStringLiteral("<[^>]*>"));
    m_key->setAccessibleDescription(QString(sentence).remove(markUp));
}

// What is said while one types: how it is sent, and what the ledger knows of it.
void FastAddBar::judge()
{
    ++m_question;
    m_asItIs->hide();
    if (!m_usable)
        return;
    if (!m_online) {
        say(QStringLiteral("network-disconnect"), Token::Warn, "warn",
            tr("“Add now” is off: the tenant cannot be reached. Nothing was sent."));
        return;
    }
    const DncKey key = keyNow();
    if (key.doubt == DncDoubt::Empty) {
        say({}, {}, "muted", tr("Enter adds it. It is sent at once."));
        return;
    }
    if (key.doubt != DncDoubt::None) {
        say(QStringLiteral("data-warning"), Token::Warn, "warn", models::dncDoubtText(key.doubt).toHtmlEscaped());
        m_asItIs->setVisible(key.doubt != DncDoubt::NotText && m_adder && !m_adder->isBusy());
        return;
    }
    const QString sent = QString::fromStdString(key.text);
    const bool rewritten = m_kind.type == rules::DncType::Internal && m_kind.writing == models::DncWriting::AsRecords;
    const QString mono = QStringLiteral("<span style=\"font-family:'%1'\">%2</span>")
                             .arg(Theme::instance().font(Type::Mono).family(), sent.toHtmlEscaped());
    const QString how = rewritten ? tr("Sent as %1, the way records store it.").arg(mono) : tr("Sent as %1.").arg(mono);
    say(QStringLiteral("go-next"), Token::TextMuted, "muted", how);
    if (!m_desk)
        return;
    const auto ask = [listId = m_list.id, sent](models::DncLedger &ledger) { return ledger.fact(listId, sent); };
    models::whenAnswered(
        m_desk->ask(ask), this, [this, how, question = m_question](const std::optional<models::DncKeyFact> &fact) {
            if (question != m_question)
                return; // another letter was typed
            QString known = tr("Not among the keys added from here.");
            if (fact) {
                const QString when = QLocale().toString(fact->change.made.toLocalTime(), QLocale::ShortFormat);
                known = fact->present ? tr("It was added from here on %1 by %2.").arg(when, fact->change.user.toHtmlEscaped())
                                      : tr("It was removed from here on %1 by %2.").arg(when, fact->change.user.toHtmlEscaped());
            }
            say(QStringLiteral("go-next"), Token::TextMuted, "muted", QStringLiteral("%1 %2").arg(how, known));
        });
}

void FastAddBar::add(bool asItIs)
{
    if (!m_usable || !m_online || !m_adder || m_adder->isBusy())
        return;
    const DncKey key = keyNow();
    if (key.doubt == DncDoubt::Empty || key.doubt == DncDoubt::NotText || (key.doubt != DncDoubt::None && !asItIs)) {
        m_key->setFocus();
        return;
    }
    ++m_question;
    m_addedList = m_list.name;
    m_asItIs->hide();
    if (!m_adder->add(m_list.id, m_kind.type, QString::fromStdString(key.text),
                      m_commentPart->isHidden() ? QString() : m_comment->text(), m_why->text().trimmed()))
        return;
    say(QStringLiteral("view-refresh"), Token::AccentText, "muted", tr("Adding %1…").arg(m_adder->key().toHtmlEscaped()));
    refresh();
}

void FastAddBar::done(const DncAddition &addition)
{
    ++m_question;
    const QString key = addition.key.toHtmlEscaped();
    const QString why = addition.sentence.toHtmlEscaped();
    const QString ok = QStringLiteral("dialog-ok");
    QString sentence;
    switch (addition.outcome) {
    case Outcome::Added:
        sentence = tr("%1 was added.").arg(key);
        break;
    case Outcome::Before:
        sentence = tr("%1 was in the list before.").arg(key);
        break;
    case Outcome::Either:
        sentence = tr("%1 is in the list. It was added now or there before: an answer was lost, so it was sent again.").arg(key);
        break;
    case Outcome::Refused:
        sentence = tr("%1 was not added. %2").arg(key, why);
        break;
    case Outcome::Failed:
        sentence = tr("%1 was not added. %2").arg(key, why);
        break;
    case Outcome::Unknown:
        sentence = tr("It is not known whether %1 was added. %2 To send it again does no harm.").arg(key, why);
        break;
    }
    if (addition.isIn() && !addition.known)
        sentence += u' ' + tr("The ledger could not be written: the disk may be full.");
    if (addition.isIn()) {
        say(addition.known ? ok : QStringLiteral("data-warning"), addition.known ? Token::Ok : Token::Warn,
            addition.known ? "ok" : "warn", sentence);
        if (addition.listId == m_list.id) {
            showText(m_key, {}); // the next caller; why and comment often are the same
            m_key->setFocus();
        }
    } else if (addition.outcome == Outcome::Unknown) {
        say(QStringLiteral("data-warning"), Token::Warn, "warn", sentence);
    } else {
        say(QStringLiteral("data-error"), Token::Err, "err", sentence);
    }
    refresh();
    Q_EMIT added(addition);
}

void FastAddBar::refresh()
{
    const bool busy = m_adder && m_adder->isBusy();
    for (QWidget *each : {static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_comment), static_cast<QWidget *>(m_why)})
        each->setEnabled(m_usable);
    m_key->setReadOnly(busy);
    m_add->setEnabled(m_usable && m_online && m_adder && !busy && keyNow().doubt == DncDoubt::None);
    m_add->setText(busy ? tr("Adding…") : tr("Add now"));
}

} // namespace outdial::views
