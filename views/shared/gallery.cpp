// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyleOptionButton>
#include <QVBoxLayout>

#include <views/shared/gallery.h>
#include <views/shared/galleryparts.h>
#include <views/shared/meter.h>
#include <views/shared/proportionbar.h>
#include <views/shared/states.h>
#include <views/shared/stepbar.h>
#include <views/shared/theme.h>
#include <views/shared/toggle.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

// Shows the looks that only the pointer or the focus gives.
enum class Shown { Rest, Hover, Focus, Off };

class ShownButton : public Button {
public:
    ShownButton(const QString &text, ButtonKind kind, Shown shown) : Button(text, kind), m_shown(shown)
    {
        setAttribute(Qt::WA_UnderMouse, shown == Shown::Hover);
        setEnabled(shown != Shown::Off);
    }

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        Button::initStyleOption(option);
        if (m_shown == Shown::Focus)
            option->state |= QStyle::State_HasFocus;
    }

private:
    Shown m_shown;
};

class Swatch : public QWidget {
public:
    Swatch(const TokenValue &value, QWidget *parent) : QWidget(parent), m_value(value)
    {
        setFixedSize(px(84), px(68));
        setAccessibleName(QLatin1String(value.name));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(color(Token::Border));
        painter.setBrush(color(m_value.token));
        painter.drawRoundedRect(QRectF(0.5, 0.5, px(76), px(28)), 4, 4);
        painter.setPen(color(Token::Text));
        painter.setFont(Theme::instance().font(Type::Caption));
        painter.drawText(QRect(0, px(30), width(), px(16)), Qt::AlignLeft | Qt::AlignVCenter, QLatin1String(m_value.name));
        painter.setPen(color(Token::TextMuted));
        painter.drawText(QRect(0, px(45), width(), px(16)), Qt::AlignLeft | Qt::AlignVCenter,
                         color(m_value.token).name().toUpper());
    }

private:
    TokenValue m_value;
};

} // namespace

Gallery::Gallery(QWidget *parent) : QWidget(parent)
{
    setWindowTitle(tr("Components"));
    setAccessibleName(tr("Components"));
    setAutoFillBackground(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(32, 24, 32, 24);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(24);
    grid->addWidget(makeLabel(tr("Outdial components"), "title"), 0, 0, 1, 12);
    grid->addWidget(colours(), 1, 0, 1, 8);
    grid->addWidget(types(), 1, 8, 1, 4);
    grid->addWidget(buttons(), 2, 0, 1, 5);
    grid->addWidget(fields(), 2, 5, 1, 4);
    grid->addWidget(choices(), 2, 9, 1, 3);
    grid->addWidget(states(), 3, 0, 1, 6);
    grid->addWidget(meters(), 3, 6, 1, 6);
    grid->addWidget(table(), 4, 0, 1, 6);
    grid->addWidget(banners(), 4, 6, 1, 6);
    grid->addWidget(dropping(), 5, 0, 1, 12);
    auto *steps =
        new StepBar({tr("Source"), tr("Reading"), tr("Mapping"), tr("Check"), tr("Plan"), tr("Run"), tr("Receipt")}, this);
    steps->setCurrent(3);
    grid->addWidget(steps, 6, 0, 1, 12);
    for (int column = 0; column < 12; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(7, 1);
}

QWidget *Gallery::colours()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Colour"));
    auto *grid = new QGridLayout;
    grid->setSpacing(0);
    grid->setColumnStretch(11, 1);
    int at = 0;
    for (const TokenValue &value : tokens()) {
        grid->addWidget(new Swatch(value, widget), at / 11, at % 11);
        ++at;
    }
    column->addLayout(grid);
    column->addStretch();
    return widget;
}

QWidget *Gallery::types()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Type"));
    const std::pair<const char *, QString> samples[] = {
        {"figure", QStringLiteral("118 / min")},
        {"title", tr("Campaigns")},
        {"pane", tr("Bind a list")},
        {"card", tr("Late sign-ups")},
        {"", tr("Body 18,204")},
        {"emphasis", tr("Emphasis 18,204")},
        {"small", tr("Second line")},
        {"caption", tr("Section of the navigation")},
        {"mono", QStringLiteral("16465550143")},
    };
    for (const auto &[type, text] : samples)
        column->addWidget(makeLabel(text, type));
    column->addStretch();
    return widget;
}

