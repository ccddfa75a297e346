// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QtConcurrent>

#include <models/connect/answered.h>
#include <models/transfer/importsource.h>
#include <models/transfer/pastedfile.h>
#include <models/transfer/rowfile.h>
#include <views/dnc/dncmanydialog.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/fitheight.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::CsvGuess;
using models::DncCheck;
using models::DncDoubt;
using models::DncTask;

namespace {

constexpr int settleMs = 250;

}

DncManyDialog::DncManyDialog(DncTask::Kind kind, const models::DncListSeen &list, const DncWritingChoice &writing,
                             QWidget *parent)
    : QDialog(parent),
      m_kind(kind),
      m_list(list),
      m_stop(std::make_shared<std::atomic_bool>(false))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &DncManyDialog::sourceChanged);
    makeParts();
    m_writing->setChoice(writing);
    m_writing->setVisible(kindNow().type == rules::DncType::Internal);
    refresh();
}

DncManyDialog::~DncManyDialog() { *m_stop = true; }

bool DncManyDialog::isText() const { return m_from->current() == Text; }

bool DncManyDialog::takesComments() const { return !removes() && rules::hasComments(kindNow().type); }

models::DncKind DncManyDialog::kindNow() const
{
    const DncWritingChoice choice = m_writing->choice();
    models::DncKind kind;
    kind.type = rules::dncTypeFromName(m_list.type).value_or(rules::DncType::Internal);
    kind.country = m_list.country;
    kind.listField = m_list.listField;
    kind.writing = choice.writing;
    kind.countryCode = choice.countryCode;
    return kind;
}

void DncManyDialog::chooseFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Choose a file of keys"), {}, tr("CSV files (*.csv *.txt *.tsv *.gz *.zip);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DncManyDialog::setFile);
    dialog->open();
}

void DncManyDialog::setFile(const QString &file)
{
    m_path = file;
    m_from->setCurrent(File);
    m_sources->setCurrentIndex(File);
    m_sources->setFixedHeight(m_file->minimumHeight());
    m_headerChosen = false;
    sourceChanged();
}

void DncManyDialog::setText(const QString &text)
{
    m_from->setCurrent(Text);
    Q_EMIT m_from->currentChanged(Text);
    m_text->setPlainText(text);
}

// The file, the text, or whether it has a header: read anew.
void DncManyDialog::sourceChanged()
{
    m_settle.stop();
    m_sniffed = m_checked = false;
    *m_stop = true;
    ++m_generation;
    const QByteArray text = isText() ? m_text->toPlainText().toUtf8() : QByteArray();
    if (isText() ? text.trimmed().isEmpty() : m_path.isEmpty()) {
        refresh();
        return;
    }
    models::CsvWish wish;
    if (m_headerChosen)
        wish.headerLine = m_header->isChecked() ? 1 : 0;
    if (isText())
        wish.encoding = "UTF-8";
    refresh();
    auto guess = QtConcurrent::run([path = m_path, text, wish, isText = isText()] {
        return isText ? models::sniffCsv(text.left(models::csvSampleSize), text.size() <= models::csvSampleSize, wish)
                      : models::sniffCsvFile(path, wish);
    });
    models::whenAnswered(std::move(guess), this, [this, generation = m_generation](const CsvGuess &answer) {
        if (generation == m_generation)
            sniffed(answer);
    });
}

void DncManyDialog::sniffed(const CsvGuess &guess)
{
    m_guess = guess;
    m_sniffed = true;
    if (!guess.isUsable()) {
        refresh();
        return;
    }
    const QSignalBlocker quiet(m_header);
    m_header->setChecked(guess.headerLine.value > 0);
    const models::DncColumns columns = models::dncColumns(guess, kindNow());
    m_keyColumn->clear();
    m_commentColumn->clear();
    m_commentColumn->addItem(tr("None"), -1);
    for (int i = 0; i < guess.columnCount; ++i) {
        QString title = guess.columnNames.value(i);
        if (title.isEmpty())
            title = tr("Column %1").arg(i + 1);
        const QString sample = guess.firstRows.isEmpty() ? QString() : guess.firstRows.first().value(i).simplified();
        const QString text = sample.isEmpty() ? title : QStringLiteral("%1 · %2").arg(title, sample.left(24));
        m_keyColumn->addItem(text, i);
        m_commentColumn->addItem(text, i);
    }
    m_keyColumn->setCurrentIndex(m_keyColumn->findData(columns.key));
    m_commentColumn->setCurrentIndex(m_commentColumn->findData(columns.comment));
    checkAgain();
}

models::DncOrder DncManyDialog::orderNow() const
{
    models::DncOrder order;
    order.listId = m_list.id;
    order.kind = kindNow();
    if (isText())
        order.text = m_text->toPlainText().toUtf8();
    else
        order.source = m_path;
    order.dialect = m_guess.dialect();
    order.keyColumn = std::max(0, m_keyColumn->currentData().toInt());
    order.commentColumn = takesComments() ? m_commentColumn->currentData().toInt() : -1;
    order.comment = takesComments() && order.commentColumn < 0 ? m_comment->text().trimmed() : QString();
    order.reason = m_why->text().trimmed();
    order.doubtfulToo = m_doubtfulToo->isChecked();
    order.rejectsFile = models::RowFile::nameBeside(isText() ? models::pastedFolder() + QStringLiteral("/Pasted keys.csv")
                                                             : models::sourceFile(m_path),
                                                    QStringLiteral("rejects"));
    return order;
}

