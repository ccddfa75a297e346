// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/transfer/dates.h>
#include <models/transfer/faultwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FaultWords)
};

QString lengthWords(const QString &number)
{
    const auto digits = int(std::ranges::count_if(number, [](QChar c) { return c >= u'0' && c <= u'9'; }));
    if (digits == 7)
        return Text::tr("7 digits, area code missing");
    if (digits == 11)
        return Text::tr("11 digits, not beginning with 1");
    return Text::tr("%n digit(s), needs 10", nullptr, digits);
}

} // namespace

QString faultWords(const RowVerdict &verdict, qsizetype cells, const ImportSettings &settings)
{
    switch (verdict.cause) {
    case Cause::KeyEmpty:
        return Text::tr("empty, but it is a key");
    case Cause::RequiredEmpty:
        return verdict.field < 0 ? Text::tr("no value in any field") : Text::tr("empty, but required");
    case Cause::CannotBeReset:
        return Text::tr("empty, but it cannot be emptied");
    case Cause::NoPhone:
        return Text::tr("no phone number in the row");
    case Cause::PhoneNoDigits:
        return Text::tr("no digits");
    case Cause::PhoneLength:
        return lengthWords(verdict.value);
    case Cause::PhoneTenDigitsWith1:
        return Text::tr("10 digits beginning with 1");
    case Cause::PhoneScientific:
        return Text::tr("digits are lost");
    case Cause::NotAnInteger:
        return Text::tr("not a whole number");
    case Cause::IntegerRange:
        return Text::tr("too large");
    case Cause::NotADateTime: {
        const QString &own = settings.format.fields.value(verdict.field).format;
        return Text::tr("not like %1").arg(dateExample(own.isEmpty() ? rules::defaultDateTimeFormat() : own));
    }
    case Cause::ColumnCount:
        return Text::tr("%1 cells, needs %2").arg(cells).arg(settings.columns.size());
    case Cause::BadEncoding:
        return Text::tr("not readable as text");
    default:
        return causeTitle(verdict.cause);
    }
}

} // namespace outdial::models
