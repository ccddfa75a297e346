// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/transfer/encodings.h>
#include <models/transfer/transcoder.h>

#include <array>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Encodings)
};

struct Alias {
    const char *alias; // without signs
    const char *name;
};

// What iconv does not understand as it is written, or understands as a name of its own.
constexpr std::array aliases{
    Alias{"UTF8", "UTF-8"},         Alias{"UTF8BOM", "UTF-8"},      Alias{"UTF8SIG", "UTF-8"},
    Alias{"ASCII", "UTF-8"},        Alias{"USASCII", "UTF-8"},      Alias{"UNICODE", "UTF-16"},
    Alias{"ANSI", "WINDOWS-1252"},  Alias{"LATIN1", "ISO-8859-1"},  Alias{"LATIN2", "ISO-8859-2"},
    Alias{"LATIN9", "ISO-8859-15"}, Alias{"SJIS", "SHIFT_JIS"},     Alias{"SHIFTJIS", "SHIFT_JIS"},
    Alias{"CP932", "SHIFT_JIS"},    Alias{"MSKANJI", "SHIFT_JIS"},  Alias{"WINDOWS31J", "SHIFT_JIS"},
    Alias{"GBK", "GB18030"},        Alias{"GB2312", "GB18030"},     Alias{"EUCCN", "GB18030"},
    Alias{"CP936", "GB18030"},      Alias{"WINDOWS936", "GB18030"}, Alias{"UHC", "CP949"},
    Alias{"WINDOWS949", "CP949"},
};

// "iso_8859-15", "ISO8859-15" and "ISO 8859 15" are one name.
QByteArray bare(const QByteArray &name)
{
    QByteArray letters;
    const QByteArray upper = name.toUpper();
    for (const char c : upper) {
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            letters.append(c);
    }
    return letters;
}

} // namespace

const QList<EncodingGroup> &encodingGroups()
{
    static const QList<EncodingGroup> groups{
        {Text::tr("Unicode"), {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}},
        {Text::tr("Western Europe"), {"WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "IBM850", "MACINTOSH"}},
        {Text::tr("Central and Eastern Europe"),
         {"WINDOWS-1250", "ISO-8859-2", "ISO-8859-16", "WINDOWS-1257", "ISO-8859-13", "ISO-8859-4"}},
        {Text::tr("Cyrillic"), {"WINDOWS-1251", "ISO-8859-5", "KOI8-R", "KOI8-U"}},
        {Text::tr("Greek and Turkish"), {"WINDOWS-1253", "ISO-8859-7", "WINDOWS-1254", "ISO-8859-9"}},
        {Text::tr("Hebrew and Arabic"), {"WINDOWS-1255", "ISO-8859-8", "WINDOWS-1256", "ISO-8859-6"}},
        {Text::tr("Japanese"), {"SHIFT_JIS", "EUC-JP", "ISO-2022-JP"}},
        {Text::tr("Chinese and Korean"), {"GB18030", "BIG5", "CP949"}},
        {Text::tr("Vietnamese and Thai"), {"WINDOWS-1258", "WINDOWS-874"}},
    };
    return groups;
}

QByteArray encodingNamed(const QByteArray &name)
{
    QByteArray wanted = bare(name);
    if (wanted.isEmpty())
        return {};
    for (const Alias &alias : aliases) {
        if (wanted == alias.alias)
            return alias.name;
    }
    // "CP1252" and "1252" are what Windows calls WINDOWS-1252.
    QByteArray digits = wanted.startsWith("CP") ? wanted.mid(2) : wanted;
    if (digits == "874" || (digits.startsWith("125") && digits.size() == 4))
        wanted = "WINDOWS" + digits;
    for (const EncodingGroup &group : encodingGroups()) {
        for (const QByteArray &known : group.names) {
            if (bare(known) == wanted)
                return known;
        }
    }
    // Also without the signs: iconv knows both spellings of most.
    for (const QByteArray &spelling : {name.trimmed().toUpper(), wanted}) {
        if (Transcoder::isKnown(spelling))
            return spelling;
    }
    return {};
}

QByteArray iconvName(const QByteArray &encoding)
{
    const QByteArray name = bare(encoding);
    if (name == "SHIFTJIS" || name == "SJIS")
        return "CP932";
    if (name == "BIG5")
        return "BIG5-HKSCS";
    if (name == "EUCJP")
        return "EUC-JP-MS";
    return encoding;
}

} // namespace outdial::models
