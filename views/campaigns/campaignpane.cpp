// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <views/campaigns/campaignlistview.h>
#include <views/campaigns/campaignpane.h>
#include <views/campaigns/campaigntable.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

// A button that does what an action does: enabled with it, and with its tool tip.
Button *buttonFor(QAction *action, const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new Button(text, ButtonKind::Normal, ButtonSize::Header, parent);
    button->setIconName(iconName);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    follow();
    return button;
}

// A small square in the colour of a part of the meter.
class LegendMark : public QWidget {
public:
    LegendMark(Token token, Token idle, QWidget *parent) : QWidget(parent), m_token(token), m_idle(idle)
    {
        setFixedSize(px(10), px(10));
    }
    void setActive(bool active)
    {
        m_active = active;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool edge = m_token == Token::Track;
        painter.setPen(edge ? QPen(color(Token::Border)) : QPen(Qt::NoPen));
        painter.setBrush(color(m_active ? m_token : m_idle));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    }

private:
    Token m_token;
    Token m_idle;
    bool m_active = true;
};

QWidget *section(QVBoxLayout **body, QWidget *parent, int top = 12, int bottom = 12)
{
    auto *widget = new QWidget(parent);
    *body = new QVBoxLayout(widget);
    (*body)->setContentsMargins(px(16), px(top), px(16), px(bottom));
    (*body)->setSpacing(px(4));
    return widget;
}

} // namespace

CampaignPane::CampaignPane(const Actions &actions, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_nothing = makeLabel(tr("No campaign is selected."), "", "muted", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    column->addWidget(m_nothing, 1);

    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Details of the campaign"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll, 1);

    auto *content = new QWidget(m_scroll);
    content->setProperty("transparentGround", true);
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(makeHead(actions));
    body->addWidget(makeLine(Qt::Horizontal, content));
    body->addWidget(makeFigures());
    body->addWidget(makeForecast());
    body->addWidget(makeLine(Qt::Horizontal, content));

    QVBoxLayout *listsBody = nullptr;
    QWidget *listsHead = section(&listsBody, content, 10, 10);
    auto *listsRow = new QHBoxLayout;
    QLabel *listsTitle = makeLabel(tr("Lists in dialing order"), "emphasis", "", listsHead);
    listsRow->addWidget(listsTitle, 1);
    m_listsOn = makeLabel({}, "small", "muted", listsHead);
    listsRow->addWidget(m_listsOn);
    listsBody->addLayout(listsRow);
    m_noLists = makeLabel({}, "small", "muted", listsHead);
    m_noLists->setWordWrap(true);
    listsBody->addWidget(m_noLists);
    body->addWidget(listsHead);
    body->addWidget(makeLine(Qt::Horizontal, content));
    m_lists = new CampaignListView(content);
    m_lists->setAccessibleName(tr("Lists in dialing order"));
    m_lists->setModel(&m_model);
    body->addWidget(m_lists);

    QVBoxLayout *dncBody = nullptr;
    QWidget *dnc = section(&dncBody, content, 12, 16);
    auto *dncRow = new QHBoxLayout;
    dncRow->addWidget(makeLabel(tr("Do-Not-Call lists"), "emphasis", "", dnc), 1);
    m_dncCount = makeLabel({}, "small", "muted", dnc);
    dncRow->addWidget(m_dncCount);
    dncBody->addLayout(dncRow);
    m_dnc = new QVBoxLayout;
    m_dnc->setSpacing(px(8));
    m_dnc->setContentsMargins(0, px(4), 0, 0);
    dncBody->addLayout(m_dnc);
    body->addWidget(dnc);
    body->addStretch(1);
    m_scroll->setWidget(content);

    connect(m_lists, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT listActivated(index.data(models::CampaignListsModel::ListIdRole).toString(),
                             index.data(models::CampaignListsModel::InstanceIdRole).toString());
    });
    showCampaign(nullptr, {});
}

