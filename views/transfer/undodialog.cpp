// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <models/transfer/importsource.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/undodialog.h>

namespace outdial::views {

using models::UndoPlan;
using models::UndoState;

namespace {

constexpr int sheetWidth = 600;
constexpr qsizetype mostNames = 4;

QString campaignWords(const QList<api::ListBinding> &bindings)
{
    QStringList names;
    for (const auto &binding : bindings) {
        if (!names.contains(binding.campaignName))
            names.append(binding.campaignName);
    }
    const auto quoted = QStringLiteral("“%1”");
    QStringList shown;
    for (const auto &name : names.mid(0, mostNames))
        shown.append(quoted.arg(name));
    const QString list = shown.join(QStringLiteral(", "));
    return names.size() <= mostNames ? list : UndoDialog::tr("%1 and %n more", nullptr, int(names.size() - mostNames)).arg(list);
}

QString spanWords(const QDateTime &from, const QDateTime &to)
{
    const QLocale locale;
    const auto begin = from.toLocalTime();
    const auto end = to.toLocalTime();
    const QString day = QStringLiteral("d MMM yyyy HH:mm");
    return UndoDialog::tr("%1 and %2")
        .arg(locale.toString(begin, day), locale.toString(end, begin.date() == end.date() ? QStringLiteral("HH:mm") : day));
}

// Of a deletion that was started by this: how many at most.
qint64 mostDeleted(const UndoPlan &plan) { return plan.open - std::max<qint64>(0, plan.called); }

} // namespace

UndoDialog *UndoDialog::openFor(models::UndoJob *undo, QWidget *parent)
{
    auto *dialog = new UndoDialog(undo, parent->window());
    dialog->open();
    dialog->m_keep->setFocus();
    return dialog;
}

UndoDialog::UndoDialog(models::UndoJob *undo, QWidget *parent) : QDialog(parent), m_undo(undo)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Undo an import"));
    makeParts();
    connect(undo, &models::UndoJob::changed, this, &UndoDialog::refresh);
    // The tenant may be changed under an open dialog.
    connect(undo, &QObject::destroyed, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &UndoDialog::refreshAct);
    connect(m_keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::rejected, this, &UndoDialog::keepWanted);
    connect(this, &QDialog::accepted, this, [this] {
        if (m_undo != nullptr)
            m_undo->start();
    });
    refresh();
}

