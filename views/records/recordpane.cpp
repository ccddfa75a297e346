// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <models/records/recordsmodel.h>
#include <views/records/attemptstimeline.h>
#include <views/records/recordline.h>
#include <views/records/recordpane.h>
#include <views/records/recordstates.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordColumn;
using models::RecordsModel;

namespace {

// The label is for what is said of the section, at its right.
QLabel *addHead(QVBoxLayout *column, const QString &title, QWidget *parent)
{
    column->addWidget(makeLine(Qt::Horizontal, parent));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    row->addWidget(makeLabel(title, "emphasis", "", parent));
    row->addStretch();
    auto *note = makeLabel({}, "small", "muted", parent);
    row->addWidget(note);
    column->addLayout(row);
    column->addWidget(makeLine(Qt::Horizontal, parent));
    return note;
}

QGridLayout *addSection(QVBoxLayout *column, const QString &title, QWidget *parent)
{
    addHead(column, title, parent);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(16, 8, 16, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, px(88));
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    return grid;
}

} // namespace

RecordPane::RecordPane(RecordsModel *model, QWidget *parent) : QWidget(parent), m_model(model), m_attempts(this)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);

    auto *none = makeLabel(tr("Choose a record to see its entry and its status."), "", "muted");
    none->setContentsMargins(16, 16, 16, 16);
    none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    none->setWordWrap(true);
    m_stack->addWidget(none);

    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 16, 12);
    head->setSpacing(4);
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(8);
    m_title = new ElidedLabel({}, "pane", "", pane);
    m_stateIcon = new IconLabel(QStringLiteral("task-process-0"), Token::TextMuted, 16, pane);
    m_stateWord = makeLabel({}, "", "muted", pane);
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_stateIcon);
    titleRow->addWidget(m_stateWord);
    m_edited = new StateLabel(StateLook::Edited, tr("Edited"), true, pane);
    m_edited->hide();
    titleRow->addWidget(m_edited);
    head->addLayout(titleRow);
    auto *keyRow = new QHBoxLayout;
    keyRow->setSpacing(4);
    m_key = new ElidedLabel({}, "mono", "muted", pane);
    m_key->setElideMode(Qt::ElideMiddle);
    auto *copy = new IconButton(QStringLiteral("edit-copy"), tr("Copy the record"), ButtonSize::Row, true, pane);
    keyRow->addWidget(m_key, 1);
    keyRow->addWidget(copy);
    head->addLayout(keyRow);
    column->addLayout(head);

    auto *scroll = new QScrollArea(pane);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Entry, attempts and status of the record"));
    auto *content = new QWidget;
    content->setProperty("transparentGround", true);
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    m_entryNote = addHead(lines, tr("Entry"), content);
    m_entryLines = new QVBoxLayout;
    m_entryLines->setContentsMargins(0, px(5), 0, px(5));
    m_entryLines->setSpacing(0);
    lines->addLayout(m_entryLines);
    m_attemptsNote = addHead(lines, tr("Attempts"), content);
    m_timeline = new AttemptsTimeline(content);
    lines->addWidget(m_timeline);
    m_statusGrid = addSection(lines, tr("Status"), content);
    lines->addStretch();
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    column->addWidget(makeFoot(pane));
    m_stack->addWidget(pane);

    connect(copy, &QToolButton::clicked, this, &RecordPane::copyRequested);
    connect(m_timeline, &AttemptsTimeline::buttonClicked, this, &RecordPane::attemptsButton);
    connect(&m_attempts, &models::AttemptsReader::changed, this, &RecordPane::refreshAttempts);
    // What is shown may be read again, or its columns may change.
    connect(model, &QAbstractItemModel::layoutChanged, this, &RecordPane::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &RecordPane::refresh);
    connect(model, &QAbstractItemModel::columnsInserted, this, &RecordPane::refresh, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::dataChanged, this, &RecordPane::refresh);
}

void RecordPane::setRecord(const QModelIndex &index)
{
    m_index = index.isValid() && index.row() < m_model->shown() ? index : QModelIndex();
    refresh();
}