QWidget *CampaignPane::makeHead(const Actions &actions)
{
    QVBoxLayout *body = nullptr;
    QWidget *head = section(&body, this, 14, 12);
    body->setSpacing(px(8));
    m_name = makeLabel({}, "pane", "", head);
    m_name->setWordWrap(true);
    body->addWidget(m_name);
    auto *state = new QHBoxLayout;
    state->setSpacing(px(8));
    m_state = new StateLabel(StateLook::Unknown, {}, true, head);
    state->addWidget(m_state);
    m_since = new ElidedLabel({}, "small", "muted", head);
    state->addWidget(m_since, 1);
    body->addLayout(state);
    m_problem = makeLabel({}, "small", "err", head);
    m_problem->setWordWrap(true);
    body->addWidget(m_problem);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    m_start = buttonFor(actions.start, tr("Start"), QStringLiteral("media-playback-start"), head);
    m_stop = buttonFor(actions.stop, tr("Stop"), QStringLiteral("media-playback-stop"), head);
    buttons->addWidget(m_start);
    buttons->addWidget(m_stop);
    buttons->addWidget(buttonFor(actions.open, tr("Open"), QStringLiteral("go-next"), head));
    buttons->addWidget(buttonFor(actions.bind, tr("Bind list…"), QStringLiteral("list-add"), head));
    buttons->addStretch(1);
    auto *more = new IconButton(QStringLiteral("overflow-menu"), tr("More for this campaign"), ButtonSize::Header, false, head);
    auto *menu = new QMenu(more);
    menu->setAccessibleName(tr("More for this campaign"));
    for (QAction *action : actions.more) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    connect(more, &QToolButton::clicked, menu, [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height() + 2))); });
    buttons->addWidget(more);
    body->addLayout(buttons);
    return head;
}

QWidget *CampaignPane::makeFigures()
{
    QVBoxLayout *body = nullptr;
    QWidget *figures = section(&body, this);
    body->setSpacing(px(6));
    auto *titles = new QHBoxLayout;
    titles->addWidget(makeLabel(tr("Completed"), "small", "muted", figures), 1);
    titles->addWidget(makeLabel(tr("Penetration"), "small", "muted", figures));
    body->addLayout(titles);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(px(8));
    m_completed = makeLabel({}, "title", "", figures);
    m_completedCount = makeLabel({}, "small", "muted", figures);
    m_penetrationCount = makeLabel({}, "small", "muted", figures);
    m_penetration = makeLabel({}, "title", "", figures);
    numbers->addWidget(m_completed);
    numbers->addWidget(m_completedCount);
    numbers->addStretch(1);
    numbers->addWidget(m_penetrationCount);
    numbers->addWidget(m_penetration);
    body->addLayout(numbers);
    m_meter = new MeterWidget(tr("Completion"), false, figures);
    body->addWidget(m_meter);
    m_legend = new QWidget(figures);
    auto *legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, px(2), 0, 0);
    legend->setSpacing(px(6));
    const auto entry = [&](Token token, Token idle, const QString &word) {
        legend->addWidget(new LegendMark(token, idle, m_legend));
        legend->addWidget(makeLabel(word, "small", "muted", m_legend));
        legend->addSpacing(px(6));
    };
    entry(Token::Meter, Token::Idle, tr("completed"));
    entry(Token::MeterSoft, Token::IdleSoft, tr("attempted, open"));
    entry(Token::Track, Token::Track, tr("untouched"));
    legend->addStretch(1);
    body->addWidget(m_legend);
    m_of = makeLabel({}, "small", "muted", figures);
    m_of->setWordWrap(true);
    body->addWidget(m_of);
    return figures;
}

