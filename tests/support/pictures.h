// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of widgets, to look at: written only when OUTDIAL_PICTURES names a folder.
#pragma once

#include <QDir>
#include <QPixmap>
#include <QString>
#include <QWidget>

namespace outdial {

inline void savePicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("OUTDIAL_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    widget.grab().save(folder + QLatin1Char('/') + name + QLatin1String(".png"));
}

} // namespace outdial
