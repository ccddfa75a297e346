// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/activity/activitywords.h>
#include <models/activity/explorerjson.h>
#include <models/connect/errorwords.h>
#include <views/activity/activitycells.h>
#include <views/activity/activitypane.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ActivityEntry;
using models::ContentsState;

namespace {

// What is laid out and shown at once; the rest would only make the window wait.
constexpr qsizetype mostPretty = 200'000;
constexpr qsizetype mostShown = 400'000;

QString timeText(const QDateTime &time)
{
    return QString(time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) % u' ' % time.timeZoneAbbreviation());
}

} // namespace

ActivityPane::ActivityPane(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("dialogFoot"));
    setAccessibleName(tr("Details of the request"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 1, 0, 0);
    outer->setSpacing(0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);

    auto *none = makeLabel(tr("Choose a row to see all of it."), "", "muted");
    none->setContentsMargins(16, 12, 16, 12);
    none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(none);

    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeLine(Qt::Horizontal, whole));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeFacts(), 5);
    m_sent = makeBody(tr("Sent"), tr("What was sent"));
    m_received = makeBody(tr("Received"), tr("What was received"));
    row->addWidget(m_sent.whole, 4);
    row->addWidget(m_received.whole, 5);
    column->addLayout(row, 1);
    m_stack->addWidget(whole);
}

QWidget *ActivityPane::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(8);
    m_state = new StateLabel(StateLook::Done, {}, true, head);
    m_title = makeLabel({}, "card", "", head);
    m_target = new ElidedLabel({}, "mono", "muted", head);
    m_target->setElideMode(Qt::ElideMiddle);
    m_curl = new IconButton(QStringLiteral("code-context"), tr("Copy as cURL"), ButtonSize::Row, true, head);
    m_copyId = new IconButton(QStringLiteral("edit-copy"), tr("Copy the request ID"), ButtonSize::Row, true, head);
    m_close = new IconButton(QStringLiteral("window-close"), tr("Close the details"), ButtonSize::Row, true, head);
    row->addWidget(m_state);
    row->addWidget(m_title);
    row->addWidget(m_target, 1);
    row->addWidget(m_curl);
    row->addWidget(m_copyId);
    row->addWidget(m_close);
    connect(m_curl, &QToolButton::clicked, this, &ActivityPane::copyCurlRequested);
    connect(m_copyId, &QToolButton::clicked, this, &ActivityPane::copyIdRequested);
    connect(m_close, &QToolButton::clicked, this, &ActivityPane::closeRequested);
    return head;
}

QWidget *ActivityPane::makeFacts()
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Facts of the request"));
    auto *content = new QWidget;
    content->setProperty("transparentGround", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(8);
    m_sentence = makeLabel({}, "", "", content);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    m_error = addFact(grid, tr("Error"));
    m_description = addFact(grid, tr("Description"));
    m_detail = addFact(grid, tr("Detail"));
    m_requestId = addFact(grid, tr("Request ID"));
    m_status = addFact(grid, tr("Status"));
    m_attempt = addFact(grid, tr("Attempt"));
    m_duration = addFact(grid, tr("Duration"));
    m_local = addFact(grid, tr("Started"));
    m_utc = addFact(grid, tr("In UTC"));
    m_sizes = addFact(grid, tr("Bytes"));
    column->addLayout(grid);
    column->addStretch();
    scroll->setWidget(content);
    return scroll;
}

ActivityPane::Fact ActivityPane::addFact(QGridLayout *grid, const QString &name)
{
    const int row = grid->rowCount();
    Fact fact{makeLabel(name, "small", "muted"), makeLabel({}, "small")};
    fact.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fact.value->setWordWrap(true);
    grid->addWidget(fact.name, row, 0, Qt::AlignTop);
    grid->addWidget(fact.value, row, 1);
    return fact;
}

void ActivityPane::setFact(const Fact &fact, const QString &value)
{
    fact.value->setText(value);
    fact.name->setVisible(!value.isEmpty());
    fact.value->setVisible(!value.isEmpty());
}

ActivityPane::Body ActivityPane::makeBody(const QString &title, const QString &accessibleName)
{
    Body body;
    body.whole = new QWidget;
    auto *row = new QHBoxLayout(body.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLine(Qt::Vertical, body.whole));
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->addWidget(makeLabel(title, "smallStrong", "", body.whole));
    head->addStretch();
    body.size = makeLabel({}, "small", "muted", body.whole);
    head->addWidget(body.size);
    column->addLayout(head);
    column->addWidget(makeLine(Qt::Horizontal, body.whole));
    body.stack = new QStackedWidget(body.whole);
    body.text = new QPlainTextEdit;
    body.text->setReadOnly(true);
    body.text->setAccessibleName(accessibleName);
    body.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body.text->setTabChangesFocus(true);
    body.text->setFrameShape(QFrame::NoFrame);
    setLook(body.text, "mono", true);
    body.stack->addWidget(body.text);
    body.why = makeLabel({}, "small", "muted");
    body.why->setWordWrap(true);
    body.why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    body.why->setContentsMargins(12, 8, 12, 8);
    body.stack->addWidget(body.why);
    column->addWidget(body.stack, 1);
    row->addLayout(column, 1);
    return body;
}

void ActivityPane::takeFocus()
{
    if (m_received.whole->isVisible() && m_received.stack->currentIndex() == 0)
        m_received.text->setFocus(Qt::ShortcutFocusReason);
    else
        m_close->setFocus(Qt::ShortcutFocusReason);
}

void ActivityPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

void ActivityPane::setEntry(const ActivityEntry *entry)
{
    if (!entry) {
        m_number = 0;
        m_stack->setCurrentIndex(0);
        m_sent.text->clear();
        m_received.text->clear();
        return;
    }
    if (entry->number == m_number && entry->contents == m_contents)
        return;
    const bool another = entry->number != m_number;
    m_number = entry->number;
    m_contents = entry->contents;
    if (another)
        showFacts(*entry);
    showBodies(*entry);
    m_stack->setCurrentIndex(1);
}

void ActivityPane::showFacts(const ActivityEntry &entry)
{
    m_state->setState(stateLook(models::activityLook(entry)), models::outcomeWord(entry));
    const bool request = entry.isRequest();
    m_curl->setVisible(request);
    m_copyId->setVisible(request);
    const QDateTime local = entry.time().toLocalTime();
    setFact(m_local, timeText(local));
    setFact(m_utc, local.offsetFromUtc() == 0 ? QString() : timeText(entry.time().toUTC()));
    for (const Fact &fact : {m_error, m_description, m_detail, m_status, m_duration, m_attempt, m_sizes, m_requestId})
        setFact(fact, {});
    if (!request) {
        m_title->setText(entry.title);
        m_target->clear();
        m_sentence->setText(entry.line);
        LabelStyle::set(m_sentence, "", "");
        m_sentence->setVisible(!entry.line.isEmpty());
        return;
    }
    const api::Exchange &exchange = entry.exchange;
    m_title->setText(models::methodTitle(exchange.method));
    m_target->setText(QString(QString::fromLatin1(api::verbName(api::methodInfo(exchange.method).verb)) %
                              QStringLiteral(" /configapi/v3/") % exchange.target));
    m_sentence->setVisible(exchange.error.has_value());
    setFact(m_status, models::statusText(exchange));
    setFact(m_duration, models::durationText(exchange.duration));
    setFact(m_attempt, QString::number(exchange.attempt));
    setFact(m_sizes, tr("%1 sent, %2 received").arg(countText(exchange.bytesSent), countText(exchange.bytesReceived)));
    setFact(m_requestId, exchange.requestId);
    if (exchange.error) {
        const api::ApiError &error = *exchange.error;
        QString sentence = models::errorSentence(error, exchange.method);
        if (models::activityLook(entry) == models::ActivityLook::AnswerLost)
            sentence += u' ' + tr("Whether the tenant did what was asked is not known.");
        m_sentence->setText(sentence);
        LabelStyle::set(m_sentence, "", error.isCancelled() ? "muted" : "err");
        setFact(m_error, error.error);
        setFact(m_description, error.description);
        setFact(m_detail, error.detail);
    }
}

void ActivityPane::showBodies(const ActivityEntry &entry)
{
    m_sent.whole->setVisible(entry.isRequest());
    m_received.whole->setVisible(entry.isRequest());
    if (!entry.isRequest())
        return;
    const api::Exchange &exchange = entry.exchange;
    if (exchange.contents) {
        showBody(m_sent, exchange.contents->sent, "application/json");
        showBody(m_received, exchange.contents->received, exchange.contents->receivedType);
        if (exchange.status == 0)
            showWhy(m_received, 0, tr("There was no answer."));
        return;
    }
    QString why;
    switch (entry.contents) {
    case ContentsState::NotAsked:
    case ContentsState::Kept:
        why = tr("Not kept: contents were off at that time. “Show contents” keeps those of what comes after.");
        break;
    case ContentsState::Secret:
        why = tr("Never kept: it holds the secret or the token.");
        break;
    case ContentsState::TooLarge:
        why = tr("Not kept: it is larger than all that is kept of contents.");
        break;
    case ContentsState::Dropped:
        why = tr("No longer here: it made room for the contents of newer requests.");
        break;
    case ContentsState::Forgotten:
        why = tr("Forgotten when contents were switched off.");
        break;
    }
    showWhy(m_sent, exchange.bytesSent, exchange.bytesSent == 0 ? tr("Nothing: the request has no body.") : why);
    showWhy(m_received, exchange.bytesReceived,
            exchange.status == 0          ? tr("There was no answer.")
            : exchange.bytesReceived == 0 ? tr("Nothing: the answer has no body.")
                                          : why);
}

void ActivityPane::showBody(const Body &body, const QByteArray &bytes, const QByteArray &type)
{
    if (bytes.isEmpty()) {
        showWhy(body, 0, tr("Nothing: there is no body."));
        return;
    }
    QString text = QString::fromUtf8(bytes.left(mostShown));
    QString size = models::bytesText(bytes.size());
    if (bytes.size() > mostShown)
        size = tr("the first %1 of %2").arg(models::bytesText(mostShown), size);
    else if (bytes.size() <= mostPretty)
        text = models::prettyJson(text);
    if (!type.isEmpty() && !type.startsWith("application/json"))
        size = QString(QString::fromLatin1(type) % QStringLiteral(" · ") % size);
    body.size->setText(size);
    if (body.text->toPlainText() != text)
        body.text->setPlainText(text);
    body.stack->setCurrentIndex(0);
}

void ActivityPane::showWhy(const Body &body, qint64 bytes, const QString &why)
{
    body.text->clear();
    body.size->setText(bytes > 0 ? models::bytesText(bytes) : QString());
    body.why->setText(why);
    body.stack->setCurrentIndex(1);
}

} // namespace outdial::views
