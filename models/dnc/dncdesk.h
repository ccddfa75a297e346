// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The ledger of Do-Not-Call lists for the GUI thread, which neither waits for the disk nor counts a hundred thousand keys:
// questions and changes go one after the other to a thread of their own, so that an answer knows all that was written before it
// was asked for. GUI thread; the answers come back by whenAnswered(). What was asked for is written when the destructor returns.
#pragma once

#include <QFuture>
#include <QPromise>

#include <models/dnc/dncledger.h>
#include <models/monitor/backgroundwriter.h>

#include <memory>
#include <type_traits>
#include <utility>

namespace outdial::models {

class DncDesk {
public:
    // tenant: Session::tenant()
    DncDesk(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

    const StorePtr &store() const { return m_store; }
    const QString &tenant() const { return m_tenant; }

    // work(DncLedger &) gives the answer, on the desk's thread.
    template <typename Work>
    auto ask(Work work) -> QFuture<std::invoke_result_t<Work, DncLedger &>>
    {
        using Answer = std::invoke_result_t<Work, DncLedger &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        auto future = promise->future();
        m_writer.write([promise, store = m_store, tenant = m_tenant, work = std::move(work)]() mutable {
            DncLedger ledger(store, tenant);
            promise->addResult(work(ledger));
            promise->finish();
        });
        return future;
    }

private:
    StorePtr m_store;
    QString m_tenant;
    BackgroundWriter m_writer;
};

} // namespace outdial::models
