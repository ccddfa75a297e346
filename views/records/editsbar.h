// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar of pending changes at the foot of the records: how many edits wait in how many records, of which fields, and what holds
// some of them back.
#pragma once

#include <views/shared/pendingbar.h>

namespace outdial::models {
class PendingEdits;
}

namespace outdial::views {

class EditsBar : public PendingBar {
    Q_OBJECT
public:
    explicit EditsBar(QWidget *parent = nullptr);
    // sorted: the table is, and stays as it is under the edits. Null: none.
    void show(const models::PendingEdits *edits, bool sorted);
};

} // namespace outdial::views
