// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QWheelEvent>

#include <views/activity/exploreridfield.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::IdKind;

ExplorerIdField::ExplorerIdField(IdKind kind, QWidget *parent) : QComboBox(parent), m_kind(kind)
{
    setEditable(true);
    setCompleter(nullptr);
    setInsertPolicy(QComboBox::NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setMaxVisibleItems(14);
    setProperty("tall", QStringLiteral("header"));
    lineEdit()->setProperty("mono", true);
    whenWritten(lineEdit(), this, [this](const QString &value) { Q_EMIT valueEdited(value); });
    connect(this, &QComboBox::activated, this, [this](int row) {
        const QString id = itemData(row).toString();
        if (id.isEmpty())
            return;
        setValue(id);
        Q_EMIT valueEdited(id);
    });
}

void ExplorerIdField::setSource(models::ExplorerIds *ids, std::function<QString()> campaign)
{
    if (m_ids)
        m_ids->disconnect(this);
    m_ids = ids;
    m_campaign = std::move(campaign);
    if (!m_ids)
        return;
    connect(m_ids, &models::ExplorerIds::changed, this, [this](IdKind kind) {
        if (kind != m_kind || !m_open || !view()->isVisible())
            return;
        hidePopup();
        showPopup();
    });
}

void ExplorerIdField::setValue(const QString &id)
{
    const QSignalBlocker quiet(this);
    const ShowingText shown(lineEdit());
    setCurrentIndex(-1);
    setEditText(id);
    lineEdit()->setCursorPosition(0);
}

void ExplorerIdField::fill()
{
    const QString typed = currentText();
    {
        const QSignalBlocker quiet(this);
        const ShowingText shown(lineEdit());
        clear();
        if (m_ids) {
            for (const auto &one : m_ids->known(m_kind, campaign()))
                addItem(one.name.isEmpty() ? one.id : one.name + QStringLiteral("  ·  ") + one.id, one.id);
        }
        if (count() == 0) {
            QString why = tr("None is known. Type or paste it.");
            if (m_ids && m_ids->isReading(m_kind, campaign()))
                why = tr("Reading…");
            else if (m_ids && !m_ids->problem(m_kind, campaign()).isEmpty())
                why = m_ids->problem(m_kind, campaign());
            else if (m_kind == IdKind::Instance && campaign().isEmpty())
                why = tr("Choose the campaign first.");
            addItem(why);
            if (auto *items = qobject_cast<QStandardItemModel *>(model()))
                items->item(0)->setEnabled(false);
        }
        setCurrentIndex(findData(typed));
        setEditText(typed);
    }
}

void ExplorerIdField::showPopup()
{
    m_open = true;
    if (m_ids)
        m_ids->want(m_kind, campaign());
    fill();
    // Names and ids are longer than the field is wide.
    const QFontMetrics metrics(view()->font());
    int wide = width();
    for (int i = 0; i < count(); ++i)
        wide = std::max(wide, std::min(metrics.horizontalAdvance(itemText(i)) + px(48), px(560)));
    view()->setMinimumWidth(wide);
    QComboBox::showPopup();
}

void ExplorerIdField::wheelEvent(QWheelEvent *event)
{
    // The form scrolls under the pointer; a value must not change by it.
    event->ignore();
}

} // namespace outdial::views
