// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>

#include <models/records/pendingedits.h>
#include <views/records/editsbar.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

EditsBar::EditsBar(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("pending"));
    setAccessibleName(tr("Edits not sent"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(new IconLabel(QStringLiteral("document-edit"), Token::AccentText, 16, this));
    m_count = makeLabel({}, "emphasis", "", this);
    row->addWidget(m_count);
    m_line = new ElidedLabel({}, "", "muted", this);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_line, 1);
    m_discard = new Button(tr("Discard…"), ButtonKind::Quiet, ButtonSize::Header, this);
    m_review = new Button(tr("Review and send…"), ButtonKind::Primary, ButtonSize::Header, this);
    row->addWidget(m_discard);
    row->addWidget(m_review);
    connect(m_discard, &QPushButton::clicked, this, &EditsBar::discardRequested);
    connect(m_review, &QPushButton::clicked, this, &EditsBar::reviewRequested);
    const auto fit = [this, row] {
        row->setContentsMargins(px(16), 0, px(16), 0);
        row->setSpacing(px(8));
        setFixedHeight(px(48));
    };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();
    hide();
}

void EditsBar::show(const models::PendingEdits *edits, bool sorted)
{
    m_edits = edits ? edits->count() : 0;
    if (m_edits > 0) {
        const QString records = tr("in %n record(s)", nullptr, edits->recordCount());
        m_count->setText(tr("%n edit(s) %1 not sent", nullptr, m_edits).arg(records));
        QStringList parts{edits->fields().join(QStringLiteral(", "))};
        const int conflicts = edits->count(models::EditProblem::Kind::Conflict);
        const int unknown = edits->count(models::EditProblem::Kind::Unknown);
        if (conflicts > 0)
            parts.prepend(tr("%n held back: somebody else has changed the record", nullptr, conflicts));
        if (unknown > 0)
            parts.prepend(tr("%n sent, and the answer lost", nullptr, unknown));
        if (sorted)
            parts.append(tr("sorting stays as it is until applied again"));
        m_what = parts.join(QStringLiteral(" · "));
    }
    refresh();
}

void EditsBar::setBlocked(const QString &why)
{
    m_blocked = why;
    refresh();
}

QString EditsBar::text() const
{
    return m_edits == 0 ? QString() : QString(m_count->text() % QStringLiteral(": ") % m_line->text());
}

void EditsBar::refresh()
{
    m_line->setText(m_blocked.isEmpty() ? m_what : m_blocked);
    m_review->setEnabled(m_blocked.isEmpty());
    m_review->setToolTip(m_blocked);
    setAccessibleDescription(text());
    setVisible(m_edits > 0);
}

} // namespace outdial::views
