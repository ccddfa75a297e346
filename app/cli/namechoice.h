// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person names on the command line, by its name or its id: found exactly, or not at all.
#pragma once

#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace outdial::app {

struct Named {
    QString id;
    QString name;
    bool operator==(const Named &) const = default;
};

enum class NamedKind { Campaign, List, DncList, Job };

// An id goes before names. Letter for letter; what several have as their name is nobody's. The error says which there are.
tl::expected<Named, QString> chosenByName(const QList<Named> &known, const QString &wanted, NamedKind kind);

} // namespace outdial::app
