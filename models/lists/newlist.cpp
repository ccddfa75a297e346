// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent/QtConcurrentRun>

#include <models/connect/answered.h>
#include <models/lists/newlist.h>

namespace outdial::models {

namespace {

constexpr qint64 largestFile = 1024 * 1024; // a format of a thousand fields has some 200 KB

struct FileRead {
    QString error;
    QByteArray content;
};

FileRead readWhole(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {NewList::tr("This is a folder, not a file."), {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {NewList::tr("The file cannot be read: %1.").arg(file.errorString()), {}};
    QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return {NewList::tr("The file is larger than 1 MB, so it is not a format."), {}};
    return {{}, std::move(content)};
}

} // namespace

NewList::NewList(Create create, Remember remember, QObject *parent)
    : QObject(parent),
      m_create(std::move(create)),
      m_remember(std::move(remember))
{
}

void NewList::readFile(const QString &path)
{
    m_reading = true;
    m_fileName = QFileInfo(path).fileName();
    m_fileError.clear();
    Q_EMIT changed();
    QtConcurrent::run(readWhole, path)
        .then(QCoreApplication::instance(),
              [guard = QPointer<NewList>(this), path, reading = ++m_readings](const FileRead &read) {
                  if (guard && reading == guard->m_readings)
                      guard->takeFile(path, read.error, read.content);
              });
}

void NewList::takeFile(const QString &path, const QString &error, const QByteArray &content)
{
    m_reading = false;
    m_format.reset();
    m_fileError = error;
    clearErrors();
    if (error.isEmpty()) {
        if (auto format = api::decodeFormat(content)) {
            m_format = std::move(*format);
            m_format->id.clear(); // the tenant gives a new one
            if (!m_listNameGiven)
                m_listName = QFileInfo(path).completeBaseName();
        } else {
            m_fileError = format.error().description.isEmpty()
                              ? tr("The file does not hold a format: a JSON object with formatName and fields.")
                              : format.error().description;
        }
    }
    m_fields.setFormat(m_format.value_or(api::Format()));
    Q_EMIT changed();
}

void NewList::setListName(const QString &name)
{
    if (name == m_listName)
        return;
    m_listName = name;
    m_listNameGiven = !name.isEmpty();
    m_listNameError.clear();
    Q_EMIT changed();
}

void NewList::setFormatName(const QString &name)
{
    if (!m_format || name == m_format->name)
        return;
    m_format->name = name;
    m_formatNameError.clear();
    m_fields.setFormat(*m_format);
    Q_EMIT changed();
}

QString NewList::formatProblem() const
{
    for (const rules::FormatProblem &problem : m_fields.problems()) {
        if (problem.field < 0)
            return problem.what;
    }
    return {};
}

QString NewList::whyNot() const
{
    if (m_creating)
        return tr("The list is being created.");
    if (m_reading)
        return tr("The file is being read.");
    if (!m_format)
        return tr("Choose a file that holds the format.");
    if (m_listName.trimmed().isEmpty())
        return tr("The list needs a name.");
    const auto problems = m_fields.problems().size();
    if (problems > 0)
        return problems == 1 ? tr("The tenant would refuse this format: 1 problem.")
                             : tr("The tenant would refuse this format: %1 problems.").arg(problems);
    return {};
}

void NewList::create()
{
    if (!whyNot().isEmpty())
        return;
    m_creating = true;
    clearErrors();
    Q_EMIT changed();
    api::Format format = *m_format;
    format.name = format.name.trimmed();
    whenAnswered(m_create(format, m_listName.trimmed()), this,
                 [this](const api::Result<api::CreatedList> &answer) { answered(answer); });
}

void NewList::answered(const api::Result<api::CreatedList> &answer)
{
    m_creating = false;
    if (answer) {
        api::Format format = *m_format;
        format.id = answer->formatId;
        format.name = format.name.trimmed();
        m_remember(format);
        Q_EMIT changed();
        Q_EMIT created(answer->listId, m_listName.trimmed());
        return;
    }
    const api::ApiError &error = answer.error();
    if (error.kind == api::ErrorKind::Conflict) {
        // 409 is "Duplicate name error" and does not say which; its description may.
        const bool format = error.description.contains(u"format", Qt::CaseInsensitive);
        const bool list = error.description.contains(u"list", Qt::CaseInsensitive);
        if (format && !list)
            m_formatNameError = tr("The tenant already has a format with this name. Choose another.");
        else if (list && !format)
            m_listNameError = tr("The tenant already has a list with this name. Choose another.");
        else
            m_listNameError = tr("The tenant already has a list or a format with one of these names. Choose others.");
    } else {
        m_error = error;
    }
    Q_EMIT changed();
}

void NewList::clearErrors()
{
    m_listNameError.clear();
    m_formatNameError.clear();
    m_error.reset();
}

} // namespace outdial::models
