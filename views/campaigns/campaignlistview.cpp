// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <models/campaigns/campaignlistsmodel.h>
#include <views/campaigns/campaignlistview.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::CampaignListsModel;

namespace {

QString elided(const QPainter &painter, const QString &text, int width)
{
    return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
}

} // namespace

QSize CampaignListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {px(200), px(index.data(CampaignListsModel::EnabledRole).toBool() ? 76 : 35)};
}

void CampaignListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    painter->save();
    const QRect row = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.widget && option.widget->hasFocus();
    // The ground of the pane, not that of tables.
    Token ground = Token::Sunken;
    if (selected)
        ground = focused ? Token::Select : Token::SelectIdle;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ground = Token::Hover;
    painter->fillRect(row, theme.color(ground));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme.color(Token::Line));

    const bool enabled = index.data(CampaignListsModel::EnabledRole).toBool();
    const qint64 total = index.data(CampaignListsModel::TotalRole).toLongLong();
    const QRect inner = row.adjusted(px(16), px(8), -px(16), -px(8));
    const int line = px(18);
    const int left = inner.left() + px(20);
    // Place in dialing order, right aligned in its column.
    painter->setFont(theme.font(Type::Small));
    painter->setPen(theme.color(Token::TextMuted));
    painter->drawText(QRect(inner.left(), inner.top(), px(10), line), Qt::AlignRight | Qt::AlignVCenter,
                      index.data(CampaignListsModel::PositionRole).toString());
    const QString aside = enabled ? CampaignListDelegate::tr("Ratio %1").arg(index.data(CampaignListsModel::RatioRole).toInt())
                                  : CampaignListDelegate::tr("%1 · off").arg(countText(total));
    const int asideWidth = painter->fontMetrics().horizontalAdvance(aside);
    painter->drawText(QRect(inner.left(), inner.top(), inner.width(), line), Qt::AlignRight | Qt::AlignVCenter, aside);
    painter->setFont(theme.font(enabled ? Type::Emphasis : Type::Body));
    painter->setPen(theme.color(enabled ? Token::Text : Token::TextMuted));
    const QRect nameRoom(left, inner.top(), inner.right() - left - asideWidth - px(8), line);
    painter->drawText(nameRoom, Qt::AlignLeft | Qt::AlignVCenter, elided(*painter, index.data().toString(), nameRoom.width()));

    if (enabled) {
        const QVariant completed = index.data(CampaignListsModel::CompletedRole);
        MeterValue value;
        value.known = completed.isValid();
        value.active = index.data(CampaignListsModel::RunningRole).toBool();
        if (value.known && total > 0) {
            value.completed = completed.toDouble() / double(total);
            value.attempted = index.data(CampaignListsModel::AttemptedRole).toDouble() / double(total);
        }
        const int second = inner.top() + px(22);
        paintMeter(painter, QRectF(left, second + px(4), px(112), px(8)), value);
        int x = left + px(112) + px(8);
        painter->setFont(theme.font(Type::SmallStrong));
        painter->setPen(theme.color(value.known ? Token::Text : Token::TextMuted));
        if (value.known) {
            const int percentWidth = painter->fontMetrics().horizontalAdvance(QStringLiteral("100.0%"));
            painter->drawText(QRect(x, second, percentWidth, px(16)), Qt::AlignRight | Qt::AlignVCenter,
                              percentText(completed.toLongLong(), total));
            x += percentWidth + px(8);
        }
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.color(Token::TextMuted));
        const QString error = index.data(CampaignListsModel::ErrorRole).toString();
        const QString words = value.known       ? countOf(completed.toLongLong(), total)
                              : error.isEmpty() ? CampaignListDelegate::tr("not read yet")
                                                : CampaignListDelegate::tr("could not be read");
        painter->drawText(QRect(x, second, inner.right() + 1 - x, px(16)), Qt::AlignLeft | Qt::AlignVCenter,
                          elided(*painter, words, inner.right() + 1 - x));
        const int third = inner.top() + px(42);
        painter->drawPixmap(
            left, third,
            theme.pixmap(QStringLiteral("view-sort-ascending"), Token::TextMuted, 16, painter->device()->devicePixelRatioF()));
        const QRect sortRoom(left + px(18), third, inner.right() + 1 - left - px(18), px(16));
        painter->drawText(sortRoom, Qt::AlignLeft | Qt::AlignVCenter,
                          elided(*painter, index.data(CampaignListsModel::SortingRole).toString(), sortRoom.width()));
    }
    const auto *view = qobject_cast<const QListView *>(option.widget);
    if (view && focused && view->currentIndex() == index) {
        painter->setPen(QPen(theme.color(Token::Focus), 2));
        painter->drawRect(row.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

CampaignListView::CampaignListView(QWidget *parent) : QListView(parent)
{
    setFrameShape(NoFrame);
    setItemDelegate(new CampaignListDelegate(this));
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        fit();
    });
}

void CampaignListView::setModel(QAbstractItemModel *shown)
{
    QListView::setModel(shown);
    if (!shown)
        return;
    connect(shown, &QAbstractItemModel::modelReset, this, &CampaignListView::fit);
    connect(shown, &QAbstractItemModel::rowsInserted, this, &CampaignListView::fit);
    connect(shown, &QAbstractItemModel::rowsRemoved, this, &CampaignListView::fit);
    // A list that is switched on is higher than one that is off.
    connect(shown, &QAbstractItemModel::dataChanged, this, [this] {
        if (sizeHint().height() != height()) {
            scheduleDelayedItemsLayout();
            fit();
        }
    });
}

void CampaignListView::fit()
{
    setFixedHeight(sizeHint().height());
    updateGeometry();
}

QSize CampaignListView::sizeHint() const
{
    int height = 0;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        height += itemDelegate()->sizeHint({}, model()->index(row, 0)).height();
    return {px(200), height};
}

QSize CampaignListView::minimumSizeHint() const { return {0, sizeHint().height()}; }

} // namespace outdial::views
