// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QThreadStorage>
#include <QUuid>

#include <models/store/diskwords.h>
#include <models/store/schema.h>
#include <models/store/store.h>
#include <models/store/storetroubles.h>

#include <map>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

// Closes the connections of a thread when the thread ends; a QSqlDatabase may only be used by the thread that opened it. Kept by
// QThreadStorage, which Qt empties before a thread counts as finished: what the language keeps for a thread goes after that,
// while the program may be on its way out already.
class ThreadConnections {
public:
    ThreadConnections() = default;
    Q_DISABLE_COPY_MOVE(ThreadConnections)
    ~ThreadConnections()
    {
        for (auto &[prefix, connection] : m_open)
            drop(connection);
    }
    QSqlDatabase get(const QString &prefix, const QString &path)
    {
        const auto known = m_open.find(prefix);
        if (known != m_open.end())
            return QSqlDatabase::database(known->second);
        const QString name = prefix + QUuid::createUuid().toString(QUuid::Id128);
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        if (database.open()) {
            QSqlQuery query(database);
            // What the journal of an import promises must be on the disk before a batch is sent.
            query.exec(QStringLiteral("PRAGMA journal_mode=WAL"));
            query.exec(QStringLiteral("PRAGMA synchronous=FULL"));
            query.exec(QStringLiteral("PRAGMA foreign_keys=ON"));
        }
        m_open.emplace(prefix, name);
        return database;
    }
    void forget(const QString &prefix)
    {
        const auto known = m_open.find(prefix);
        if (known == m_open.end())
            return;
        drop(known->second);
        m_open.erase(known);
    }

private:
    static void drop(const QString &connection)
    {
        {
            auto database = QSqlDatabase::database(connection, false);
            if (database.isOpen())
                database.close();
        }
        QSqlDatabase::removeDatabase(connection);
    }
    std::map<QString, QString> m_open;
};

QString openProblem(const QString &file, const QString &said)
{
    QString problem = Text::tr("“%1” cannot be opened: %2.").arg(file, diskCause(file, said));
    if (diskIsFull(file, said) || said == QLatin1String("disk I/O error"))
        problem += u' ' + diskRemedy(file, said, AfterRoom::Start);
    else if (diskTrouble(file, said) == DiskTrouble::Damaged)
        problem += u' ' + diskRemedy(file, said, AfterRoom::KeepOn);
    return problem;
}

ThreadConnections &threadConnections()
{
    // Never destroyed: threads may end after static objects do.
    static auto *const connections = new QThreadStorage<ThreadConnections *>;
    if (!connections->hasLocalData())
        connections->setLocalData(new ThreadConnections);
    return *connections->localData();
}

} // namespace

Store::Store(QString path, std::unique_ptr<QTemporaryDir> temporary)
    : m_path(std::move(path)),
      m_temporary(std::move(temporary)),
      m_prefix(QStringLiteral("store-") + QUuid::createUuid().toString(QUuid::Id128)),
      m_troubles(std::make_unique<StoreTroubles>(m_path))
{
}

Store::~Store() { threadConnections().forget(m_prefix); }

tl::expected<std::shared_ptr<Store>, QString> Store::open(const QString &path)
{
    std::unique_ptr<QTemporaryDir> temporary;
    QString file = path;
    if (file.isEmpty()) {
        temporary = std::make_unique<QTemporaryDir>();
        if (!temporary->isValid())
            return tl::unexpected(Text::tr("There is no room for a temporary file: %1.").arg(temporary->errorString()));
        file = temporary->filePath(QStringLiteral("outdial.sqlite"));
    }
    const QString folder = QFileInfo(file).absolutePath();
    if (!QDir().mkpath(folder))
        return tl::unexpected(Text::tr("The folder “%1” cannot be made. Check its permissions.").arg(folder));

    // Names of people and their numbers are in the journal: nobody else on this computer needs to read it. Before SQLite opens
    // it, whose files beside it take over its permissions.
    if (QFile made(file); made.exists() || made.open(QIODevice::WriteOnly))
        made.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    std::shared_ptr<Store> store(new Store(file, std::move(temporary)));
    QSqlDatabase database = store->database();
    if (!database.isOpen())
        return tl::unexpected(openProblem(file, database.lastError().databaseText()));
    if (const auto problem = bringUpToDate(database); !problem.isEmpty())
        return tl::unexpected(openProblem(file, problem));
    return store;
}

QSqlDatabase Store::database() const { return threadConnections().get(m_prefix, m_path); }

QString Store::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/outdial/outdial.sqlite");
}

} // namespace outdial::models
