// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

void setLook(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QFrame *makeLine(Qt::Orientation orientation, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("part", QStringLiteral("line"));
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

namespace {

QString sizeName(ButtonSize size)
{
    switch (size) {
    case ButtonSize::Dialog:
        return QStringLiteral("dialog");
    case ButtonSize::Header:
        return QStringLiteral("header");
    case ButtonSize::Row:
        return QStringLiteral("row");
    }
    return {};
}

QString kindName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Normal:
        return {};
    case ButtonKind::Primary:
        return QStringLiteral("primary");
    case ButtonKind::Destructive:
        return QStringLiteral("destructive");
    case ButtonKind::Quiet:
        return QStringLiteral("quiet");
    case ButtonKind::QuietErr:
        return QStringLiteral("quietErr");
    case ButtonKind::Link:
        return QStringLiteral("link");
    }
    return {};
}

// Return on a button that has the focus means that button, as everywhere else. Without it a dialog would press its default
// button instead, which is another one: our buttons do not become the default by having the focus, so that nothing that destroys
// is ever one Return away from a field.
class ReturnClicks : public QObject {
public:
    static void install(QAbstractButton *button)
    {
        static ReturnClicks clicks;
        button->installEventFilter(&clicks);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!isReturn || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
            return false;
        auto *button = qobject_cast<QAbstractButton *>(watched);
        if (button == nullptr || !button->hasFocus())
            return false;
        if (!key->isAutoRepeat()) // a key that is held down presses once
            button->click();
        return true;
    }
};

} // namespace

Button::Button(const QString &text, ButtonKind kind, ButtonSize size, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setProperty("tall", sizeName(size));
    setProperty("kind", kindName(kind));
    setAutoDefault(false);
    ReturnClicks::install(this);
    setIconSize({20, 16}); // the icon and the air behind it
    setSizePolicy(kind == ButtonKind::Link ? QSizePolicy::Maximum : QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == ButtonKind::Link)
        setCursor(Qt::PointingHandCursor);
}

void Button::setIconName(const QString &name)
{
    m_iconName = name;
    refreshIcon();
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    setLook(this, "kind", kindName(kind));
    refreshIcon();
}

void Button::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    QStyleOptionButton option;
    initStyleOption(&option);
    if (!option.state.testFlag(QStyle::State_HasFocus) || (m_kind != ButtonKind::Primary && m_kind != ButtonKind::Destructive))
        return;
    // The focus colour is that of the ground: a second, white ring inside tells it apart.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::OnAccent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4);
}

void Button::refreshIcon()
{
    if (m_iconName.isEmpty()) {
        setIcon({});
        return;
    }
    switch (m_kind) {
    case ButtonKind::Primary:
    case ButtonKind::Destructive:
        setIcon(views::icon(m_iconName, Token::OnAccent));
        break;
    case ButtonKind::QuietErr:
        setIcon(views::icon(m_iconName, Token::ErrText));
        break;
    case ButtonKind::Link:
        setIcon(views::icon(m_iconName, Token::AccentText));
        break;
    default:
        setIcon(views::icon(m_iconName, Token::TextMuted));
        break;
    }
}

IconButton::IconButton(const QString &iconName, const QString &name, ButtonSize size, bool quiet, QWidget *parent)
    : QToolButton(parent)
{
    setProperty("tall", sizeName(size));
    setProperty("quiet", quiet);
    setFocusPolicy(Qt::StrongFocus);
    ReturnClicks::install(this);
    setIconSize({16, 16});
    setAccessibleName(name);
    setToolTip(name);
    setIconName(iconName);
}

void IconButton::setIconName(const QString &name) { setIcon(views::icon(name, Token::TextMuted)); }

void IconButton::setShortcutHint(const QString &shortcut)
{
    setToolTip(QString(accessibleName() % QStringLiteral("  (") % shortcut % QLatin1Char(')')));
}

ElidedLabel::ElidedLabel(const QString &text, const char *type, const char *ink, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    LabelStyle::set(this, type, ink);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 2, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()),
                     fontMetrics().elidedText(text(), m_mode, contentsRect().width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool hidden = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), hidden ? text() : QString(), this);
        return true;
    }
    return QLabel::event(event);
}

