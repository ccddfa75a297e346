// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QUrl>

#include <models/transfer/importjob.h>
#include <models/transfer/importqueue.h>
#include <models/transfer/problemmodels.h>
#include <models/transfer/undojob.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/proportionbar.h>
#include <views/shared/states.h>
#include <views/shared/swatch.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/receiptstep.h>
#include <views/transfer/undocard.h>

#include <algorithm>

namespace outdial::views {

using models::ImportJob;
using models::Receipt;
using models::RunState;

namespace {

struct TermInfo {
    const char *name;
    qint64 Receipt::*number;
    Token ink;
};
constexpr std::array terms{
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Read"), &Receipt::read, Token::TextMuted},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Added"), &Receipt::added, Token::Ok},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Updated"), &Receipt::updated, Token::Meter},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Unchanged"), &Receipt::unchanged, Token::MeterSoft},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Skipped"), &Receipt::skipped, Token::Idle},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Rejected"), &Receipt::rejected, Token::Err},
    TermInfo{QT_TRANSLATE_NOOP("outdial::views::ReceiptStep", "Unknown"), &Receipt::unknown, Token::Warn},
};

// Where rows without a record have a file of their own, they are not among the rejects'.
qint64 rejectsIn(const models::RunProgress &seen)
{
    return seen.receipt.rejected - (seen.missingFile.isEmpty() ? 0 : seen.receipt.causes.value(models::Cause::KeyNotFound));
}

// The receipt as text, for mails and tickets.
QString asText(const ImportJob &job)
{
    const auto receipt = job.progress().receipt;
    QStringList lines{
        ReceiptStep::tr("Import of “%1” into “%2”").arg(job.fileName(), job.target() ? job.target()->listName : QString())};
    for (const auto &term : terms)
        lines.append(QStringLiteral("%1: %2").arg(ReceiptStep::tr(term.name), countText(receipt.*term.number)));
    for (auto cause = receipt.causes.cbegin(); cause != receipt.causes.cend(); ++cause)
        lines.append(QStringLiteral("  %1: %2").arg(models::causeTitle(cause.key()), countText(cause.value())));
    if (const auto undone = job.undone())
        lines += UndoCard::asText(*undone);
    return lines.join(u'\n');
}

} // namespace

