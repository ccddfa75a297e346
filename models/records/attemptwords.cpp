// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/records/attemptwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(AttemptWords)
};

QString toText(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

// "Voice" in the middle of a line; "FAX" stays what it is.
QString inLine(QString word)
{
    if (word.size() > 1 && word.at(1).isLower())
        word[0] = word.at(0).toLower();
    return word;
}

AttemptWords words(const api::Attempt &attempt)
{
    AttemptWords words;
    const bool dialed = attempt.callAttempted || attempt.dialingDuration > 0; // the mark may be absent
    words.kind = attempt.callDuration > 0 ? AttemptWords::Kind::Talked
                 : dialed                 ? AttemptWords::Kind::NotReached
                                          : AttemptWords::Kind::NotDialed;
    words.disposition = attempt.disposition.empty() ? Text::tr("no disposition") : toText(attempt.disposition);
    if (attempt.date != api::noTime)
        words.time = QDateTime::fromMSecsSinceEpoch(attempt.date, Qt::UTC);
    QStringList spans;
    if (attempt.callDuration > 0)
        spans.append(Text::tr("talked %1").arg(durationText(attempt.callDuration)));
    if (attempt.dialingDuration > 0)
        spans.append(Text::tr("dialed %1").arg(durationText(attempt.dialingDuration)));
    QStringList facts{attempt.agent.empty() ? Text::tr("no agent") : toText(attempt.agent)};
    if (words.kind == AttemptWords::Kind::NotDialed)
        facts.append(Text::tr("no call was made"));
    if (!spans.isEmpty())
        facts.append(spans.join(QStringLiteral(", ")));
    if (!attempt.cpaResult.empty())
        facts.append(Text::tr("CPA %1").arg(inLine(toText(attempt.cpaResult))));
    words.facts = facts.join(QStringLiteral(" · "));
    words.notes = toText(attempt.callNotes);
    if (!attempt.phone.empty())
        words.details.append({Text::tr("Phone"), toText(attempt.phone)});
    if (attempt.cpaDuration > 0)
        words.details.append({Text::tr("CPA took"), durationText(attempt.cpaDuration)});
    if (!attempt.globalInteractionId.empty())
        words.details.append({Text::tr("Interaction"), toText(attempt.globalInteractionId)});
    return words;
}

} // namespace

QString durationText(int seconds)
{
    const QLatin1Char zero('0');
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, zero).arg(seconds % 60, 2, 10, zero);
}

QList<AttemptWords> attemptsInWords(const api::RecordPage &page, int row)
{
    QList<AttemptWords> list;
    for (int i = 0; i < page.attemptCount(row); ++i) {
        AttemptWords each = words(page.attempt(row, i));
        for (const auto &[name, value] : page.attemptExtras(row, i)) {
            QString title = toText(name);
            if (title.startsWith(QLatin1String("custom_")))
                title.remove(0, 7);
            each.custom.append({title, toText(value)});
        }
        list.append(each);
    }
    std::stable_sort(list.begin(), list.end(), [](const AttemptWords &a, const AttemptWords &b) {
        return a.time.isValid() && (!b.time.isValid() || a.time > b.time);
    });
    return list;
}

} // namespace outdial::models
