// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QByteArrayView>
#include <QUrl>

#include <sandbox/router.h>

namespace outdial::sandbox {
namespace {

constexpr char root[] = "/configapi/v3/";
constexpr qsizetype rootSize = sizeof root - 1;

// The variables of a path that has this pattern; nothing when it has not.
std::optional<QStringList> match(const QList<QByteArray> &path, const QList<QByteArray> &pattern)
{
    if (path.size() != pattern.size())
        return std::nullopt;
    QStringList variables;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern[i].startsWith(':')) {
            const QString value = QString::fromUtf8(QByteArray::fromPercentEncoding(path[i]));
            if (value.isEmpty())
                return std::nullopt;
            variables.append(value);
        } else if (path[i] != pattern[i]) {
            return std::nullopt;
        }
    }
    return variables;
}

} // namespace

Route route(const QByteArray &verb, const QByteArray &path)
{
    Route found;
    if (!path.startsWith(root))
        return found;
    const QList<QByteArray> segments = path.mid(rootSize).split('/');
    for (const api::MethodInfo &method : api::methods()) {
        const auto variables = match(segments, QByteArray(method.path).split('/'));
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
    const QList<QByteArray> segments = path.mid(rootSize).split('/');
    for (const api::MethodInfo &method : api::methods()) {
        const QList<QByteArray> pattern = QByteArray(method.path).split('/');
        if (!match(segments, pattern))
            continue;
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