ReceiptStep::ReceiptStep(ImportJob *job, models::ImportQueue *queue, QWidget *parent) : ImportStep(job, parent), m_queue(queue)
{
    setLook(this, "part", QStringLiteral("tools"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_banner = new Banner(Tone::Warn, {}, {});
    m_banner->hide();
    layout->addWidget(m_banner);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(px(16), px(16), px(16), px(16));
    inner->setSpacing(px(12));
    inner->addWidget(makeEquation());
    m_undoCard = new UndoCard;
    m_undoCard->hide();
    inner->addWidget(m_undoCard);
    auto *below = new QHBoxLayout;
    below->setSpacing(px(12));
    below->addWidget(makeCauses(), 1);
    below->addWidget(makeNext());
    inner->addLayout(below, 1);
    layout->addLayout(inner, 1);
    connect(m_banner, &Banner::buttonClicked, this, &ReceiptStep::goOnWanted);
    connect(m_undoCard, &UndoCard::restWanted, this, &ReceiptStep::undoWanted);
    connect(m_nextFile, &QPushButton::clicked, queue, qOverload<>(&models::ImportQueue::takeNext));
    connect(queue, &models::ImportQueue::changed, this, &ReceiptStep::refreshQueue);
    refreshQueue();
}

QWidget *ReceiptStep::makeEquation()
{
    auto *card = new Card;
    auto *top = new QHBoxLayout;
    m_badge = new StateLabel(StateLook::Done, {});
    m_sentence = makeLabel({}, "emphasis");
    m_about = makeLabel({}, "", "muted");
    top->addWidget(m_badge);
    top->addWidget(m_sentence, 1);
    top->addWidget(m_about);
    card->body()->addLayout(top);
    card->body()->addSpacing(px(8));
    m_read = new ProportionBar(tr("Rows read"), px(8));
    m_parts = new ProportionBar(tr("What became of the rows"), px(24));
    card->body()->addWidget(m_read);
    card->body()->addWidget(m_parts);
    card->body()->addSpacing(px(8));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(8));
    for (int i = 0; i < int(terms.size()); ++i) {
        auto &term = m_terms[size_t(i)];
        term = {new Swatch(terms[size_t(i)].ink), makeLabel(tr(terms[size_t(i)].name), "", "muted"), makeLabel({}, "title"),
                makeLabel({}, "small", "muted")};
        auto *name = new QHBoxLayout;
        name->setSpacing(px(6));
        name->addWidget(term.mark);
        name->addWidget(term.name, 1);
        grid->addLayout(name, 0, i * 2);
        grid->addWidget(term.number, 1, i * 2);
        grid->addWidget(term.share, 2, i * 2);
        grid->setColumnStretch(i * 2, 1);
        if (i > 0)
            grid->addWidget(makeLabel(i == 1 ? QStringLiteral("=") : QStringLiteral("+"), "title", "faint"), 1, i * 2 - 1);
    }
    card->body()->addLayout(grid);
    m_scale = makeLabel({}, "small", "muted");
    card->body()->addWidget(m_scale);
    return card;
}

QWidget *ReceiptStep::makeCauses()
{
    auto *card = new Card;
    auto *top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Not added, by cause"), "card"));
    top->addStretch(1);
    m_causeTotal = makeLabel({}, "", "muted");
    top->addWidget(m_causeTotal);
    card->body()->addLayout(top);
    m_causes = new models::CausesModel(this);
    m_table = new TableView(tr("Rows not added, by cause"), {});
    m_table->setModel(m_causes);
    m_table->setRowHeight(48);
    TableColumn cause;
    cause.stretch = true;
    cause.delegate = new TwoLineDelegate(
        [](const QModelIndex &index) {
            TwoLineCell cell;
            cell.first = index.data().toString();
            cell.second = index.data(models::CausesModel::SecondLineRole).toString();
            const auto group = models::CauseGroup(index.data(models::CausesModel::GroupRole).toInt());
            cell.icon = group == models::CauseGroup::NotKnown ? QStringLiteral("task-process-2") : QStringLiteral("data-error");
            return cell;
        },
        m_table);
    TableColumn rows;
    rows.width = 100;
    rows.alignment = Qt::AlignRight;
    rows.delegate = new TextDelegate(
        [](const QModelIndex &index) {
            TextCell cell{index.data().toString()};
            cell.strong = true;
            cell.alignment = Qt::AlignRight;
            return cell;
        },
        m_table);
    m_table->setColumns({cause, rows});
    m_table->setMinimumHeight(px(120));
    card->body()->addWidget(m_table, 1);
    return card;
}

QWidget *ReceiptStep::makeNext()
{
    auto *column = new QWidget;
    column->setFixedWidth(px(360));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(12));
    auto *files = new Card(tr("Files"));
    m_files = new QVBoxLayout;
    m_files->setSpacing(px(8));
    files->body()->addLayout(m_files);
    layout->addWidget(files);
    auto *next = new Card(tr("What next"));
    m_nextFile = new Button({}, ButtonKind::Primary);
    m_retry = new Button({}, ButtonKind::Primary);
    m_goOn = new Button(tr("&Go on with this import"), ButtonKind::Primary);
    m_copy = new Button(tr("&Copy receipt"));
    m_copy->setIconName(QStringLiteral("edit-copy"));
    m_earlier = new Button(tr("&Bring the earlier values back…"));
    m_undo = new Button(tr("&Undo this import…"));
    m_undo->setIconName(QStringLiteral("edit-undo"));
    m_undoNote = makeLabel({}, "small", "muted");
    m_undoNote->setWordWrap(true);
    m_done = new Button(tr("&Done"));
    next->body()->setSpacing(px(8));
    for (auto *button : {m_goOn, m_nextFile, m_retry, m_copy, m_earlier, m_undo, m_done}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        next->body()->addWidget(button);
    }
    next->body()->insertWidget(next->body()->indexOf(m_done), m_undoNote);
    layout->addWidget(next);
    layout->addStretch(1);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRejects(job()->progress().rejectsFile); });
    connect(m_goOn, &QPushButton::clicked, this, &ReceiptStep::goOnWanted);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText(*job())); });
    connect(m_earlier, &QPushButton::clicked, this, [this] { Q_EMIT earlierWanted(job()->progress().beforeFile); });
    connect(m_undo, &QPushButton::clicked, this, &ReceiptStep::undoWanted);
    connect(m_done, &QPushButton::clicked, this, &ReceiptStep::doneWanted);
    return column;
}

