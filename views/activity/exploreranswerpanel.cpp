// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QtConcurrent>
#include <QTextBlock>
#include <QVBoxLayout>

#include <models/activity/explorercatalogue.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <views/activity/exploreranswerpanel.h>
#include <views/shared/banner.h>
#include <views/shared/fieldtext.h>
#include <views/shared/figures.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {
constexpr qsizetype atOnce = 60'000; // UTF-16 units that go into the view in one go

// Short ones with a tenth: they are compared with each other.
QString timingText(std::chrono::microseconds duration)
{
    if (duration < std::chrono::milliseconds(10))
        return ExplorerAnswerPanel::tr("%1 ms").arg(QLocale().toString(double(duration.count()) / 1000.0, 'f', 1));
    return spanText(std::chrono::duration_cast<std::chrono::milliseconds>(duration));
}

QString outcomeTitle(const models::ExplorerAnswer &answer)
{
    if (answer.isUnknown())
        return ExplorerAnswerPanel::tr("Whether it was done is not known.");
    if (api::methodInfo(answer.method).writes)
        return ExplorerAnswerPanel::tr("Nothing was changed.");
    return answer.error->isCancelled() ? ExplorerAnswerPanel::tr("Cancelled.") : ExplorerAnswerPanel::tr("Nothing was read.");
}
} // namespace

ExplorerAnswerPanel::ExplorerAnswerPanel(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("content"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QFrame(this);
    head->setProperty("part", QStringLiteral("tools"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(px(8));
    row->addWidget(makeLabel(tr("Answer"), "card", "", head));
    m_state = new StateLabel(StateLook::Unknown, {}, true, head);
    row->addWidget(m_state);
    m_facts = new ElidedLabel({}, "small", "muted", head);
    row->addWidget(m_facts, 1);
    m_find = new SearchField(tr("Find in the answer"), tr("Find in the answer"), head);
    m_find->setProperty("tall", QStringLiteral("header"));
    row->addWidget(m_find);
    m_next = new Button(tr("Next page"), ButtonKind::Normal, ButtonSize::Header, head);
    m_next->setIconName(QStringLiteral("go-next"));
    m_copy = new Button(tr("Copy answer"), ButtonKind::Normal, ButtonSize::Header, head);
    m_copy->setIconName(QStringLiteral("edit-copy"));
    m_save = new Button(tr("Save answer…"), ButtonKind::Normal, ButtonSize::Header, head);
    m_save->setIconName(QStringLiteral("document-save"));
    row->addWidget(m_next);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    column->addWidget(head);
    m_banners = new BannerArea(this);
    column->addWidget(m_banners);

    m_stack = new QStackedWidget(this);
    m_nothing = makeLabel({}, "", "muted", m_stack);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->setContentsMargins(16, 12, 16, 12);
    m_body = new QPlainTextEdit(m_stack);
    m_body->setReadOnly(true);
    m_body->setProperty("mono", true);
    m_body->setProperty("bare", true);
    m_body->setAccessibleName(tr("Answer"));
    m_body->setTabChangesFocus(true);
    m_body->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_body->setUndoRedoEnabled(false);
    // Read only, but the keys move a cursor in it.
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_body);
    column->addWidget(m_stack, 1);
    m_cut = new ElidedLabel({}, "small", "muted", this);
    m_cut->setContentsMargins(16, 4, 16, 4);
    column->addWidget(m_cut);
    m_find->setNext(m_body);
    const auto fit = [this] { m_find->setFixedWidth(px(150)); };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();

    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &ExplorerAnswerPanel::fillOn);
    connect(m_next, &QPushButton::clicked, this, &ExplorerAnswerPanel::nextPageWanted);
    connect(m_copy, &QPushButton::clicked, this, &ExplorerAnswerPanel::copyBody);
    connect(m_save, &QPushButton::clicked, this, &ExplorerAnswerPanel::saveBody);
    whenWritten(m_find, this, [this](const QString &) { find(false, true); });
    connect(m_find, &QLineEdit::returnPressed, this,
            [this] { find(QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier), false); });
    showBody();
    refresh();
}

void ExplorerAnswerPanel::setMethod(api::Method method)
{
    m_method = method;
    refresh();
}

void ExplorerAnswerPanel::setAnswer(models::ExplorerAnswerPtr answer)
{
    if (answer == m_answer)
        return;
    m_answer = std::move(answer);
    tellOutcome();
    showBody();
    refresh();
}

void ExplorerAnswerPanel::setRunning(const models::ExplorerAnswer *running)
{
    m_running = running != nullptr;
    refresh();
}

void ExplorerAnswerPanel::refresh()
{
    const bool hasBody = m_answer && !m_answer->body.isEmpty();
    if (m_running) {
        m_state->setState(StateLook::Waiting, tr("Sending…"));
        m_facts->setText(m_answer ? tr("below: the answer before") : QString());
    } else if (m_answer) {
        const bool waits = m_answer->error && m_answer->error->isCancelled();
        m_state->setState(m_answer->isUnknown()   ? StateLook::Unconfirmed
                          : m_answer->isSuccess() ? StateLook::Done
                          : waits                 ? StateLook::Disabled
                                                  : StateLook::Failed,
                          m_answer->statusWords());
        QStringList facts{timingText(m_answer->duration)};
        if (m_answer->method != m_method)
            facts.prepend(tr("of “%1”").arg(models::methodName(m_answer->method)));
        if (m_answer->status > 0)
            facts.append(sizeText(m_answer->bytesReceived));
        if (!m_answer->requestId.isEmpty())
            facts.append(tr("request %1").arg(m_answer->requestId));
        m_facts->setText(facts.join(QStringLiteral(" · ")));
    }
    m_state->setVisible(m_running || m_answer);
    m_facts->setVisible(true);
    m_copy->setEnabled(hasBody);
    m_save->setEnabled(hasBody);
    m_find->setEnabled(hasBody);
    m_next->setVisible(m_answer && !m_answer->nextCursor.isEmpty());
    m_next->setEnabled(!m_running);
    m_cut->setVisible(m_answer && m_answer->isCut);
    if (m_answer && m_answer->isCut)
        m_cut->setText(tr("The beginning of %1. “Save answer…” saves all of it.").arg(sizeText(m_answer->bytesReceived)));
}