QString RecordPane::titleOf(int row) const
{
    // Last and first name when the data has them under a name that one can tell, else the first value.
    QString last;
    QString first;
    QString any;
    for (int section = 0; m_model->columnAt(section).kind == RecordColumn::Kind::Entry; ++section) {
        const QString value = m_model->rawText(row, section);
        const QString name = m_model->headerData(section, Qt::Horizontal).toString().toLower().remove(u'_').remove(u' ');
        if (name == u"lastname" || name == u"surname" || name == u"nachname")
            last = value;
        else if (name == u"firstname" || name == u"vorname")
            first = value;
        if (any.isEmpty())
            any = value;
    }
    if (!last.isEmpty() && !first.isEmpty())
        return tr("%1, %2", "last name, first name").arg(last, first);
    return !last.isEmpty() ? last : !first.isEmpty() ? first : any;
}

void RecordPane::refresh()
{
    if (!m_index.isValid()) {
        m_stack->setCurrentIndex(0);
        m_attempts.show({});
        return;
    }
    const int row = m_index.row();
    m_title->setText(titleOf(row));
    const auto state = static_cast<models::RecordState>(m_index.data(RecordsModel::RecordStateRole).toInt());
    const TextCell look = recordStateCell(state);
    m_stateIcon->setIcon(look.icon, look.ink);
    m_stateIcon->setVisible(!look.icon.isEmpty());
    m_stateWord->setText(look.text);
    if (m_stateWord->property("ink") != (look.ink == Token::OkText ? QStringLiteral("ok") : QStringLiteral("muted")))
        LabelStyle::set(m_stateWord, "", look.ink == Token::OkText ? "ok" : "muted");
    const QString keys = refreshEntry(row);
    int status = 0;
    for (int section = 0; section < m_model->columnCount(); ++section) {
        const QString name = m_model->headerData(section, Qt::Horizontal).toString();
        const QModelIndex index = m_model->index(row, section);
        const auto kind = m_model->columnAt(section).kind;
        if (kind != RecordColumn::Kind::Entry) {
            QString full =
                kind == RecordColumn::Kind::LastAttempt ? index.data(Qt::ToolTipRole).toString() : index.data().toString();
            if (full.isEmpty() && state != models::RecordState::Unknown)
                full = kind == RecordColumn::Kind::Attempts          ? QStringLiteral("0")
                       : kind == RecordColumn::Kind::LastAttempt     ? tr("never")
                       : kind == RecordColumn::Kind::LastDisposition ? tr("none")
                                                                     : QString();
            setLine(m_status, m_statusGrid, status++, name, full, false);
        }
    }
    for (const auto &[name, value] : statusFacts(row))
        setLine(m_status, m_statusGrid, status++, name, value, false);
    m_key->setText(keys);
    refreshAttempts();
    hideFrom(m_status, status);
    m_stack->setCurrentIndex(1);
}

QString RecordPane::refreshEntry(int row)
{
    QString keys;
    int entry = 0;
    int edited = 0;
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (m_model->columnAt(section).kind != RecordColumn::Kind::Entry)
            continue;
        if (entry == m_entry.size()) {
            auto *line = new RecordLine;
            m_entryLines->addWidget(line);
            // Its button was made later than what stands below, and comes before it all the same; around is the scroll area.
            QWidget *before = m_entryLines->parentWidget()->parentWidget()->parentWidget();
            if (!m_entry.isEmpty())
                before = m_entry.last()->findChild<QToolButton *>();
            setTabOrder(before, line->findChild<QToolButton *>());
            connect(line, &RecordLine::undoRequested, this, &RecordPane::undoRequested);
            m_entry.append(line);
        }
        const QString name = m_model->headerData(section, Qt::Horizontal).toString();
        const QString kept = m_model->rawText(row, section);
        const bool key = m_model->isKeyField(section);
        if (key || (keys.isEmpty() && section == 0 && m_model->looksLikeCode(section)))
            keys = keys.isEmpty() || section == 0 ? kept : keys + QStringLiteral(" · ") + kept;
        const models::PendingEdit *edit = m_model->editAt(m_model->index(row, section));
        RecordLine *line = m_entry.at(entry++);
        line->show(name, edit ? edit->after : kept, m_model->looksLikeCode(section), m_editable && key);
        if (edit) {
            ++edited;
            line->showEdit(edit->before, edit->problem.kind == models::EditProblem::Kind::Conflict);
        }
    }
    for (qsizetype i = entry; i < m_entry.size(); ++i)
        m_entry.at(i)->hide();
    m_edited->setVisible(edited > 0);
    if (edited > 0) // its state stands below, too
        m_stateIcon->hide();
    m_stateWord->setVisible(edited == 0);
    return keys;
}

