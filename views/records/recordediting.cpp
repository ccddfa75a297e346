// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>

#include <models/records/recordsmodel.h>
#include <views/records/editsbar.h>
#include <views/records/editsreview.h>
#include <views/records/erasesheet.h>
#include <views/records/recordcells.h>
#include <views/records/recordediting.h>
#include <views/records/recordeditor.h>
#include <views/records/recordpane.h>
#include <views/records/recordsview.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/question.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordForm;

namespace {

const QString bannerKey = QStringLiteral("editing");

} // namespace

RecordEditing::RecordEditing(RecordsView *view, BannerArea *banners)
    : QObject(view),
      m_view(view),
      m_banners(banners),
      m_bar(new EditsBar(view))
{
    makeActions();
    connect(m_bar, &EditsBar::discardRequested, this, &RecordEditing::discardAll);
    connect(m_bar, &EditsBar::reviewRequested, this, &RecordEditing::reviewEdits);
    connect(view->pane(), &RecordPane::editRequested, this, &RecordEditing::editRecord);
    connect(view->pane(), &RecordPane::eraseRequested, this, &RecordEditing::eraseRecord);
    connect(view->pane(), &RecordPane::undoRequested, this, [this](const QString &field) {
        if (m_edits)
            m_edits->discard(currentKey(), field);
    });
    connect(view->table(), &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.row() < m_view->model()->shown()) // else it tries a page again
            editRecord();
    });
    // Later: a cell may be left since its window is going.
    connect(
        view->cells(), &RecordCells::notKept, this,
        [this](const QString &field, const QString &value, const QString &why) {
            tell(tr("%1 is as it was.").arg(field), tr("“%1” was not kept. %2").arg(value, why));
        },
        Qt::QueuedConnection);
    connect(view->table()->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecordEditing::refreshActions);
    connect(view, &RecordsView::stateChanged, this, [this] {
        showBar();
        refreshActions();
    });
    view->setRecordActions({m_editAction, m_cellAction, m_emptyAction, m_discardAction, m_eraseAction});
    refreshActions();
}

RecordEditing::~RecordEditing()
{
    if (m_edits)
        disconnect(m_edits.get(), nullptr, this, nullptr);
}

void RecordEditing::makeActions()
{
    const auto make = [this](const QString &text, const QString &iconName, const QString &shortcut,
                             void (RecordEditing::*act)()) {
        QAction *action = makeAction(this, text, iconName, shortcut);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_cellAction = make(tr("Edit the &field"), QStringLiteral("document-edit"), QStringLiteral("F2"), &RecordEditing::editCell);
    m_emptyAction = make(tr("Em&pty the field"), QStringLiteral("list-remove"), {}, &RecordEditing::emptyCell);
    m_editAction =
        make(tr("&Edit the record…"), QStringLiteral("document-edit"), QStringLiteral("Shift+F2"), &RecordEditing::editRecord);
    m_addAction =
        make(tr("A&dd a record…"), QStringLiteral("list-add"), QStringLiteral("Ctrl+Shift+N"), &RecordEditing::addRecord);
    m_eraseAction =
        make(tr("E&rase the record…"), QStringLiteral("edit-delete"), QStringLiteral("Ctrl+Del"), &RecordEditing::eraseRecord);
    m_undoAction = make(tr("&Undo the last edit"), QStringLiteral("edit-undo"), QStringLiteral("Ctrl+Z"), &RecordEditing::undo);
    m_discardAction =
        make(tr("D&iscard the edits of this record"), QStringLiteral("edit-undo"), {}, &RecordEditing::discardRecord);
    m_reviewAction = make(tr("Re&view and send edits…"), QStringLiteral("document-edit"), QStringLiteral("Ctrl+Shift+Return"),
                          &RecordEditing::reviewEdits);
}

QList<QAction *> RecordEditing::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::Edit:
        return {m_undoAction};
    case MenuId::Record:
        return {m_addAction,    m_editAction,    m_cellAction, m_emptyAction, nullptr,
                m_reviewAction, m_discardAction, nullptr,      m_eraseAction};
    default:
        return {};
    }
}

