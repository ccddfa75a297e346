// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListsModel;

BindListDialog::BindListDialog(api::Client &client, const models::CampaignRow &row, QWidget *parent)
    : QDialog(parent),
      m_campaignId(row.id),
      m_campaignName(row.name),
      m_running(row.isRunning()),
      m_model(ListsModel::from(client)),
      m_job(client)
{
    int lastOrder = 0;
    if (row.detail) {
        for (const api::ListInstance &list : row.detail->lists) {
            m_instances.insert(list.instanceId);
            ++m_boundTimes[list.listId];
            lastOrder = std::max(lastOrder, list.order);
        }
    }
    setWindowTitle(tr("Bind a list to %1").arg(m_campaignName));
    resize(px(600), px(520));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(8));
    auto *title = new ElidedLabel(windowTitle(), "pane", "", this);
    column->addWidget(title);
    column->addWidget(makeLabel(tr("Creates an instance of the list in this campaign."), "small", "muted", this));
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->hide();
    column->addWidget(m_banner);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(px(24));
    middle->setContentsMargins(0, px(4), 0, px(8));
    middle->addWidget(makeLists(), 1);
    middle->addWidget(makeSettings());
    column->addLayout(middle, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    m_choice = makeLabel({}, "small", "muted", this);
    m_choice->setWordWrap(true);
    foot->addWidget(m_choice, 1);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_cancel->setAutoDefault(false);
    m_bind = new Button(tr("Bind list"), ButtonKind::Primary, ButtonSize::Dialog, this);
    m_bind->setDefault(true);
    foot->addWidget(m_cancel);
    foot->addWidget(m_bind);
    column->addLayout(foot);
    m_order->setValue(lastOrder + 1);

    connect(m_cancel, &QPushButton::clicked, this, &BindListDialog::reject);
    connect(m_bind, &QPushButton::clicked, this, &BindListDialog::bind);
    connect(&m_job, &models::BindJob::bound, this, [this](const QString &instanceId) {
        setBusy(false);
        Q_EMIT bound(m_campaignId, instanceId);
        accept();
    });
    connect(&m_job, &models::BindJob::looking, this,
            [this] { setBusy(true, tr("The answer was lost. Reading the campaign to see whether the list was bound…")); });
    const auto end = [this](const QString &what, const QString &why) {
        setBusy(false);
        tell(what, why);
    };
    connect(&m_job, &models::BindJob::failed, this, [end](const api::ApiError &error) {
        end(tr("The list was not bound."), models::errorSentence(error, api::Method::BindList));
    });
    connect(&m_job, &models::BindJob::notBound, this, [end](const api::ApiError &error) {
        end(tr("The list was not bound."), models::errorSentence(error, api::Method::BindList) + QLatin1Char(' ') +
                                               tr("The campaign was read afterwards and has no new instance of it."));
    });
    connect(&m_job, &models::BindJob::unknown, this, [end](const api::ApiError &error) {
        end(tr("It is not known whether the list was bound."),
            models::errorSentence(error, api::Method::BindList) + QLatin1Char(' ') +
                tr("The campaign could not be read afterwards. Look at its lists before you bind again."));
    });
    connect(&m_model, &ListsModel::stateChanged, this, &BindListDialog::showLists);
    connect(&m_model, &ListsModel::filterChanged, this, &BindListDialog::showLists);
    m_model.start();
    m_model.loadAll();
    showLists();
    showChoice();
    m_search->setFocus();
}

QWidget *BindListDialog::makeLists()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    m_search = new SearchField(tr("Search lists"), tr("Search lists"), part);
    QLabel *label = makeLabel(tr("&List"), "small", "muted", part);
    label->setBuddy(m_search);
    column->addWidget(label);
    column->addWidget(m_search);
    m_lists = new TableView(tr("Lists to bind"), {}, part);
    m_lists->setRowHeight(32);
    m_lists->setSelectionMode(QAbstractItemView::SingleSelection);
    m_lists->setModel(&m_model);
    const auto stateOf = [](const QModelIndex &index) {
        switch (ListsModel::RowKind(index.data(ListsModel::RowKindRole).toInt())) {
        case ListsModel::LoadingRow:
            return RowState::Loading;
        case ListsModel::FailedRow:
            return RowState::Failed;
        case ListsModel::ListRow:
            break;
        }
        return RowState::Normal;
    };
    m_lists->setRowStateReader(stateOf);
    QList<TableColumn> columns(ListsModel::ColumnCount);
    columns[ListsModel::NameColumn] = {160, 100, 1, true, nullptr, Qt::AlignLeft};
    columns[ListsModel::RecordsColumn] = {76, 60, 1, false, nullptr, Qt::AlignRight};
    // Ranks that never fit: this narrow list names lists and their size.
    columns[ListsModel::FormatColumn] = {4000, 60, 2, false, nullptr, Qt::AlignLeft};
    columns[ListsModel::CreatedColumn] = {4000, 60, 2, false, nullptr, Qt::AlignLeft};
    m_lists->setColumns(columns);
    m_lists->setFrameShape(QFrame::StyledPanel);
    m_search->setNext(m_lists);
    column->addWidget(m_lists, 1);
    m_loaded = makeLabel({}, "small", "muted", part);
    column->addWidget(m_loaded);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_model.setFilter(text); });
    connect(m_lists->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BindListDialog::showChoice);
    connect(m_lists, &TableView::retryRequested, this, [this] { m_model.retry(); });
    connect(m_lists, &QTableView::activated, this, &BindListDialog::bind);
    return part;
}

