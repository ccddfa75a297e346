// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <views/shared/question.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

QDialog *ask(QWidget *parent, const Question &question, std::function<void()> act)
{
    auto *dialog = new QDialog(parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(px(24), px(24), px(24), px(16));
    column->setSpacing(px(12));
    auto *title = makeLabel(question.title, "pane", "", dialog);
    title->setWordWrap(true);
    auto *sentence = makeLabel(question.sentence, "", "", dialog);
    sentence->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addSpacing(px(8));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addStretch(1);
    auto *keep = new Button(question.keep, ButtonKind::Normal, ButtonSize::Dialog, dialog);
    auto *go = new Button(question.act, ButtonKind::Primary, ButtonSize::Dialog, dialog);
    keep->setDefault(true);
    go->setAutoDefault(false);
    row->addWidget(keep);
    row->addWidget(go);
    column->addLayout(row);
    dialog->setFixedWidth(px(488));
    QObject::connect(keep, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(go, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent, std::move(act));
    dialog->open();
    keep->setFocus();
    return dialog;
}

} // namespace outdial::views
