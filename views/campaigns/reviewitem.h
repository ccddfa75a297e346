// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One change of a review: what it concerns, before → after of each property, and the outcome once it was sent.
#pragma once

#include <models/campaigns/campaignplan.h>
#include <views/shared/pendingitem.h>

namespace outdial::views {

class ReviewItem : public PendingItem {
    Q_OBJECT
public:
    explicit ReviewItem(const models::PlannedChange &change, QWidget *parent = nullptr);
};

} // namespace outdial::views
