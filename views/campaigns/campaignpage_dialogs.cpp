// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs of a campaign's page in which its lists are bound, edited and unbound.

#include <models/campaigns/listfields.h>
#include <models/campaigns/sortsample.h>
#include <models/connect/session.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignpage.h>
#include <views/campaigns/instancedialog.h>
#include <views/campaigns/unbindsheet.h>
#include <views/shared/toast.h>

namespace outdial::views {

void CampaignPage::bindList()
{
    const models::CampaignRow *known = row();
    if (m_dialog || !mayAct() || !m_plan || !known->detail)
        return;
    showTab(CampaignTabPlace::Lists);
    auto *dialog = new BindListDialog(*m_client, *known, this, BindListDialog::Mode::Collected, m_store, m_tenant);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPlanned(m_plan->instances());
    connect(dialog, &BindListDialog::chosen, this,
            [this](const api::BindListRequest &request, const QString &listName, qint64 totalRecords) {
                if (m_plan)
                    m_plan->bind(request, listName, totalRecords);
            });
    m_dialog = dialog;
    dialog->open();
}

void CampaignPage::editSorting(const QString &key)
{
    editInstance(key);
    if (auto *dialog = qobject_cast<InstanceDialog *>(m_dialog.data()))
        dialog->showSorting();
}

void CampaignPage::editInstance(const QString &key)
{
    const models::PlannedInstance *instance = m_plan ? m_plan->find(key) : nullptr;
    if (m_dialog || instance == nullptr || !m_client)
        return;
    auto *dialog = new InstanceDialog(*instance, row(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *fields = new models::ListFields(*m_client, m_store, m_tenant, dialog);
    auto *sample = new models::SortSample(*m_client, dialog);
    dialog->setSample(sample);
    const qint64 total = instance->planned.totalRecords;
    connect(fields, &models::ListFields::changed, dialog, [dialog, fields, sample, total] {
        using State = models::ListFields::State;
        const bool looking = fields->state() == State::Looking && fields->fields().isEmpty();
        dialog->setFields(fields->fields(), fields->basis() != models::ListFields::Basis::Records,
                          looking ? tr("Looking for the fields…") : fields->why());
        if (const auto readable = fields->readable())
            sample->offer(readable->campaignId, readable->instanceId, total);
        else
            sample->refuse(fields->state() == State::Done ? fields->why() : QString());
    });
    std::optional<models::ListFields::Instance> through;
    if (!instance->isNew)
        through = models::ListFields::Instance{m_id, key};
    fields->find(instance->planned.listId, {}, through);
    // Two people at once: the tenant's newest word reaches the dialog while it is open.
    connect(m_plan, &models::CampaignPlan::changed, dialog, [this, dialog, key] {
        if (m_plan && m_plan->find(key) == nullptr)
            dialog->instanceGone();
    });
    connect(&m_feed->rows(), &models::CampaignRows::changed, dialog, [this, dialog](const QStringList &ids) {
        if (ids.contains(m_id))
            dialog->showCampaign(row());
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_plan && m_plan->find(dialog->key()) != nullptr)
            dialog->applyTo(*m_plan);
    });
    m_dialog = dialog;
    dialog->open();
}

void CampaignPage::unbind(const QString &key)
{
    const models::PlannedInstance *instance = m_plan ? m_plan->find(key) : nullptr;
    if (m_dialog || instance == nullptr)
        return;
    if (instance->isNew) { // nothing of it is at the tenant
        m_plan->discard(key);
        return;
    }
    if (!mayAct())
        return;
    auto *sheet = new UnbindSheet(*m_feed, *m_client, m_id, key, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = models::instanceTitle(instance->now);
    connect(sheet, &UnbindSheet::gone, this, [this, name, sheet](const QString &instanceId) {
        if (m_plan)
            m_plan->gone(instanceId);
        if (m_feed)
            m_feed->readDetail(m_id);
        if (sheet->isOurDoing()) {
            ToastText toast;
            toast.title = tr("“%1” is unbound").arg(name);
            toast.line = tr("The list stays in the tenant; its results in this campaign are archived.");
            ToastHost::of(this).tell(toast);
        }
    });
    m_dialog = sheet;
    sheet->open();
}

} // namespace outdial::views
