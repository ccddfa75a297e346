// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>

#include <models/connect/session.h>
#include <views/formats/formatspage.h>
#include <views/shared/emptystate.h>
#include <views/shared/question.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
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

FormatsPage::FormatsPage(QWidget *parent) : Page(tr("Formats"), parent)
{
    m_filter = new SearchField(tr("Search formats"), tr("Search formats"), this);
    m_filter->setFixedWidth(px(220));
    m_openButton = new Button(tr("Open"), ButtonKind::Normal, ButtonSize::Header, this);
    auto *create = new Button(tr("New format…"), ButtonKind::Normal, ButtonSize::Header, this);
    create->setIconName(QStringLiteral("list-add"));
    addHeaderWidget(m_filter);
    addHeaderWidget(m_openButton);
    addHeaderWidget(create);

    m_stack = new QStackedWidget(this);
    makeTable();
    m_stack->addWidget(m_table);
    m_empty = new EmptyState(QStringLiteral("lists-empty"), {}, {}, m_stack);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    m_foot = makeFoot();
    setFoot(m_foot);
    makeActions();
    m_filter->setNext(m_table);

    connect(create, &QPushButton::clicked, m_newAction, &QAction::trigger);
    connect(m_openButton, &QPushButton::clicked, m_openAction, &QAction::trigger);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_model)
            m_model->setFilter(text);
    });
    connect(m_empty, &EmptyState::primaryClicked, this, [this] {
        if (m_failed)
            refresh();
        else
            m_newAction->trigger();
    });
    connect(m_empty, &EmptyState::otherClicked, m_newAction, &QAction::trigger);
    refreshState();
}

FormatsPage::~FormatsPage() { m_table->setModel(nullptr); }

void FormatsPage::makeTable()
{
    m_table = new TableView(tr("Formats"), QStringLiteral("formats"), m_stack);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table, &QAbstractItemView::activated, this, &FormatsPage::openCurrent);
    connect(m_table, &TableView::rowMenuRequested, this,
            [this](const QModelIndex &, const QPoint &position) { showMenu(position); });
}

QWidget *FormatsPage::makeFoot()
{
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("foot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 4, 16, 4);
    foot->setMinimumHeight(px(32));
    m_footText = new ElidedLabel({}, "small", "muted", foot);
    row->addWidget(m_footText, 1);
    return foot;
}

void FormatsPage::makeActions()
{
    const auto make = [this](const QString &text, const QString &iconName, const QString &shortcut) {
        auto *action = new QAction(text, this);
        const auto setIcon = [action, iconName] { action->setIcon(icon(iconName)); };
        connect(&Theme::instance(), &Theme::changed, action, setIcon);
        setIcon();
        if (!shortcut.isEmpty())
            action->setShortcut(QKeySequence(shortcut));
        return action;
    };
    m_newAction = make(tr("&New format…"), QStringLiteral("list-add"), QStringLiteral("Ctrl+N"));
    m_openAction = make(tr("&Open format"), QStringLiteral("go-next"), QStringLiteral("Ctrl+Return"));
    m_copyAction = make(tr("New format &from this…"), QStringLiteral("edit-copy"), {});
    m_listAction = make(tr("Open a &list that uses it"), QStringLiteral("view-list-details"), {});
    m_deleteAction = make(tr("&Delete draft…"), QStringLiteral("edit-delete"), QStringLiteral("Ctrl+Del"));
    m_filterAction = make(tr("&Search formats"), QStringLiteral("edit-find"), QStringLiteral("Ctrl+F"));
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
    connect(m_filterAction, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
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
    m_table->setModel(nullptr);
    delete m_model;
    m_model = nullptr;
    m_wanted.clear();
    m_filter->clear();
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
    m_table->setModel(m_model);
    auto *texts = new TextDelegate(formatCell, m_table);
    QList<TableColumn> columns(FormatsModel::ColumnCount);
    columns[FormatsModel::NameColumn] = {.width = 260, .minimum = 140, .stretch = true, .delegate = texts};
    columns[FormatsModel::OriginColumn] = {.width = 210, .minimum = 160, .delegate = new StateDelegate(originCell, m_table)};
    columns[FormatsModel::FieldsColumn] = {.width = 80, .minimum = 64, .delegate = texts, .alignment = Qt::AlignRight};
    columns[FormatsModel::KeysColumn] = {.width = 200, .minimum = 100, .rank = 2, .delegate = texts};
    columns[FormatsModel::ListsColumn] = {.width = 280, .minimum = 120, .rank = 3, .delegate = texts};
    m_table->setColumns(columns);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FormatsPage::refreshActions);
    connect(m_model, &FormatsModel::stateChanged, this, &FormatsPage::refreshState);
    m_model->refresh();
}

const models::FormatEntry *FormatsPage::current() const { return m_model ? m_model->at(m_table->currentIndex().row()) : nullptr; }

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
    if (m_model && asOf().isValid() && asOf().secsTo(QDateTime::currentDateTimeUtc()) > staleAfter())
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

QWidget *FormatsPage::firstFocus() const
{
    return m_stack->currentIndex() == 0 ? static_cast<QWidget *>(m_table) : static_cast<QWidget *>(m_empty);
}

} // namespace outdial::views
