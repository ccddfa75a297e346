// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/connect/answered.h>
#include <models/connect/session.h>
#include <models/dnc/dncbookmodel.h>
#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/fastaddbar.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncBook;
using models::DncLedgerModel;

namespace {

TextCell ledgerCell(const QModelIndex &index)
{
    const auto *model = qobject_cast<const DncLedgerModel *>(index.model());
    const models::DncChange *change = model ? model->changeAt(index.row()) : nullptr;
    TextCell cell;
    cell.text = index.data().toString();
    if (!change)
        return cell;
    switch (index.column()) {
    case DncLedgerModel::When:
    case DncLedgerModel::By:
        cell.ink = Token::TextMuted;
        break;
    case DncLedgerModel::What:
        cell.ink = change->action == models::DncAction::Add ? Token::OkText : Token::TextMuted;
        cell.icon = change->action == models::DncAction::Add      ? QStringLiteral("list-add")
                    : change->action == models::DncAction::Remove ? QStringLiteral("list-remove")
                                                                  : QStringLiteral("edit-delete");
        cell.iconInk = cell.ink;
        break;
    case DncLedgerModel::Keys:
        cell.alignment = Qt::AlignRight;
        break;
    case DncLedgerModel::Outcome:
        cell.mono = !change->key.isEmpty() && change->before + change->refused + change->unknown == 0;
        if (change->unknown > 0 || !change->finished) {
            cell.ink = Token::WarnText;
            cell.icon = QStringLiteral("data-warning");
            cell.iconInk = Token::Warn;
        }
        break;
    default:
        break;
    }
    return cell;
}

} // namespace

DncPage::DncPage(QWidget *parent) : Page(tr("Do-Not-Call"), parent)
{
    m_lead = makeLabel({}, "", "muted", this);
    addLead(m_lead);
    m_find = new Button(tr("Find in pending records…"), ButtonKind::Normal, ButtonSize::Header, this);
    m_find->setIconName(QStringLiteral("edit-find"));
    auto *byId = new Button(tr("Add list by ID…"), ButtonKind::Normal, ButtonSize::Header, this);
    addHeaderWidget(m_find);
    addHeaderWidget(byId);

    m_stack = new QStackedWidget(this);
    auto *whole = new QFrame(m_stack);
    whole->setProperty("part", QStringLiteral("content"));
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_column = new DncListColumn(whole);
    m_column->setFixedWidth(px(288));
    row->addWidget(m_column);
    m_right = makeRight();
    row->addWidget(m_right, 1);
    m_stack->addWidget(whole);
    m_empty = new EmptyState(QStringLiteral("lists-empty"), {}, {}, m_stack);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    makeActions();

    connect(m_find, &QPushButton::clicked, m_sweepAction, &QAction::trigger);
    connect(byId, &QPushButton::clicked, m_addByIdAction, &QAction::trigger);
    connect(m_column, &DncListColumn::currentChanged, this, &DncPage::currentChanged);
    connect(m_column, &DncListColumn::menuRequested, this, &DncPage::showMenu);
    connect(m_empty, &EmptyState::primaryClicked, this, [this] {
        if (m_instead == Instead::Failed)
            refresh();
        else
            addById();
    });
    connect(m_empty, &EmptyState::otherClicked, this, [this] {
        if (m_instead == Instead::Failed)
            addById();
        else
            refresh();
    });
    refreshState();
}

DncPage::~DncPage()
{
    m_column->setBook(nullptr);
    m_table->setModel(nullptr);
}