QWidget *CampaignPane::makeForecast()
{
    QVBoxLayout *body = nullptr;
    m_forecast = section(&body, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(new IconLabel(QStringLiteral("chronometer"), Token::TextMuted, 16, m_forecast), 0, Qt::AlignVCenter);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(px(2));
    m_forecastLine = makeLabel({}, "", "", m_forecast);
    m_forecastLine->setWordWrap(true);
    m_forecastBasis = makeLabel({}, "small", "muted", m_forecast);
    lines->addWidget(m_forecastLine);
    lines->addWidget(m_forecastBasis);
    row->addLayout(lines, 1);
    body->addLayout(row);
    m_forecast->hide();
    return m_forecast;
}

void CampaignPane::showForecast(const QString &forecast, const QString &basis)
{
    m_forecast->setVisible(!forecast.isEmpty());
    m_forecastLine->setText(forecast);
    m_forecastBasis->setText(basis);
    m_forecastBasis->setVisible(!basis.isEmpty());
}

void CampaignPane::showCampaign(const models::CampaignRow *row, const models::WordsContext &context)
{
    m_nothing->setVisible(!row);
    m_scroll->setVisible(row != nullptr);
    m_model.setCampaign(row, context.old);
    if (!row) {
        m_id.clear();
        return;
    }
    if (row->id != m_id)
        m_scroll->ensureVisible(0, 0);
    m_id = row->id;
    m_name->setText(row->name.isEmpty() ? row->id : row->name);
    m_state->setState(lookOf(row->shown(), context.old), models::stateText(*row, context));
    m_since->setText(models::sinceText(*row, context));
    const bool stops = row->isRunning() || (row->pending && row->pending->act == models::CampaignAct::Stop);
    m_start->setVisible(!stops);
    m_stop->setVisible(stops);

    QString problem = models::failureText(*row);
    if (problem.isEmpty())
        problem = models::notConfirmedText(*row);
    if (problem.isEmpty() && row->detailError)
        problem = models::errorSentence(*row->detailError, api::Method::GetCampaign);
    if (problem.isEmpty() && !row->walkErrors.isEmpty())
        problem = tr("Figures: %1").arg(models::errorSentence(*row->walkErrors.constBegin(), api::Method::GetUpdatedRecords));
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    showFigures(*row, context.old);

    const int lists = m_model.rowCount();
    m_listsOn->setText(row->detail && lists > 0 ? tr("%1 of %2 on").arg(m_model.enabledCount()).arg(lists) : QString());
    m_noLists->setVisible(lists == 0);
    m_noLists->setText(row->detail    ? tr("No list is bound to this campaign, so it has nothing to dial.")
                       : row->missing ? tr("There is nothing to show.")
                                      : tr("Not read yet."));
    showDncLists(*row);
}

void CampaignPane::showFigures(const models::CampaignRow &row, bool old)
{
    const auto progress = row.progress();
    const auto total = row.total();
    MeterValue value;
    value.known = progress && total;
    value.active = row.isRunning() && !old;
    if (value.known && *total > 0) {
        value.completed = double(progress->completed) / double(*total);
        value.attempted = double(progress->attempted) / double(*total);
    }
    m_completed->setText(value.known ? models::completedShare(row) : unknownMark());
    m_penetration->setText(models::penetrationShare(row));
    m_completedCount->setText(value.known && *total > 0 ? models::groupedText(progress->completed) : QString());
    m_penetrationCount->setText(value.known && *total > 0 ? models::groupedText(progress->attempted) : QString());
    m_meter->setValue(value, models::completedSentence(row));
    for (QObject *child : m_legend->children()) {
        if (auto *mark = dynamic_cast<LegendMark *>(child))
            mark->setActive(value.active);
    }
    if (!value.known) {
        m_of->setText(row.walkErrors.isEmpty() && !row.detailError
                          ? tr("Records are being counted; figures come when all were read.")
                          : tr("The figures could not be read."));
    } else if (*total == 0) {
        m_of->setText(tr("No records in enabled lists"));
    } else {
        const QString of = tr("of %1 records in enabled lists").arg(models::groupedText(*total));
        m_of->setText(progress->approximate ? tr("%1; approximate, since equal records cannot be told apart").arg(of) : of);
    }
}

void CampaignPane::showDncLists(const models::CampaignRow &row)
{
    const QList<api::DncListRef> lists = row.detail ? row.detail->dncLists : QList<api::DncListRef>();
    m_dncCount->setText(row.detail ? QString::number(lists.size()) : QString());
    QString shown;
    for (const api::DncListRef &list : lists)
        shown += list.id + list.name + list.type + list.country + list.listField + QLatin1Char('\n');
    if (shown == m_dncShown)
        return; // polls do not rebuild what is the same
    m_dncShown = shown;
    while (QLayoutItem *item = m_dnc->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const api::DncListRef &list : lists) {
        auto *line = new QWidget(m_scroll->widget());
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(px(8));
        layout->addWidget(new IconLabel(QStringLiteral("dialog-cancel"), Token::TextMuted, 16, line));
        layout->addWidget(new ElidedLabel(list.name, "", "", line), 1);
        layout->addWidget(makeLabel(models::dncTypeText(list), "small", "muted", line));
        m_dnc->addWidget(line);
    }
}

} // namespace outdial::views
