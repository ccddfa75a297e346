// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What of the store could not be written or read, told above the pages of the window until the user closes it: what is not kept,
// why, what that means and what to do. However much is concerned, it is one banner.
#pragma once

#include <QList>
#include <QObject>

#include <models/store/store.h>
#include <models/store/storetroubles.h>
#include <views/shared/banner.h>

namespace outdial::app {

class StoreWarning : public QObject {
    Q_OBJECT
public:
    // banners: of the window; they outlive it.
    StoreWarning(const models::Store &store, views::BannerArea *banners, QObject *parent = nullptr);

    static QString bannerKey();

Q_SIGNALS:
    void told(outdial::views::Tone tone, const QString &title, const QString &line); // each by itself, for the activity log

private:
    void take(const models::StoreTrouble &trouble);
    void show(const models::StoreTrouble &latest);

    views::BannerArea *m_banners;
    QList<models::StoreTrouble> m_troubles; // one of a kind, in their order
};

} // namespace outdial::app