QWidget *DncPage::makeRight()
{
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), px(12), px(16), px(12));
    head->setSpacing(px(8));
    m_title = new ElidedLabel({}, "pane", "", right);
    m_type = new StateLabel(StateLook::Plain, {}, true, right);
    m_addMany = new Button(tr("Add many…"), ButtonKind::Normal, ButtonSize::Header, right);
    m_addMany->setIconName(QStringLiteral("document-import"));
    m_removeMany = new Button(tr("Remove many…"), ButtonKind::Normal, ButtonSize::Header, right);
    m_more = new IconButton(QStringLiteral("overflow-menu"), tr("More that can be done with the list"), ButtonSize::Header, false,
                            right);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    head->addWidget(m_title);
    head->addWidget(m_type);
    head->addStretch(1);
    head->addWidget(m_addMany);
    head->addWidget(m_removeMany);
    head->addWidget(m_more);
    column->addLayout(head);
    m_fastAdd = new FastAddBar(right);
    column->addWidget(m_fastAdd);
    m_lockPart = new QWidget(right);
    auto *lockRow = new QVBoxLayout(m_lockPart);
    lockRow->setContentsMargins(px(16), 0, px(16), px(12));
    m_lock = new Banner(Tone::Accent, {}, {}, true, m_lockPart);
    m_lock->setIconName(QStringLiteral("object-locked"));
    lockRow->addWidget(m_lock);
    column->addWidget(m_lockPart);
    column->addWidget(makeLine(Qt::Horizontal, right));
    column->addWidget(makeLedgerHead());
    makeTable();
    column->addWidget(m_table, 1);
    connect(m_fastAdd, &FastAddBar::added, this, [this] {
        readLedger();
        Q_EMIT changed();
    });
    return right;
}

