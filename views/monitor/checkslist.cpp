// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <views/monitor/checkslist.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DialingCheck;

namespace {

struct OutcomeLook {
    QString icon;
    Token ink = Token::TextMuted;
    QString word; // for assistive tools
};

} // namespace

ChecksList::ChecksList(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(makeLabel(tr("Why is it not dialing?"), "emphasis", "", this));
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(px(8));
    column->addLayout(m_lines);
    setAccessibleName(tr("Why is it not dialing?"));
}

void ChecksList::setChecks(const QList<DialingCheck> &checks)
{
    QString shown;
    for (const DialingCheck &check : checks)
        shown += QString::number(int(check.outcome)) + check.text + QLatin1Char('\t') + check.detail + QLatin1Char('\n');
    if (shown == m_shown)
        return;
    m_shown = shown;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto lookOf = [](DialingCheck::Outcome outcome) -> OutcomeLook {
        switch (outcome) {
        case DialingCheck::Outcome::Passed:
            return {QStringLiteral("dialog-ok"), Token::OkText, tr("Passed")};
        case DialingCheck::Outcome::Failed:
            return {QStringLiteral("data-error"), Token::Err, tr("Failed")};
        case DialingCheck::Outcome::NotRead:
            return {QStringLiteral("task-process-0"), Token::TextMuted, tr("Not read yet")};
        case DialingCheck::Outcome::NotTold:
            break;
        }
        return {QStringLiteral("task-process-0"), Token::TextMuted, tr("Not told")};
    };
    for (const DialingCheck &check : checks) {
        const OutcomeLook look = lookOf(check.outcome);
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(px(8));
        auto *icon = new IconLabel(look.icon, look.ink, 16, line);
        icon->setAccessibleName(look.word);
        row->addWidget(icon, 0, Qt::AlignTop);
        const bool failed = check.outcome == DialingCheck::Outcome::Failed;
        const bool passed = check.outcome == DialingCheck::Outcome::Passed;
        auto *label = makeLabel({}, "small", failed || passed ? "" : "muted", line);
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        // Names come from the tenant.
        const QString text = check.text.toHtmlEscaped();
        const QString detail = check.detail.isEmpty() ? QString() : QString(QLatin1Char(' ') % check.detail.toHtmlEscaped());
        label->setText(
            failed ? QString(QStringLiteral("<span style=\"font-weight:500\">") % text % QStringLiteral("</span>") % detail)
                   : QString(text % detail));
        label->setAccessibleName(
            QString(look.word % QStringLiteral(": ") % check.text % QLatin1Char(' ') % check.detail).trimmed());
        row->addWidget(label, 1);
        m_lines->addWidget(line);
    }
    updateGeometry();
}

} // namespace outdial::views
