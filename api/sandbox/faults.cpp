// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHash>
#include <QSet>

#include <sandbox/faults.h>

namespace outdial::sandbox {
namespace {

using Kind = Fault::Kind;

QString complaint(const QString &spec, const QString &what)
{
    return QStringLiteral("The fault \"%1\" is not understood: %2").arg(spec, what);
}

const QHash<QString, Kind> &kinds()
{
    static const QHash<QString, Kind> known{
        {QStringLiteral("latency"), Kind::Latency},
        {QStringLiteral("jitter"), Kind::Jitter},
        {QStringLiteral("slow-body"), Kind::SlowBody},
        {QStringLiteral("cut-before"), Kind::CutBefore},
        {QStringLiteral("cut-after"), Kind::CutAfter},
        {QStringLiteral("late-commit"), Kind::LateCommit},
        {QStringLiteral("reset"), Kind::Reset},
        {QStringLiteral("truncate"), Kind::Truncate},
        {QStringLiteral("status"), Kind::Status},
        {QStringLiteral("html"), Kind::Html},
        {QStringLiteral("loop-cursor"), Kind::LoopCursor},
        {QStringLiteral("expire-token"), Kind::ExpireToken},
    };
    return known;
}

// Whether a part of a spec has a meaning for a kind: what would be without effect is refused, so that nobody relies on it.
bool suits(const QString &part, const Fault &fault)
{
    const bool answers = fault.kind == Kind::Status || fault.kind == Kind::Html;
    if (part == QLatin1String("ms"))
        return fault.kind == Kind::Latency || fault.kind == Kind::Jitter || fault.kind == Kind::SlowBody ||
               fault.kind == Kind::LateCommit;
    if (part == QLatin1String("code"))
        return answers;
    if (part == QLatin1String("retry-after"))
        return answers && (fault.code == 429 || fault.code == 503);
    return true;
}

// False: the value is none that the part can have. Nothing: there is no such part.
std::optional<bool> take(Fault &fault, const QString &name, const QString &value)
{
    bool number = true;
    if (name == QLatin1String("path")) {
        fault.path = value.toUtf8();
        if (fault.path.startsWith("/configapi/v3/"))
            fault.path = fault.path.mid(14);
        return true;
    }
    if (name == QLatin1String("nth")) {
        fault.nth = value.toInt(&number);
        return number && fault.nth > 0;
    }
    if (name == QLatin1String("rate")) {
        fault.rate = value.toDouble(&number);
        return number && fault.rate >= 0 && fault.rate <= 1;
    }
    if (name == QLatin1String("times")) {
        fault.times = value.toInt(&number);
        return number && fault.times >= 0;
    }
    if (name == QLatin1String("ms")) {
        fault.ms = value.toInt(&number);
        return number && fault.ms >= 0;
    }
    if (name == QLatin1String("code")) {
        fault.code = value.toInt(&number);
        return number && fault.code >= 100 && fault.code <= 599;
    }
    if (name == QLatin1String("retry-after")) {
        fault.retryAfter = value.toInt(&number);
        return number && *fault.retryAfter >= 0;
    }
    return std::nullopt;
}

} // namespace

tl::expected<Fault, QString> parseFault(const QString &spec)
{
    Fault fault;
    QSet<QString> given;
    for (const QString &part : spec.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.section(u'=', 0, 0).trimmed();
        const QString value = part.section(u'=', 1).trimmed();
        if (given.contains(name))
            return tl::make_unexpected(complaint(spec, QStringLiteral("\"%1\" is given twice.").arg(name)));
        given.insert(name);
        if (name == QLatin1String("kind")) {
            const auto kind = kinds().constFind(value);
            if (kind == kinds().constEnd())
                return tl::make_unexpected(complaint(spec, QStringLiteral("there is no kind \"%1\".").arg(value)));
            fault.kind = *kind;
            continue;
        }
        const auto taken = take(fault, name, value);
        if (!taken)
            return tl::make_unexpected(complaint(spec, QStringLiteral("there is no part \"%1\".").arg(name)));
        if (!*taken)
            return tl::make_unexpected(complaint(spec, QStringLiteral("\"%1\" cannot be %2.").arg(value, name)));
    }
    if (!given.contains(QStringLiteral("kind")))
        return tl::make_unexpected(complaint(spec, QStringLiteral("it has no kind.")));
    for (const QString &name : std::as_const(given)) {
        if (!suits(name, fault))
            return tl::make_unexpected(complaint(spec, QStringLiteral("\"%1\" has no meaning here.").arg(name)));
    }
    return fault;
}

Mishap Faults::strike(const QByteArray &path)
{
    Mishap mishap;
    for (Fault &fault : m_faults) {
        if (!path.startsWith(fault.path))
            continue;
        if (fault.kind == Kind::ExpireToken && path.startsWith("oauth/"))
            continue; // has no token yet
        ++fault.matched;
        if (fault.times == 0 || (fault.nth > 0 && fault.matched != fault.nth))
            continue;
        const bool delays = fault.kind == Kind::Latency || fault.kind == Kind::Jitter;
        if (!delays && mishap.fault)
            continue; // one fault that is not a delay is enough for a request
        if (fault.rate < 1.0 && m_random.generateDouble() >= fault.rate)
            continue;
        if (fault.times > 0)
            --fault.times;
        if (fault.kind == Kind::Latency)
            mishap.delay += fault.ms;
        else if (fault.kind == Kind::Jitter)
            mishap.delay += static_cast<int>(m_random.bounded(fault.ms + 1));
        else
            mishap.fault = fault;
    }
    return mishap;
}

} // namespace outdial::sandbox
