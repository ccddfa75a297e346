// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <views/shell/fuzzy.h>

namespace outdial::views {

std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &name)
{
    FuzzyMatch match;
    qsizetype at = 0;
    qsizetype previous = -2;
    bool partBegins = true;
    const auto beginsWord = [&name](qsizetype i) { return i == 0 || !name.at(i - 1).isLetterOrNumber(); };
    for (const QChar typed : query) {
        if (typed.isSpace()) {
            partBegins = true;
            continue;
        }
        const QChar wanted = typed.toCaseFolded();
        qsizetype found = -1;
        // A part prefers the beginning of a word; within a part the next letter is the nearest one.
        for (qsizetype i = at; i < name.size(); ++i) {
            if (name.at(i).toCaseFolded() != wanted)
                continue;
            if (found < 0)
                found = i;
            if (!partBegins || beginsWord(i)) {
                found = partBegins ? i : found;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        match.score += found == previous + 1 ? 6 : 1;
        if (beginsWord(found))
            match.score += 8;
        if (found == 0)
            match.score += 4;
        match.letters.append(found);
        previous = found;
        at = found + 1;
        partBegins = false;
    }
    match.score -= static_cast<int>(name.size() / 16);
    return match;
}

} // namespace outdial::views
