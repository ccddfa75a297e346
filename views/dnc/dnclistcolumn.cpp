// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <views/dnc/dnclistcolumn.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncBook;
using models::DncBookModel;

namespace {

constexpr int iconSize = 16;

// Two lines with an icon, and the campaigns at the right of the first.
class ListDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool locked = index.data(DncBookModel::LockedRole).toBool();
        const int first = px(18);
        const int second = px(16);
        const int top = inner.y() + (inner.height() - first - second) / 2;
        painter->drawPixmap(inner.x(), top + (first - iconSize) / 2,
                            theme.pixmap(locked ? QStringLiteral("object-locked") : QStringLiteral("dialog-cancel"),
                                         current ? Token::AccentText : Token::TextMuted, iconSize,
                                         painter->device()->devicePixelRatioF()));
        const QRect room = inner.adjusted(iconSize + px(8), 0, 0, 0);
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.color(Token::TextMuted));
        const QString campaigns = index.data(DncBookModel::CampaignsRole).toString();
        const int aside = painter->fontMetrics().horizontalAdvance(campaigns);
        painter->drawText(QRect(room.x(), top, room.width(), first), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                          campaigns);
        painter->drawText(
            QRect(room.x(), top + first, room.width(), second), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data(DncBookModel::TypeRole).toString(), Qt::ElideRight, room.width()));
        painter->setFont(theme.font(current ? Type::Emphasis : Type::Body));
        painter->setPen(theme.color(Token::Text));
        const int width = room.width() - aside - px(8);
        painter->drawText(QRect(room.x(), top, width, first), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, width));
    }
};

} // namespace

DncListColumn::DncListColumn(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    m_table = new TableView(tr("Do-Not-Call lists known here"), {}, this);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setRowHeight(48);
    m_table->horizontalHeader()->hide();
    column->addWidget(m_table, 1);
    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("foot"));
    auto *footRow = new QVBoxLayout(foot);
    footRow->setContentsMargins(px(16), px(8), px(16), px(8));
    m_foot = makeLabel({}, "small", "muted", foot);
    m_foot->setWordWrap(true);
    footRow->addWidget(m_foot);
    column->addWidget(foot);
    row->addLayout(column, 1);
    row->addWidget(makeLine(Qt::Vertical, this));
    connect(m_table, &TableView::rowMenuRequested, this, [this](const QModelIndex &index, const QPoint &position) {
        m_table->setCurrentIndex(index);
        Q_EMIT menuRequested(position);
    });
}

DncListColumn::~DncListColumn() { m_table->setModel(nullptr); }

void DncListColumn::setBook(DncBook *book)
{
    m_table->setModel(nullptr);
    delete m_model;
    m_model = nullptr;
    m_book = book;
    m_current.clear();
    if (!book)
        return;
    m_model = new DncBookModel(*book, this);
    m_table->setModel(m_model);
    TableColumn column;
    column.stretch = true;
    column.delegate = new ListDelegate(m_table);
    m_table->setColumns({column});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_moving || !index.isValid())
            return; // a row that is taken out and put in again at another place stays the current one
        m_current = index.data(DncBookModel::IdRole).toString();
        Q_EMIT currentChanged();
    });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_moving = true; });
    connect(book, &DncBook::changed, this, &DncListColumn::follow);
    follow();
}

QString DncListColumn::current() const { return m_current; }

void DncListColumn::setCurrent(const QString &listId)
{
    const int row = m_model ? m_model->rowOf(listId) : -1;
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row));
}

void DncListColumn::follow()
{
    m_moving = false;
    const int row = m_model->rowOf(m_current);
    if (row >= 0 && m_table->currentIndex().row() != row) {
        m_moving = true;
        m_table->setCurrentIndex(m_model->index(row));
        m_moving = false;
    } else if (row < 0 && m_model->rowCount() > 0) {
        m_current.clear();
        m_table->setCurrentIndex({});
        m_table->setCurrentIndex(m_model->index(0));
    } else if (row < 0 && !m_current.isEmpty()) {
        m_current.clear();
        Q_EMIT currentChanged();
    }
    QString text = tr("The API names the lists of each campaign, and cannot read what is in them.");
    if (m_book->reading() == DncBook::Reading::Underway)
        text = m_book->campaignsToRead() > 0 ? tr("Reading campaigns: %1 of %2.")
                                                   .arg(m_book->campaignsRead() + m_book->campaignsFailed())
                                                   .arg(m_book->campaignsToRead())
                                             : tr("Reading campaigns…");
    else if (m_book->campaignsFailed() > 0)
        text += u' ' +
                tr("%n campaign(s) did not answer: lists that only they name are missing.", nullptr, m_book->campaignsFailed());
    m_foot->setText(text);
}

} // namespace outdial::views