IconLabel::IconLabel(const QString &iconName, std::optional<Token> ink, int size, QWidget *parent) : QLabel(parent), m_size(size)
{
    setIcon(iconName, ink);
    connect(&Theme::instance(), &Theme::changed, this, &IconLabel::refresh);
}

void IconLabel::setIcon(const QString &iconName, std::optional<Token> ink)
{
    m_iconName = iconName;
    m_ink = ink;
    refresh();
}

void IconLabel::refresh()
{
    setFixedSize(m_size, m_size);
    setPixmap(Theme::instance().pixmap(m_iconName, m_ink, m_size, devicePixelRatioF()));
}

SegmentedControl::SegmentedControl(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_group = new QButtonGroup(this);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Not the click: assistive technology toggles without one.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT currentChanged(id);
    });
}

void SegmentedControl::addSegment(int id, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setCheckable(true);
    button->setAutoDefault(false);
    button->setProperty("word", text);
    m_group->addButton(button, id);
    m_layout->addWidget(button);
    const QList<QAbstractButton *> all = m_group->buttons();
    if (all.size() == 1)
        setCurrent(id);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString place = all.size() == 1       ? QStringLiteral("only")
                              : i == 0              ? QStringLiteral("first")
                              : i == all.size() - 1 ? QStringLiteral("last")
                                                    : QStringLiteral("middle");
        setLook(all[i], "segment", place);
    }
}

void SegmentedControl::setCount(int id, qint64 count)
{
    if (QAbstractButton *button = m_group->button(id)) {
        const QString word = button->property("word").toString();
        button->setText(count < 0 ? word : QString(word % QLatin1Char(' ') % countText(count)));
    }
}

int SegmentedControl::current() const { return m_group->checkedId(); }

void SegmentedControl::setCurrent(int id)
{
    const QSignalBlocker quiet(m_group);
    if (QAbstractButton *button = m_group->button(id))
        button->setChecked(true);
}

void nameEditButtons(QLineEdit *edit, bool focusable)
{
    for (QToolButton *button : edit->findChildren<QToolButton *>()) {
        const QAction *action = button->defaultAction();
        if (!action)
            continue;
        button->setAccessibleName(action->text());
        button->setFocusPolicy(focusable && action->isEnabled() ? Qt::TabFocus : Qt::NoFocus);
    }
}

SearchField::SearchField(const QString &accessibleName, const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setAccessibleName(accessibleName);
    setPlaceholderText(placeholder);
    setProperty("tall", QStringLiteral("header"));
    m_glass = addAction(icon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    m_glass->setText(tr("Find"));
    m_clear = addAction(icon(QStringLiteral("window-close"), Token::TextMuted), QLineEdit::TrailingPosition);
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Clear"));
    m_clear->setVisible(false);
    nameEditButtons(this, false);
    setTextMargins(-6, 0, 0, 0); // Qt leaves more air behind an icon than the design
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down && m_next) {
        m_next->setFocus(Qt::TabFocusReason);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

FormField::FormField(const QString &label, QWidget *field, QWidget *parent) : QWidget(parent), m_field(field)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_label = makeLabel(label, "small", "muted", this);
    m_label->setBuddy(field);
    m_below = makeLabel({}, "small", "err", this);
    m_below->setWordWrap(true);
    m_below->hide();
    layout->addWidget(m_label);
    layout->addWidget(field);
    layout->addWidget(m_below);
}

void FormField::setError(const QString &sentence)
{
    m_error = sentence;
    const QString shown = sentence.isEmpty() ? m_hint : sentence;
    m_below->setText(shown);
    setLook(m_below, "ink", sentence.isEmpty() ? QStringLiteral("faint") : QStringLiteral("err"));
    m_below->setVisible(!shown.isEmpty());
    setLook(m_field, "error", !sentence.isEmpty());
    m_field->setAccessibleDescription(shown);
}

void FormField::setHint(const QString &sentence)
{
    m_hint = sentence;
    setError(m_error);
}

QString FormField::error() const { return m_error; }

Card::Card(const QString &title, QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("card"));
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(16, 12, 16, 12);
    m_body->setSpacing(8);
    if (!title.isEmpty())
        m_body->addWidget(makeLabel(title, "card"));
}

void Card::setAlert(bool alert) { setLook(this, "alert", alert); }

} // namespace outdial::views
