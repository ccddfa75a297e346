// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts deletion jobs over plain HTTP and waits for them.
#pragma once

#include <support/practicelist.h>

namespace outdial::test {

inline QByteArray jobOf(const RawAnswer &answer) { return answer.object().value(QLatin1String("job")).toString().toLatin1(); }

inline QJsonObject jobStatus(PracticeList &list, const QByteArray &job) { return list.tenant().get("job/" + job).object(); }

inline QString jobState(PracticeList &list, const QByteArray &job)
{
    return jobStatus(list, job).value(QLatin1String("job_complete")).toString();
}

// Runs a job to its end; how many records it deleted. The negative status where it is refused, -1 where it does not complete.
inline int deleteBy(PracticeList &list, const QByteArray &criteria)
{
    const RawAnswer answer = list.call("delete", criteria);
    if (answer.status != 200)
        return -answer.status;
    const QByteArray job = jobOf(answer);
    const bool ended = QTest::qWaitFor([&] { return jobState(list, job) != QLatin1String("processing"); }, 20'000);
    return ended ? jobStatus(list, job).value(QLatin1String("deleted")).toInt(-1) : -1;
}

} // namespace outdial::test