QWidget *BindListDialog::makeSettings()
{
    auto *part = new QWidget(this);
    part->setFixedWidth(px(236));
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    m_name = new QLineEdit(part);
    column->addWidget(new FormField(tr("Instance &name (optional)"), m_name, part));
    m_order = new QSpinBox(part);
    m_ratio = new QSpinBox(part);
    for (QSpinBox *box : {m_order, m_ratio}) {
        box->setRange(1, 9'999);
        box->setMinimumHeight(px(32));
    }
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(px(8));
    numbers->addWidget(new FormField(tr("&Order"), m_order, part));
    numbers->addWidget(new FormField(tr("Dialing &ratio"), m_ratio, part));
    column->addLayout(numbers);
    m_enabled = new QCheckBox(tr("&Enabled"), part);
    column->addWidget(m_enabled);
    m_enabledNote = makeLabel({}, "small", "muted", part);
    m_enabledNote->setWordWrap(true);
    column->addWidget(m_enabledNote);
    column->addWidget(makeLine(Qt::Horizontal, part));
    column->addWidget(makeLabel(tr("Sorting"), "emphasis", "", part));
    m_natural = new QRadioButton(tr("Na&tural: as the records were added"), part);
    m_random = new QRadioButton(tr("Ran&dom"), part);
    m_natural->setChecked(true);
    auto *group = new QButtonGroup(part);
    group->addButton(m_natural);
    group->addButton(m_random);
    column->addWidget(m_natural);
    column->addWidget(m_random);
    column->addStretch(1);
    connect(m_enabled, &QCheckBox::toggled, this, &BindListDialog::showChoice);
    return part;
}

void BindListDialog::showLists()
{
    using State = models::PagedFetch::State;
    const State state = m_model.state();
    if (m_model.loaded() == 0 && state == State::Failed) {
        m_lists->emptyState()->setContent(QStringLiteral("did-not-load"), tr("The lists did not load"),
                                          models::errorSentence(m_model.error(), api::Method::GetLists));
        m_lists->setCover(TableView::Cover::Empty);
    } else if (m_model.loaded() == 0 && state == State::Done) {
        m_lists->emptyState()->setContent(QStringLiteral("lists-empty"), tr("This tenant has no calling lists"),
                                          tr("Import a file first: Outdial creates the list."));
        m_lists->setCover(TableView::Cover::Empty);
    } else {
        m_lists->setCover(m_model.loaded() == 0 ? TableView::Cover::Loading : TableView::Cover::None);
    }
    if (m_model.isComplete())
        m_loaded->setText(tr("All %1 loaded").arg(countText(m_model.loaded())));
    else if (state == State::Failed)
        m_loaded->setText(tr("%1 loaded, the rest did not").arg(countText(m_model.loaded())));
    else
        m_loaded->setText(tr("%1 loaded, more are coming…").arg(countText(m_model.loaded())));
    showChoice();
}

void BindListDialog::showChoice()
{
    const api::CallingList *list = m_model.listAt(m_lists->currentIndex().row());
    const bool dials = m_enabled->isChecked() && m_running;
    m_enabledNote->setText(!m_enabled->isChecked() ? tr("Off: bound, but not dialed until you switch it on.")
                           : dials ? tr("The campaign is running: records of this list are dialed as soon as it is bound.")
                                   : tr("Its records are dialed when the campaign is started."));
    LabelStyle::set(m_enabledNote, "small", dials ? "warn" : "muted");
    if (!m_job.isBusy()) {
        QString choice = tr("No list is chosen.");
        if (list) {
            choice = tr("%1 · %2 records").arg(list->name, countText(list->totalRecords));
            if (m_boundTimes.contains(list->id))
                choice += QStringLiteral(" · ") + tr("already bound to this campaign");
        }
        m_choice->setText(choice);
        m_bind->setEnabled(list != nullptr);
    }
}

void BindListDialog::bind()
{
    const api::CallingList *list = m_model.listAt(m_lists->currentIndex().row());
    if (!list || m_job.isBusy())
        return;
    api::BindListRequest request;
    request.listId = list->id;
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        request.instanceName = name;
    request.enabled = m_enabled->isChecked();
    request.order = m_order->value();
    request.dialingRatio = m_ratio->value();
    api::Sorting sorting;
    sorting.type = m_random->isChecked() ? api::SortingType::Random : api::SortingType::Natural;
    request.sorting = sorting;
    m_banner->hide();
    // Before it is asked: an answer that is there at once ends the waiting from within bind().
    setBusy(true, tr("Binding “%1”…").arg(list->name));
    m_job.bind(m_campaignId, request, m_instances);
}

void BindListDialog::setBusy(bool busy, const QString &word)
{
    for (QWidget *input : std::initializer_list<QWidget *>{m_search, m_lists, m_name, m_order, m_ratio, m_enabled, m_natural,
                                                           m_random, m_cancel, m_bind})
        input->setEnabled(!busy);
    if (busy)
        m_choice->setText(word);
    else
        showChoice();
}

void BindListDialog::tell(const QString &title, const QString &text)
{
    m_banner->setContent(Tone::Err, title, text);
    m_banner->setClosable(false);
    m_banner->show();
    m_bind->setFocus();
}

void BindListDialog::reject()
{
    if (!m_job.isBusy())
        QDialog::reject();
}

} // namespace outdial::views