void UndoDialog::makeParts()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->setSizeConstraint(QLayout::SetFixedSize);
    auto *edge = new QFrame(this);
    setLook(edge, "part", QStringLiteral("destroys"));
    edge->setFixedSize(px(sheetWidth), px(4));
    outer->addWidget(edge);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(px(24), px(20), px(24), px(12));
    top->setSpacing(px(16));
    top->addWidget(new IconLabel(QStringLiteral("edit-undo"), Token::Err, 22, this), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(4));
    auto *title = makeLabel(tr("Undo the import of “%1”?").arg(models::sourceName(m_undo->entry().file)), "pane", "", this);
    title->setWordWrap(true);
    m_sentence = makeLabel({}, "", "muted", this);
    m_sentence->setWordWrap(true);
    words->addWidget(title);
    words->addWidget(m_sentence);
    top->addLayout(words, 1);
    outer->addLayout(top);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), 0, px(24), px(20));
    column->setSpacing(px(12));
    m_reading = new StateLabel(StateLook::Waiting, {}, false, this);
    column->addWidget(m_reading);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    column->addWidget(m_banner);
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(px(12));
    column->addLayout(m_facts);
    m_name = new QLineEdit(this);
    m_name->setFont(Theme::instance().font(Type::Mono));
    m_field = new FormField(
        tr("To go on, &type the name of the list: %1").arg(QString(m_undo->entry().listName).replace(u'&', QLatin1String("&&"))),
        m_name, this);
    column->addWidget(m_field);
    outer->addLayout(column);

    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    row->addStretch(1);
    m_keep = new Button(tr("&Keep the records"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_act = new Button({}, ButtonKind::Destructive, ButtonSize::Dialog, foot);
    m_act->setIconName(QStringLiteral("edit-delete"));
    m_keep->setDefault(true);
    m_act->setAutoDefault(false);
    row->addWidget(m_keep);
    row->addWidget(m_act);
    outer->addWidget(foot);
}

void UndoDialog::refresh()
{
    if (m_undo == nullptr || m_undo->isStarted())
        return;
    const auto seen = m_undo->progress();
    const bool ready = seen.state == UndoState::Ready;
    const bool impossible = seen.state == UndoState::Impossible;
    m_reading->setVisible(!ready && !impossible);
    m_reading->setState(seen.state == UndoState::Waiting ? StateLook::Stale : StateLook::Waiting,
                        seen.state == UndoState::Waiting
                            ? seen.message
                            : tr("Reading the file, and what campaigns have called. Nothing is sent."));
    m_banner->setVisible(impossible);
    m_field->setVisible(ready);
    m_act->setVisible(!impossible);
    m_keep->setText(impossible ? tr("&Close") : tr("&Keep the records"));
    if (impossible) {
        m_sentence->setText(tr("Nothing was changed."));
        m_banner->setContent(Tone::Err, tr("This import cannot be undone."), seen.message);
    } else if (!ready) {
        m_sentence->setText(tr("First the plan, with numbers."));
    } else if (!std::exchange(m_filled, true)) {
        fillFacts(seen.plan);
        m_name->setFocus();
    }
    refreshAct();
}

void UndoDialog::addFact(const QString &iconName, const QString &first, const QString &second)
{
    m_facts->addWidget(makeLine(Qt::Horizontal, this));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    row->addWidget(new IconLabel(iconName, std::nullopt, 16, this), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    auto *bold = makeLabel(first, "", "", this);
    bold->setWordWrap(true);
    words->addWidget(bold);
    if (!second.isEmpty()) {
        auto *rest = makeLabel(second, "small", "muted", this);
        rest->setWordWrap(true);
        words->addWidget(rest);
    }
    row->addLayout(words, 1);
    m_facts->addLayout(row);
}

void UndoDialog::fillFacts(const UndoPlan &plan)
{
    const QString list = m_undo->entry().listName;
    const bool inOneGo = plan.way == UndoPlan::Way::DeleteMany;
    m_sentence->setText(
        tr("Records that it added to “%1” and that were never called go from the list and from every campaign. They do "
           "not come back.")
            .arg(list));
    QString added = tr("%n record(s) were added by this import.", nullptr, int(plan.added));
    if (plan.open < plan.added)
        added += u' ' + tr("%n of them are left from an undo before.", nullptr, int(plan.open));
    addFact(QStringLiteral("document-import"), added,
            inOneGo
                ? tr("Only what was created between %1 goes: a record with the same key that was there before, or came later, is "
                     "not touched.")
                      .arg(spanWords(plan.createdFrom, plan.createdTo))
                : tr("Each is looked up and erased by itself, if it still says what the file says. With many records that takes "
                     "a while."));
    QString called = tr("The list is not bound to a campaign, so none of them was called.");
    if (!plan.campaigns.isEmpty() && plan.called < 0)
        called = tr("Those that a campaign has called stay. How many is found out on the way.");
    else if (!plan.campaigns.isEmpty())
        called = plan.called == 0 ? tr("None of them was called so far.")
                                  : tr("%n of them were called, and stay.", nullptr, int(plan.called));
    addFact(QStringLiteral("call-start"), called,
            plan.campaigns.isEmpty()
                ? QString()
                : tr("Bound to %1. Who is called before its turn comes stays, too.").arg(campaignWords(plan.campaigns)));
    addFact(QStringLiteral("archive-insert"), tr("Nothing goes to the archive."),
            tr("Records that were never called have no results that could be archived."));
    if (plan.updated > 0)
        addFact(QStringLiteral("document-edit"), tr("%n updated record(s) keep their new values.", nullptr, int(plan.updated)),
                plan.beforeFile.isEmpty() ? tr("What they said before is not kept anywhere.")
                                          : tr("What they said before is in “%1”. The receipt offers to bring it back.")
                                                .arg(QFileInfo(plan.beforeFile).fileName()));
    if (plan.unknown > 0)
        addFact(QStringLiteral("task-process-2"),
                tr("%n row(s) whose answer was lost are left alone.", nullptr, int(plan.unknown)),
                tr("Whether they became records is not known."));
    m_facts->addWidget(makeLine(Qt::Horizontal, this));
    m_act->setText(inOneGo && plan.called >= 0 ? tr("&Delete %n record(s)", nullptr, int(mostDeleted(plan)))
                                               : tr("&Delete up to %n record(s)", nullptr, int(mostDeleted(plan))));
    m_field->setHint(tr("Delete stays off until the name matches, letter for letter."));
}

void UndoDialog::refreshAct()
{
    const bool ready = m_undo != nullptr && m_undo->progress().state == UndoState::Ready;
    m_act->setEnabled(ready && mostDeleted(m_undo->progress().plan) > 0 && m_name->text() == m_undo->entry().listName);
    if (!ready)
        m_act->setText(tr("&Delete records"));
}

} // namespace outdial::views
