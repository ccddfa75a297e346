// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>

#include <views/shared/stepbar.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/checkstep.h>
#include <views/transfer/importpage.h>
#include <views/transfer/mappingstep.h>
#include <views/transfer/planstep.h>
#include <views/transfer/receiptstep.h>
#include <views/transfer/runstep.h>
#include <views/transfer/sourcestep.h>

namespace outdial::views {

using models::ImportJob;
using models::ImportQueue;

ImportPage::ImportPage(ImportQueue *queue, models::ListsModel *lists, QWidget *parent)
    : Page(tr("Import"), parent),
      m_queue(queue),
      m_lists(lists)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new StepBar({tr("Source"), tr("Reading"), tr("Mapping"), tr("Check"), tr("Plan"), tr("Run"), tr("Receipt")});
    layout->addWidget(m_bar);
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack, 1);
    setContent(content);
    m_foot = makeFoot();
    setFoot(m_foot);
    m_place = makeLabel({}, "", "muted");
    addLead(m_place);
    m_alone = new Button(tr("&Stop after this file"), ButtonKind::Normal, ButtonSize::Header);
    addHeaderWidget(m_alone);

    connect(m_bar, &StepBar::stepClicked, this, &ImportPage::goTo);
    connect(m_alone, &QPushButton::clicked, queue, [queue] { queue->setByItself(false); });
    connect(queue, &ImportQueue::changed, this, &ImportPage::refreshPlace);
    connect(queue, &ImportQueue::presentChanged, this, &ImportPage::takePresent);
    queue->open();
    makeSteps();
    goTo(Source);
}

ImportPage::~ImportPage()
{
    const bool kept = m_job == nullptr || m_job->phase() == ImportJob::Phase::Running || m_job->phase() == ImportJob::Phase::Over;
    if (!kept && !(m_queue != nullptr && m_queue->isGoingOn()))
        Q_EMIT abandoned(m_job);
    if (m_queue != nullptr)
        m_queue->close();
}

// For the job that is the present one now.
void ImportPage::makeSteps()
{
    for (int i = m_stack->count() - 1; i >= 0; --i) {
        auto *old = m_stack->widget(i);
        m_stack->removeWidget(old);
        old->deleteLater(); // it may be the one that asked for the next file
    }
    if (m_job != nullptr)
        m_job->disconnect(this);
    auto *job = m_queue->present();
    m_job = job;
    m_source = new SourceStep(job, m_queue, m_lists);
    m_mapping = new MappingStep(job);
    m_receipt = new ReceiptStep(job, m_queue);
    auto *check = new CheckStep(job);
    auto *plan = new PlanStep(job, m_queue);
    auto *run = new RunStep(job);
    for (ImportStep *step : QList<ImportStep *>{m_source, m_mapping, check, plan, run, m_receipt}) {
        m_stack->addWidget(step);
        connect(step, &ImportStep::changed, this, &ImportPage::refreshFoot);
        connect(step, &ImportStep::nextWanted, this, &ImportPage::next);
    }
    m_steps = {m_source, m_mapping, m_mapping, check, plan, run, m_receipt};

    connect(m_source, &SourceStep::newListWanted, this, &ImportPage::newListWanted);
    connect(m_receipt, &ReceiptStep::doneWanted, this, [this] {
        if (m_queue != nullptr)
            m_queue->giveUp();
        Q_EMIT doneWanted();
    });
    connect(m_receipt, &ReceiptStep::goOnWanted, this, [this] { Q_EMIT goOnWanted(m_job); });
    connect(m_receipt, &ReceiptStep::earlierWanted, this,
            [this](const QString &file) { Q_EMIT earlierWanted(file, *m_job->target()); });
    connect(m_receipt, &ReceiptStep::undoWanted, this, [this] { Q_EMIT undoWanted(m_job); });
    connect(m_receipt, &ReceiptStep::retryRejects, this, &ImportPage::retryRejects);
    connect(job, &ImportJob::over, this, [this] {
        // The next one is on its way: nobody is asked to look at what became of this one.
        if (m_queue == nullptr || !m_queue->isGoingOn())
            goTo(Receipt);
    });
    connect(job, &ImportJob::runChanged, this, &ImportPage::follow);
    connect(job, &ImportJob::fileChanged, this, &ImportPage::refreshTitle);
    connect(job, &ImportJob::targetChanged, this, &ImportPage::refreshTitle);
    connect(job, &ImportJob::fileChanged, this, [this] {
        if (m_hurry && !m_job->isReading())
            goAsFarAsKnown();
    });
    refreshTitle();
    refreshPlace();
}

// Another file of the queue, or the import of this one goes on.
void ImportPage::takePresent()
{
    if (m_job != m_queue->present())
        makeSteps();
    if (m_job->phase() == ImportJob::Phase::Running || m_job->phase() == ImportJob::Phase::Over) {
        goToPresent();
        return;
    }
    switch (m_queue->begin()) {
    case ImportQueue::Begin::Source:
        goTo(Source);
        break;
    case ImportQueue::Begin::Reading:
        goTo(Reading);
        break;
    case ImportQueue::Begin::Mapping:
        goTo(Mapping);
        break;
    case ImportQueue::Begin::Check:
        goTo(Check);
        break;
    }
}

