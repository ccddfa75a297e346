// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sockets of the tenant: takes requests from 127.0.0.1, lets faults befall them, and writes each answer in one go. Lives in
// the sandbox's thread; only the counts of submissions are read from others.
#pragma once

#include <QHash>
#include <QMutex>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QtHttpServer/QAbstractHttpServer>

#include <sandbox/call.h>
#include <sandbox/faults.h>

class QTcpSocket;

namespace outdial::sandbox {

class Tenant;

// Hands out sockets without Nagle's delay, and knows them all, so that they can be closed at once.
class Listener : public QTcpServer {
    Q_OBJECT
public:
    using QTcpServer::QTcpServer;
    void closeAll();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QSet<QTcpSocket *> m_sockets;
};

class HttpServer : public QAbstractHttpServer {
    Q_OBJECT
public:
    HttpServer(Tenant &tenant, QObject *parent = nullptr);

    // The port that it listens on; 0 when that failed, see errorText().
    quint16 open(quint16 port);
    QString errorText() const { return m_listener->errorString(); }
    // Closes every connection and stops listening, or listens again on the port it had.
    void setReachable(bool reachable);

    Faults &faults() { return m_faults; }
    qint64 submissions(const QString &path) const; // any thread

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    void trickle(QTcpSocket *socket, const QByteArray &bytes, qsizetype sent, int pause, bool close);
    void finish(QTcpSocket *socket, const QByteArray &bytes, bool close, int delay);

    Tenant &m_tenant;
    Listener *m_listener = nullptr; // ours through QAbstractHttpServer::bind()
    quint16 m_port = 0;
    Faults m_faults;
    mutable QMutex m_mutex;
    QHash<QByteArray, qint64> m_submissions;
};

} // namespace outdial::sandbox
