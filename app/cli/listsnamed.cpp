// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSet>

#include <app/cli/listsnamed.h>
#include <models/connect/errorwords.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ListsNamed)
};

} // namespace

tl::expected<QList<api::CallingList>, QString> listsNamed(const api::Client &client, const QString &wanted)
{
    constexpr int limit = 100;
    QList<api::CallingList> named;
    QString cursor;
    QSet<QString> seen;
    for (;;) {
        const auto page = client.callingList.getAll(limit, cursor).result();
        if (!page)
            return tl::unexpected(models::errorSentence(page.error(), api::Method::GetLists));
        for (const api::CallingList &list : page->lists) {
            if (list.id == wanted)
                return QList<api::CallingList>{list};
            if (list.name == wanted)
                named.append(list);
        }
        if (page->lists.size() < limit || page->nextCursor.isEmpty())
            return named;
        if (seen.contains(page->nextCursor))
            return tl::unexpected(Text::tr("The tenant's pages of lists do not come to an end."));
        seen.insert(page->nextCursor);
        cursor = page->nextCursor;
    }
}

} // namespace outdial::app