// An import that was begun by the queue.
void ImportPage::follow()
{
    if (m_job->phase() == ImportJob::Phase::Running && m_step < Run)
        goTo(Run);
}

// While files wait, the mended rejects are one more of them, which is next.
void ImportPage::retryRejects(const QString &file)
{
    if (m_queue != nullptr && m_queue->waiting() > 0)
        m_queue->takeNext(file);
    else
        Q_EMIT retryWanted(file, *m_job->target());
}

QWidget *ImportPage::makeFoot()
{
    auto *foot = new QFrame;
    setLook(foot, "part", QStringLiteral("wizardFoot"));
    foot->setFixedHeight(px(56));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(16), 0, px(16), 0);
    row->setSpacing(px(8));
    m_back = new Button(tr("&Back"));
    m_icon = new IconLabel(QStringLiteral("data-error"));
    m_why = new ElidedLabel;
    m_why->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_remedy = new Button({});
    m_next = new Button(tr("Next"), ButtonKind::Primary);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_icon);
    row->addWidget(m_why);
    row->addWidget(m_remedy);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &ImportPage::back);
    connect(m_next, &QPushButton::clicked, this, &ImportPage::next);
    connect(m_remedy, &QPushButton::clicked, this, [this] { current()->applyRemedy(); });
    return foot;
}

ImportStep *ImportPage::current() const { return m_steps.at(m_step); }

void ImportPage::goTo(int step)
{
    m_step = step;
    m_hurry = false;
    m_mapping->setReadingOnly(step == Reading);
    m_bar->setCurrent(step);
    m_bar->setLocked(step >= Run);
    m_stack->setCurrentWidget(current());
    current()->enter();
    refreshFoot();
    if (isVisible() && current()->firstFocus() != nullptr)
        current()->firstFocus()->setFocus();
}

void ImportPage::goToPresent()
{
    if (m_job->phase() == ImportJob::Phase::Running)
        goTo(Run);
    else if (m_job->phase() == ImportJob::Phase::Over)
        goTo(Receipt);
}

void ImportPage::goAsFarAsKnown()
{
    m_hurry = m_job->isReading();
    if (m_hurry || !current()->blocker().isEmpty())
        return;
    const auto &guess = m_job->guess();
    const bool doubtful =
        guess.encoding.certainty < 70 || guess.delimiter.certainty < 70 || guess.raggedRows > 0 || guess.badRows > 0;
    goTo(doubtful ? Reading : Mapping);
}

void ImportPage::showUndo(models::UndoJob *undo) { m_receipt->showUndo(undo); }

void ImportPage::chooseFile() { m_source->chooseFile(); }

void ImportPage::paste() { m_source->paste(); }

void ImportPage::chooseList(const QString &listId) { m_source->choose(listId); }

void ImportPage::next()
{
    if (current()->blocker().isEmpty() && m_step < Receipt)
        goTo(m_step + 1);
}

void ImportPage::back()
{
    if (m_step > Source && current()->canGoBack())
        goTo(m_step - 1);
}

void ImportPage::refreshFoot()
{
    auto *step = current();
    const QString blocker = step->blocker();
    const QString why = blocker.isEmpty() ? step->caution() : blocker;
    m_why->setText(why);
    m_icon->setVisible(!why.isEmpty());
    if (blocker.isEmpty())
        m_icon->setIcon(QStringLiteral("data-warning"), std::nullopt);
    else
        m_icon->setIcon(QStringLiteral("data-information"), std::nullopt);
    m_remedy->setText(step->remedy());
    m_remedy->setVisible(!step->remedy().isEmpty());
    m_next->setText(step->nextText());
    m_next->setVisible(!step->nextText().isEmpty());
    m_next->setEnabled(blocker.isEmpty());
    m_foot->setVisible(step->canGoBack() || !step->nextText().isEmpty());
    m_back->setVisible(step->canGoBack());
    m_back->setEnabled(m_step > Source);
}

void ImportPage::refreshTitle()
{
    QString title = m_job->file().isEmpty() ? tr("New import") : m_job->fileName();
    if (m_job->target())
        title = tr("%1 into “%2”").arg(title, m_job->target()->listName);
    setTitle(title);
}

void ImportPage::refreshPlace()
{
    const bool several = m_queue->total() > 1;
    const QString place = tr("File %1 of %2").arg(m_queue->position()).arg(m_queue->total());
    const bool alone = m_queue->isGoingOn() && m_queue->waiting() > 0;
    m_place->setText(alone ? tr("%1 · the others go on by themselves").arg(place) : place);
    m_place->setVisible(several);
    m_alone->setVisible(alone);
}

void ImportPage::refresh() { current()->renew(); }

QWidget *ImportPage::firstFocus() const { return current()->firstFocus(); }

QString ImportPage::dropHint(const QStringList &files, const QPoint &)
{
    if (m_step != Source || m_queue == nullptr || m_job->file().isEmpty())
        return {};
    return tr("%n file(s), to be imported after “%1”", nullptr, int(files.size())).arg(m_job->fileName());
}

bool ImportPage::dropFiles(const QStringList &files, const QPoint &)
{
    if (m_step != Source || m_queue == nullptr)
        return false;
    m_queue->add(files);
    return true;
}

} // namespace outdial::views