QWidget *RecordPane::makeFoot(QWidget *parent)
{
    m_footPart = new QFrame(parent);
    m_footPart->setProperty("part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(m_footPart);
    row->setContentsMargins(px(16), px(8), px(8), px(8));
    m_edit = new Button(tr("Edit…"), ButtonKind::Normal, ButtonSize::Header, m_footPart);
    m_edit->setIconName(QStringLiteral("document-edit"));
    m_erase = new Button(tr("Erase…"), ButtonKind::QuietErr, ButtonSize::Header, m_footPart);
    m_erase->setIconName(QStringLiteral("edit-delete"));
    row->addWidget(m_edit);
    row->addStretch(1);
    row->addWidget(m_erase);
    m_footPart->hide();
    connect(m_edit, &QPushButton::clicked, this, &RecordPane::editRequested);
    connect(m_erase, &QPushButton::clicked, this, &RecordPane::eraseRequested);
    return m_footPart;
}

void RecordPane::setEditable(bool editable)
{
    m_editable = editable;
    m_footPart->setVisible(editable);
    m_entryNote->setText(editable ? tr("F2 edits") : QString());
    refresh();
}

RecordLine *RecordPane::line(const QString &field) const
{
    const auto found = std::find_if(m_entry.begin(), m_entry.end(),
                                    [&field](const RecordLine *line) { return !line->isHidden() && line->name() == field; });
    return found == m_entry.end() ? nullptr : *found;
}

QString RecordPane::title() const { return m_index.isValid() ? titleOf(m_index.row()) : QString(); }

void RecordPane::setLine(QList<Line> &lines, QGridLayout *grid, int at, const QString &name, const QString &value, bool mono)
{
    if (at == lines.size()) {
        Line line{new ElidedLabel({}, "", "muted"), makeLabel({}, "")};
        line.name->setFixedWidth(px(104));
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.value->setWordWrap(true);
        grid->addWidget(line.name, at, 0, Qt::AlignTop);
        grid->addWidget(line.value, at, 1);
        lines.append(line);
    }
    const Line &line = lines.at(at);
    line.name->setText(name);
    line.value->setText(value.isEmpty() ? tr("empty") : value);
    // A name takes the place of the text: it has to say both.
    line.value->setAccessibleName(tr("%1: %2", "field and its value").arg(name, line.value->text()));
    // Polishing a label again costs more than all the rest: only when its look changes.
    const char *type = mono && !value.isEmpty() ? "mono" : "";
    const char *ink = value.isEmpty() ? "faint" : "";
    if (line.value->property("type") != QLatin1String(type) || line.value->property("ink") != QLatin1String(ink))
        LabelStyle::set(line.value, type, ink);
    line.name->show();
    line.value->show();
}

void RecordPane::hideFrom(QList<Line> &lines, int first)
{
    for (qsizetype i = first; i < lines.size(); ++i) {
        lines.at(i).name->hide();
        lines.at(i).value->hide();
    }
}

QString RecordPane::copyText() const
{
    QString text;
    if (!m_index.isValid())
        return text;
    for (int section = 0; section < m_model->columnCount(); ++section)
        text +=
            m_model->headerData(section, Qt::Horizontal).toString() + u'\t' + m_model->tabSeparated({m_index.row()}, {section});
    return text;
}

} // namespace outdial::views
