// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The program `outdial` as somebody starts it in a terminal, with data of its own in a temporary folder, against a sandbox in
// this process. What it prints is kept: no run may print the secret.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <support/importjobs.h>

namespace outdial::test {

struct Ran {
    int code = -1; // -1: killed
    QString out;
    QString err;

    QJsonObject receipt() const
    {
        const auto lines = out.split(u'\n', Qt::SkipEmptyParts);
        return lines.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(lines.last().toUtf8()).object();
    }
    int rows(const char *name) const { return receipt().value(QLatin1String(name)).toInt(-1); }
    int cause(models::Cause cause) const
    {
        return receipt().value(QLatin1String("causes")).toObject().value(models::causeName(cause)).toInt();
    }
    bool balances() const { return models::Receipt::fromJson(QJsonDocument(receipt()).toJson()).balances() && rows("read") >= 0; }
};

class Program : public JobBench {
public:
    Program() : JobBench(QStringLiteral("empty")) { secret = tenant->clientSecret(); }

    QString formatFile(bool keyed = true) const
    {
        return write(QStringLiteral("format.json"), api::encodeNewList(usFormat(QStringLiteral("cli format"), keyed), {}));
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("OUTDIAL_TENANT_URL"), tenant->url().toString());
        environment.insert(QStringLiteral("OUTDIAL_CLIENT_ID"), tenant->clientId());
        environment.insert(QStringLiteral("OUTDIAL_CLIENT_SECRET"), secret);
        environment.insert(QStringLiteral("XDG_DATA_HOME"), data.path());
        process->setProcessEnvironment(environment);
        process->setWorkingDirectory(folder.path());
        process->setStandardInputFile(QProcess::nullDevice());
        if (!outputFile.isNull())
            process->setStandardOutputFile(outputFile);
        process->start(QStringLiteral(OUTDIAL_BIN_DIR "/outdial"), QStringList{QStringLiteral("import")} + arguments);
        if (!process->waitForStarted())
            qFatal("outdial does not start");
        return process;
    }

    Ran finish(QProcess &process) const
    {
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(60'000))
            qFatal("outdial does not end");
        Ran ran;
        ran.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        ran.out = QString::fromUtf8(process.readAllStandardOutput());
        ran.err = QString::fromUtf8(process.readAllStandardError());
        for (const auto &hidden : {secret, tenant->clientSecret()}) {
            if (ran.out.contains(hidden) || ran.err.contains(hidden))
                qFatal("outdial prints the secret");
        }
        return ran;
    }

    Ran run(const QStringList &arguments) const { return finish(*start(arguments)); }

    QStringList ids(const QString &listName) const
    {
        return tenant->storedValues(tenant->listIdByName(listName), QStringLiteral("customer_id"));
    }

    QString secret;     // another one than the tenant's, when a test sets it
    QString outputFile; // where stdout goes; null: it is kept
    QTemporaryDir data;
};

inline QStringList words(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

} // namespace outdial::test
