// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <views/monitor/campaignchoice.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

namespace {
constexpr int mostRows = 14;
constexpr int rowHeight = 28;
constexpr int wide = 320;
} // namespace

CampaignChoice::CampaignChoice(const QList<Entry> &entries, QWidget *parent) : QFrame(parent, Qt::Popup), m_entries(entries)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Campaigns on the wall"));
    setAccessibleName(windowTitle());
    setProperty("part", QStringLiteral("popup"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(8), px(8), px(8), px(8));
    column->setSpacing(px(8));
    m_search = new SearchField(tr("Find a campaign"), tr("Find a campaign"), this);
    m_search->setVisible(entries.size() > mostRows);
    column->addWidget(m_search);

    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(windowTitle());
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(m_scroll);
    content->setProperty("transparentGround", true);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const Entry &entry : entries) {
        auto *box = new QCheckBox(content);
        const int room = px(wide) - px(60);
        QString shown = box->fontMetrics().elidedText(entry.name, Qt::ElideRight, room);
        if (shown != entry.name)
            box->setToolTip(entry.name);
        box->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&"))); // a name has no mnemonic
        box->setAccessibleName(entry.name);
        box->setChecked(entry.shown);
        box->setFixedHeight(px(rowHeight));
        box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // its ring is around box and word
        box->installEventFilter(this);
        rows->addWidget(box, 0, Qt::AlignLeft);
        m_boxes.append(box);
        connect(box, &QCheckBox::toggled, this, [this, id = entry.id](bool on) {
            if (!m_filling)
                Q_EMIT chosen({id}, on);
        });
    }
    rows->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setFixedSize(px(wide), px(rowHeight) * std::clamp(int(entries.size()), 1, mostRows));
    column->addWidget(m_scroll);
    column->addWidget(makeLine(Qt::Horizontal, this));

    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    auto *all = new Button(tr("Show all"), ButtonKind::Normal, ButtonSize::Row, this);
    auto *none = new Button(tr("Hide all"), ButtonKind::Normal, ButtonSize::Row, this);
    row->addWidget(all);
    row->addWidget(none);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_search, &QLineEdit::textChanged, this, &CampaignChoice::filter);
    connect(all, &QPushButton::clicked, this, [this] { setAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { setAll(false); });
}

void CampaignChoice::filter(const QString &text)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setVisible(m_entries[i].name.contains(text.trimmed(), Qt::CaseInsensitive));
}

// Those that the search shows.
void CampaignChoice::setAll(bool shown)
{
    QStringList ids;
    m_filling = true;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isHidden())
            continue;
        m_boxes[i]->setChecked(shown);
        ids.append(m_entries[i].id);
    }
    m_filling = false;
    Q_EMIT chosen(ids, shown);
}

void CampaignChoice::popup(const QPoint &rightTop)
{
    adjustSize();
    QPoint at = rightTop - QPoint(width(), 0);
    if (const QScreen *on = screen()) {
        const QRect room = on->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
    show();
    if (!m_boxes.isEmpty())
        m_boxes.first()->setFocus(Qt::PopupFocusReason);
}

bool CampaignChoice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const qsizetype at = m_boxes.indexOf(qobject_cast<QCheckBox *>(watched));
        if (at >= 0 && (key == Qt::Key_Up || key == Qt::Key_Down)) {
            const qsizetype by = key == Qt::Key_Up ? -1 : 1;
            qsizetype to = at + by;
            while (to >= 0 && to < m_boxes.size() && m_boxes[to]->isHidden())
                to += by;
            if (to >= 0 && to < m_boxes.size())
                m_boxes[to]->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn) {
        if (auto *box = qobject_cast<QCheckBox *>(watched))
            m_scroll->ensureWidgetVisible(box, 0, 0);
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace outdial::views
