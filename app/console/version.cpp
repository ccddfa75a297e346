// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/console/version.h>

namespace outdial::app {

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("outdial"));
    QCoreApplication::setOrganizationName(QStringLiteral("outdial"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OUTDIAL_VERSION));
}

} // namespace outdial::app
