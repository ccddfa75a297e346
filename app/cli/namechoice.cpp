// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QStringList>

#include <app/cli/namechoice.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(NameChoice)
};

constexpr qsizetype mostTold = 10;

QString told(const QList<Named> &some)
{
    QStringList words;
    for (const Named &one : some.first(std::min(some.size(), mostTold)))
        words.append(one.name.isEmpty() ? one.id : QStringLiteral("“%1” (%2)").arg(one.name, one.id));
    QString text = words.join(QStringLiteral(", "));
    if (some.size() > mostTold)
        text += QStringLiteral(", …");
    return text;
}

QString noneSentence(const QString &wanted, NamedKind kind)
{
    switch (kind) {
    case NamedKind::Campaign:
        return Text::tr("The tenant lists no campaign “%1”; one that is disabled is found by its id.").arg(wanted);
    case NamedKind::List:
        return Text::tr("There is no list “%1”.").arg(wanted);
    case NamedKind::DncList:
        return Text::tr("No Do-Not-Call list “%1” is known here.").arg(wanted);
    case NamedKind::Job:
        return Text::tr("No deletion with the id “%1” was asked for from here.").arg(wanted);
    }
    return {};
}

QString severalSentence(const QString &wanted, NamedKind kind)
{
    switch (kind) {
    case NamedKind::Campaign:
        return Text::tr("Several campaigns are called “%1”. Give the id of one.").arg(wanted);
    case NamedKind::List:
        return Text::tr("Several lists are called “%1”. Give the id of one.").arg(wanted);
    case NamedKind::DncList:
        return Text::tr("Several Do-Not-Call lists are called “%1”. Give the id of one.").arg(wanted);
    case NamedKind::Job:
        return Text::tr("Several deletions are called “%1”. Give the id of one.").arg(wanted);
    }
    return {};
}

} // namespace

tl::expected<Named, QString> chosenByName(const QList<Named> &known, const QString &wanted, NamedKind kind)
{
    QList<Named> alike;
    QList<Named> near;
    for (const Named &one : known) {
        if (one.id == wanted)
            return one;
        if (one.name == wanted && !alike.contains(one))
            alike.append(one);
        if (one.name.contains(wanted, Qt::CaseInsensitive) || one.id.contains(wanted, Qt::CaseInsensitive))
            near.append(one);
    }
    if (alike.size() == 1)
        return alike.first();
    if (alike.size() > 1)
        return tl::unexpected(severalSentence(wanted, kind) + u' ' + Text::tr("There are %1.").arg(told(alike)));
    const QString none = noneSentence(wanted, kind);
    if (known.isEmpty())
        return tl::unexpected(none);
    return tl::unexpected(none + u' ' + Text::tr("There are %1.").arg(told(near.isEmpty() ? known : near)));
}

} // namespace outdial::app
