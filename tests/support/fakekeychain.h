// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A keychain in memory, which can be looked into.
#pragma once

#include <models/connect/secretstore.h>

namespace outdial::test {

class FakeKeychain : public models::SecretStore::Backend {
public:
    using Answer = models::SecretStore::Answer;

    QFuture<Answer> read(const QString &key) override
    {
        reads.append(key);
        return QtFuture::makeReadyFuture(Answer{kept.contains(key), kept.contains(key), kept.value(key), {}});
    }
    QFuture<Answer> write(const QString &key, const QString &secret) override
    {
        kept.insert(key, secret);
        return QtFuture::makeReadyFuture(Answer{true, true, {}, {}});
    }
    QFuture<Answer> remove(const QString &key) override
    {
        kept.remove(key);
        return QtFuture::makeReadyFuture(Answer{});
    }
    QHash<QString, QString> kept;
    QStringList reads;
};

} // namespace outdial::test
