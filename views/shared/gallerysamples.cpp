// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QStandardItemModel>
#include <QVBoxLayout>

#include <views/shared/banner.h>
#include <views/shared/gallery.h>
#include <views/shared/galleryparts.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

namespace outdial::views {

QWidget *Gallery::table()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Table rows"), tr("40 high; 28 in record tables"));
    auto *model = new QStandardItemModel(7, 4, widget);
    model->setHorizontalHeaderLabels({tr("Dial"), tr("State"), tr("Campaign"), tr("Completed")});
    const QString names[] = {
        tr("Rest"), tr("Selected and current"), tr("Selected"), tr("Not running"), tr("Waiting for the tenant"), {}, {}};
    for (int row = 0; row < 7; ++row)
        model->setData(model->index(row, 2), names[row]);
    auto *view = new TableView(tr("Sample"), {});
    view->setModel(model);
    view->setRowStateReader([](const QModelIndex &index) {
        return index.row() == 5 ? RowState::Loading : index.row() == 6 ? RowState::Failed : RowState::Normal;
    });
    auto *toggles = new ToggleDelegate([](const QModelIndex &index) {
        ToggleLook look;
        look.position = index.row() == 4 ? TogglePosition::Waiting : index.row() == 3 ? TogglePosition::Off : TogglePosition::On;
        return look;
    });
    auto *states = new StateDelegate([](const QModelIndex &index) {
        if (index.row() == 4)
            return StateCell{StateLook::Waiting, tr("Starting…"), {}};
        return index.row() == 3 ? StateCell{StateLook::Stopped, tr("Stopped"), {}}
                                : StateCell{StateLook::Running, tr("Running"), {}};
    });
    auto *texts = new TextDelegate([](const QModelIndex &index) {
        TextCell cell;
        cell.text = index.data().toString();
        cell.strong = index.row() != 3;
        return cell;
    });
    auto *meters = new MeterDelegate([](const QModelIndex &index) {
        return MeterCell{{0.455, 0.712, true, index.row() != 3}, QStringLiteral("45.5%"), QStringLiteral("18,204 of 40,000")};
    });
    view->setColumns({{60, 60, 1, false, toggles, Qt::AlignLeft},
                      {112, 80, 1, false, states, Qt::AlignLeft},
                      {180, 120, 1, true, texts, Qt::AlignLeft},
                      {270, 150, 1, false, meters, Qt::AlignLeft}});
    view->setProperty("boxed", true);
    view->setFixedHeight(px(32) + 7 * px(40) + 2);
    view->selectRow(1);
    view->setCurrentIndex(model->index(1, 2));
    view->selectionModel()->select(QItemSelection(model->index(1, 0), model->index(2, 3)), QItemSelectionModel::ClearAndSelect);
    column->addWidget(view);
    column->addStretch();
    return widget;
}

QWidget *Gallery::banners()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Banners and toasts"));
    const std::tuple<Tone, QString, QString, QString> samples[] = {
        {Tone::Err, tr("The campaign did not start."), tr("The tenant is under maintenance (503). Nothing was dialed."),
         tr("Try again")},
        {Tone::Warn, tr("12 records were edited."), tr("Sorting is from before the edits."), tr("Apply sorting again")},
        {Tone::Accent, tr("Someone else started this campaign."), tr("The page now shows the new state."), tr("OK")},
        {Tone::Ok, tr("3 of 3 changes applied."), {}, tr("Undo…")}};
    for (const auto &[tone, title, text, button] : samples) {
        auto *banner = new Banner(tone, title, text);
        banner->setButton(button);
        banner->setClosable(tone == Tone::Accent);
        column->addWidget(banner);
    }
    column->addWidget(new Toast(
        {Tone::Ok, tr("97,846 records added"), tr("Spring leads.csv into Spring leads"), tr("Receipt"), {}, {}}, widget));
    column->addWidget(new Toast(
        {Tone::Err, tr("The export stopped: the disk is full"), tr("9,200 of 15,480 rows are written"), tr("Go on…"), {}, {}},
        widget));
    column->addStretch();
    return widget;
}

QWidget *Gallery::dropping()
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const std::pair<QString, QString> drawings[] = {{QStringLiteral("lists-empty"), tr("This tenant has no calling lists")},
                                                    {QStringLiteral("did-not-load"), tr("The lists did not load")},
                                                    {QStringLiteral("campaigns-empty"), tr("No enabled campaigns")},
                                                    {QStringLiteral("nothing-found"), tr("Nothing matches")},
                                                    {QStringLiteral("drop-file"), tr("Drop a CSV file")}};
    for (const auto &[drawing, title] : drawings) {
        auto *card = new Card({}, widget);
        auto *picture = new QLabel;
        picture->setPixmap(Theme::instance().drawing(drawing, devicePixelRatioF()));
        picture->setAlignment(Qt::AlignCenter);
        card->body()->addWidget(picture);
        QLabel *text = makeLabel(title, "emphasis");
        text->setAlignment(Qt::AlignCenter);
        card->body()->addWidget(text);
        row->addWidget(card);
    }
    return widget;
}

} // namespace outdial::views
