// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <models/transfer/placesmodel.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/zonespread.h>

#include <algorithm>

namespace outdial::views {

using models::PhoneSpread;
using models::PlaceShare;
using models::PlacesModel;

namespace {

// A bar from the left edge, the longest one as long as there is room; behind it the share in 500 and the count.
class BarDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        const auto width = [&](Type type, const QString &text) { return QFontMetrics(theme.font(type)).horizontalAdvance(text); };
        const int shareWidth = width(Type::Emphasis, QStringLiteral("100.0%"));
        const QString count = countText(index.data(PlacesModel::CountRole).toLongLong());
        const int countWidth = std::max(width(Type::Small, countText(9'999'999)), width(Type::Small, count));
        const int room = std::max(px(24), inner.width() - shareWidth - countWidth - px(16));
        const int height = px(12);
        const double length = std::max(double(px(2)), room * index.data(PlacesModel::BarRole).toDouble());
        const bool isPlace = index.data(PlacesModel::KindRole).toInt() == int(PlaceShare::Kind::Place);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(isPlace ? Token::Meter : Token::Idle));
        const double radius = std::min(double(px(3)), length / 2);
        painter->drawRoundedRect(QRectF(inner.x(), inner.y() + (inner.height() - height) / 2, length, height), radius, radius);
        painter->restore();
        painter->setFont(theme.font(Type::Emphasis));
        painter->setPen(theme.color(Token::Text));
        painter->drawText(QRect(inner.right() + 1 - countWidth - px(8) - shareWidth, inner.y(), shareWidth, inner.height()),
                          Qt::AlignVCenter | Qt::AlignRight, index.data(PlacesModel::ShareRole).toString());
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.color(Token::TextMuted));
        painter->drawText(QRect(inner.right() + 1 - countWidth, inner.y(), countWidth, inner.height()),
                          Qt::AlignVCenter | Qt::AlignRight, count);
    }
    QString hiddenText(const QRect &, const QModelIndex &) const override { return {}; }
};

TextCell placeAt(const QModelIndex &index)
{
    TextCell cell{index.data().toString()};
    if (index.data(PlacesModel::KindRole).toInt() != int(PlaceShare::Kind::Place))
        cell.ink = Token::TextMuted;
    return cell;
}

TextCell clockAt(const QModelIndex &index)
{
    TextCell cell{index.data().toString()};
    cell.alignment = Qt::AlignRight;
    if (cell.text.isEmpty()) {
        cell.text = unknownMark();
        cell.ink = Token::TextMuted;
    }
    return cell;
}

TableView *makeTable(const QString &name, PlacesModel *model)
{
    auto *table = new TableView(name, {});
    table->setModel(model);
    table->setRowHeight(32);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    TableColumn place;
    place.width = 240;
    place.minimum = 160;
    place.delegate = new TextDelegate(placeAt, table);
    TableColumn numbers;
    numbers.stretch = true;
    numbers.minimum = 190;
    numbers.alignment = Qt::AlignRight;
    numbers.delegate = new BarDelegate(table);
    QList<TableColumn> columns{place, numbers};
    if (model->columnCount() > PlacesModel::TimeColumn) {
        TableColumn time;
        time.width = 96;
        time.alignment = Qt::AlignRight;
        time.delegate = new TextDelegate(clockAt, table);
        columns.append(time);
    } else {
        columns[PlacesModel::PlaceColumn].width = 160;
    }
    table->setColumns(columns);
    return table;
}

} // namespace

ZoneSpread::ZoneSpread(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_content = makeTables();
    layout->addWidget(m_content, 1);
    m_empty = new EmptyState(QStringLiteral("nothing-found"), {}, {});
    layout->addWidget(m_empty, 1);
    m_clock.setInterval(5000);
    connect(&m_clock, &QTimer::timeout, m_zones, [this] { m_zones->setNow(QDateTime::currentDateTime()); });
    setSpread({}, false);
}

QWidget *ZoneSpread::makeTables()
{
    auto *content = new QFrame;
    setLook(content, "part", QStringLiteral("content"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(16), px(12), px(16), px(12));
    head->setSpacing(px(6));
    auto *title = new QHBoxLayout;
    title->addWidget(makeLabel(tr("Where the numbers are"), "pane"));
    title->addStretch(1);
    m_count = makeLabel({}, "", "muted");
    title->addWidget(m_count);
    head->addLayout(title);
    auto *hint =
        makeLabel(tr("Hints by libphonenumber, from the beginnings of the numbers alone: people take their numbers along when "
                     "they move. The tenant's rules decide what is dialed, and when."),
                  "", "muted");
    hint->setWordWrap(true);
    head->addWidget(hint);
    m_unknown = makeLabel({}, "", "muted");
    m_unknown->setWordWrap(true);
    head->addWidget(m_unknown);
    layout->addLayout(head);
    m_zones = new PlacesModel(PlacesModel::Of::Zones, this);
    m_regions = new PlacesModel(PlacesModel::Of::Regions, this);
    auto *tables = new QHBoxLayout;
    tables->setSpacing(0);
    m_zoneTable = makeTable(tr("Phone numbers by time zone"), m_zones);
    tables->addWidget(m_zoneTable, 3);
    tables->addWidget(makeLine(Qt::Vertical));
    tables->addWidget(makeTable(tr("Phone numbers by country"), m_regions), 2);
    layout->addLayout(tables, 1);
    return content;
}

void ZoneSpread::setSpread(const PhoneSpread &spread, bool checking, const QDateTime &now)
{
    m_zones->setSpread(spread, now);
    m_regions->setSpread(spread, now);
    const bool isCounted = !checking && spread.state == PhoneSpread::State::Counted && spread.numbers > 0;
    m_content->setVisible(isCounted);
    m_empty->setVisible(!isCounted);
    m_count->setText(tr("Phone numbers of rows that can be sent: %1").arg(countText(spread.numbers)));
    m_unknown->setVisible(spread.notLookedUp > 0);
    m_unknown->setText(
        tr("The countries of %1 numbers, and whether they are in use, were not looked up: they are in more ranges than "
           "Outdial looks up for one file.")
            .arg(countText(spread.notLookedUp)));
    if (checking) {
        setEmpty(tr("The numbers are being counted"), tr("Where they are is shown when the file has been checked to its end."));
        return;
    }
    switch (spread.state) {
    case PhoneSpread::State::None:
        setEmpty(tr("The numbers have not been looked at"), tr("Check the file to its end to see where they are."));
        break;
    case PhoneSpread::State::NoTypes:
        setEmpty(tr("Which columns are phone numbers is not known"),
                 tr("The fields of this list were learned from a record, without their types. Give Outdial the list's format in "
                    "the step “Mapping” to see where the numbers are."));
        break;
    case PhoneSpread::State::NoFields:
        setEmpty(tr("No column of the file is a phone number"), tr("Map a column to a phone field to see where its numbers are. "
                                                                   "A text that is the same for all rows is not counted."));
        break;
    case PhoneSpread::State::Counted:
        setEmpty(tr("No phone number was found"), tr("No row that can be sent has a value in a phone field."));
        break;
    }
}

void ZoneSpread::setEmpty(const QString &title, const QString &sentence)
{
    m_empty->setContent(QStringLiteral("nothing-found"), title, sentence);
}

QWidget *ZoneSpread::firstFocus() const { return m_zoneTable; }

void ZoneSpread::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_zones->setNow(QDateTime::currentDateTime());
    m_clock.start();
}

void ZoneSpread::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace outdial::views
