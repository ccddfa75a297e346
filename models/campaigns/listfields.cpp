// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/listfields.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>

namespace outdial::models {

namespace {

// Fields without a value may be left out of a record: some records together name them all.
constexpr int recordsToLearnFrom = 100;
// An instance that was unbound meanwhile says so; then the next one is asked, not all of them.
constexpr qsizetype instancesToTry = 3;

} // namespace

ListFields::ListFields(const api::Client &client, const StorePtr &store, const QString &tenant, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_tenant(tenant)
{
    if (store)
        m_formats.emplace(store);
    m_wait.setSingleShot(true);
    m_wait.setInterval(settle);
    connect(&m_wait, &QTimer::timeout, this, &ListFields::readList);
}

ListFields::~ListFields() { m_cancel.cancel(); }

void ListFields::find(const QString &listId, const QString &formatId, const std::optional<Instance> &through)
{
    m_wait.stop();
    ++m_generation;
    m_cancel.cancel();
    m_cancel = api::CancelToken();
    m_state = listId.isEmpty() ? State::Empty : State::Looking;
    m_basis = Basis::None;
    m_listId = listId;
    m_formatId.clear();
    m_through = through;
    m_untried.clear();
    m_fields.clear();
    m_detail.reset();
    m_why.clear();
    if (!listId.isEmpty()) {
        takeFormat(formatId);
        m_wait.start();
    }
    Q_EMIT changed();
}

void ListFields::clear() { find({}); }

std::optional<ListFields::Instance> ListFields::readable() const
{
    if (m_through)
        return m_through;
    if (!m_detail || m_detail->campaigns.isEmpty())
        return std::nullopt;
    const api::ListBinding &first = m_detail->campaigns.first();
    return Instance{first.campaignId, first.instanceId};
}

QString ListFields::why() const
{
    if (m_basis == Basis::Format)
        return tr("Fields of the format, as Outdial knows it.");
    return m_why;
}

api::CallOptions ListFields::options() const
{
    api::CallOptions options;
    options.cancel = m_cancel;
    return options;
}

void ListFields::takeFormat(const QString &formatId)
{
    if (formatId.isEmpty() || formatId == m_formatId)
        return;
    m_formatId = formatId;
    const auto known = m_formats ? m_formats->find(m_tenant, formatId) : std::nullopt;
    if (!known || known->format.fields.isEmpty())
        return;
    m_fields = known->format.fields;
    m_basis = known->origin == FormatOrigin::Learned ? Basis::Records : Basis::Format;
    if (m_basis == Basis::Records)
        m_why = tr("Field names from earlier records of this format; their types are not known.");
}

void ListFields::readList()
{
    whenAnswered(m_client.callingList.getList(m_listId, options()), this,
                 [this, generation = m_generation](const api::Result<api::CallingListDetail> &answer) {
                     if (generation == m_generation)
                         takeList(answer);
                 });
}

void ListFields::takeList(const api::Result<api::CallingListDetail> &answer)
{
    if (answer) {
        m_detail = *answer;
        takeFormat(m_detail->formatId);
    }
    if (m_basis != Basis::None) {
        finish(m_why);
        return;
    }
    if (m_through)
        m_untried << *m_through;
    if (m_detail) {
        for (const api::ListBinding &binding : m_detail->campaigns) {
            if (!m_through || binding.instanceId != m_through->instanceId)
                m_untried << Instance{binding.campaignId, binding.instanceId};
        }
    }
    m_untried = m_untried.mid(0, instancesToTry);
    if (!m_untried.isEmpty())
        readRecords();
    else if (!answer)
        finish(tr("The fields are not known: %1").arg(errorSentence(answer.error(), api::Method::GetList)));
    else
        finish(
            tr("The fields are not known: Outdial does not know the format, and no record can be read, since the list is bound "
               "to no campaign. Write their names as the format spells them."));
}

void ListFields::readRecords()
{
    const Instance instance = m_untried.takeFirst();
    api::RecordWindow window;
    window.instanceId = instance.instanceId;
    window.limit = recordsToLearnFrom;
    whenAnswered(m_client.campaign.getAllRecords(instance.campaignId, window, options()), this,
                 [this, generation = m_generation](const api::Result<api::RecordPagePtr> &answer) {
                     if (generation == m_generation)
                         takeRecords(answer);
                 });
}

void ListFields::takeRecords(const api::Result<api::RecordPagePtr> &answer)
{
    if (!answer) {
        if (!m_untried.isEmpty())
            readRecords();
        else
            finish(tr("The fields are not known: %1").arg(errorSentence(answer.error(), api::Method::GetAllRecords)));
        return;
    }
    const api::RecordPage &page = **answer;
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        const std::string_view name = page.entryFieldName(i);
        api::Field field;
        field.name = QString::fromUtf8(name.data(), qsizetype(name.size()));
        m_fields << field;
    }
    if (m_fields.isEmpty()) {
        finish(tr("The fields are not known: Outdial does not know the format, and the list has no record to learn them from. "
                  "Write their names as the format spells them."));
        return;
    }
    m_basis = Basis::Records;
    if (m_formats && !m_formatId.isEmpty()) {
        KnownFormat learned;
        learned.format.id = m_formatId;
        learned.format.name = m_detail ? m_detail->formatName : QString();
        learned.format.fields = m_fields;
        m_formats->remember(m_tenant, learned);
    }
    finish(tr("Field names from %n record(s) of the list; their types are not known.", nullptr, page.size()));
}

void ListFields::finish(const QString &why)
{
    m_why = why;
    m_state = State::Done;
    Q_EMIT changed();
}

} // namespace outdial::models