void RecordEditing::setPlace(const Place &place)
{
    const bool same = place.listId == m_place.listId && place.tenant == m_place.tenant && place.store == m_place.store;
    m_place = place;
    if (!same || !m_edits) {
        if (m_edits)
            disconnect(m_edits.get(), nullptr, this, nullptr);
        delete m_dialog.data(); // at once, also while it waits for an answer: its client may be gone with its list
        m_banners->dismiss(bannerKey);
        m_edits =
            place.listId.isEmpty() || !place.store ? nullptr : models::PendingEdits::of(place.store, place.tenant, place.listId);
        if (m_edits) {
            connect(m_edits.get(), &models::PendingEdits::changed, this, [this] {
                showBar();
                refreshActions();
            });
        }
        m_view->model()->setPendingEdits(m_edits);
        m_view->pane()->setEditable(m_edits != nullptr);
    }
    showBar();
    refreshActions();
}

void RecordEditing::setBlocked(const QString &why)
{
    m_offline = !why.isEmpty();
    m_bar->setBlocked(why);
    refreshActions();
}

void RecordEditing::showBar() { m_bar->show(m_edits.get(), m_view->model()->isSorted()); }

// Why the current record cannot be edited; null: it can.
QString RecordEditing::whyNot() const
{
    const QModelIndex current = m_view->table()->currentIndex();
    const auto *model = m_view->model();
    if (!current.isValid() || current.row() >= model->shown())
        return tr("There is no record.");
    if (!model->keysOf(current.row()).isEmpty())
        return {};
    // The words are those of any field that is no key.
    for (int section = 0; section < model->columnCount(); ++section) {
        const QModelIndex cell = model->index(current.row(), section);
        if (model->columnAt(section).kind == models::RecordColumn::Kind::Entry && !model->isKeyField(section))
            return model->whyNotEditable(cell);
    }
    return tr("The record has no field that could be edited.");
}

void RecordEditing::refreshActions()
{
    const QModelIndex current = m_view->table()->currentIndex();
    const bool record = m_edits && m_view->showsTable() && current.isValid() && current.row() < m_view->model()->shown();
    m_cellAction->setEnabled(record);
    m_emptyAction->setEnabled(record && m_view->model()->whyNotEditable(current).isNull());
    m_editAction->setEnabled(record);
    m_addAction->setEnabled(m_edits != nullptr && !m_offline);
    m_eraseAction->setEnabled(record && !m_offline);
    m_view->pane()->eraseButton()->setEnabled(record && !m_offline);
    m_undoAction->setEnabled(m_edits && m_edits->canUndo());
    m_discardAction->setEnabled(record && !m_edits->editsOf(currentKey()).isEmpty());
    m_reviewAction->setEnabled(m_edits && !m_edits->isEmpty() && !m_offline);
}

void RecordEditing::tell(const QString &title, const QString &text)
{
    m_banners->tell(bannerKey, Tone::Accent, title, text)->setClosable(true);
}

QByteArray RecordEditing::currentKey() const
{
    const QModelIndex current = m_view->table()->currentIndex();
    return current.isValid() ? m_view->model()->keysOf(current.row()) : QByteArray();
}

QHash<QString, QString> RecordEditing::currentValues() const
{
    QHash<QString, QString> values;
    const auto *model = m_view->model();
    const int row = m_view->table()->currentIndex().row();
    for (int section = 0; section < model->columnCount(); ++section) {
        if (model->columnAt(section).kind == models::RecordColumn::Kind::Entry)
            values.insert(model->headerData(section, Qt::Horizontal).toString(), model->rawText(row, section));
    }
    return values;
}

models::EditRun::Place RecordEditing::runPlace() const
{
    return {m_place.client, m_place.listId, m_place.campaignId, m_place.instanceId,
            m_view->model()->isTyped() ? m_view->model()->format() : std::nullopt};
}

void RecordEditing::editCell()
{
    m_banners->dismiss(bannerKey);
    const QModelIndex current = m_view->table()->currentIndex();
    if (const QString why = m_view->model()->whyNotEditable(current); !why.isNull()) {
        tell(tr("This cannot be edited."), why);
        return;
    }
    m_view->table()->setFocus();
    m_view->table()->edit(current);
}

void RecordEditing::emptyCell()
{
    const QModelIndex current = m_view->table()->currentIndex();
    if (!m_view->model()->whyNotEditable(current).isNull())
        return;
    const auto verdict = m_view->model()->judge(current, {});
    if (!verdict.isTaken())
        tell(tr("This cannot be emptied."), verdict.refused);
    else
        m_view->model()->setData(current, QString());
}