void DncManyDialog::checkAgain()
{
    *m_stop = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_checked = false;
    ++m_generation;
    refresh();
    if (!m_sniffed || !m_guess.isUsable())
        return;
    models::DncOrder order = orderNow();
    order.rejectsFile.clear();
    auto check = QtConcurrent::run([order, stop = m_stop] { return models::checkDncSource(order, *stop); });
    models::whenAnswered(std::move(check), this, [this, generation = m_generation](const DncCheck &answer) {
        if (generation == m_generation)
            checked(answer);
    });
}

void DncManyDialog::checked(const DncCheck &check)
{
    m_check = check;
    m_checked = true;
    refresh();
}

void DncManyDialog::fillCheck()
{
    QString result = tr("%n row(s) read, %1 different key(s) to send.", nullptr, int(m_check.rows)).arg(countText(m_check.good));
    if (m_check.repeats > 0)
        result += u' ' + tr("%n repeat an earlier row.", nullptr, int(m_check.repeats));
    if (!m_check.samples.isEmpty()) {
        const QString samples = m_check.samples.join(QStringLiteral(", "));
        result += u'\n' + (m_check.good > m_check.samples.size() ? tr("Sent as %1, …") : tr("Sent as %1.")).arg(samples);
    }
    m_result->setText(result);
    QStringList doubts;
    for (const DncDoubt doubt :
         {DncDoubt::Empty, DncDoubt::NotText, DncDoubt::NotANumber, DncDoubt::NotAnAreaCode, DncDoubt::NotAPostalCode}) {
        const DncCheck::Doubt &one = m_check.of(doubt);
        if (one.count > 0)
            doubts.append(QStringLiteral("%1 × %2 (%3)")
                              .arg(countText(one.count), models::dncDoubtText(doubt), one.examples.join(QStringLiteral("; "))));
    }
    m_doubts->setText(doubts.join(u'\n'));
    m_doubts->setVisible(!doubts.isEmpty());
    m_doubtfulToo->setVisible(m_check.sendable() > 0);
    m_doubtfulToo->setText(tr("&Send %n doubtful key(s) as they are", nullptr, int(m_check.sendable())));
}

void DncManyDialog::refresh()
{
    const bool any = isText() ? !m_text->toPlainText().trimmed().isEmpty() : !m_path.isEmpty();
    m_file->setText(m_path.isEmpty() ? tr("No file is chosen. A file can also be dropped here.") : models::sourceName(m_path));
    m_file->setToolTip(m_path);
    const QString problem = !m_sniffed           ? QString()
                            : m_guess.isUsable() ? (m_checked ? m_check.problem : QString())
                                                 : m_guess.problem;
    m_banner->setVisible(any && !problem.isEmpty());
    m_banner->setContent(Tone::Err, isText() ? tr("The text cannot be read.") : tr("The file cannot be read."), problem);
    m_columns->setVisible(any && m_sniffed && m_guess.isUsable());
    m_commentColumnField->setVisible(takesComments());
    m_commentField->setVisible(takesComments() && m_commentColumn->currentData().toInt() < 0);
    if (m_checked)
        fillCheck();
    else
        m_result->setText(tr("Looking through the keys…"));
    m_doubts->setVisible(m_checked && !m_doubts->text().isEmpty());
    m_doubtfulToo->setVisible(m_checked && m_check.sendable() > 0);

    const qint64 keys = m_checked ? m_check.good + (m_doubtfulToo->isChecked() ? m_check.sendable() : 0) : 0;
    QString off;
    if (!any)
        off = isText() ? tr("there are no keys yet.") : tr("no file is chosen.");
    else if (!problem.isEmpty())
        off = isText() ? tr("the text cannot be read.") : tr("the file cannot be read.");
    else if (!m_checked)
        off = tr("the keys are looked through.");
    else if (keys == 0)
        off = tr("no row has a key that can be sent.");
    const QString act = removes() ? tr("Remove") : m_kind == DncTask::Kind::Replace ? tr("Replace") : tr("Add");
    m_off->setText(off.isEmpty() ? QString() : tr("“%1” is off: %2").arg(act, off));
    m_act->setEnabled(off.isEmpty());
    if (keys == 0)
        m_act->setText(act);
    else if (removes())
        m_act->setText(tr("Remove %n key(s)", nullptr, int(keys)));
    else if (m_kind == DncTask::Kind::Replace)
        m_act->setText(tr("Replace by %n key(s)…", nullptr, int(keys)));
    else
        m_act->setText(tr("Add %n key(s)", nullptr, int(keys)));
    fitHeightSoon(this);
}

void DncManyDialog::start()
{
    if (!m_checked || !m_act->isEnabled())
        return;
    DncTask task;
    task.kind = m_kind;
    task.list = m_list;
    task.order = orderNow();
    task.reason = task.order.reason;
    Q_EMIT startRequested(task);
}

void DncManyDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void DncManyDialog::dropEvent(QDropEvent *event)
{
    setFile(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace outdial::views
