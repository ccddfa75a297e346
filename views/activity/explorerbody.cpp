// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <views/activity/explorerbody.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {
// Longer bodies are looked at when the typing rests.
constexpr int longText = 100'000;
} // namespace

ExplorerBody::ExplorerBody(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(px(4));
    auto *top = new QHBoxLayout;
    top->setSpacing(px(8));
    auto *label = makeLabel(tr("&Body"), "smallStrong", "", this);
    label->setTextFormat(Qt::AutoText);
    auto *startOver = new Button(tr("Start over"), ButtonKind::Link, ButtonSize::Row, this);
    startOver->setToolTip(tr("The body that this method begins with"));
    m_layOut = new Button(tr("Lay out"), ButtonKind::Link, ButtonSize::Row, this);
    m_layOut->setToolTip(tr("Every member on a line of its own"));
    top->addWidget(label);
    top->addWidget(makeLabel(tr("JSON"), "small", "faint", this));
    top->addStretch(1);
    top->addWidget(m_layOut);
    top->addWidget(startOver);
    column->addLayout(top);
    m_editor = new QPlainTextEdit(this);
    m_editor->setProperty("mono", true);
    m_editor->setAccessibleName(tr("Body"));
    m_editor->setTabChangesFocus(true);
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setMinimumHeight(px(64));
    label->setBuddy(m_editor);
    column->addWidget(m_editor, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    m_state = new StateLabel(StateLook::Done, {}, false, this);
    m_state->setSmall(true);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_straighten = new Button(tr("Make quotes straight"), ButtonKind::Normal, ButtonSize::Row, this);
    m_go = new Button(tr("Go to it"), ButtonKind::Normal, ButtonSize::Row, this);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_straighten);
    foot->addWidget(m_go);
    column->addLayout(foot);

    m_look.setSingleShot(true);
    m_look.setInterval(300);
    connect(&m_look, &QTimer::timeout, this, [this] {
        check();
        Q_EMIT edited(text());
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &ExplorerBody::textChanged);
    connect(m_go, &QPushButton::clicked, this, &ExplorerBody::showMistake);
    connect(m_straighten, &QPushButton::clicked, this, &ExplorerBody::straighten);
    connect(m_layOut, &QPushButton::clicked, this, &ExplorerBody::layOut);
    connect(startOver, &QPushButton::clicked, this, &ExplorerBody::startOverWanted);
    check();
}

QString ExplorerBody::text() const { return m_editor->toPlainText(); }

void ExplorerBody::setText(const QString &text)
{
    m_quiet = true;
    m_editor->setPlainText(text);
    m_quiet = false;
    m_look.stop();
    check();
}

void ExplorerBody::changeText(const QString &text)
{
    m_quiet = true;
    QTextCursor cursor(m_editor->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_quiet = false;
    check();
}

void ExplorerBody::textChanged()
{
    if (m_quiet)
        return;
    if (m_editor->document()->characterCount() > longText) {
        m_look.start();
        return;
    }
    check();
    Q_EMIT edited(text());
}

std::optional<models::JsonProblem> ExplorerBody::check()
{
    m_problem = models::scanJson(text());
    tell();
    return m_problem;
}

void ExplorerBody::tell()
{
    if (m_problem)
        m_state->setState(StateLook::Failed, m_problem->shown());
    else
        m_state->setState(StateLook::Done, tr("Valid JSON"));
    m_state->setToolTip(m_problem ? m_problem->shown() : QString());
    m_editor->setAccessibleDescription(m_problem ? m_problem->shown() : QString());
    m_go->setVisible(m_problem.has_value());
    m_straighten->setVisible(m_problem && m_problem->mendable);
    m_layOut->setEnabled(!m_problem);
}

void ExplorerBody::showMistake()
{
    if (m_problem) {
        const QTextBlock block = m_editor->document()->findBlockByNumber(m_problem->line - 1);
        QTextCursor cursor(block.isValid() ? block : m_editor->document()->lastBlock());
        // The column counts characters, a document counts UTF-16 units.
        cursor.setPosition(int(std::min<qsizetype>(m_problem->offset, m_editor->document()->characterCount() - 1)));
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        m_editor->setTextCursor(cursor);
        m_editor->centerCursor();
    }
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ExplorerBody::layOut()
{
    const QString pretty = models::prettyJson(text());
    if (pretty == text())
        return;
    changeText(pretty);
    Q_EMIT edited(pretty);
}

void ExplorerBody::straighten()
{
    const QString mended = models::straightened(text());
    if (mended.isNull()) {
        showMistake();
        return;
    }
    changeText(mended);
    Q_EMIT edited(mended);
    m_editor->setFocus(Qt::OtherFocusReason);
}

} // namespace outdial::views
