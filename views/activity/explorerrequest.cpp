// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <models/activity/explorercatalogue.h>
#include <models/connect/errorwords.h>
#include <views/activity/explorerbody.h>
#include <views/activity/explorerform.h>
#include <views/activity/explorerrequest.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

ExplorerRequest::ExplorerRequest(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("content"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *head = new QFrame(this);
    head->setProperty("part", QStringLiteral("tools"));
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(16, 12, 16, 12);
    lines->setSpacing(px(4));
    auto *first = new QHBoxLayout;
    first->setSpacing(px(8));
    m_name = new ElidedLabel({}, "pane", "", head);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_mark = new StateLabel(StateLook::Plain, {}, true, head);
    m_old = new StateLabel(StateLook::Warning, tr("Deprecated"), true, head);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Header, head);
    m_cancel->setToolTip(tr("Cancel  (Esc)"));
    m_send = new Button(tr("Send"), ButtonKind::Primary, ButtonSize::Header, head);
    m_send->setToolTip(tr("Send  (Ctrl+Enter)"));
    first->addWidget(m_name);
    first->addWidget(m_mark);
    first->addWidget(m_old);
    m_successors = new QWidget(head);
    m_successorRow = new QHBoxLayout(m_successors);
    m_successorRow->setContentsMargins(0, 0, 0, 0);
    m_successorRow->setSpacing(px(4));
    first->addWidget(m_successors);
    first->addStretch(1);
    first->addWidget(m_cancel);
    first->addWidget(m_send);
    lines->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(px(8));
    m_verb = makeLabel({}, "mono", "muted", head);
    m_path = new ElidedLabel({}, "mono", "", head);
    m_path->setElideMode(Qt::ElideMiddle);
    second->addWidget(m_verb);
    second->addWidget(m_path, 1);
    lines->addLayout(second);
    m_summary = new ElidedLabel({}, "small", "muted", head);
    m_needs = new ElidedLabel({}, "small", "faint", head);
    lines->addWidget(m_summary);
    lines->addWidget(m_needs);
    column->addWidget(head);

    auto *parts = new QHBoxLayout;
    parts->setSpacing(0);
    m_form = new ExplorerForm(this);
    m_line = makeLine(Qt::Vertical, this);
    m_body = new ExplorerBody(this);
    m_nothing = makeLabel(tr("This method takes no parameters."), "", "muted", this);
    m_nothing->setContentsMargins(16, 12, 16, 12);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    parts->addWidget(m_form, 2);
    parts->addWidget(m_line);
    parts->addWidget(m_body, 3);
    parts->addWidget(m_nothing, 1);
    column->addLayout(parts, 1);

    connect(m_send, &QPushButton::clicked, this, &ExplorerRequest::sendWanted);
    connect(m_cancel, &QPushButton::clicked, this, &ExplorerRequest::cancelWanted);
    connect(m_form, &ExplorerForm::variableEdited, this, [this] {
        refreshPath();
        Q_EMIT edited();
    });
    connect(m_form, &ExplorerForm::bodyEdited, this, [this](const QString &text) {
        m_body->changeText(text);
        Q_EMIT edited();
    });
    connect(m_body, &ExplorerBody::edited, this, [this](const QString &text) {
        m_form->setBody(text);
        Q_EMIT edited();
    });
    connect(m_body, &ExplorerBody::startOverWanted, this, [this] {
        const QString text = models::bodyTemplate(m_method, QDateTime::currentDateTimeUtc());
        m_body->changeText(text);
        m_form->setBody(text);
        Q_EMIT edited();
    });
    refreshButtons();
}

bool ExplorerRequest::takesBody() const
{
    const auto body = api::methodInfo(m_method).body;
    return body == api::Body::Object || body == api::Body::Array;
}

void ExplorerRequest::setMethod(api::Method method, const QHash<QString, QString> &variables, const QString &body)
{
    m_method = method;
    m_form->setMethod(method);
    for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable)
        m_form->setVariable(variable.key(), variable.value());
    const bool hasParameters = !models::parametersOf(method).empty();
    m_form->setVisible(hasParameters);
    m_nothing->setVisible(!hasParameters);
    m_body->setVisible(takesBody());
    m_line->setVisible(takesBody());
    setBody(takesBody() ? body : QString());
    refreshHeading();
    refreshPath();
    refreshButtons();
}

