// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>

#include <views/shared/combolook.h>

namespace outdial::views {

namespace {

// As QComboBox::initStyleOption, which cannot be asked from outside; what the style sheet does not look at is left out.
QStyleOptionComboBox lookOf(const QComboBox &combo)
{
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.editable = combo.isEditable();
    option.frame = combo.hasFrame();
    option.subControls = QStyle::SC_All;
    option.currentText = combo.currentText();
    option.iconSize = combo.iconSize();
    if (combo.currentIndex() >= 0)
        option.currentIcon = combo.itemIcon(combo.currentIndex());
    else if (!combo.placeholderText().isEmpty()) {
        option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
        option.palette.setBrush(QPalette::Text, option.palette.placeholderText());
        option.currentText = combo.placeholderText();
    }
    if (combo.hasFocus() && !combo.isEditable())
        option.state |= QStyle::State_Selected;
    return option;
}

// What is left of the box for words.
int roomOf(const QComboBox &combo, const QStyleOptionComboBox &option)
{
    if (const QLineEdit *edit = combo.lineEdit())
        return edit->contentsRect().width() - 4; // the margins that QLineEdit has of its own
    int width = combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo).width();
    if (!option.currentIcon.isNull())
        width -= option.iconSize.width() + 4;
    return width;
}

} // namespace

ComboLook::ComboLook(QStyle *style) : QProxyStyle(style) {}

void ComboLook::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox *>(widget) != nullptr) {
        widget->removeEventFilter(this); // polished again with each change of the style sheet
        widget->installEventFilter(this);
    }
}

void ComboLook::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool ComboLook::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint && event->type() != QEvent::ToolTip)
        return QProxyStyle::eventFilter(watched, event);
    auto *combo = qobject_cast<QComboBox *>(watched);
    if (combo == nullptr || !isValueCut(*combo))
        return QProxyStyle::eventFilter(watched, event);
    if (event->type() == QEvent::ToolTip) {
        // The value first; what the box has to say otherwise below it.
        const QString own = combo->toolTip();
        const QString value = combo->currentText();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           own.isEmpty() || own == value ? value : value + QLatin1Char('\n') + own, combo);
        return true;
    }
    if (combo->isEditable())
        return false; // what is typed can be scrolled
    QStyleOptionComboBox option = lookOf(*combo);
    option.currentText = combo->fontMetrics().elidedText(option.currentText, Qt::ElideRight, roomOf(*combo, option));
    QStylePainter painter(combo);
    painter.setPen(combo->palette().color(QPalette::Text));
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    return true;
}

bool isValueCut(const QComboBox &combo)
{
    return combo.fontMetrics().horizontalAdvance(combo.currentText()) > roomOf(combo, lookOf(combo));
}

} // namespace outdial::views
