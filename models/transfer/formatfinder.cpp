// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/connect/answered.h>
#include <models/transfer/formatfinder.h>

namespace outdial::models {

FormatFinder::FormatFinder(Session *session, QObject *parent) : QObject(parent), m_session(session) {}

void FormatFinder::find(const ImportTarget &target)
{
    const quint64 query = ++m_query;
    if (m_session == nullptr)
        return;
    if (const auto format = remembered(target); format && format->origin != FormatOrigin::Learned) {
        // Told later, like every other answer: callers need one way only.
        QMetaObject::invokeMethod(
            this,
            [this, query, found = *format] {
                if (query == m_query)
                    Q_EMIT this->found(found);
            },
            Qt::QueuedConnection);
        return;
    }
    learn(target, query);
}

std::optional<KnownFormat> FormatFinder::remembered(const ImportTarget &target) const
{
    return m_session == nullptr ? std::nullopt : KnownFormats(m_session->store()).find(m_session->tenant(), target.formatId);
}

void FormatFinder::teach(const ImportTarget &target, api::Format format, FormatOrigin origin)
{
    format.id = target.formatId;
    if (!target.formatName.isEmpty())
        format.name = target.formatName;
    ++m_query;
    if (m_session != nullptr)
        KnownFormats(m_session->store()).remember(m_session->tenant(), {format, origin});
    Q_EMIT found({format, origin});
}

void FormatFinder::learn(const ImportTarget &target, quint64 query)
{
    whenAnswered(
        m_session->client().callingList.getList(target.listId), this,
        [this, target, query](const api::Result<api::CallingListDetail> &list) {
            if (query != m_query)
                return;
            if (!list) {
                Q_EMIT failed(list.error());
            } else if (const auto before = remembered(target); before && (list->totalRecords == 0 || list->campaigns.isEmpty())) {
                Q_EMIT found(*before); // learned from another list of the same format
            } else if (list->totalRecords == 0) {
                Q_EMIT notFound(
                    tr("Outdial does not know the fields of the format “%1”: the API does not tell them, and the list has no "
                       "record to learn them from. Open the format's file.")
                        .arg(target.formatName));
            } else if (list->campaigns.isEmpty()) {
                Q_EMIT notFound(
                    tr("Outdial does not know the fields of the format “%1”: the list is bound to no campaign, so no record of "
                       "it can be read. Bind it to a campaign, or open the format's file.")
                        .arg(target.formatName));
            } else {
                learnThrough(target, list->campaigns.first().campaignId, list->campaigns.first().instanceId, query);
            }
        });
}

void FormatFinder::learnThrough(const ImportTarget &target, const QString &campaignId, const QString &instanceId, quint64 query)
{
    if (m_session == nullptr)
        return;
    api::RecordWindow window;
    window.instanceId = instanceId;
    // Fields without a value may be left out of a record: some records together name them all.
    window.limit = 100;
    whenAnswered(
        m_session->client().campaign.getAllRecords(campaignId, window), this,
        [this, target, query](const api::Result<api::RecordPagePtr> &page) {
            if (query != m_query || m_session == nullptr)
                return;
            if (!page) {
                Q_EMIT failed(page.error());
                return;
            }
            KnownFormat learned;
            learned.origin = FormatOrigin::Learned;
            learned.format.id = target.formatId;
            learned.format.name = target.formatName;
            for (int i = 0; i < (*page)->entryFieldCount(); ++i) {
                api::Field field;
                const auto name = (*page)->entryFieldName(i);
                field.name = QString::fromUtf8(name.data(), qsizetype(name.size()));
                learned.format.fields.append(field);
            }
            if (learned.format.fields.isEmpty()) {
                Q_EMIT notFound(
                    tr("Outdial does not know the fields of the format “%1”: the records of the list could be read, but have no "
                       "fields. Open the format's file.")
                        .arg(target.formatName));
                return;
            }
            KnownFormats(m_session->store()).remember(m_session->tenant(), learned);
            Q_EMIT found(learned);
        });
}

} // namespace outdial::models
