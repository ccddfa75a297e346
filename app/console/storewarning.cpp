// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QStringList>

#include <app/console/storewarning.h>

#include <algorithm>
#include <tuple>

namespace outdial::app {

using models::StoreAct;
using models::StoreTrouble;

StoreWarning::StoreWarning(const models::Store &store, views::BannerArea *banners, QObject *parent)
    : QObject(parent),
      m_banners(banners)
{
    store.troubles().setListener(this, [this](const StoreTrouble &trouble) { take(trouble); });
}

QString StoreWarning::bannerKey() { return QStringLiteral("store"); }

void StoreWarning::take(const StoreTrouble &trouble)
{
    // What is lost stands before what is not shown.
    const auto place = [](const StoreTrouble &one) { return std::tuple(one.act, one.kept); };
    const auto at = std::ranges::lower_bound(m_troubles, place(trouble), {}, place);
    if (at != m_troubles.end() && place(*at) == place(trouble))
        *at = trouble;
    else
        m_troubles.insert(at, trouble);
    Q_EMIT told(views::Tone::Err, trouble.title, trouble.text());
    show(trouble);
}

void StoreWarning::show(const StoreTrouble &latest)
{
    QString title = latest.title;
    QStringList sentences;
    for (const StoreTrouble &trouble : std::as_const(m_troubles))
        sentences << trouble.meaning;
    if (m_troubles.size() > 1)
        title = m_troubles.constFirst().act == StoreAct::Write
                    ? tr("Not everything is kept on this computer: %1.").arg(latest.cause)
                    : tr("Not everything that is kept on this computer can be read: %1.").arg(latest.cause);
    // One line: what to do would be cut off behind all that is concerned.
    sentences.insert(m_troubles.size() > 1 ? 0 : 1, latest.remedy);
    sentences << QStringLiteral("(%1)").arg(QDir::toNativeSeparators(latest.path));
    const bool known = m_banners->banner(bannerKey()) != nullptr;
    views::Banner *banner = m_banners->tell(bannerKey(), views::Tone::Err, title, sentences.join(u' '));
    banner->setClosable(true);
    if (!known)
        connect(banner, &views::Banner::closed, this, [this] { m_troubles.clear(); });
}

} // namespace outdial::app
