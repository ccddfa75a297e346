// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <models/records/recordsmodel.h>
#include <views/records/findbar.h>
#include <views/records/recordcolumns.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

FindBar::FindBar(models::RecordsModel *model, TableView *table, RecordColumns *columns, QWidget *parent)
    : QFrame(parent),
      m_model(model),
      m_table(table),
      m_columns(columns),
      m_finder(model)
{
    setProperty("part", QStringLiteral("tools"));
    setAccessibleName(tr("Find in the records"));
    setFixedHeight(px(44));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(16), 0, px(16), 0);
    row->setSpacing(px(8));
    auto *label = makeLabel(tr("&Find"), "", "muted", this);
    m_edit = new QLineEdit(this);
    m_edit->setProperty("tall", QStringLiteral("header"));
    m_edit->setMaximumWidth(px(280));
    m_edit->setAccessibleName(tr("Find in the loaded records"));
    label->setBuddy(m_edit);
    auto *before = new IconButton(QStringLiteral("go-up"), tr("Find the one before"), ButtonSize::Header, false, this);
    before->setShortcutHint(QStringLiteral("Shift+F3"));
    auto *next = new IconButton(QStringLiteral("go-down"), tr("Find the next"), ButtonSize::Header, false, this);
    next->setShortcutHint(QStringLiteral("F3"));
    m_word = makeLabel({}, "", "muted", this);
    auto *shut = new IconButton(QStringLiteral("window-close"), tr("Close"), ButtonSize::Header, true, this);
    row->addWidget(label);
    row->addWidget(m_edit, 1);
    row->addWidget(before);
    row->addWidget(next);
    row->addWidget(m_word, 1);
    row->addWidget(shut);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_finder.stop();
        m_word->setText({});
        setLook(m_edit, "error", false);
        // From the current cell on, which may have it already.
        if (!text.isEmpty()) {
            const QModelIndex current = m_table->currentIndex();
            const QList<int> sections = m_columns->shownSections();
            const qsizetype at = std::max<qsizetype>(0, sections.indexOf(current.column()));
            const int from = at > 0 ? current.row() : current.row() - 1;
            const int section = at > 0 ? sections.at(at - 1) : sections.value(sections.size() - 1);
            if (from < 0)
                m_finder.find(text, sections, int(m_model->shown()) - 1, sections.value(sections.size() - 1), false);
            else
                m_finder.find(text, sections, from, section, false);
        }
    });
    connect(before, &QToolButton::clicked, this, [this] { goOn(true); });
    connect(next, &QToolButton::clicked, this, [this] { goOn(false); });
    connect(shut, &QToolButton::clicked, this, &FindBar::close);
    connect(&m_finder, &models::RecordFinder::found, this, &FindBar::found);
    connect(&m_finder, &models::RecordFinder::notFound, this, &FindBar::notFound);
    hide();
}

void FindBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::close()
{
    m_finder.stop();
    hide();
    m_table->setFocus();
}

void FindBar::goOn(bool backwards)
{
    if (m_edit->text().isEmpty()) {
        open();
        return;
    }
    const QModelIndex current = m_table->currentIndex();
    m_finder.find(m_edit->text(), m_columns->shownSections(), current.row(), current.column(), backwards);
}

QString FindBar::word() const { return m_word->text(); }

void FindBar::found(int row, int section, bool wrapped)
{
    setLook(m_edit, "error", false);
    const QModelIndex index = m_model->index(row, section);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_word->setText(wrapped ? tr("row %1, begun again").arg(countText(row + 1)) : tr("row %1").arg(countText(row + 1)));
}

void FindBar::notFound()
{
    if (m_edit->text().isEmpty())
        return;
    setLook(m_edit, "error", true);
    m_word->setText(m_model->isComplete() ? tr("not in the records")
                                          : tr("not in the %1 loaded records").arg(countText(m_model->loaded())));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goOn(event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace outdial::views
