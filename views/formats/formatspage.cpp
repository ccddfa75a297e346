// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QMenu>

#include <models/connect/session.h>
#include <views/formats/formatspage.h>
#include <views/shared/actions.h>
#include <views/shared/emptystate.h>
#include <views/shared/question.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::FormatsModel;

namespace {

TextCell formatCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    switch (index.column()) {
    case FormatsModel::NameColumn:
        cell.strong = true;
        break;
    case FormatsModel::FieldsColumn:
        cell.alignment = Qt::AlignRight;
        break;
    case FormatsModel::KeysColumn:
        cell.mono = index.data(FormatsModel::KnownRole).toBool();
        break;
    default:
        cell.ink = Token::TextMuted;
        break;
    }
    return cell;
}

StateCell originCell(const QModelIndex &index)
{
    if (index.data(FormatsModel::DraftRole).toBool())
        return {StateLook::Edited, index.data().toString(), Token::AccentText};
    if (!index.data(FormatsModel::KnownRole).toBool())
        return {StateLook::Unknown, index.data().toString(), Token::TextMuted};
    return {StateLook::Done, index.data().toString(), Token::Text};
}

} // namespace

FormatsPage::FormatsPage(QWidget *parent) : TablePage(tr("Formats"), parent)
{
    makeFilter(tr("Search formats"));
    m_openButton = addButton(tr("Open"));
    auto *create = addButton(tr("New format…"), QStringLiteral("list-add"));
    makeTable(tr("Formats"), QStringLiteral("formats"));
    makeFoot();
    makeActions();

    connect(table(), &QAbstractItemView::activated, this, &FormatsPage::openCurrent);
    connect(table(), &TableView::rowMenuRequested, this,
            [this](const QModelIndex &, const QPoint &position) { showMenu(position); });
    connect(create, &QPushButton::clicked, m_newAction, &QAction::trigger);
    connect(m_openButton, &QPushButton::clicked, m_openAction, &QAction::trigger);
    connect(filter(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_model)
            m_model->setFilter(text);
    });
    connect(emptyState(), &EmptyState::primaryClicked, this, [this] {
        if (m_failed)
            refresh();
        else
            m_newAction->trigger();
    });
    connect(emptyState(), &EmptyState::otherClicked, m_newAction, &QAction::trigger);
    refreshState();
}

FormatsPage::~FormatsPage() { table()->setModel(nullptr); }

void FormatsPage::makeActions()
{
    // Ctrl+N connects to a tenant, wherever one is: the same twice would be neither.
    m_newAction = makeAction(this, tr("&New format…"), QStringLiteral("list-add"), QStringLiteral("Ctrl+Shift+N"));
    m_openAction = makeAction(this, tr("&Open format"), QStringLiteral("go-next"), QStringLiteral("Ctrl+Return"));
    m_copyAction = makeAction(this, tr("New format &from this…"), QStringLiteral("edit-copy"));
    m_listAction = makeAction(this, tr("Open a &list that uses it"), QStringLiteral("view-list-details"));
    m_deleteAction = makeAction(this, tr("&Delete draft…"), QStringLiteral("edit-delete"), QStringLiteral("Ctrl+Del"));
    m_filterAction = makeFilterAction(tr("&Search formats"), QStringLiteral("edit-find"));
    connect(m_newAction, &QAction::triggered, this, [this] { Q_EMIT newFormatRequested({}); });
    connect(m_openAction, &QAction::triggered, this, &FormatsPage::openCurrent);
    connect(m_copyAction, &QAction::triggered, this, [this] {
        if (const auto *entry = current()) {
            api::Format format = entry->format;
            format.name.clear();
            Q_EMIT copyRequested(format);
        }
    });
    connect(m_listAction, &QAction::triggered, this, [this] {
        if (const auto *entry = current())
            Q_EMIT openListRequested(QString(entry->firstList));
    });
    connect(m_deleteAction, &QAction::triggered, this, &FormatsPage::deleteDraft);
}

