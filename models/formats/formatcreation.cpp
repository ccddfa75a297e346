// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/connect/answered.h>
#include <models/formats/formatcreation.h>
#include <models/lists/asknextpage.h>

#include <utility>

namespace outdial::models {

namespace {
constexpr int pageSize = 100;
// Clocks of tenant and workstation may differ by less than this.
constexpr qint64 clockDoubt = 10 * 60; // s
} // namespace

FormatCreation::FormatCreation(Create create, Lists lists, QObject *parent)
    : QObject(parent),
      m_create(std::move(create)),
      m_lists(std::move(lists)),
      m_walk(pageSize)
{
}

FormatCreation::Create FormatCreation::createFrom(api::Client &client)
{
    return [&client](const api::Format &format, const QString &listName) {
        return client.callingList.createListWithNewFormat(format, listName);
    };
}

FormatCreation::Lists FormatCreation::listsFrom(api::Client &client)
{
    return [&client](int limit, const QString &cursor, const api::CallOptions &options) {
        return client.callingList.getAll(limit, cursor, options);
    };
}

void FormatCreation::create(const api::Format &format, const QString &listName)
{
    if (!canCreate())
        return;
    api::Format next = format;
    next.id.clear();
    next.name = next.name.trimmed();
    for (api::Field &field : next.fields)
        field.name = field.name.trimmed();
    const QString name = listName.trimmed();
    const QString meant = name.isEmpty() ? defaultListName(next.name) : name;
    // A slow tenant may still do what was sent first. It can do only one of the two, since names are unique.
    if (m_state != State::Absent || next.name != m_format.name || meant != m_listName) {
        m_doubted.reset();
        m_sent = QDateTime::currentDateTimeUtc();
    } else if (!m_doubted) {
        m_doubted = m_format;
    }
    m_format = next;
    m_listName = meant;
    m_state = State::Sending;
    m_found = false;
    m_listNameError.clear();
    m_formatNameError.clear();
    m_error.reset();
    Q_EMIT changed();
    whenAnswered(m_create(m_format, m_listName), this, [this](const api::Result<api::CreatedList> &answer) { answered(answer); });
    if (m_listName.isEmpty())
        m_listName = defaultListName(m_format.name);
}

void FormatCreation::answered(const api::Result<api::CreatedList> &answer)
{
    if (answer) {
        finish(answer->listId, answer->formatId);
        return;
    }
    const api::ApiError &error = answer.error();
    if (error.committed == api::Committed::Unknown) {
        lookUp();
        return;
    }
    if (error.kind == api::ErrorKind::Conflict && m_doubted) {
        m_format = *std::exchange(m_doubted, std::nullopt); // it was done after all, with the fields of then
        lookUp();
        return;
    }
    m_state = State::Idle;
    if (error.kind == api::ErrorKind::Conflict)
        takeConflict(error);
    else
        m_error = error;
    Q_EMIT changed();
}

// 409 is "Duplicate name error" and does not say which name; its description may.
void FormatCreation::takeConflict(const api::ApiError &error)
{
    QString said = error.description;
    // Names in the description say nothing about whose they are.
    for (const QString &name : {m_format.name, m_listName}) {
        said.remove(u'\'' + name + u'\'');
        said.remove(u'"' + name + u'"');
    }
    const bool format = said.contains(u"format", Qt::CaseInsensitive);
    const bool list = said.contains(u"list", Qt::CaseInsensitive);
    if (!list || format)
        m_formatNameError = format && !list ? tr("The tenant already has a format with this name. Choose another.")
                                            : tr("The tenant already has a list or a format with one of these names.");
    if (!format || list)
        m_listNameError = list && !format ? tr("The tenant already has a list with this name. Choose another.")
                                          : tr("The tenant already has a list or a format with one of these names.");
}

void FormatCreation::lookUp()
{
    m_state = State::LookingUp;
    m_error.reset();
    m_walk.restart();
    Q_EMIT changed();
    askPage();
}

void FormatCreation::lookUpAgain()
{
    if (m_state == State::Unknown)
        lookUp();
}

void FormatCreation::forgetErrors()
{
    if (m_state != State::Idle || (!m_error && m_listNameError.isEmpty() && m_formatNameError.isEmpty()))
        return;
    m_error.reset();
    m_listNameError.clear();
    m_formatNameError.clear();
    Q_EMIT changed();
}

void FormatCreation::askPage()
{
    askNextPage(m_walk, m_lists, this,
                [this](quint64 ticket, const api::Result<api::CallingListPage> &page) { pageCame(ticket, page); });
}

void FormatCreation::pageCame(quint64 ticket, const api::Result<api::CallingListPage> &page)
{
    if (!page) {
        if (!m_walk.fail(ticket, page.error()))
            return;
        m_state = State::Unknown;
        m_error = page.error();
        Q_EMIT changed();
        return;
    }
    const auto taken = m_walk.take(ticket, page->lists.size(), page->nextCursor);
    if (taken == PagedFetch::Taken::Stale)
        return;
    for (const api::CallingList &list : page->lists) {
        if (list.name == m_listName && takeFound(list))
            return;
    }
    switch (taken) {
    case PagedFetch::Taken::More:
        askPage();
        return;
    case PagedFetch::Taken::Last:
        m_lookedUp = QDateTime::currentDateTimeUtc();
        m_state = State::Absent;
        break;
    default:
        m_state = State::Unknown;
        m_error = m_walk.error();
        break;
    }
    Q_EMIT changed();
}

// Names of lists are unique: one that was there before, or has another format, means that ours was refused.
bool FormatCreation::takeFound(const api::CallingList &list)
{
    m_lookedUp = QDateTime::currentDateTimeUtc();
    const bool older = list.creationDate.isValid() && list.creationDate.secsTo(m_sent) > clockDoubt;
    if (list.formatName != m_format.name || list.totalRecords > 0 || older) {
        m_state = State::Idle;
        m_listNameError = tr("The tenant already has a list with this name, and it is another one. Nothing was created.");
        Q_EMIT changed();
        return true;
    }
    m_found = true;
    finish(list.id, list.formatId);
    return true;
}

void FormatCreation::finish(const QString &listId, const QString &formatId)
{
    m_state = State::Created;
    m_format.id = formatId;
    Q_EMIT changed();
    Q_EMIT created(listId, m_listName, m_format);
}

} // namespace outdial::models
