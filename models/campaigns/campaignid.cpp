// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUrl>

#include <models/campaigns/campaignid.h>

#include <algorithm>

namespace outdial::models {

namespace {

bool isPartOfId(QChar character)
{
    return character.isLetterOrNumber() || character == QLatin1Char('-') || character == QLatin1Char('_');
}

} // namespace

QString campaignIdFrom(const QString &text)
{
    const QString pasted = text.trimmed();
    // A browser may copy the colons of the fragment percent-encoded.
    const QString decoded = QUrl::fromPercentEncoding(pasted.toUtf8());
    const QString mark = QStringLiteral("SERVICES_PROPERTIES:");
    const qsizetype place = decoded.indexOf(mark, 0, Qt::CaseInsensitive);
    if (place >= 0) {
        const QString rest = decoded.mid(place + mark.size());
        const auto end = std::find_if_not(rest.begin(), rest.end(), isPartOfId);
        const QString id = rest.left(end - rest.begin());
        return id.isEmpty() ? QString() : id;
    }
    // Ids are compared exactly, so nothing is changed; but an address or a sentence is none.
    const bool plain = !pasted.isEmpty() && std::all_of(pasted.begin(), pasted.end(), isPartOfId);
    return plain ? pasted : QString();
}

} // namespace outdial::models
