// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <views/records/recordline.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

// A value that is about to be replaced.
class StruckLabel : public ElidedLabel {
public:
    explicit StruckLabel(QWidget *parent) : ElidedLabel({}, "", "muted", parent) {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        ElidedLabel::paintEvent(event);
        QPainter painter(this);
        const int length = std::min(width(), fontMetrics().horizontalAdvance(text()));
        painter.fillRect(QRect(0, height() / 2, length, 1), color(Token::TextMuted));
    }
};

RecordLine::RecordLine(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(16), px(3), px(12), px(3));
    row->setSpacing(px(12));
    m_nameLabel = new ElidedLabel({}, "", "muted", this);
    m_nameLabel->setFixedWidth(px(104));
    row->addWidget(m_nameLabel);
    auto *values = new QVBoxLayout;
    values->setContentsMargins(0, 0, 0, 0);
    values->setSpacing(0);
    m_value = makeLabel({}, "", "", this);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setWordWrap(true);
    m_was = new StruckLabel(this);
    m_was->hide();
    values->addWidget(m_value);
    values->addWidget(m_was);
    row->addLayout(values, 1);
    m_lock = new IconLabel(QStringLiteral("object-locked"), Token::TextMuted, 16, this);
    m_lock->setToolTip(tr("A key cannot be changed"));
    m_lock->hide();
    row->addWidget(m_lock);
    m_undo = new IconButton(QStringLiteral("edit-undo"), tr("Take the edit back"), ButtonSize::Row, true, this);
    m_undo->hide();
    row->addWidget(m_undo);
    connect(m_undo, &QToolButton::clicked, this, [this] { Q_EMIT undoRequested(m_name); });
}

void RecordLine::show(const QString &name, const QString &value, bool mono, bool locked)
{
    m_name = name;
    m_nameLabel->setText(name);
    m_value->setText(value.isEmpty() ? tr("empty") : value);
    // A name takes the place of the text: it has to say both.
    m_value->setAccessibleName(tr("%1: %2", "field and its value").arg(name, m_value->text()));
    // Polishing a label again costs more than all the rest: only when its look changes.
    const char *type = mono && !value.isEmpty() ? "mono" : "";
    const char *ink = value.isEmpty() ? "faint" : "";
    if (m_value->property("type") != QLatin1String(type) || m_value->property("ink") != QLatin1String(ink))
        LabelStyle::set(m_value, type, ink);
    m_lock->setVisible(locked);
    if (m_edited) {
        m_edited = false;
        m_was->hide();
        m_undo->hide();
        update();
    }
    QWidget::show();
}

void RecordLine::showEdit(const QString &was, bool conflict)
{
    m_edited = true;
    m_conflict = conflict;
    const bool mono = m_value->property("type") == QLatin1String("mono");
    if (!mono)
        LabelStyle::set(m_value, "emphasis", "");
    LabelStyle::set(m_was, mono ? "mono" : "", "muted");
    m_was->setText(was);
    m_was->setAccessibleName(tr("%1, before: %2", "field and its value").arg(m_name, was));
    m_was->setVisible(!was.isEmpty());
    m_undo->setAccessibleName(tr("Take the edit of %1 back").arg(m_name));
    m_undo->show();
    update();
}

void RecordLine::paintEvent(QPaintEvent *event)
{
    if (m_edited) {
        QPainter painter(this);
        painter.fillRect(rect(), color(m_conflict ? Token::WarnTint : Token::AccentTint));
        painter.fillRect(QRect(0, 0, 3, height()), color(m_conflict ? Token::Warn : Token::AccentText));
    }
    QWidget::paintEvent(event);
}

} // namespace outdial::views
