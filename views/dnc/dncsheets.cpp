// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDir>

#include <models/dnc/dncbookmodel.h>
#include <views/dnc/dncsheets.h>
#include <views/shared/figures.h>

namespace outdial::views {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncSheets)
};

constexpr qsizetype mostNames = 4;

} // namespace

DestructiveQuestion dncQuestion(const DncDanger &danger)
{
    const QString name = models::dncName(danger.list);
    const bool replaces = danger.fresh >= 0;
    DestructiveQuestion question;
    question.title = replaces ? Text::tr("Replace all keys of “%1”?").arg(name) : Text::tr("Delete all keys of “%1”?").arg(name);
    question.sentence =
        Text::tr("How many keys the list has, nobody can tell: %1 of them are known here. All of them go, also those that "
                 "others have added.")
            .arg(countText(danger.known));
    QStringList names;
    for (const QString &campaign : danger.campaigns.mid(0, mostNames))
        names.append(QStringLiteral("“%1”").arg(campaign));
    QString campaigns = names.join(QStringLiteral(", "));
    if (danger.campaigns.size() > mostNames)
        campaigns = Text::tr("%1 and %n more", nullptr, int(danger.campaigns.size() - mostNames)).arg(campaigns);
    question.lines.append({QStringLiteral("call-start"),
                           true,
                           replaces ? Text::tr("Until the new keys are in, everybody may be called.")
                                    : Text::tr("Everybody who was on it may be called from then on."),
                           {},
                           danger.campaigns.isEmpty() ? Text::tr("No campaign is known here that has this list.")
                                                      : Text::tr("By %1. Stop what runs before you go on.").arg(campaigns)});
    if (replaces)
        question.lines.append(
            {QStringLiteral("data-warning"),
             true,
             Text::tr("Two steps, and a gap between them."),
             {},
             Text::tr("First all keys are deleted, then %n key(s) are added in batches. When the tenant cannot be "
                      "reached in between, the list stays short until adding goes on.",
                      nullptr, int(danger.fresh))});
    question.lines.append({QStringLiteral("document-save"),
                           false,
                           Text::tr("A copy of the keys that are known here is saved first."),
                           {},
                           Text::tr("To %1. If that fails, nothing is deleted. Keys that are not known here are in no copy.")
                               .arg(QDir::toNativeSeparators(danger.copyFile))});
    question.typed = name;
    question.typedLabel = Text::tr("To go on, &type the name of the list:");
    question.act = replaces ? Text::tr("Delete all and add %n key(s)", nullptr, int(danger.fresh)) : Text::tr("Delete all keys");
    question.keep = Text::tr("Keep the list as it is");
    return question;
}

} // namespace outdial::views
