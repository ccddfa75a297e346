// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

#include <models/jobs/jobsmodel.h>
#include <views/jobs/jobcells.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

using models::JobRow;
using models::JobsModel;
using models::JobState;

namespace {

constexpr int meterWidth = 120;
constexpr int meterHeight = 8;
constexpr int buttonHeight = 24;
constexpr int wrapped = int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextWordWrap;

// A sentence about trouble that one line does not hold.
bool isLong(const JobRow &row, int width)
{
    return row.noteIsTrouble && row.share < 0 &&
           QFontMetrics(Theme::instance().font(Type::Body)).horizontalAdvance(row.note) > width;
}

} // namespace

int jobRowHeight(const JobRow &row, int width)
{
    if (!isLong(row, width))
        return 0;
    const QFontMetrics metrics(Theme::instance().font(Type::Small));
    return metrics.boundingRect(QRect(0, 0, width, 10'000), wrapped, row.note).height() + px(16);
}

const JobRow *jobRowOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const JobsModel *>(index.model());
    return model ? model->rowAt(index.row()) : nullptr;
}

StateLook lookOf(JobState state)
{
    switch (state) {
    case JobState::AtWork:
        return StateLook::Waiting; // the arc that turns
    case JobState::Paused:
        return StateLook::Stopped;
    case JobState::Waiting:
        return StateLook::Unknown;
    case JobState::Failed:
        return StateLook::Failed;
    case JobState::Unknown:
        return StateLook::Unconfirmed;
    case JobState::Done:
        return StateLook::Done;
    case JobState::Cancelled:
        return StateLook::Disabled;
    }
    return StateLook::Unknown;
}

void JobProgressDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    const JobRow *row = jobRowOf(index);
    if (row == nullptr)
        return;
    const Theme &theme = Theme::instance();
    if (row->share < 0) {
        painter->setPen(theme.color(row->noteIsTrouble ? Token::ErrText : Token::TextMuted));
        if (isLong(*row, inner.width()) && inner.height() + 1 >= jobRowHeight(*row, inner.width())) {
            painter->setFont(theme.font(Type::Small));
            painter->drawText(inner, wrapped, row->note);
            return;
        }
        painter->setFont(theme.font(Type::Body));
        painter->drawText(inner, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(row->note, Qt::ElideRight, inner.width()));
        return;
    }
    const QFontMetrics strong(theme.font(Type::Emphasis));
    const int percent = strong.horizontalAdvance(QStringLiteral("100%"));
    const int width = std::max(px(24), std::min(px(meterWidth), inner.width() - percent - px(12)));
    MeterValue value;
    value.completed = value.attempted = row->share;
    value.active = row->state == JobState::AtWork;
    paintMeter(painter, QRectF(inner.x(), inner.y() + (inner.height() - px(meterHeight)) / 2, width, px(meterHeight)), value);
    painter->setFont(theme.font(Type::Emphasis));
    painter->setPen(theme.color(Token::Text));
    painter->drawText(QRect(inner.x() + width + px(12), inner.y(), percent, inner.height()), Qt::AlignVCenter | Qt::AlignRight,
                      index.data().toString());
}

QString JobProgressDelegate::hiddenText(const QRect &inner, const QModelIndex &index) const
{
    const JobRow *row = jobRowOf(index);
    if (row == nullptr || row->share >= 0)
        return {};
    const QFontMetrics metrics(Theme::instance().font(Type::Body));
    return metrics.horizontalAdvance(row->note) > inner.width() ? row->note : QString();
}

QRect JobActDelegate::buttonRect(const QRect &inner, const QString &text)
{
    const QFontMetrics metrics(Theme::instance().font(Type::SmallStrong));
    const int width = std::min(inner.width(), metrics.horizontalAdvance(text) + px(20));
    const int height = std::min(inner.height(), px(buttonHeight));
    return {inner.right() + 1 - width, inner.y() + (inner.height() - height) / 2, width, height};
}

void JobActDelegate::paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &,
                               const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::instance();
    const QRectF box = QRectF(buttonRect(inner, text)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.color(Token::Border));
    painter->setBrush(theme.color(m_down == index ? Token::Press : Token::Raised));
    painter->drawRoundedRect(box, px(4), px(4));
    painter->setFont(theme.font(Type::SmallStrong));
    painter->setPen(theme.color(Token::Text));
    painter->drawText(box, Qt::AlignCenter, text);
}

QString JobActDelegate::hiddenText(const QRect &, const QModelIndex &) const { return {}; }

bool JobActDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return RowDelegate::editorEvent(event, model, option, index);
    const auto isOver = [&] {
        return buttonRect(innerRect(option, index), text).contains(static_cast<QMouseEvent *>(event)->position().toPoint());
    };
    const auto repaint = [&option] {
        if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget))
            view->viewport()->update();
    };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton || !isOver())
            break;
        m_down = index;
        repaint();
        return true;
    case QEvent::MouseButtonDblClick: // the second press of two clicks is not "open"
        return isOver();
    case QEvent::MouseButtonRelease: {
        const bool mine = m_down.isValid() && m_down == index;
        m_down = QPersistentModelIndex();
        repaint();
        if (mine && isOver()) {
            Q_EMIT pressed(index);
            return true;
        }
        break;
    }
    default:
        break;
    }
    return RowDelegate::editorEvent(event, model, option, index);
}

} // namespace outdial::views
