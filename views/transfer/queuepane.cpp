// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>

#include <models/transfer/importqueue.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/queuepane.h>

namespace outdial::views {

using models::ImportQueue;

namespace {

TwoLineCell fileCell(const QModelIndex &index)
{
    TwoLineCell cell;
    cell.first = index.data().toString();
    cell.second = QStringLiteral("%1 · %2").arg(sizeText(index.data(ImportQueue::SizeRole).toLongLong()),
                                                index.data(ImportQueue::FoundRole).toString());
    cell.icon =
        index.data(ImportQueue::UnusableRole).toBool() ? QStringLiteral("data-warning") : QStringLiteral("document-import");
    return cell;
}

} // namespace

QueuePane::QueuePane(ImportQueue *queue, QWidget *parent) : QFrame(parent), m_queue(queue)
{
    setFixedWidth(px(380));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(4));
    m_title = makeLabel({}, "pane");
    head->addWidget(m_title, 1);
    m_up = new IconButton(QStringLiteral("go-up"), tr("Move the file up"));
    m_up->setShortcutHint(QStringLiteral("Alt+Up"));
    m_down = new IconButton(QStringLiteral("go-down"), tr("Move the file down"));
    m_down->setShortcutHint(QStringLiteral("Alt+Down"));
    m_remove = new IconButton(QStringLiteral("list-remove"), tr("Take the file out"));
    m_remove->setShortcutHint(QStringLiteral("Del"));
    for (auto *button : {m_up, m_down, m_remove})
        head->addWidget(button);
    layout->addLayout(head);
    m_now = new ElidedLabel({}, "small", "muted");
    m_now->setElideMode(Qt::ElideMiddle);
    layout->addWidget(m_now);
    layout->addWidget(makeTable(), 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    auto *more = new Button(tr("&Add files…"), ButtonKind::Normal, ButtonSize::Header);
    more->setIconName(QStringLiteral("list-add"));
    m_leaveOut = new Button(tr("Leave out the fir&st"), ButtonKind::Normal, ButtonSize::Header);
    m_leaveOut->setIconName(QStringLiteral("go-next-skip"));
    row->addWidget(more);
    row->addWidget(m_leaveOut);
    row->addStretch(1);
    layout->addLayout(row);

    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QToolButton::clicked, this, &QueuePane::removeCurrent);
    connect(more, &QPushButton::clicked, this, &QueuePane::moreWanted);
    connect(m_leaveOut, &QPushButton::clicked, queue, &ImportQueue::leaveOut);
    connect(queue, &ImportQueue::changed, this, &QueuePane::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuePane::refresh);
    refresh();
}

QWidget *QueuePane::makeTable()
{
    m_table = new TableView(tr("Files that wait"), {});
    m_table->setAccessibleDescription(tr("Alt+Up and Alt+Down move a file, Delete takes it out."));
    m_table->setModel(m_queue);
    m_table->setRowHeight(48);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    TableColumn file;
    file.stretch = true;
    file.delegate = new TwoLineDelegate(fileCell, m_table);
    m_table->setColumns({file});
    m_table->horizontalHeader()->hide();
    m_table->installEventFilter(this);
    return m_table;
}

void QueuePane::move(int by)
{
    const int row = m_table->currentIndex().row();
    if (m_queue == nullptr || row < 0)
        return;
    if (row + by < 0)
        m_queue->swapWithPresent();
    else
        m_queue->move(row, row + by);
    refresh(); // the current row went along
}

void QueuePane::removeCurrent()
{
    if (m_queue != nullptr)
        m_queue->remove(m_table->currentIndex().row());
}

bool QueuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers().testFlag(Qt::AltModifier);
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void QueuePane::refresh()
{
    if (m_queue == nullptr)
        return;
    const int waiting = m_queue->waiting();
    setVisible(waiting > 0);
    m_title->setText(tr("%n file(s), imported one after another", nullptr, waiting + 1));
    const auto *present = m_queue->present();
    m_now->setText(present == nullptr ? QString() : tr("First “%1”, then:").arg(present->fileName()));
    if (waiting > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_queue->index(0));
    const int row = m_table->currentIndex().row();
    m_up->setEnabled(row > 0 || (row == 0 && m_queue->canLeaveOut()));
    m_down->setEnabled(row >= 0 && row < waiting - 1);
    m_remove->setEnabled(row >= 0);
    m_leaveOut->setEnabled(m_queue->canLeaveOut());
}

} // namespace outdial::views