QList<QAction *> FormatsPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::List:
        return {m_newAction, m_openAction, m_copyAction, m_listAction, nullptr, m_deleteAction};
    case MenuId::Edit:
        return {m_filterAction};
    default:
        return {};
    }
}

void FormatsPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    table()->setModel(nullptr);
    delete m_model;
    m_model = nullptr;
    m_wanted.clear();
    filter()->clear();
    setAsOf({});
    setNavigationCount({});
    if (!session) {
        refreshState();
        return;
    }
    api::Client &client = session->client();
    m_model = new FormatsModel(
        [store = session->store(), tenant = session->tenant()] { return models::KnownFormats(store).all(tenant); },
        [store = session->store(), tenant = session->tenant()] { return models::FormatDrafts(store, tenant).all(); },
        [&client](int limit, const QString &cursor, const api::CallOptions &options) {
            return client.callingList.getAll(limit, cursor, options);
        },
        this);
    table()->setModel(m_model);
    auto *texts = new TextDelegate(formatCell, table());
    QList<TableColumn> columns(FormatsModel::ColumnCount);
    columns[FormatsModel::NameColumn] = {.width = 260, .minimum = 140, .stretch = true, .delegate = texts};
    columns[FormatsModel::OriginColumn] = {.width = 210, .minimum = 160, .delegate = new StateDelegate(originCell, table())};
    columns[FormatsModel::FieldsColumn] = {.width = 80, .minimum = 64, .delegate = texts, .alignment = Qt::AlignRight};
    columns[FormatsModel::KeysColumn] = {.width = 200, .minimum = 100, .rank = 2, .delegate = texts};
    columns[FormatsModel::ListsColumn] = {.width = 280, .minimum = 120, .rank = 3, .delegate = texts};
    table()->setColumns(columns);
    connect(table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FormatsPage::refreshActions);
    connect(m_model, &FormatsModel::stateChanged, this, &FormatsPage::refreshState);
    m_model->refresh();
}

const models::FormatEntry *FormatsPage::current() const { return m_model ? m_model->at(table()->currentIndex().row()) : nullptr; }

void FormatsPage::openCurrent()
{
    const models::FormatEntry *entry = current();
    if (!entry)
        return;
    if (entry->draft)
        Q_EMIT openDraftRequested(QString(entry->id));
    else
        Q_EMIT teachRequested(QString(entry->id), QString(entry->name), QString(entry->firstList));
}

void FormatsPage::deleteDraft()
{
    const models::FormatEntry *entry = current();
    if (!entry || !entry->draft || !m_session)
        return;
    ask(this,
        {tr("Delete the draft “%1”?").arg(entry->name.isEmpty() ? tr("Without a name") : entry->name),
         tr("It is only on this computer. Formats and lists of the tenant stay as they are."), tr("Delete the draft"),
         tr("Keep the draft")},
        [guard = QPointer<FormatsPage>(this), id = entry->id] {
            if (!guard || !guard->m_session)
                return;
            models::FormatDrafts(guard->m_session->store(), guard->m_session->tenant()).remove(id);
            guard->readStore();
        });
}

void FormatsPage::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_openAction, m_copyAction, m_listAction});
    menu->addSeparator();
    menu->addAction(m_deleteAction);
    menu->popup(position);
}

void FormatsPage::refresh()
{
    if (m_model)
        m_model->refresh();
}

void FormatsPage::readStore()
{
    if (m_model)
        m_model->readStore();
}

void FormatsPage::activated()
{
    if (m_model && isStale())
        refresh();
    else
        readStore();
}

void FormatsPage::select(const QString &formatId)
{
    m_wanted = formatId;
    refreshState();
}

QString FormatsPage::dropHint(const QStringList &files, const QPoint &)
{
    return files.size() == 1 && m_session ? tr("to design a format from its columns") : QString();
}

bool FormatsPage::dropFiles(const QStringList &files, const QPoint &)
{
    if (files.size() != 1 || !m_session)
        return false;
    Q_EMIT newFormatRequested(files.first());
    return true;
}

} // namespace outdial::views
