// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/records/recordwords.h>

namespace outdial::models {

QString recordStateWord(RecordState state)
{
    switch (state) {
    case RecordState::NeverCalled:
        return QCoreApplication::translate("RecordState", "Never called");
    case RecordState::Open:
        return QCoreApplication::translate("RecordState", "Open");
    case RecordState::Completed:
        return QCoreApplication::translate("RecordState", "Completed");
    case RecordState::Unknown:
        break;
    }
    return QStringLiteral("—");
}

} // namespace outdial::models
