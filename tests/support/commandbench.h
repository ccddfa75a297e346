// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of the program as somebody starts them in a terminal, against a sandbox of the demo data, and what the program
// keeps on its workstation meanwhile.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

#include <api/client/client.h>
#include <models/store/store.h>

#include <support/caller.h>

namespace outdial::test {

inline QString u8(const char *text) { return QString::fromUtf8(text); }

struct CommandBench : Practice {
    std::unique_ptr<QProcess> prepare(const QStringList &arguments) const
    {
        auto process = caller->prepare({});
        process->setArguments(arguments);
        auto environment = process->processEnvironment();
        environment.insert(u8("XDG_CONFIG_HOME"), caller->folder.path());
        process->setProcessEnvironment(environment);
        return process;
    }
    Ran run(const QStringList &arguments) const { return caller->finish(*prepare(arguments)); }
    // What it did until it was asked to end, which is as soon as the condition holds.
    template <typename When>
    Ran interrupted(const QStringList &arguments, When when) const
    {
        auto process = prepare(arguments);
        process->start();
        if (!QTest::qWaitFor(when, 30'000))
            qFatal("it does not come so far");
        process->terminate();
        return caller->finish(*process);
    }
    // Answers its question at a terminal. asked: what it had said by then.
    Ran answered(const QStringList &arguments, const QByteArray &answer, QString *asked = nullptr) const
    {
        Terminal terminal;
        auto process = prepare(arguments);
        process->setStandardInputFile(terminal.path());
        process->start();
        QByteArray said;
        if (!QTest::qWaitFor([&] { return (said += process->readAllStandardError()).contains("[y/N]"); }, 30'000))
            qFatal("it asks nothing");
        terminal.type(answer);
        if (asked)
            *asked = QString::fromUtf8(said);
        return caller->finish(*process);
    }

    QString path(const char *name) const { return caller->folder.filePath(u8(name)); }
    QByteArray content(const QString &file) const
    {
        QFile open(file);
        return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
    }
    // As Session::tenant() has it.
    QString scope() const { return api::TenantAddress::parse(tenant->url().toString())->scope(); }
    models::StorePtr store() const
    {
        auto opened = models::Store::open(path("outdial/outdial.sqlite"));
        if (!opened)
            qFatal("no store");
        return *opened;
    }
};

inline QList<QJsonObject> lines(const Ran &ran)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : ran.out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

inline QJsonObject only(const Ran &ran)
{
    const auto all = lines(ran);
    return all.size() == 1 ? all.first() : QJsonObject();
}

} // namespace outdial::test