QWidget *DncPage::makeLedgerHead()
{
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(px(16), px(8), px(16), px(8));
    column->setSpacing(px(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    m_count = new ElidedLabel({}, "small", "muted", whole);
    m_search = new SearchField(tr("Is a number in this record?"), tr("Is a number in this record?"), whole);
    m_search->setFixedWidth(px(232));
    row->addWidget(makeLabel(tr("Changes made from this workstation"), "emphasis", "", whole));
    row->addWidget(m_count, 1);
    row->addWidget(m_search);
    column->addLayout(row);
    m_answer = makeLabel({}, "small", "", whole);
    m_answer->setWordWrap(true);
    m_answer->hide();
    column->addWidget(m_answer);
    connect(m_search, &QLineEdit::textChanged, this, &DncPage::answerSearch);
    return whole;
}

void DncPage::makeTable()
{
    m_table = new TableView(tr("Changes made from this workstation"), QStringLiteral("dnc-ledger"), this);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setRowHeight(32);
    m_table->setModel(&m_ledger);
    QList<TableColumn> columns(DncLedgerModel::ColumnCount);
    columns[DncLedgerModel::When] = {.width = 132, .minimum = 88};
    columns[DncLedgerModel::What] = {.width = 112, .minimum = 88};
    columns[DncLedgerModel::Keys] = {.width = 72, .minimum = 56, .rank = 3, .alignment = Qt::AlignRight};
    columns[DncLedgerModel::Outcome] = {.width = 236, .minimum = 140};
    columns[DncLedgerModel::Why] = {.width = 240, .minimum = 120, .stretch = true};
    columns[DncLedgerModel::By] = {.width = 110, .minimum = 72, .rank = 2};
    for (TableColumn &column : columns)
        column.delegate = new TextDelegate(ledgerCell, m_table);
    m_table->setColumns(columns);
    m_search->setNext(m_table);
}

void DncPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    m_column->setBook(nullptr);
    m_fastAdd->setTools(nullptr, nullptr);
    m_fastAdd->setList(nullptr, {}, {});
    m_job.reset(); // stops at the edge of a batch
    m_adder.reset();
    m_book.reset();
    m_desk.reset();
    ++m_ledgerQuestion;
    ++m_searchQuestion;
    m_ledger.setChanges({}, {});
    m_known = -1;
    banners()->clear();
    m_search->clear();
    setAsOf({});
    setNavigationCount({});
    m_session = session;
    if (session) {
        m_writing = DncWritingChoice::kept(session->tenant());
        m_desk = std::make_unique<models::DncDesk>(session->store(), session->tenant());
        m_book = std::make_unique<DncBook>(session->client(), *m_desk);
        m_adder = std::make_unique<models::DncFastAdd>(session->client(), *m_desk, session->profile().userName);
        m_fastAdd->setTools(m_adder.get(), m_desk.get());
        m_column->setBook(m_book.get());
        connect(m_book.get(), &DncBook::changed, this, [this] {
            refreshState();
            Q_EMIT changed();
        });
        connect(session, &models::Session::connectionChanged, this, &DncPage::connectionChanged);
        connectionChanged();
    }
    currentChanged();
}

void DncPage::see(const QString &campaignId, const QString &campaignName, const QList<api::DncListRef> &lists)
{
    if (m_book)
        m_book->see(campaignId, campaignName, lists);
}

void DncPage::activated()
{
    if (m_book)
        m_book->readCampaigns();
}

void DncPage::refresh()
{
    if (!m_book)
        return;
    m_book->refresh();
    readLedger();
}

QWidget *DncPage::firstFocus() const
{
    if (m_instead != Instead::Nothing)
        return m_empty;
    return m_fastAdd->isHidden() ? static_cast<QWidget *>(m_column->table()) : m_fastAdd->keyEdit();
}

void DncPage::select(const QString &listId) { m_column->setCurrent(listId); }

const models::DncListSeen *DncPage::current() const { return m_book ? m_book->find(m_column->current()) : nullptr; }

void DncPage::currentChanged()
{
    m_known = -1;
    m_search->clear();
    refreshState();
    readLedger();
}

// Not more than is asked for: an answer for a list that is no longer shown is dropped.
void DncPage::readLedger()
{
    const models::DncListSeen *list = current();
    const quint64 question = ++m_ledgerQuestion;
    m_sinceLedger.start();
    if (!list) {
        m_ledger.setChanges({}, {});
        refreshState();
        return;
    }
    if (m_ledger.listId() != list->id)
        m_ledger.setChanges(list->id, {});
    using Answer = std::pair<QList<models::DncChange>, qint64>;
    const auto ask = [id = list->id](models::DncLedger &ledger) { return Answer(ledger.changes(id), ledger.keyCount(id)); };
    models::whenAnswered(m_desk->ask(ask), this, [this, question, id = list->id](const Answer &answer) {
        if (question != m_ledgerQuestion)
            return;
        m_known = answer.second;
        m_ledger.setChanges(id, answer.first);
        refreshState();
        answerSearch();
    });
}

void DncPage::answerSearch()
{
    const models::DncListSeen *list = current();
    const QString given = m_search->text().trimmed();
    const quint64 question = ++m_searchQuestion;
    if (!list || given.isEmpty()) {
        m_answer->hide();
        return;
    }
    const models::DncKind kind = models::dncKindOf(*list, m_writing.writing, m_writing.countryCode);
    const QString key = QString::fromStdString(models::dncKey(given.toStdString(), kind).text);
    struct Answer {
        std::optional<models::DncKeyFact> fact;
        QString key;
        QStringList others;
    };
    const auto ask = [id = list->id, key, given](models::DncLedger &ledger) {
        Answer answer{ledger.fact(id, key), key, ledger.listsWith(key)};
        if (!answer.fact && given != key) { // it may have been sent as it was given
            answer.fact = ledger.fact(id, given);
            if (answer.fact)
                answer.key = given;
        }
        answer.others.removeAll(id);
        return answer;
    };
    models::whenAnswered(m_desk->ask(ask), this, [this, question](const Answer &answer) {
        if (question != m_searchQuestion)
            return;
        QString text =
            tr("%1 is not among the keys added from here. Whether the list has it, nobody here knows.").arg(answer.key);
        if (answer.fact) {
            const models::DncChange &change = answer.fact->change;
            const QString when = QLocale().toString(change.made.toLocalTime(), QLocale::ShortFormat);
            const QString why = change.source.isEmpty() ? change.reason : change.source;
            text = answer.fact->present ? tr("%1 was added from here on %2 by %3.") : tr("%1 was removed from here on %2 by %3.");
            text = text.arg(answer.key, when, change.user);
            if (!why.isEmpty())
                text += QStringLiteral(" “%1”.").arg(why);
        }
        QStringList names;
        for (const QString &id : answer.others) {
            const models::DncListSeen *other = m_book->find(id);
            names.append(QStringLiteral("“%1”").arg(other ? models::dncName(*other) : id));
        }
        if (!names.isEmpty())
            text += u' ' + tr("Added from here also to %1.").arg(names.join(QStringLiteral(", ")));
        LabelStyle::set(m_answer, "small", answer.fact && answer.fact->present ? "ok" : "muted");
        m_answer->setText(text);
        m_answer->show();
    });
}

} // namespace outdial::views