void ExplorerRequest::setIds(models::ExplorerIds *ids) { m_form->setIds(ids); }

QStringList ExplorerRequest::variables() const { return m_form->variables(); }

QString ExplorerRequest::body() const { return takesBody() ? m_body->text() : QString(); }

void ExplorerRequest::setBody(const QString &text)
{
    m_body->setText(text);
    m_form->setBody(text);
}

void ExplorerRequest::refreshHeading()
{
    const api::MethodInfo &info = api::methodInfo(m_method);
    m_name->setText(models::methodName(m_method));
    if (info.destructive)
        m_mark->setState(StateLook::Failed, tr("Destroys"));
    else
        m_mark->setState(StateLook::Plain, tr("Writes"));
    m_mark->setVisible(info.writes);
    m_old->setVisible(info.deprecated);
    m_verb->setText(QString::fromLatin1(api::verbName(info.verb)));
    m_summary->setText(models::methodSummary(m_method));
    const QString privilege = models::privilegeWords(m_method);
    m_needs->setVisible(!privilege.isEmpty());
    m_needs->setText(privilege.isEmpty() ? QString() : tr("Needs the privilege %1").arg(privilege));
    while (QLayoutItem *item = m_successorRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto successors = models::successorsOf(m_method);
    m_successors->setVisible(!successors.isEmpty());
    for (const api::Method next : successors) {
        m_successorRow->addWidget(
            makeLabel(m_successorRow->count() == 0 ? tr("Use instead:") : tr("then"), "small", "warn", m_successors));
        auto *link = new Button(tr("%1 (%2)").arg(models::methodName(next), models::folderName(models::folderOf(next))),
                                ButtonKind::Link, ButtonSize::Row, m_successors);
        link->setToolTip(QString::fromLatin1(api::methodInfo(next).path));
        connect(link, &QPushButton::clicked, this, [this, next] { Q_EMIT methodWanted(next); });
        m_successorRow->addWidget(link);
    }
    m_successorRow->addStretch(1);
}

// As it would be sent; variables that are missing by their names.
void ExplorerRequest::refreshPath()
{
    QStringList variables = m_form->variables();
    const QStringList names = api::pathVariables(m_method);
    QString path = QStringLiteral("/configapi/v3/") + QString::fromLatin1(api::methodInfo(m_method).path);
    if (!variables.contains(QString()))
        path = QStringLiteral("/configapi/v3/") + api::methodPath(m_method, variables);
    else {
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (!variables.at(i).isEmpty())
                path.replace(u':' + names.at(i), variables.at(i));
        }
    }
    m_path->setText(path);
}

bool ExplorerRequest::isReady()
{
    if (m_form->showMissing())
        return false;
    if (takesBody() && m_body->check()) {
        m_body->showMistake();
        return false;
    }
    return true;
}

void ExplorerRequest::setRunning(bool running)
{
    m_running = running;
    refreshButtons();
}

void ExplorerRequest::setCanSend(bool can)
{
    m_canSend = can;
    refreshButtons();
}

void ExplorerRequest::refreshButtons()
{
    const bool destroys = api::methodInfo(m_method).destructive;
    m_send->setText(destroys ? tr("Send…") : tr("Send"));
    m_send->setKind(destroys ? ButtonKind::Destructive : ButtonKind::Primary);
    const bool hadFocus = m_send->hasFocus() || m_cancel->hasFocus();
    m_cancel->setVisible(m_running);
    m_send->setEnabled(!m_running && m_canSend);
    // What had the focus is off or gone now.
    if (hadFocus && m_running)
        m_cancel->setFocus(Qt::OtherFocusReason);
    else if (hadFocus && m_canSend)
        m_send->setFocus(Qt::OtherFocusReason);
}

int ExplorerRequest::wantedHeight() const
{
    const auto count = int(models::parametersOf(m_method).size());
    if (count == 0)
        return px(160);
    return takesBody() ? px(400) : px(134 + 62 * count);
}

} // namespace outdial::views
