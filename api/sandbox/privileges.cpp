// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/answer.h>
#include <sandbox/privileges.h>

namespace outdial::sandbox {
namespace {

const QString &manageAll()
{
    static const QString name = QStringLiteral("Manage all services and campaigns");
    return name;
}

const QString &manageAssigned()
{
    static const QString name = QStringLiteral("Manage assigned services and campaigns");
    return name;
}

const QString &manageLists()
{
    static const QString name = QStringLiteral("Manage Lists");
    return name;
}

Failure lacks(const QString &name)
{
    return forbidden(QStringLiteral("the user does not have sufficient privileges: '%1' is required").arg(name));
}

bool isOfCampaigns(const api::MethodInfo &method) { return QByteArray(method.path).startsWith("campaign/"); }

} // namespace

QStringList Privileges::all()
{
    return {manageAll(), manageAssigned(), QStringLiteral("Start campaigns and enable lists"), manageLists(),
            QStringLiteral("Update content of calling list")};
}

tl::expected<void, QString> Privileges::check(const QStringList &names)
{
    const QStringList known = all();
    for (const QString &name : names) {
        if (!known.contains(name)) {
            return tl::make_unexpected(
                QStringLiteral("There is no privilege \"%1\": known are %2.").arg(name, known.join(QStringLiteral(", "))));
        }
    }
    return {};
}

bool Privileges::manages(const CampaignRow &campaign) const
{
    return m_held.contains(manageAll()) || (m_held.contains(manageAssigned()) && m_assigned.contains(campaign.id));
}

void Privileges::check(const api::MethodInfo &method, const QStringList &variables, CampaignStore &campaigns) const
{
    if (method.method == api::Method::GetAccessToken)
        return;
    if (!isOfCampaigns(method)) {
        if (!m_held.contains(manageLists()))
            throw lacks(manageLists());
    } else if (!m_held.contains(manageAll())) {
        if (!m_held.contains(manageAssigned()))
            throw lacks(manageAll());
        // A campaign that does not exist is nobody's: that it is not there is told later.
        const auto campaign = variables.isEmpty() ? std::nullopt : campaigns.find(variables.first());
        if (campaign && !manages(*campaign))
            throw forbidden(QStringLiteral("campaign '%1' is not assigned to the user").arg(campaign->name));
    }
    // Beside those, the one that the catalogue has for the method, which is the additional one where there is one.
    const QString own = QString::fromLatin1(method.privilege);
    if (own != manageAll() && !m_held.contains(own))
        throw lacks(own);
}

} // namespace outdial::sandbox
