// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPointer>

#include <models/connect/session.h>
#include <views/activity/changespage.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/states.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::ChangeMade;
using models::ChangeOutcome;
using models::ChangesModel;

namespace {

TextCell changeCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.ink = index.column() == ChangesModel::What || index.column() == ChangesModel::On ? Token::Text : Token::TextMuted;
    if (index.column() == ChangesModel::On) {
        const auto *model = qobject_cast<const ChangesModel *>(index.model());
        const ChangeMade *change = model ? model->changeAt(index.row()) : nullptr;
        if (change && change->subject.isEmpty()) { // nothing but an id is known
            cell.mono = true;
            cell.elide = Qt::ElideMiddle;
        }
    }
    return cell;
}

StateCell outcomeCell(const QModelIndex &index)
{
    StateCell cell;
    const auto *model = qobject_cast<const ChangesModel *>(index.model());
    const ChangeMade *change = model ? model->changeAt(index.row()) : nullptr;
    if (!change)
        return cell;
    cell.word = index.data().toString();
    switch (change->outcome) {
    case ChangeOutcome::Done:
        cell.look = StateLook::Done;
        cell.ink = Token::TextMuted;
        break;
    case ChangeOutcome::Refused:
        cell.look = StateLook::Failed;
        break;
    case ChangeOutcome::Unknown:
        cell.look = StateLook::Unconfirmed;
        break;
    case ChangeOutcome::Cancelled:
        cell.look = StateLook::Disabled;
        break;
    }
    return cell;
}

} // namespace

