// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/commandpalette.h>
#include <views/shell/fuzzy.h>

#include <algorithm>

namespace outdial::views {

namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int iconRole = Qt::UserRole + 2;
constexpr int lettersRole = Qt::UserRole + 3;
constexpr int mostRows = 9;

class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {px(200), px(36)}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->fillRect(option.rect, theme.color(selected ? Token::Select : hovered ? Token::Hover : Token::Raised));
        const QRect inner = option.rect.adjusted(px(14), 0, -px(14), 0);
        const QString iconName = index.data(iconRole).toString();
        if (!iconName.isEmpty())
            painter->drawPixmap(inner.x(), inner.y() + (inner.height() - 16) / 2,
                                theme.pixmap(iconName, Token::TextMuted, 16, painter->device()->devicePixelRatioF()));
        const QString detail = index.data(detailRole).toString();
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.color(Token::TextMuted));
        const int detailWidth = painter->fontMetrics().horizontalAdvance(detail) + 2;
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, detail);

        // The letters that were typed are 700.
        const QFont plain = theme.font(Type::Body);
        QFont bold = plain;
        bold.setWeight(QFont::Bold);
        const QFontMetrics plainMetrics(plain);
        const QFontMetrics boldMetrics(bold);
        const QList<QVariant> letters = index.data(lettersRole).toList();
        painter->setPen(theme.color(Token::Text));
        int x = inner.x() + 28;
        const int end = inner.right() - detailWidth - px(12);
        const QString text = index.data().toString();
        qsizetype from = 0;
        while (from < text.size()) {
            const bool isBold = letters.contains(QVariant(from));
            qsizetype to = from + 1;
            while (to < text.size() && letters.contains(QVariant(to)) == isBold)
                ++to;
            QString run = text.mid(from, to - from);
            const QFontMetrics &metrics = isBold ? boldMetrics : plainMetrics;
            const bool last = x + metrics.horizontalAdvance(run) > end;
            if (last)
                run = metrics.elidedText(run, Qt::ElideRight, end - x);
            painter->setFont(isBold ? bold : plain);
            painter->drawText(QRect(x, inner.y(), end - x + 2, inner.height()), Qt::AlignLeft | Qt::AlignVCenter, run);
            x += metrics.horizontalAdvance(run);
            if (last)
                break;
            from = to;
        }
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window) : QFrame(window), m_window(window)
{
    setProperty("part", QStringLiteral("popup"));
    setAccessibleName(tr("Commands"));
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 0, 14, 0);
    top->setSpacing(12);
    top->addWidget(new IconLabel(QStringLiteral("edit-find"), Token::TextMuted, 16, this));
    m_edit = new QLineEdit(this);
    m_edit->setProperty("bare", true);
    m_edit->setAccessibleName(tr("Search or run a command"));
    m_edit->setPlaceholderText(tr("Search or run a command"));
    top->addWidget(m_edit, 1);
    column->addLayout(top);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_list = new QListView(this);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_model = new QStandardItemModel(this);
    m_list->setModel(m_model);
    column->addWidget(m_list);
    hide();

    m_edit->installEventFilter(this);
    m_window->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open()
{
    m_commands.clear();
    for (const Provider &provider : std::as_const(m_providers))
        m_commands += provider();
    m_before = m_window->focusWidget();
    m_edit->clear();
    filter({});
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
}

int CommandPalette::shownCount() const { return static_cast<int>(m_shown.size()); }

void CommandPalette::filter(const QString &query)
{
    struct Hit {
        qsizetype command;
        FuzzyMatch match;
    };
    std::vector<Hit> hits;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (auto match = fuzzyMatch(query, m_commands[i].text))
            hits.push_back({i, *match});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.match.score > b.match.score; });
    m_model->clear();
    m_shown.clear();
    for (const Hit &hit : hits) {
        const Command &command = m_commands[hit.command];
        auto *item = new QStandardItem(command.text);
        item->setData(command.detail, detailRole);
        item->setData(command.iconName, iconRole);
        QVariantList letters;
        for (const qsizetype letter : hit.match.letters)
            letters.append(QVariant(letter));
        item->setData(letters, lettersRole);
        item->setData(command.detail.isEmpty() ? command.text : QString(command.text % QStringLiteral(", ") % command.detail),
                      Qt::AccessibleTextRole);
        m_model->appendRow(item);
        m_shown.append(hit.command);
    }
    if (m_model->rowCount() == 0) {
        auto *item = new QStandardItem(tr("Nothing is called that"));
        item->setEnabled(false);
        m_model->appendRow(item);
    } else {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    place();
}

void CommandPalette::place()
{
    const int width = std::min(px(560), m_window->width() - 32);
    m_edit->setFixedHeight(px(44));
    m_list->setFixedHeight(px(36) * std::clamp(m_model->rowCount(), 1, mostRows));
    resize(width, px(44) + m_list->height() + 3);
    move((m_window->width() - width) / 2, px(32) + 24);
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_shown.size())
        return;
    const std::function<void()> run = m_commands[m_shown[row]].run;
    close();
    if (run)
        run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Down:
        case Qt::Key_Up:
        case Qt::Key_PageDown:
        case Qt::Key_PageUp:
            QApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    if (watched == m_edit && event->type() == QEvent::FocusOut && isVisible()) {
        // A click elsewhere closes it; a click into its own list does not take the focus.
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
            m_before = nullptr;
            hide();
        }
    }
    if (watched == m_window && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace outdial::views

#include "commandpalette.moc"
