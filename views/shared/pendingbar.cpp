// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>

#include <views/shared/pendingbar.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

PendingBar::PendingBar(QWidget *parent) : PendingBar(tr("Changes not applied"), tr("Review and apply…"), parent) {}

PendingBar::PendingBar(const QString &name, const QString &review, QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("pending"));
    setAccessibleName(name);
    auto *row = new QHBoxLayout(this);
    row->addWidget(new IconLabel(QStringLiteral("document-edit"), Token::AccentText, 16, this));
    m_count = makeLabel({}, "emphasis", "", this);
    row->addWidget(m_count);
    m_line = new ElidedLabel({}, "", "muted", this);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_line, 1);
    m_discard = new Button(tr("Discard…"), ButtonKind::Quiet, ButtonSize::Header, this);
    m_review = new Button(review, ButtonKind::Primary, ButtonSize::Header, this);
    row->addWidget(m_discard);
    row->addWidget(m_review);
    connect(m_discard, &QPushButton::clicked, this, &PendingBar::discardRequested);
    connect(m_review, &QPushButton::clicked, this, &PendingBar::reviewRequested);
    const auto fit = [this, row] {
        row->setContentsMargins(px(16), 0, px(16), 0);
        row->setSpacing(px(8));
        setFixedHeight(px(48));
    };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();
    hide();
}

void PendingBar::setChanges(int count, const QString &what)
{
    setChanges(count, tr("%n change(s) not applied", nullptr, count), what);
}

void PendingBar::setChanges(int count, const QString &counted, const QString &what)
{
    m_changes = count;
    m_count->setText(counted);
    m_what = what;
    refresh();
}

void PendingBar::setBlocked(const QString &why)
{
    m_blocked = why;
    refresh();
}

QString PendingBar::text() const
{
    return m_changes == 0 ? QString() : QString(m_count->text() % QStringLiteral(": ") % m_line->text());
}

void PendingBar::refresh()
{
    m_line->setText(m_blocked.isEmpty() ? m_what : m_blocked);
    m_review->setEnabled(m_blocked.isEmpty());
    m_review->setToolTip(m_blocked);
    setAccessibleDescription(text());
    setVisible(m_changes > 0);
}

} // namespace outdial::views