void ReceiptStep::enter()
{
    const auto seen = job()->progress();
    const auto &receipt = seen.receipt;
    const bool balances = receipt.balances();
    const bool whole = seen.state == RunState::Done;
    m_badge->setState(balances ? StateLook::Done : StateLook::Failed, balances ? tr("Balances") : tr("Does not balance"));
    m_sentence->setText(whole ? tr("Every row of the file is accounted for") : tr("Every row that was read is accounted for"));
    const auto ended = job()->started().addMSecs(qint64(job()->secondsRun() * 1000)).toLocalTime();
    m_about->setText(tr("%1 · %2 rows/s · %n batch(es) · %3", nullptr, seen.batches)
                         .arg(spanText(std::chrono::milliseconds(qint64(job()->secondsRun() * 1000))),
                              countText(qint64(double(receipt.read) / std::max(0.001, job()->secondsRun()))),
                              momentText(ended, QDateTime::currentDateTime())));
    m_read->setParts({{tr("read"), receipt.read, Token::TextMuted}});
    QList<Proportion> parts;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const qint64 number = receipt.*terms[i].number;
        m_terms[i].number->setText(countText(number));
        m_terms[i].share->setText(i == 0 ? tr("rows in the file") : number == 0 ? tr("none") : percentText(number, receipt.read));
        m_terms[i].mark->setHollow(number == 0);
        LabelStyle::set(m_terms[i].number, "title", number == 0 ? "faint" : "");
        if (i > 0)
            parts.append({tr(terms[i].name).toLower(), number, terms[i].ink});
    }
    m_parts->setParts(parts);
    m_scale->setText(m_parts->isExaggerated() ? tr("True scale; parts that would be thinner are drawn 4 px wide.")
                                              : tr("True scale."));
    m_causes->setCauses(receipt.causes);
    m_causeTotal->setText(tr("%n row(s)", nullptr, int(receipt.skipped + receipt.rejected + receipt.unknown)));
    fillFiles();
    m_retry->setVisible(whole && !seen.rejectsFile.isEmpty());
    m_retry->setText(tr("&Mend and retry %n reject(s)", nullptr, int(rejectsIn(seen))));
    m_goOn->setVisible(!whole);
    m_banner->setVisible(!whole);
    if (seen.state == RunState::Cancelled) {
        m_banner->setContent(Tone::Warn, tr("The import was cancelled at the edge of a batch."),
                             tr("Rows that were not read were not sent. It can go on from here."));
    } else if (!whole) {
        m_banner->setContent(Tone::Err, tr("The import stopped."), seen.message);
    }
    m_banner->setButton(tr("Go on"));
    refreshQueue();
    refreshUndo();
}

