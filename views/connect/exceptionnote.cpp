// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>

#include <views/connect/exceptionnote.h>
#include <views/shared/states.h>
#include <views/shared/widgets.h>

namespace outdial::views {

ExceptionNote::ExceptionNote(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new StateLabel(StateLook::Warning, words(), true, this));
    auto *forget = new Button(tr("F&orget"), ButtonKind::Link, ButtonSize::Row, this);
    forget->setAccessibleName(tr("Forget the certificate"));
    row->addWidget(forget);
    row->addStretch(1);
    connect(forget, &QPushButton::clicked, this, &ExceptionNote::forgetWanted);
}

QString ExceptionNote::words() { return tr("Trusts a certificate that is not verified"); }

} // namespace outdial::views
