// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <views/shared/widgets.h>
#include <views/transfer/importstep.h>

namespace outdial::views {

ImportStep::ImportStep(models::ImportJob *job, QWidget *parent) : QFrame(parent), m_job(job)
{
    setLook(this, "part", QStringLiteral("content"));
}

} // namespace outdial::views
