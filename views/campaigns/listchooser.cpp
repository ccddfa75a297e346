// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <views/campaigns/listchooser.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListsModel;

ListChooser::ListChooser(api::Client &client, QWidget *parent) : QWidget(parent), m_model(ListsModel::from(client))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    m_search = new SearchField(tr("Search lists"), tr("Search lists"), this);
    m_search->setProperty("tall", QVariant()); // as high as the fields beside it
    QLabel *label = makeLabel(tr("&List"), "small", "muted", this);
    label->setBuddy(m_search);
    column->addWidget(label);
    column->addWidget(m_search);
    column->addSpacing(px(4));
    m_lists = new TableView(tr("Lists to bind"), {}, this);
    m_lists->setProperty("boxed", true);
    m_lists->setRowHeight(32);
    m_lists->setSelectionMode(QAbstractItemView::SingleSelection);
    m_lists->horizontalHeader()->hide();
    m_lists->setModel(&m_model);
    m_lists->setRowStateReader([](const QModelIndex &index) {
        switch (ListsModel::RowKind(index.data(ListsModel::RowKindRole).toInt())) {
        case ListsModel::LoadingRow:
            return RowState::Loading;
        case ListsModel::FailedRow:
            return RowState::Failed;
        case ListsModel::ListRow:
            break;
        }
        return RowState::Normal;
    });
    const auto number = [](const QModelIndex &index) {
        TextCell cell;
        cell.text = index.data().toString();
        cell.ink = Token::TextMuted;
        cell.small = true;
        cell.alignment = Qt::AlignRight;
        return cell;
    };
    QList<TableColumn> columns(ListsModel::ColumnCount);
    columns[ListsModel::NameColumn] = {160, 100, 1, true, nullptr, Qt::AlignLeft};
    columns[ListsModel::RecordsColumn] = {76, 60, 1, false, new TextDelegate(number, m_lists), Qt::AlignRight};
    // Ranks that never fit: this narrow list names lists and their size.
    columns[ListsModel::FormatColumn] = {4000, 60, 2, false, nullptr, Qt::AlignLeft};
    columns[ListsModel::CreatedColumn] = {4000, 60, 2, false, nullptr, Qt::AlignLeft};
    m_lists->setColumns(columns);
    m_search->setNext(m_lists);
    column->addWidget(m_lists, 1);
    column->addSpacing(px(4));
    m_loaded = new ElidedLabel({}, "small", "muted", this);
    column->addWidget(m_loaded);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_model.setFilter(text); });
    connect(m_lists->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ListChooser::showLists);
    connect(m_lists, &TableView::retryRequested, this, [this] { m_model.retry(); });
    connect(m_lists, &QTableView::activated, this, &ListChooser::activated);
    connect(&m_model, &ListsModel::stateChanged, this, &ListChooser::showLists);
    connect(&m_model, &ListsModel::filterChanged, this, &ListChooser::showLists);
    m_model.start();
    m_model.loadAll();
    showLists();
}

const api::CallingList *ListChooser::current() const { return m_model.listAt(m_lists->currentIndex().row()); }

void ListChooser::showLists()
{
    using State = models::PagedFetch::State;
    const State state = m_model.state();
    const QString count = countText(m_model.loaded());
    auto cover = TableView::Cover::None;
    if (m_model.loaded() == 0 && state == State::Failed) {
        m_lists->emptyState()->setContent(QStringLiteral("did-not-load"), tr("The lists did not load"),
                                          models::errorSentence(m_model.error(), api::Method::GetLists));
        cover = TableView::Cover::Empty;
    } else if (m_model.loaded() == 0 && state == State::Done) {
        m_lists->emptyState()->setContent(QStringLiteral("lists-empty"), tr("This tenant has no calling lists"),
                                          tr("Import a file first: Outdial creates the list."));
        cover = TableView::Cover::Empty;
    } else if (m_model.loaded() == 0) {
        cover = TableView::Cover::Loading;
    } else if (m_model.isComplete() && m_model.shown() == 0) {
        m_lists->emptyState()->setContent(QStringLiteral("nothing-found"), tr("No list found"),
                                          tr("None of %1 lists has this in its name, format or ID.").arg(count));
        cover = TableView::Cover::Empty;
    }
    m_lists->setCover(cover);
    m_search->setPlaceholderText(m_model.isComplete() ? tr("Search %1 lists").arg(count) : tr("Search lists"));
    QString words = m_model.isComplete()     ? tr("All %1 loaded").arg(count)
                    : state == State::Failed ? tr("%1 loaded, the rest did not").arg(count)
                                             : tr("%1 loaded, more are coming…").arg(count);
    if (const api::CallingList *list = current(); list && !list->formatName.isEmpty())
        words += QStringLiteral(" · ") + tr("Format “%1”").arg(list->formatName);
    m_loaded->setText(words);
    Q_EMIT currentChanged();
}

} // namespace outdial::views