RecordEditor *RecordEditing::editor() const { return qobject_cast<RecordEditor *>(m_dialog); }
EditsReview *RecordEditing::review() const { return qobject_cast<EditsReview *>(m_dialog); }
EraseSheet *RecordEditing::sheet() const { return qobject_cast<EraseSheet *>(m_dialog); }

void RecordEditing::changed(int records)
{
    if (records > 0)
        Q_EMIT recordsEdited(m_place.listId, records);
    Q_EMIT refreshWanted();
}

void RecordEditing::editRecord()
{
    if (!m_edits || m_dialog || !m_view->showsTable())
        return;
    m_banners->dismiss(bannerKey);
    if (const QString why = whyNot(); !why.isNull()) {
        tell(tr("This record cannot be edited."), why);
        return;
    }
    RecordEditor::Place place{runPlace(), m_place.listName, m_view->model()->fieldsKnown(), false, m_edits};
    place.typed = place.list.format.has_value();
    auto *dialog = new RecordEditor(RecordForm::Purpose::Update, place, currentValues(), m_view->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RecordEditor::updated, this, [this] { changed(1); });
    m_dialog = dialog;
    dialog->open();
}

void RecordEditing::addRecord()
{
    if (!m_edits || m_dialog)
        return;
    RecordEditor::Place place{runPlace(), m_place.listName, m_view->model()->fieldsKnown(), false, nullptr};
    place.typed = place.list.format.has_value();
    m_banners->dismiss(bannerKey);
    if (place.fields.fields.isEmpty()) {
        tell(tr("No record can be added yet."),
             tr("The format of this list is not known here, and there is no record to learn its fields from. Import a file into "
                "it, or teach its format."));
        return;
    }
    auto *dialog = new RecordEditor(RecordForm::Purpose::Add, place, {}, m_view->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RecordEditor::added, this, [this] { changed(1); });
    m_dialog = dialog;
    dialog->open();
}

void RecordEditing::eraseRecord()
{
    if (!m_edits || m_dialog || !m_view->showsTable())
        return;
    m_banners->dismiss(bannerKey);
    if (const QString why = whyNot(); !why.isNull()) {
        tell(tr("This record cannot be erased."), why);
        return;
    }
    EraseSheet::What what;
    what.client = m_place.client;
    what.listId = m_place.listId;
    what.listName = m_place.listName;
    what.key = currentKey();
    what.title = m_view->pane()->title();
    what.campaigns = m_place.campaigns;
    what.total = m_place.total;
    const auto at = m_view->model()->recordAt(m_view->table()->currentIndex().row());
    if (at.page && at.page->status(at.row).known)
        what.attempts = at.page->status(at.row).totalAttempts;
    what.edits = int(m_edits->editsOf(what.key).size());
    auto *dialog = new EraseSheet(what, m_view->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EraseSheet::erased, this, [this](const QByteArray &key) {
        if (m_edits)
            m_edits->discardRecord(key);
        changed(0); // the others stand as they are sorted
    });
    m_dialog = dialog;
    dialog->open();
}

void RecordEditing::undo()
{
    if (m_edits)
        m_edits->undo();
}

void RecordEditing::discardRecord()
{
    if (m_edits)
        m_edits->discardRecord(currentKey());
}

void RecordEditing::discardAll()
{
    if (!m_edits || m_edits->isEmpty())
        return;
    Question question;
    question.title = tr("Discard %n edit(s)?", nullptr, m_edits->count());
    question.sentence =
        tr("The records stay as the tenant has them. “Undo the last edit” brings the edits back while this list is open.");
    question.act = tr("Discard them");
    question.keep = tr("Keep them");
    ask(m_view, question, [this] {
        if (m_edits)
            m_edits->discardAll();
    });
}

void RecordEditing::reviewEdits()
{
    if (!m_edits || m_edits->isEmpty() || m_dialog)
        return;
    auto *dialog = new EditsReview(runPlace(), m_place.listName, m_edits, m_view->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditsReview::sent, this, &RecordEditing::changed);
    m_dialog = dialog;
    dialog->open();
}

} // namespace outdial::views
