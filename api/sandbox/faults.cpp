// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHash>

#include <sandbox/faults.h>

namespace outdial::sandbox {
namespace {

QString complaint(const QString &spec, const QString &what)
{
    return QStringLiteral("The fault \"%1\" is not understood: %2").arg(spec, what);
}

} // namespace

tl::expected<Fault, QString> parseFault(const QString &spec)
{
    static const QHash<QString, Fault::Kind> kinds{
        {QStringLiteral("latency"), Fault::Kind::Latency},      {QStringLiteral("jitter"), Fault::Kind::Jitter},
        {QStringLiteral("cut-before"), Fault::Kind::CutBefore}, {QStringLiteral("cut-after"), Fault::Kind::CutAfter},
        {QStringLiteral("truncate"), Fault::Kind::Truncate},    {QStringLiteral("status"), Fault::Kind::Status},
    };
    Fault fault;
    bool hasKind = false;
    for (const QString &part : spec.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.section(u'=', 0, 0).trimmed();
        const QString value = part.section(u'=', 1).trimmed();
        bool number = true;
        if (name == QLatin1String("kind")) {
            const auto kind = kinds.constFind(value);
            if (kind == kinds.constEnd())
                return tl::make_unexpected(complaint(spec, QStringLiteral("there is no kind \"%1\".").arg(value)));
            fault.kind = *kind;
            hasKind = true;
        } else if (name == QLatin1String("path")) {
            fault.path = value.toUtf8();
            if (fault.path.startsWith("/configapi/v3/"))
                fault.path = fault.path.mid(14);
        } else if (name == QLatin1String("nth")) {
            fault.nth = value.toInt(&number);
            number = number && fault.nth > 0;
        } else if (name == QLatin1String("rate")) {
            fault.rate = value.toDouble(&number);
            number = number && fault.rate >= 0 && fault.rate <= 1;
        } else if (name == QLatin1String("times")) {
            fault.times = value.toInt(&number);
            number = number && fault.times >= 0;
        } else if (name == QLatin1String("ms")) {
            fault.ms = value.toInt(&number);
            number = number && fault.ms >= 0;
        } else if (name == QLatin1String("code")) {
            fault.code = value.toInt(&number);
            number = number && fault.code >= 100 && fault.code <= 599;
        } else {
            return tl::make_unexpected(complaint(spec, QStringLiteral("there is no part \"%1\".").arg(name)));
        }
        if (!number)
            return tl::make_unexpected(complaint(spec, QStringLiteral("\"%1\" cannot be %2.").arg(value, name)));
    }
    if (!hasKind)
        return tl::make_unexpected(complaint(spec, QStringLiteral("it has no kind.")));
    return fault;
}

Mishap Faults::strike(const QByteArray &path)
{
    Mishap mishap;
    bool ended = false; // one fault that is not a delay is enough for a request
    for (Fault &fault : m_faults) {
        if (!path.startsWith(fault.path))
            continue;
        ++fault.matched;
        if (fault.times == 0 || (fault.nth > 0 && fault.matched != fault.nth))
            continue;
        const bool delays = fault.kind == Fault::Kind::Latency || fault.kind == Fault::Kind::Jitter;
        if (!delays && ended)
            continue;
        if (fault.rate < 1.0 && m_random.generateDouble() >= fault.rate)
            continue;
        if (fault.times > 0)
            --fault.times;
        ended = ended || !delays;
        switch (fault.kind) {
        case Fault::Kind::Latency:
            mishap.delay += fault.ms;
            break;
        case Fault::Kind::Jitter:
            mishap.delay += static_cast<int>(m_random.bounded(fault.ms + 1));
            break;
        case Fault::Kind::CutBefore:
            mishap.cutBefore = true;
            break;
        case Fault::Kind::CutAfter:
            mishap.cutAfter = true;
            break;
        case Fault::Kind::Truncate:
            mishap.truncate = true;
            break;
        case Fault::Kind::Status:
            mishap.status = fault.code;
            break;
        }
    }
    return mishap;
}

} // namespace outdial::sandbox