void ReceiptStep::refreshUndo()
{
    const auto seen = job()->progress();
    const auto undone = job()->undone();
    if (undone && !m_undoCard->hasJob())
        m_undoCard->setReceipt(*undone);
    m_undoCard->setVisible(undone || m_undoCard->hasJob());
    if (undone) { // it does not go on
        m_goOn->hide();
        m_banner->hide();
    }
    m_undo->setVisible(seen.receipt.added > 0 && !undone && !m_undoCard->hasJob());
    m_earlier->setVisible(!seen.beforeFile.isEmpty());
    m_undoNote->setVisible(!m_undo->isHidden() || (seen.receipt.updated > 0 && !undone && seen.beforeFile.isEmpty()));
    m_undoNote->setText(seen.receipt.added > 0
                            ? tr("Undo deletes the added records that were never called. You see the plan first.")
                            : tr("Updates cannot be undone: what the records said before is not kept."));
}

void ReceiptStep::showUndo(models::UndoJob *undo)
{
    m_undoCard->setJob(undo);
    connect(undo, &models::UndoJob::over, this, &ReceiptStep::refreshUndo);
    refreshUndo();
}

void ReceiptStep::refreshQueue()
{
    if (m_queue == nullptr)
        return;
    const int more = m_queue->waiting() - 1;
    // One primary button: what is left of this import, the next file, or what was rejected.
    const bool whole = job()->progress().state == RunState::Done;
    m_nextFile->setVisible(more >= 0 || m_queue->isTaking());
    m_nextFile->setEnabled(!m_queue->isTaking());
    m_nextFile->setKind(whole ? ButtonKind::Primary : ButtonKind::Normal);
    m_retry->setKind(more >= 0 ? ButtonKind::Normal : ButtonKind::Primary);
    if (more < 0)
        return;
    const QString whichOne = m_queue->nextName();
    const QString name =
        m_nextFile->fontMetrics().elidedText(whichOne, Qt::ElideMiddle, px(140)).replace(u'&', QLatin1String("&&"));
    m_nextFile->setText(more == 0 ? tr("&Import the next file: %1").arg(name)
                                  : tr("&Import the next file: %1 (%n more)", nullptr, more).arg(name));
    m_nextFile->setToolTip(whichOne);
}

void ReceiptStep::fillFiles()
{
    const auto seen = job()->progress();
    while (auto *item = m_files->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    const auto add = [&](const QString &path, const QString &what, const QString &icon) {
        if (path.isEmpty())
            return;
        auto *row = new QWidget;
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(new IconLabel(icon));
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *name = new ElidedLabel(QFileInfo(path).fileName());
        name->setToolTip(path);
        words->addWidget(name);
        words->addWidget(makeLabel(what, "small", "muted"));
        layout->addLayout(words, 1);
        auto *show = new Button(tr("Show"), ButtonKind::Normal, ButtonSize::Row);
        show->setAccessibleName(tr("Show %1").arg(QFileInfo(path).fileName()));
        connect(show, &QPushButton::clicked, this,
                [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
        layout->addWidget(show);
        m_files->addWidget(row);
    };
    const auto &receipt = seen.receipt;
    const qint64 rejects = rejectsIn(seen);
    add(seen.rejectsFile, tr("%n row(s) · original columns, line, reason", nullptr, int(rejects)), QStringLiteral("data-error"));
    add(seen.unknownFile, tr("%n row(s) · to be looked up", nullptr, int(receipt.unknown)), QStringLiteral("task-process-2"));
    add(seen.missingFile, tr("%n row(s) · no record has their key", nullptr, int(receipt.rejected - rejects)),
        QStringLiteral("data-information"));
    add(seen.beforeFile, tr("What changed records said before"), QStringLiteral("view-history"));
    if (m_files->count() == 0)
        m_files->addWidget(makeLabel(receipt.rejected + receipt.unknown == 0 ? tr("No row was rejected, so no file was written.")
                                                                             : tr("The files are not there any more."),
                                     "", "muted"));
}

QWidget *ReceiptStep::firstFocus() const { return m_nextFile->isVisibleTo(this) ? m_nextFile : m_done; }

} // namespace outdial::views
