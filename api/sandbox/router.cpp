// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/router.h>

namespace outdial::sandbox {
namespace {

constexpr char root[] = "/configapi/v3/";
constexpr qsizetype rootSize = sizeof root - 1;

QString below(const QByteArray &path) { return QString::fromUtf8(path.mid(rootSize)); }

} // namespace

Route route(const QByteArray &verb, const QByteArray &path)
{
    Route found;
    if (!path.startsWith(root))
        return found;
    const QString rest = below(path);
    for (const api::MethodInfo &method : api::methods()) {
        const auto variables = api::variablesOf(method, rest);
        if (!variables)
            continue;
        if (api::verbName(method.verb) == verb)
            return {.method = &method, .wrongVerb = false, .variables = *variables, .allowed = {}};
        found.method = &method;
        found.wrongVerb = true;
        found.allowed += (found.allowed.isEmpty() ? QByteArray() : QByteArray(", ")) + api::verbName(method.verb);
    }
    return found;
}

QByteArray pathWithoutIds(const QByteArray &path)
{
    if (!path.startsWith(root))
        return path;
    const QString rest = below(path);
    for (const api::MethodInfo &method : api::methods()) {
        if (!api::variablesOf(method, rest))
            continue;
        const QList<QByteArray> pattern = QByteArray(method.path).split('/');
        QByteArray name;
        for (const QByteArray &segment : pattern) {
            if (!segment.startsWith(':'))
                name += (name.isEmpty() ? QByteArray() : QByteArray("/")) + segment;
        }
        return name;
    }
    return path.mid(rootSize);
}

} // namespace outdial::sandbox