ChangesPage::ChangesPage(QWidget *parent) : Page(tr("Changes made from here"), parent), m_model(new ChangesModel(this))
{
    m_search = new SearchField(tr("Search the changes"), tr("Search method, name, ID, user"), this);
    m_search->setFixedWidth(px(260));
    addHeaderWidget(m_search);
    m_table = new TableView(tr("Changes"), QStringLiteral("changes"), this);
    m_table->setRowHeight(32);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_model);
    auto *texts = new TextDelegate(changeCell, m_table);
    auto *states = new StateDelegate(outcomeCell, m_table);
    m_table->setColumns({{120, 90, 1, false, texts, Qt::AlignLeft},
                         {190, 120, 1, false, texts, Qt::AlignLeft},
                         {240, 120, 1, false, texts, Qt::AlignLeft},
                         {260, 120, 2, true, texts, Qt::AlignLeft},
                         {210, 100, 1, false, states, Qt::AlignLeft},
                         {110, 80, 3, false, texts, Qt::AlignLeft}});
    m_search->setNext(m_table);
    setContent(m_table);
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("foot"));
    foot->setMinimumHeight(px(36));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 4, 16, 4);
    m_foot = new ElidedLabel({}, "small", "muted", foot);
    row->addWidget(m_foot);
    setFoot(foot);
    makeActions();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_model->setSearch(text); });
    connect(m_model, &ChangesModel::loaded, this, &ChangesPage::refreshCover);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ChangesPage::refreshCover);
    m_chooser = [this](const QString &suggested, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(this, tr("Save the changes as CSV"), QDir::homePath(), tr("CSV files (*.csv)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("csv"));
        dialog->selectFile(suggested);
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    };
    refreshCover();
}

ChangesPage::~ChangesPage() { m_table->setModel(nullptr); }

void ChangesPage::makeActions()
{
    m_findAction = makeAction(this, tr("&Search the changes"), QStringLiteral("edit-find"), QStringLiteral("Ctrl+F"));
    m_copyAction = makeAction(this, tr("&Copy rows"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+C"));
    m_saveAction = makeAction(this, tr("&Save as CSV…"), QStringLiteral("document-save"), QStringLiteral("Ctrl+S"));
    connect(m_findAction, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_copyAction, &QAction::triggered, this, &ChangesPage::copyRows);
    connect(m_saveAction, &QAction::triggered, this, &ChangesPage::save);
    auto *button = new Button(tr("Save as CSV…"), ButtonKind::Normal, ButtonSize::Header, this);
    button->setIconName(QStringLiteral("document-save"));
    connect(button, &QPushButton::clicked, m_saveAction, &QAction::trigger);
    addHeaderWidget(button);
}

QList<QAction *> ChangesPage::actions(MenuId menu) const
{
    if (menu == MenuId::File)
        return {m_saveAction};
    if (menu == MenuId::Edit)
        return {m_copyAction, m_findAction};
    return {};
}

void ChangesPage::setSession(models::Session *session)
{
    // What was done stays to be read when the connection is closed.
    if (!session)
        return;
    m_store = session->store();
    m_tenant = session->tenant();
    m_model->setSource(m_store, m_tenant);
}

void ChangesPage::refresh() { m_model->readNewer(); }

QWidget *ChangesPage::firstFocus() const { return m_table; }

void ChangesPage::refreshCover()
{
    const int rows = m_model->rowCount();
    m_saveAction->setEnabled(rows > 0);
    m_copyAction->setEnabled(rows > 0);
    refreshFoot();
    refreshTrouble();
    if (rows > 0) {
        m_table->setCover(TableView::Cover::None);
        return;
    }
    const bool failed = !m_model->problem().isEmpty();
    if (m_store && !m_model->isLoaded() && !failed) {
        m_table->setCover(TableView::Cover::Loading);
        return;
    }
    const bool searched = !m_model->search().isEmpty() && !failed;
    EmptyState *nothing = m_table->emptyState();
    disconnect(nothing, nullptr, this, nullptr);
    nothing->setPrimary(failed ? tr("Try again") : QString(), QStringLiteral("view-refresh"));
    nothing->setOther(searched ? tr("Clear the search") : QString());
    if (failed) {
        nothing->setContent(QStringLiteral("did-not-load"), tr("The changes did not load"), m_model->problem());
        connect(nothing, &EmptyState::primaryClicked, this, [this] {
            m_model->retry();
            m_table->setFocus();
        });
    } else if (searched) {
        nothing->setContent(QStringLiteral("nothing-found"), tr("No change has these words"),
                            tr("Methods, names, IDs, users, outcomes and what was asked for were looked at."));
        connect(nothing, &EmptyState::otherClicked, this, [this] {
            m_search->clear();
            m_table->setFocus();
        });
    } else {
        nothing->setContent(QStringLiteral("nothing-found"), tr("Nothing was changed from here yet"),
                            tr("Each change that is asked of this tenant from this workstation is written down here, with its "
                               "outcome, and stays."));
    }
    m_table->setCover(TableView::Cover::Empty, searched);
}

// Where there are rows already: those that are missing.
void ChangesPage::refreshTrouble()
{
    const QString key = QStringLiteral("read");
    if (m_model->problem().isEmpty() || m_model->rowCount() == 0) {
        banners()->dismiss(key);
        return;
    }
    const bool known = banners()->banner(key) != nullptr;
    Banner *banner = banners()->tell(key, Tone::Err, tr("Not all changes are shown."), m_model->problem(), tr("Try again"));
    if (!known)
        connect(banner, &Banner::buttonClicked, m_model, &models::ChangesModel::retry);
}

void ChangesPage::refreshFoot()
{
    const QString kept =
        tr("Kept on this workstation and never shortened. Contents of records and Do-Not-Call numbers are not in it.");
    const int rows = m_model->rowCount();
    m_foot->setText(rows == 0               ? kept
                    : m_model->isComplete() ? tr("%n change(s).", nullptr, rows) + u' ' + kept
                                            : tr("The newest %1 are loaded.").arg(countText(rows)) + u' ' + kept);
}

void ChangesPage::copyRows()
{
    QList<int> rows;
    const auto selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows << index.row();
    if (rows.isEmpty() && m_table->currentIndex().isValid())
        rows << m_table->currentIndex().row();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < ChangesModel::ColumnCount; ++column)
            cells << m_model->index(row, column).data().toString().simplified();
        if (const ChangeMade *change = m_model->changeAt(row))
            cells.front() = change->made.toString(Qt::ISODateWithMs);
        lines << cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ChangesPage::save()
{
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmm"));
    m_chooser(tr("Outdial changes %1.csv").arg(day), [this](const QString &path) { saveTo(path); });
}

void ChangesPage::saveTo(const QString &path)
{
    if (path.isEmpty() || !m_store)
        return;
    m_saver.write([path, store = m_store, tenant = m_tenant, text = m_model->search(), guard = QPointer<ChangesPage>(this)] {
        const QString problem = models::ChangeJournal::exportTo(path, store, tenant, text);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, path, problem] {
                if (!guard)
                    return;
                const QString shown = QDir::toNativeSeparators(path);
                ToastHost::of(guard).tell({problem.isEmpty() ? Tone::Ok : Tone::Err,
                                           problem.isEmpty() ? tr("The changes are saved") : tr("The changes were not saved"),
                                           problem.isEmpty() ? tr("Into %1.").arg(shown) : problem,
                                           {},
                                           {},
                                           {}});
                if (problem.isEmpty())
                    Q_EMIT guard->saved(path);
            },
            Qt::QueuedConnection);
    });
}

} // namespace outdial::views
