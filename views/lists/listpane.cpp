// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSet>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <models/lists/bindingsmodel.h>
#include <views/lists/listpane.h>
#include <views/shared/figures.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

// A page of a stack with a sentence and a button below it.
QWidget *sentencePage(QLabel *&label, const QString &text, Button *button)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    label = makeLabel(text, "", "muted", page);
    label->setWordWrap(true);
    column->addWidget(label);
    button->setParent(page);
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addStretch();
    return page;
}

// "used in 2 campaigns"; a list may be bound to one of them more than once.
QString useText(const QList<api::ListBinding> &bindings)
{
    QSet<QString> campaigns;
    for (const api::ListBinding &binding : bindings)
        campaigns.insert(binding.campaignId);
    if (campaigns.isEmpty())
        return ListPane::tr("nowhere");
    const QString in = campaigns.size() == 1 ? ListPane::tr("used in 1 campaign")
                                             : ListPane::tr("used in %1 campaigns").arg(countText(campaigns.size()));
    return campaigns.size() == bindings.size() ? in : ListPane::tr("%1, %2 instances").arg(in, countText(bindings.size()));
}

QLabel *addFact(QGridLayout *grid, const QString &name)
{
    const int row = grid->rowCount();
    auto *label = makeLabel(name, "", "muted");
    auto *value = makeLabel({}, "");
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setWordWrap(true);
    label->setBuddy(value); // what the value is; its own text is what it says
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    return value;
}

} // namespace

ListPane::ListPane(QWidget *parent) : QWidget(parent), m_model(new models::BindingsModel(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);

    auto *none = new QWidget;
    auto *noneColumn = new QVBoxLayout(none);
    noneColumn->setContentsMargins(16, 16, 16, 16);
    m_instead = makeLabel(tr("Choose a list to see what it is and where it is used."), "", "muted", none);
    m_instead->setWordWrap(true);
    noneColumn->addWidget(m_instead);
    noneColumn->addStretch();
    m_stack->addWidget(none);

    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 16, 16, 12);
    head->setSpacing(8);
    m_name = makeLabel({}, "pane", "", pane);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addWidget(m_name);
    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(4);
    m_id = new ElidedLabel({}, "mono", "muted", pane);
    m_id->setElideMode(Qt::ElideMiddle);
    auto *copy = new IconButton(QStringLiteral("edit-copy"), tr("Copy ID"), ButtonSize::Row, true, pane);
    idRow->addWidget(m_id, 1);
    idRow->addWidget(copy);
    head->addLayout(idRow);
    auto *import = new Button(tr("Import into this list…"), ButtonKind::Normal, ButtonSize::Header, pane);
    import->setIconName(QStringLiteral("document-import"));
    m_delete = new Button(tr("Delete…"), ButtonKind::Normal, ButtonSize::Header, pane);
    m_delete->setIconName(QStringLiteral("edit-delete"));
    m_delete->setAccessibleDescription(tr("Opens a menu: some records, all records, the list"));
    auto *acts = new QHBoxLayout;
    acts->setSpacing(8);
    acts->addWidget(import);
    acts->addWidget(m_delete);
    acts->addStretch();
    head->addLayout(acts);
    column->addLayout(head);
    column->addWidget(makeLine(Qt::Horizontal, pane));

    auto *facts = new QGridLayout;
    facts->setContentsMargins(16, 12, 16, 12);
    facts->setHorizontalSpacing(16);
    facts->setVerticalSpacing(6);
    facts->setColumnStretch(1, 1);
    m_records = addFact(facts, tr("Records"));
    m_format = addFact(facts, tr("Format"));
    m_created = addFact(facts, tr("Created"));
    column->addLayout(facts);
    column->addWidget(makeLine(Qt::Horizontal, pane));

    auto *use = new QHBoxLayout;
    use->setContentsMargins(16, 8, 16, 8);
    use->addWidget(makeLabel(tr("Where it is used"), "emphasis", "", pane));
    use->addStretch();
    m_useCount = makeLabel({}, "small", "muted", pane);
    use->addWidget(m_useCount);
    column->addLayout(use);
    column->addWidget(makeLine(Qt::Horizontal, pane));

    m_useStack = new QStackedWidget(pane);
    m_bindings = new TableView(tr("Campaigns that use this list"), {}, m_useStack);
    m_bindings->setModel(m_model);
    m_bindings->setRowHeight(48);
    m_bindings->horizontalHeader()->hide();
    m_bindings->setSelectionMode(QAbstractItemView::SingleSelection);
    TableColumn campaign;
    campaign.stretch = true;
    campaign.delegate = new TwoLineDelegate([](const QModelIndex &index) {
        TwoLineCell cell;
        cell.first = index.data().toString();
        cell.second = tr("Instance %1").arg(index.data(models::BindingsModel::InstanceIdRole).toString());
        return cell;
    });
    m_bindings->setColumns({campaign});
    m_useStack->addWidget(m_bindings);
    auto *bind = new Button(tr("Bind to a campaign…"), ButtonKind::Normal, ButtonSize::Header);
    bind->setIconName(QStringLiteral("list-add"));
    m_useStack->addWidget(sentencePage(m_unbound,
                                       tr("Not bound to any campaign. Nobody in it is dialed, and its records can be read only "
                                          "once it is bound."),
                                       bind));
    auto *again = new Button(tr("Try again"), ButtonKind::Normal, ButtonSize::Header);
    m_useStack->addWidget(sentencePage(m_failed, {}, again));
    column->addWidget(m_useStack, 1);
    m_stack->addWidget(pane);

    connect(import, &QPushButton::clicked, this, &ListPane::importRequested);
    connect(copy, &QToolButton::clicked, this, &ListPane::copyIdRequested);
    connect(bind, &QPushButton::clicked, this, &ListPane::bindRequested);
    connect(again, &QPushButton::clicked, this, &ListPane::retryRequested);
    connect(m_bindings, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.isValid() && index.row() < m_model->bindings().size())
            Q_EMIT openRequested(m_model->bindings().at(index.row()));
    });
}

