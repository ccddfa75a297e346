// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <views/connect/exceptionnote.h>
#include <views/connect/startpage.h>
#include <views/shared/figures.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

// The upright band in the colour of a profile.
class ProfileBand : public QWidget {
public:
    ProfileBand(int colour, QWidget *parent) : QWidget(parent), m_colour(colour) { setFixedSize(4, px(32)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(profileColour(m_colour)));
        painter.drawRoundedRect(QRectF(rect()), 2, 2);
    }

private:
    int m_colour;
};

// One of the three ways to begin.
Card *way(const QString &iconName, const QString &title, const QString &text, Button *button, QWidget *parent)
{
    auto *card = new Card({}, parent);
    card->body()->setContentsMargins(20, 20, 20, 16);
    card->body()->setSpacing(0);
    card->body()->addWidget(new IconLabel(iconName, Token::AccentText, 22, card));
    card->body()->addSpacing(16);
    card->body()->addWidget(makeLabel(title, "pane", "", card));
    card->body()->addSpacing(4);
    QLabel *words = makeLabel(text, "", "muted", card);
    words->setWordWrap(true);
    words->setMinimumHeight(px(36));
    words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    card->body()->addWidget(words);
    card->body()->addStretch(1);
    card->body()->addSpacing(18);
    card->body()->addWidget(button);
    return card;
}

} // namespace

StartPage::StartPage(models::Profiles *profiles, QWidget *parent) : QWidget(parent), m_profiles(profiles)
{
    setAccessibleName(tr("Start"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Start"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    outer->addWidget(scroll);
    auto *ground = new QWidget(scroll);
    ground->setProperty("transparentGround", true);
    scroll->setWidget(ground);
    auto *centre = new QHBoxLayout(ground);
    centre->setContentsMargins(24, 24, 24, 24);
    centre->addStretch(1);
    auto *inner = new QWidget(ground);
    inner->setFixedWidth(px(872));
    centre->addWidget(inner);
    centre->addStretch(1);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(makeLabel(tr("Outdial"), "figure", "", inner));
    column->addSpacing(4);
    column->addWidget(makeLabel(tr("Run outbound campaigns, load lists, keep Do-Not-Call."), "", "muted", inner));
    column->addSpacing(24);

    auto *ways = new QHBoxLayout;
    ways->setSpacing(16);
    auto *connectButton = new Button(tr("Connect…"), ButtonKind::Primary, ButtonSize::Dialog, inner);
    auto *sandboxButton = new Button(tr("Open the sandbox"), ButtonKind::Normal, ButtonSize::Dialog, inner);
    auto *fileButton = new Button(tr("Choose a file…"), ButtonKind::Normal, ButtonSize::Dialog, inner);
    ways->addWidget(way(QStringLiteral("network-connect"), tr("Connect to a tenant"), tr("With your username and an API secret."),
                        connectButton, inner),
                    1);
    ways->addWidget(way(QStringLiteral("tools-wizard"), tr("Try it in the sandbox"),
                        tr("A practice tenant on this computer, with made-up people. Nothing is dialed."), sandboxButton, inner),
                    1);
    ways->addWidget(way(QStringLiteral("document-import"), tr("Drop a CSV file"),
                        tr("It waits while you connect, and is checked row by row. Nothing is sent before you say so."),
                        fileButton, inner),
                    1);
    column->addLayout(ways);
    column->addSpacing(32);
    m_knownTitle = makeLabel(tr("Known tenants"), "emphasis", "", inner);
    column->addWidget(m_knownTitle);
    column->addSpacing(8);
    m_known = new Card({}, inner);
    m_known->setAccessibleName(tr("Known tenants"));
    m_known->body()->setContentsMargins(0, 0, 0, 0);
    m_known->body()->setSpacing(0);
    column->addWidget(m_known);
    column->addStretch(2);

    setFocusProxy(connectButton);
    connect(connectButton, &QPushButton::clicked, this, &StartPage::connectWanted);
    connect(sandboxButton, &QPushButton::clicked, this, &StartPage::sandboxWanted);
    connect(fileButton, &QPushButton::clicked, this, &StartPage::fileWanted);
    connect(m_profiles, &QAbstractItemModel::rowsInserted, this, &StartPage::refresh);
    connect(m_profiles, &QAbstractItemModel::rowsRemoved, this, &StartPage::refresh);
    connect(m_profiles, &QAbstractItemModel::rowsMoved, this, &StartPage::refresh);
    connect(m_profiles, &QAbstractItemModel::dataChanged, this, &StartPage::refresh);
    refresh();
}

void StartPage::refresh()
{
    while (QLayoutItem *item = m_known->body()->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const QList<models::TenantProfile> &known = m_profiles->all();
    m_known->setVisible(!known.isEmpty());
    m_knownTitle->setVisible(!known.isEmpty());
    const QDateTime now = QDateTime::currentDateTime();
    bool first = true;
    for (const models::TenantProfile &profile : known) {
        if (!first)
            m_known->body()->addWidget(makeLine(Qt::Horizontal, m_known));
        first = false;
        auto *row = new QWidget(m_known);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(12, 0, 12, 0);
        line->setSpacing(12);
        line->addWidget(new ProfileBand(profile.colour, row));
        auto *words = new QVBoxLayout;
        words->setContentsMargins(0, 6, 0, 6);
        words->setSpacing(0);
        words->addWidget(new ElidedLabel(profile.name, "emphasis", "", row));
        words->addWidget(new ElidedLabel(profile.address % QStringLiteral(" · ") % profile.userName, "small", "muted", row));
        line->addLayout(words, 1);
        if (profile.asksFirst)
            line->addWidget(new StateLabel(StateLook::Locked,
                                           profile.production ? tr("Production, asks first") : tr("Asks first"), true, row));
        const bool trusts = !profile.pinnedCertificate.isEmpty();
        if (trusts)
            line->addWidget(new StateLabel(StateLook::Warning, ExceptionNote::words(), true, row));
        line->addSpacing(8);
        if (profile.lastUsed.isValid())
            line->addWidget(makeLabel(momentText(profile.lastUsed, now), "small", "muted", row));
        auto *go = new Button(tr("Connect"), ButtonKind::Normal, ButtonSize::Header, row);
        go->setAccessibleName(tr("Connect to %1").arg(profile.name));
        auto *more =
            new IconButton(QStringLiteral("overflow-menu"), tr("More for %1").arg(profile.name), ButtonSize::Header, true, row);
        line->addWidget(go);
        line->addWidget(more);
        row->setFixedHeight(px(48));
        m_known->body()->addWidget(row);
        const QString id = profile.id;
        connect(go, &QPushButton::clicked, this, [this, id] { Q_EMIT profileWanted(id); });
        connect(more, &QToolButton::clicked, this, [this, id, trusts, more] {
            auto *menu = new QMenu(more);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            if (trusts)
                connect(menu->addAction(icon(QStringLiteral("object-locked")), tr("Forget the certificate")), &QAction::triggered,
                        this, [this, id] { Q_EMIT distrustWanted(id); });
            connect(menu->addAction(icon(QStringLiteral("edit-delete")), tr("Forget this tenant…")), &QAction::triggered, this,
                    [this, id] { Q_EMIT forgetWanted(id); });
            menu->popup(more->mapToGlobal(QPoint(0, more->height() + 2)));
        });
    }
}

} // namespace outdial::views