QWidget *Gallery::buttons()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Buttons"));
    const std::pair<Shown, QString> rows[] = {
        {Shown::Rest, tr("rest")}, {Shown::Hover, tr("hover")}, {Shown::Focus, tr("focus")}, {Shown::Off, tr("off")}};
    for (const auto &[shown, name] : rows) {
        QHBoxLayout *row = line(column, name);
        auto *normal = new ShownButton(tr("Bind list…"), ButtonKind::Normal, shown);
        normal->setIconName(QStringLiteral("list-add"));
        auto *destructive = new ShownButton(tr("Delete 18,000 records"), ButtonKind::Destructive, shown);
        destructive->setIconName(QStringLiteral("edit-delete"));
        row->addWidget(normal);
        row->addWidget(new ShownButton(tr("Connect"), ButtonKind::Primary, shown));
        row->addWidget(destructive);
        row->addWidget(new ShownButton(tr("Discard…"), ButtonKind::Quiet, shown));
        auto *refresh = new IconButton(QStringLiteral("view-refresh"), tr("Refresh"), ButtonSize::Dialog);
        refresh->setAttribute(Qt::WA_UnderMouse, shown == Shown::Hover);
        refresh->setEnabled(shown != Shown::Off);
        row->addWidget(refresh);
        row->addStretch();
    }
    QHBoxLayout *row = line(column, tr("heights"));
    row->addWidget(new Button(tr("32 dialogs"), ButtonKind::Normal, ButtonSize::Dialog));
    row->addWidget(new Button(tr("28 headers"), ButtonKind::Normal, ButtonSize::Header));
    row->addWidget(new Button(tr("24 rows, banners"), ButtonKind::Normal, ButtonSize::Row));
    row->addWidget(new Button(tr("A link"), ButtonKind::Link, ButtonSize::Row));
    row->addStretch();
    column->addStretch();
    return widget;
}

QWidget *Gallery::fields()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Fields"));
    QHBoxLayout *row = line(column);
    row->addWidget(new FormField(tr("&Username"), new QLineEdit(QStringLiteral("k.lindqvist"))));
    auto *combo = new QComboBox;
    combo->addItems({tr("Semicolon"), tr("Comma"), tr("Tab")});
    row->addWidget(new FormField(tr("Se&parator"), combo));
    row->addWidget(new FormField(tr("&Ratio"), new QSpinBox));
    auto *wrong = new FormField(tr("&Appointment"), new QLineEdit(QStringLiteral("13.11.24")));
    wrong->setError(tr("Needs a date like 13.11.2024 09:00."));
    column->addWidget(wrong);
    QHBoxLayout *off = line(column);
    auto *edit = new QLineEdit(tr("not used"));
    edit->setEnabled(false);
    off->addWidget(new FormField(tr("&Constant"), edit));
    auto *offCombo = new QComboBox;
    offCombo->addItem(tr("Line 1"));
    offCombo->setEnabled(false);
    off->addWidget(new FormField(tr("&Header"), offCombo));
    column->addWidget(new SearchField(tr("Filter campaigns"), tr("Filter campaigns")));
    column->addStretch();
    return widget;
}

QWidget *Gallery::choices()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Choices"), tr("a toggle acts at once"));
    QHBoxLayout *boxes = line(column);
    auto *on = new QCheckBox(tr("On"));
    on->setChecked(true);
    auto *locked = new QCheckBox(tr("Locked"));
    locked->setChecked(true);
    locked->setEnabled(false);
    auto *some = new QCheckBox(tr("Some"));
    some->setCheckState(Qt::PartiallyChecked);
    for (QWidget *box : {on, new QCheckBox(tr("Off")), some, locked})
        boxes->addWidget(box);
    boxes->addStretch();
    QHBoxLayout *radios = line(column);
    auto *custom = new QRadioButton(tr("Custom"));
    custom->setChecked(true);
    radios->addWidget(custom);
    radios->addWidget(new QRadioButton(tr("Random")));
    radios->addStretch();
    QHBoxLayout *toggles = line(column);
    const std::pair<TogglePosition, QString> positions[] = {
        {TogglePosition::On, tr("on")}, {TogglePosition::Waiting, tr("waiting")}, {TogglePosition::Off, tr("off")}};
    for (const auto &[position, name] : positions) {
        auto *toggle = new ToggleButton(name);
        toggle->setPosition(position);
        toggles->addWidget(toggle);
        toggles->addWidget(makeLabel(name, "small"));
    }
    toggles->addStretch();
    QHBoxLayout *more = line(column);
    auto *disabled = new ToggleButton(tr("disabled"));
    disabled->setEnabled(false);
    auto *offline = new ToggleButton(tr("on, offline"));
    offline->setPosition(TogglePosition::On);
    offline->setOffline(true);
    more->addWidget(disabled);
    more->addWidget(makeLabel(tr("disabled"), "small"));
    more->addWidget(offline);
    more->addWidget(makeLabel(tr("on, offline"), "small"));
    more->addStretch();
    auto *segments = new SegmentedControl(tr("Range"));
    segments->addSegment(0, tr("All"));
    segments->addSegment(1, tr("Running"));
    segments->addSegment(2, tr("Stopped"));
    segments->setCount(0, 13);
    segments->setCount(1, 4);
    segments->setCount(2, 6);
    column->addWidget(segments);
    column->addStretch();
    return widget;
}

