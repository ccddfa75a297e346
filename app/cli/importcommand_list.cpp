// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list that an import goes into: found by its name or id, or made with the format of a file.

#include <QFile>

#include <api/rules/recordrules.h>
#include <app/cli/importcommand.h>
#include <app/cli/listsnamed.h>
#include <app/cli/terminal.h>
#include <models/connect/errorwords.h>
#include <models/store/knownformats.h>

namespace outdial::app {

bool ImportCommand::readFormat()
{
    if (m_arguments.formatFile.isEmpty())
        return true;
    QFile file(m_arguments.formatFile);
    if (!file.open(QIODevice::ReadOnly)) {
        fail(WrongUse, tr("“%1” cannot be read: %2.").arg(m_arguments.formatFile, file.errorString()));
        return false;
    }
    const auto format = api::decodeFormat(file.readAll());
    if (!format) {
        fail(WrongUse, tr("“%1” is not a format: %2").arg(m_arguments.formatFile, format.error().description));
        return false;
    }
    if (const auto problems = rules::checkFormat(*format); !problems.empty()) {
        fail(WrongUse, tr("The format in “%1” cannot be used: %2").arg(m_arguments.formatFile, problems.front().what));
        return false;
    }
    m_format = *format;
    return true;
}

bool ImportCommand::findList()
{
    const auto named = listsNamed(client(), m_arguments.list);
    if (!named) {
        fail(CouldNotFinish, named.error());
        return false;
    }
    if (named->size() > 1) {
        fail(WrongUse, tr("Several lists are called “%1”. Give the id of one.").arg(m_arguments.list));
        return false;
    }
    if (named->isEmpty())
        return createList();
    const api::CallingList &list = named->first();
    m_target = {list.id, list.name, list.formatId, list.formatName};
    return true;
}

bool ImportCommand::createList()
{
    if (!m_format || m_arguments.resume) {
        fail(WrongUse, tr("The tenant has no list “%1”. With --format FORMAT.json it is created.").arg(m_arguments.list));
        return false;
    }
    const QString question =
        tr("The tenant has no list “%1”. Create it, with the new format “%2”?").arg(m_arguments.list, m_format->name);
    if (!m_arguments.yes && !askOnTerminal(question)) {
        fail(WrongUse, tr("Nothing was created. --yes answers the question."));
        return false;
    }
    const auto made = client().callingList.createListWithNewFormat(*m_format, m_arguments.list).result();
    if (!made) {
        fail(CouldNotFinish, models::errorSentence(made.error(), api::Method::CreateListWithNewFormat));
        return false;
    }
    m_format->id = made->formatId;
    models::KnownFormats(session().store()).remember(session().tenant(), {*m_format, models::FormatOrigin::Created});
    m_target = {made->listId, m_arguments.list, made->formatId, m_format->name};
    return true;
}

} // namespace outdial::app