// What an error means, and what is known of what was done.
void ExplorerAnswerPanel::tellOutcome()
{
    m_banners->clear();
    if (!m_answer || !m_answer->error)
        return;
    QString text = models::errorSentence(*m_answer->error, m_answer->method);
    if (m_answer->isUnknown())
        text += u' ' + tr("Look before you send it again.");
    const bool calm = m_answer->error->isCancelled() && !m_answer->isUnknown();
    const Tone tone = m_answer->isUnknown() ? Tone::Warn : calm ? Tone::Accent : Tone::Err;
    Banner *banner = m_banners->tell(QStringLiteral("outcome"), tone, outcomeTitle(*m_answer), text);
    banner->setToolTip(models::errorDetails(*m_answer->error));
}

void ExplorerAnswerPanel::showBody()
{
    m_fill.stop();
    m_filled = 0;
    m_wanted.clear();
    m_body->clear();
    if (!m_answer || m_answer->shown.isEmpty()) {
        m_stack->setCurrentWidget(m_nothing);
        QString words = tr("Nothing was sent yet. Ctrl+Enter sends what is above.");
        if (m_answer && m_answer->isSuccess())
            words = m_answer->method == api::Method::GetAccessToken && m_answer->bytesReceived > 0
                        ? tr("The answer is not JSON. It may hold a token, so it is not shown.")
                        : tr("The tenant has done it and says no more.");
        else if (m_answer)
            words = m_answer->status > 0 ? tr("The answer has no body.") : tr("There is no answer.");
        m_nothing->setText(words);
        return;
    }
    m_stack->setCurrentWidget(m_body);
    fillOn();
    m_body->moveCursor(QTextCursor::Start);
}

void ExplorerAnswerPanel::fillOn()
{
    const QString &all = m_answer->shown;
    qsizetype end = std::min(m_filled + atOnce, all.size());
    if (end < all.size()) {
        // At the end of a line, if there is one.
        const qsizetype line = all.lastIndexOf(u'\n', end - 1);
        if (line >= m_filled)
            end = line + 1;
        else if (all.at(end - 1).isHighSurrogate())
            ++end;
    }
    QTextCursor cursor(m_body->document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(all.mid(m_filled, end - m_filled));
    m_filled = end;
    if (m_filled < all.size()) {
        m_fill.start();
        return;
    }
    m_fill.stop();
    if (!m_wanted.isEmpty())
        find(false, true);
}

void ExplorerAnswerPanel::find(bool backward, bool fromHere)
{
    const QString words = m_find->text();
    m_wanted.clear();
    if (words.isEmpty() || !m_answer) {
        setLook(m_find, "error", false);
        return;
    }
    QTextCursor cursor = m_body->textCursor();
    if (fromHere)
        cursor.setPosition(cursor.selectionStart()); // what is found stays found while one types on
    const auto how = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor found = m_body->document()->find(words, cursor, how);
    if (found.isNull()) {
        // Round the end.
        QTextCursor edge(m_body->document());
        edge.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
        found = m_body->document()->find(words, edge, how);
    }
    if (found.isNull() && m_fill.isActive()) {
        m_wanted = words;
        return;
    }
    setLook(m_find, "error", found.isNull());
    m_find->setAccessibleDescription(found.isNull() ? tr("Not found") : QString());
    m_find->setToolTip(found.isNull() ? tr("Not found") : QString());
    if (!found.isNull())
        m_body->setTextCursor(found);
}

void ExplorerAnswerPanel::copyBody() const
{
    // Laid out as it is shown; when only its beginning is shown, all of it as it came.
    if (m_answer)
        QGuiApplication::clipboard()->setText(m_answer->isCut ? QString::fromUtf8(m_answer->body) : m_answer->shown);
}

void ExplorerAnswerPanel::copyRequestId() const
{
    if (m_answer)
        QGuiApplication::clipboard()->setText(m_answer->requestId);
}

void ExplorerAnswerPanel::saveBody()
{
    if (!m_answer || m_answer->body.isEmpty())
        return;
    const QString kind = m_answer->isJson ? QStringLiteral(".json") : QStringLiteral(".txt");
    const QString path = QString::fromLatin1(api::methodInfo(m_answer->method).path);
    auto *dialog = new QFileDialog(this, tr("Save the answer"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(path.section(u'/', 0, 1).remove(u':').replace(u'/', u'-') + kind);
    connect(dialog, &QFileDialog::fileSelected, this, [this, answer = m_answer](const QString &file) {
        const auto write = [file, answer] { return models::saveAnswer(file, *answer); };
        models::whenAnswered(QtConcurrent::run(write), this, [this](const QString &problem) {
            if (problem.isEmpty())
                m_banners->dismiss(QStringLiteral("save"));
            else
                m_banners->tell(QStringLiteral("save"), Tone::Err, tr("The answer was not saved."), problem)->setClosable(true);
        });
    });
    dialog->open();
}

} // namespace outdial::views
