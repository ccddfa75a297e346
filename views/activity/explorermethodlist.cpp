// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>
#include <QPainter>
#include <QVBoxLayout>

#include <views/activity/explorermethodlist.h>
#include <views/shared/emptystate.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ExplorerMethods;

namespace {

// A heading, or verb, name and mark of a method.
class MethodDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        const auto align = [](Qt::Alignment side) { return int(Qt::AlignVCenter | side) | Qt::TextSingleLine; };
        if (!index.data(ExplorerMethods::MethodRole).isValid()) {
            painter->setFont(theme.font(Type::Caption));
            painter->setPen(theme.color(Token::TextMuted));
            painter->drawText(inner, int(Qt::AlignBottom | Qt::AlignLeft) | Qt::TextSingleLine, index.data().toString());
            return;
        }
        painter->setFont(theme.font(Type::Mono));
        painter->setPen(theme.color(Token::TextMuted));
        painter->drawText(inner, align(Qt::AlignLeft), index.data(ExplorerMethods::VerbRole).toString());
        const QString mark = index.data(ExplorerMethods::MarkRole).toString();
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.color(markInk(mark)));
        painter->drawText(inner, align(Qt::AlignRight), mark);
        const QRect name = nameRect(inner, mark);
        painter->setFont(theme.font(Type::Body));
        painter->setPen(theme.color(Token::Text));
        painter->drawText(name, align(Qt::AlignLeft),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    }

    // The path is nowhere else in the list.
    QString hiddenText(const QRect &, const QModelIndex &index) const override
    {
        if (!index.data(ExplorerMethods::MethodRole).isValid())
            return {};
        return index.data().toString() + u'\n' + index.data(ExplorerMethods::VerbRole).toString() + u' ' +
               index.data(ExplorerMethods::PathRole).toString();
    }

private:
    static Token markInk(const QString &mark)
    {
        return mark.contains(ExplorerMethods::tr("destroys")) ? Token::ErrText : Token::TextFaint;
    }

    static QRect nameRect(const QRect &inner, const QString &mark)
    {
        const int markWidth =
            mark.isEmpty() ? 0 : QFontMetrics(Theme::instance().font(Type::Small)).horizontalAdvance(mark) + px(8);
        return inner.adjusted(px(56), 0, -markWidth, 0);
    }
};

} // namespace

ExplorerMethodList::ExplorerMethodList(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("content"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_search = new SearchField(tr("Find a method"), tr("Find a method by name or path"), this);
    auto *row = new QVBoxLayout;
    row->setContentsMargins(16, 8, 16, 8);
    row->addWidget(m_search);
    column->addLayout(row);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_model = new ExplorerMethods(this);
    m_table = new TableView(tr("Methods"), {}, this);
    m_table->setRowHeight(28);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setColumns({{.width = 280, .minimum = 160, .stretch = true, .delegate = new MethodDelegate(m_table)}});
    m_table->horizontalHeader()->hide();
    column->addWidget(m_table, 1);
    m_search->setNext(m_table);
    const auto fit = [this] { setFixedWidth(px(304)); };
    connect(&Theme::instance(), &Theme::changed, this, fit);
    fit();

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model->setSearch(words);
        keepCurrent();
        refreshCover();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        const int best = m_model->bestRow();
        if (best < 0)
            return;
        m_table->setCurrentIndex(m_model->index(best));
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        const auto method = m_model->methodAt(current.row());
        if (!method || m_quiet || *method == m_current)
            return;
        m_current = *method;
        Q_EMIT chosen(*method);
    });
    setCurrent(m_current);
}

ExplorerMethodList::~ExplorerMethodList() { m_table->setModel(nullptr); }

void ExplorerMethodList::setCurrent(api::Method method)
{
    m_current = method;
    if (m_model->rowOf(method) < 0)
        m_search->clear();
    keepCurrent();
}

void ExplorerMethodList::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    // Only now it is known how many rows there is room for.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_table->scrollToTop();
            keepCurrent();
        },
        Qt::QueuedConnection);
}

// After a search the same method is current, if it is still found.
void ExplorerMethodList::keepCurrent()
{
    m_quiet = true;
    const int row = m_model->rowOf(m_current);
    m_table->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
    if (row >= 0)
        m_table->scrollTo(m_model->index(row));
    m_quiet = false;
}

void ExplorerMethodList::refreshCover()
{
    if (m_model->methodCount() > 0) {
        m_table->setCover(TableView::Cover::None);
        m_table->horizontalHeader()->hide(); // the table shows it with its rows
        return;
    }
    m_table->emptyState()->setContent(QStringLiteral("nothing-found"), tr("No method found"),
                                      tr("No name and no path has “%1” in it.").arg(m_search->text()));
    m_table->setCover(TableView::Cover::Empty);
}

} // namespace outdial::views