QWidget *Gallery::states()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("States and labels"), tr("icon and word, never colour alone"));
    const std::pair<StateLook, QString> looks[] = {{StateLook::Running, tr("Running")},   {StateLook::Waiting, tr("Starting…")},
                                                   {StateLook::Stopped, tr("Stopped")},   {StateLook::Failed, tr("Start failed")},
                                                   {StateLook::Disabled, tr("Disabled")}, {StateLook::Unknown, tr("Unknown")}};
    for (const bool badge : {true, false}) {
        QHBoxLayout *row = line(column);
        for (const auto &[look, word] : looks)
            row->addWidget(new StateLabel(look, word, badge));
        row->addStretch();
    }
    QHBoxLayout *ages = line(column);
    ages->setSpacing(20);
    const std::tuple<StateLook, QString, QString> freshness[] = {{StateLook::Live, tr("Live"), tr("3 s ago")},
                                                                 {StateLook::Stale, tr("Stale"), tr("4 min 10 s")},
                                                                 {StateLook::Offline, tr("Offline"), tr("12 min")}};
    for (const auto &[look, word, age] : freshness) {
        auto *label = new StateLabel(look, word, false);
        label->setDetail(age);
        ages->addWidget(label);
    }
    ages->addWidget(new StateLabel(StateLook::RunningOld, tr("Running, as of 14:27"), false));
    ages->addWidget(new StateLabel(StateLook::Unconfirmed, tr("Start not confirmed"), false));
    ages->addStretch();
    QHBoxLayout *labels = line(column);
    const std::pair<StateLook, QString> words[] = {{StateLook::Done, tr("Exact")},
                                                   {StateLook::Alias, tr("Known alias")},
                                                   {StateLook::Fuzzy, tr("Fuzzy 87%")},
                                                   {StateLook::Constant, tr("Constant")},
                                                   {StateLook::Ignored, tr("Ignored")},
                                                   {StateLook::Plain, QStringLiteral("Bemerkung")},
                                                   {StateLook::Locked, tr("Production, writes ask first")},
                                                   {StateLook::Sandbox, tr("Sandbox")}};
    for (const auto &[look, word] : words)
        labels->addWidget(new StateLabel(look, word));
    labels->addStretch();
    column->addStretch();
    return widget;
}

QWidget *Gallery::meters()
{
    auto *widget = new QWidget(this);
    QVBoxLayout *column = block(widget, tr("Meters"));
    const std::tuple<MeterValue, bool, QString> samples[] = {
        {{0.455, 0.712, true, true}, false, tr("running: completed, attempted, untouched")},
        {{0.455, 0.712, true, false}, false, tr("not running")},
        {{0, 0, true, true}, false, tr("0 of 940: an empty track")},
        {{0, 0, false, true}, false, tr("not read yet: hatched")},
        {{0.62, 0.62, true, true}, true, tr("slim")},
    };
    for (const auto &[value, slim, text] : samples) {
        QHBoxLayout *row = line(column);
        auto *meter = new MeterWidget(tr("Completion"), slim);
        meter->setFixedWidth(px(160));
        meter->setValue(value, text);
        row->addWidget(meter);
        row->addWidget(makeLabel(text, "small"));
        row->addStretch();
    }
    auto *bar = new ProportionBar(tr("Receipt"));
    bar->setParts({{tr("added"), 97'846, Token::Ok},
                   {tr("updated"), 1'200, Token::Meter},
                   {tr("skipped"), 634, Token::Warn},
                   {tr("rejected"), 3, Token::Err}});
    column->addWidget(bar);
    column->addStretch();
    return widget;
}

} // namespace outdial::views
