// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Lists": lists and formats. Their records are in listrecordcalls.cpp.
#include <api/client/callparts.h>
#include <api/client/wire.h>

namespace outdial::api {

Call<CallingListPage> CallingListCalls::getAll(int limit, const QString &cursor, CallOptions options) const
{
    const QJsonObject body{{QStringLiteral("limit"), limit}, {QStringLiteral("cursor"), cursorValue(cursor)}};
    return m_client.m_wire->call<CallingListPage>(Method::GetLists, {}, toJson(body), std::move(options), decodeCallingLists);
}

Call<CallingListDetail> CallingListCalls::getList(const QString &listId, CallOptions options) const
{
    return m_client.m_wire->call<CallingListDetail>(Method::GetList, {listId}, {}, std::move(options),
                                                    [listId](const QByteArray &body) { return decodeCallingList(body, listId); });
}

Call<CreatedList> CallingListCalls::createListWithNewFormat(const Format &format, const QString &listName,
                                                            CallOptions options) const
{
    return m_client.m_wire->call<CreatedList>(Method::CreateListWithNewFormat, {}, encodeNewList(format, listName),
                                              std::move(options), decodeCreatedList);
}

Call<void> CallingListCalls::deleteList(const QString &listId, CallOptions options) const
{
    return m_client.m_wire->call<void>(Method::DeleteList, {listId}, {}, std::move(options), anySuccess);
}

Call<QString> CallingListCalls::createList(const QString &name, const QString &formatId, CallOptions options) const
{
    const QJsonObject body{{QStringLiteral("name"), name}, {QStringLiteral("formatId"), formatId}};
    return m_client.m_wire->call<QString>(Method::CreateList, {}, toJson(body), std::move(options), decodeCreatedId);
}

} // namespace outdial::api
