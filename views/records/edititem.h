// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The edits of one record in a review: before → after of each, who changed what meanwhile with the two ways out, and the outcome
// once they were sent.
#pragma once

#include <QByteArray>
#include <QList>

#include <api/types/format.h>
#include <models/records/pendingedits.h>
#include <views/shared/pendingitem.h>

#include <optional>

namespace outdial::views {

class EditItem : public PendingItem {
    Q_OBJECT
public:
    // format: what the tenant would make of values is told by it; none: it is not known.
    EditItem(const QByteArray &key, const QList<models::PendingEdit> &edits, const std::optional<api::Format> &format,
             QWidget *parent = nullptr);
    const QByteArray &key() const { return m_key; }

Q_SIGNALS:
    void keepMineRequested(const QByteArray &key, const QString &field);
    void takeTheirsRequested(const QByteArray &key, const QString &field);

private:
    void addEdit(const models::PendingEdit &edit, const QString &stored);

    QByteArray m_key;
};

} // namespace outdial::views