void ListPane::setDeleteActions(const QList<QAction *> &actions)
{
    auto *menu = new QMenu(m_delete);
    menu->setAccessibleName(tr("What of the list is deleted"));
    menu->addActions(actions);
    m_delete->setMenu(menu);
}

void ListPane::setList(const api::CallingList *list, const QString &instead)
{
    if (!list) {
        m_list = {};
        m_instead->setText(instead.isEmpty() ? tr("Choose a list to see what it is and where it is used.") : instead);
        m_stack->setCurrentIndex(0);
        return;
    }
    const bool other = list->id != m_list.id;
    m_list = *list;
    if (other) {
        m_model->setBindings({});
        m_useCount->setText(tr("reading…"));
        setBindingsCover(true);
        m_useStack->setCurrentWidget(m_bindings);
    }
    showList();
    m_stack->setCurrentIndex(1);
}

// The title of the section says what the rows are, so the table goes without a header.
void ListPane::setBindingsCover(bool loading)
{
    m_bindings->setCover(loading ? TableView::Cover::Loading : TableView::Cover::None);
    m_bindings->horizontalHeader()->hide();
}

void ListPane::showList()
{
    m_name->setText(m_list.name);
    m_id->setText(m_list.id);
    m_id->setAccessibleName(tr("ID %1").arg(m_list.id));
    m_records->setText(countText(m_list.totalRecords));
    m_format->setText(m_list.formatName);
    m_created->setText(m_list.creationDate.isValid() ? models::fullTime(m_list.creationDate, m_zone) : unknownMark());
}

void ListPane::setDetails(const models::ListDetails &details)
{
    if (details.listId() != m_list.id || m_list.id.isEmpty())
        return;
    const auto &detail = details.detail();
    if (detail) {
        m_list.totalRecords = detail->totalRecords;
        m_list.name = detail->name;
        m_list.formatName = detail->formatName;
        showList();
        m_model->setBindings(detail->campaigns);
        setBindingsCover(false);
        m_useCount->setText(useText(detail->campaigns));
        m_useStack->setCurrentIndex(detail->campaigns.isEmpty() ? 1 : 0);
    }
    if (details.state() == models::ListDetails::State::Failed) {
        // Old values stay, marked; without any, the reason stands in their place.
        m_useCount->setText(detail ? tr("not refreshed") : tr("not known"));
        if (!detail) {
            m_failed->setText(models::errorSentence(details.error(), api::Method::GetList));
            m_useStack->setCurrentIndex(2);
        }
    }
}

void ListPane::setTimeZone(models::TimeZoneShown zone)
{
    m_zone = zone;
    showList();
}

} // namespace outdial::views
