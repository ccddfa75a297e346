// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include <models/transfer/recordexport.h>
#include <views/records/exportdialog.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordExport;
using models::RecordSet;

namespace {

QString proposedFile(const QString &listName)
{
    QString name = QFileInfo(listName).completeBaseName();
    if (name.isEmpty())
        name = listName;
    name.replace(QRegularExpression(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]")), QStringLiteral("_"));
    const QString day = QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd"));
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
           QStringLiteral("/%1 %2.csv").arg(name.left(80), day);
}

QLabel *makeNote(QWidget *parent)
{
    QLabel *note = makeLabel({}, "small", "muted", parent);
    note->setWordWrap(true);
    note->setContentsMargins(px(26), 0, 0, 0); // below the word of the radio button
    return note;
}

} // namespace

ExportDialog::ExportDialog(What what, QWidget *parent) : QDialog(parent), m_what(std::move(what))
{
    setWindowTitle(tr("Export records"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->setSizeConstraint(QLayout::SetFixedSize); // as high as what is said
    auto *width = new QWidget(this);
    width->setFixedSize(px(600), 0);
    outer->addWidget(width);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(12));
    auto *title = makeLabel(tr("Export records of “%1”").arg(m_what.name), "pane", "", this);
    title->setWordWrap(true);
    column->addWidget(title);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->hide();
    column->addWidget(m_banner);
    m_choices = makeChoices();
    column->addWidget(m_choices);
    m_bar = new QProgressBar(this);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->setTextVisible(false);
    m_progress = makeLabel({}, "", "", this);
    column->addWidget(m_bar);
    column->addWidget(m_progress);
    outer->addLayout(column);
    outer->addWidget(makeFoot());
    m_file->setText(proposedFile(m_what.name));
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::refreshChoices);
    for (QRadioButton *each : {m_shown, m_everything})
        connect(each, &QRadioButton::toggled, this, &ExportDialog::refreshChoices);
    refresh();
    m_file->setFocus();
}

QWidget *ExportDialog::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(px(8));
    m_file = new QLineEdit(choices);
    m_fileField = new FormField(tr("&File"), m_file, choices);
    m_browse = new Button(tr("&Browse…"), ButtonKind::Normal, ButtonSize::Dialog, choices);
    m_browse->setAutoDefault(false);
    fileRow->addWidget(m_fileField, 1, Qt::AlignTop);
    auto *beside = new QVBoxLayout;
    beside->setContentsMargins(0, px(20), 0, 0);
    beside->addWidget(m_browse);
    beside->addStretch();
    fileRow->addLayout(beside);
    column->addLayout(fileRow);

    m_shown = new QRadioButton(tr("&What is shown"), choices);
    m_everything = new QRadioButton(tr("&Everything"), choices);
    m_shownNote = makeNote(choices);
    m_everythingNote = makeNote(choices);
    column->addWidget(m_shown);
    column->addWidget(m_shownNote);
    column->addWidget(m_everything);
    column->addWidget(m_everythingNote);
    m_perAttempt = new QCheckBox(tr("With &attempts, one row for each"), choices);
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(px(22), 0, 0, 0);
    indented->addWidget(m_perAttempt);
    indented->addStretch();
    column->addLayout(indented);
    column->addWidget(makeLine(Qt::Horizontal, choices));
    m_guard = new QCheckBox(tr("Make &cells safe that a spreadsheet would run as formulas"), choices);
    m_guard->setToolTip(tr("Puts an apostrophe before cells that begin with = + - @, a tab or a line break; phones with + too"));
    m_mark = new QCheckBox(tr("Byte order &mark, by which spreadsheets know UTF-8"), choices);
    m_utc = new QCheckBox(tr("Times in &UTC, else in local time with its offset"), choices);
    for (QCheckBox *each : {m_guard, m_mark, m_utc})
        column->addWidget(each, 0, Qt::AlignLeft);
    m_guard->setChecked(true);
    m_mark->setChecked(true);
    m_utc->setChecked(m_what.selection.zone == models::TimeZoneShown::Utc);
    m_perAttempt->setChecked(m_what.selection.attempts);
    // What was filtered, sorted or hidden on purpose is meant; else all of it.
    const bool chosen = !m_what.filter.isEmpty();
    (chosen ? m_shown : m_everything)->setChecked(true);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    return choices;
}

QWidget *ExportDialog::makeFoot()
{
    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    row->addStretch(1);
    m_cancel = new Button({}, ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_cancel->setAutoDefault(false);
    m_act = new Button(tr("Export"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_act->setDefault(true);
    row->addWidget(m_cancel);
    row->addWidget(m_act);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &ExportDialog::start);
    return foot;
}

void ExportDialog::setFile(const QString &file) { m_file->setText(file); }

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export records"), m_file->text(), tr("CSV files (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    // The dialog here says what is replaced.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::setFile);
    dialog->open();
}

void ExportDialog::refreshChoices()
{
    const QString file = m_file->text().trimmed();
    const QFileInfo info(file);
    const bool there = !file.isEmpty() && info.isFile();
    m_fileField->setError(file.isEmpty()                            ? tr("Needs the name of a file.")
                          : info.isDir()                            ? tr("This is a folder. Add the name of a file.")
                          : !QFileInfo(info.absolutePath()).isDir() ? tr("There is no folder “%1”.").arg(info.absolutePath())
                                                                    : QString());
    m_fileField->setHint(there ? tr("A file of this name is there. It is replaced when the export is complete.") : QString());
    m_act->setEnabled(m_fileField->error().isEmpty() && !isRunning());
    m_act->setText(there ? tr("Export and replace the file") : tr("Export"));

    const qint64 rows = m_what.shown.size();
    const qsizetype columns = m_what.shown.columns.size();
    QString shown = tr("%1, %2").arg(rows == 1 ? tr("1 record") : tr("%1 records").arg(countText(rows)),
                                     columns == 1 ? tr("1 column") : tr("%1 columns").arg(countText(columns)));
    if (!m_what.filter.isEmpty())
        shown += tr(", filtered by “%1”").arg(m_what.filter);
    if (m_what.sorted)
        shown += tr(", in the order of the table");
    shown += u'.';
    if (!m_what.complete)
        shown += u' ' + tr("These are loaded; there are more.");
    m_shownNote->setText(shown);

    QString everything = m_what.total >= 0
                             ? tr("All records (%1) with all fields, read from the tenant.").arg(countText(m_what.total))
                             : tr("All records with all fields, read from the tenant.");
    if (m_what.selection.set == RecordSet::Completed)
        everything += u' ' + tr("Completed: %1.").arg(models::windowText(m_what.selection.window(), m_what.selection.zone));
    else if (m_what.selection.set == RecordSet::Updated)
        everything += u' ' + tr("Last attempt: %1.").arg(models::windowText(m_what.selection.window(), m_what.selection.zone));
    m_everythingNote->setText(everything);
    m_perAttempt->setEnabled(m_everything->isChecked());
}

void ExportDialog::start()
{
    if (isRunning() || !m_fileField->error().isEmpty())
        return;
    models::ExportSettings settings;
    settings.file = QFileInfo(m_file->text().trimmed()).absoluteFilePath();
    settings.rowPerAttempt = m_everything->isChecked() && m_perAttempt->isChecked();
    settings.guardCells = m_guard->isChecked();
    settings.byteOrderMark = m_mark->isChecked();
    settings.zone = m_utc->isChecked() ? models::TimeZoneShown::Utc : models::TimeZoneShown::Local;
    delete m_job;
    if (m_shown->isChecked())
        m_job = new RecordExport(m_what.shown, settings, this);
    else
        m_job = new RecordExport(settings.rowPerAttempt ? m_what.sourceWithAttempts() : m_what.source,
                                 models::methodOf(m_what.selection.set), settings, this);
    connect(m_job, &RecordExport::changed, this, &ExportDialog::refresh);
    Q_EMIT started(m_job, m_shown->isChecked() ? tr("Export, what is shown") : tr("Export, all records"));
    m_job->start();
    m_cancel->setFocus();
}

void ExportDialog::reject()
{
    if (isRunning()) {
        m_job->cancel();
        return;
    }
    QDialog::reject();
}

void ExportDialog::leave()
{
    delete m_job;
    m_job = nullptr;
    QDialog::reject();
}

void ExportDialog::showProgress()
{
    const bool running = isRunning();
    const qint64 total = m_job ? m_job->total() : -1;
    m_bar->setVisible(running && total > 0); // how far it is of what is not known, nobody can draw
    m_progress->setVisible(running);
    if (!running)
        return;
    const qint64 written = m_job->recordsWritten();
    m_bar->setRange(0, 1000);
    if (total > 0)
        m_bar->setValue(int(std::min<qint64>(1000, written * 1000 / total)));
    m_progress->setText(m_job->state() == RecordExport::State::Cancelling ? tr("Cancelling…")
                        : total > 0 ? tr("%1 of %2 records written").arg(countText(written), countText(total))
                                    : tr("%1 records written").arg(countText(written)));
}

void ExportDialog::refresh()
{
    const bool running = isRunning();
    m_choices->setEnabled(!running);
    m_cancel->setText(running ? tr("Cancel the export") : tr("Close"));
    m_cancel->setEnabled(!running || m_job->state() == RecordExport::State::Running);
    refreshChoices();
    showProgress();
    m_banner->hide();
    if (!m_job || running)
        return;
    if (m_job->state() == RecordExport::State::Failed) {
        m_banner->setContent(Tone::Err, tr("The records were not exported."), m_job->problem());
        m_banner->show();
    } else if (m_job->state() == RecordExport::State::Cancelled) {
        m_banner->setContent(Tone::Accent, tr("The export was cancelled."), tr("No file was written."));
        m_banner->show();
    } else if (m_job->state() == RecordExport::State::Done && !m_closing) {
        m_closing = true;
        const QFileInfo file(m_job->settings().file);
        ToastText toast;
        toast.title = m_job->recordsWritten() == 1 ? tr("1 record exported")
                                                   : tr("%1 records exported").arg(countText(m_job->recordsWritten()));
        toast.line = m_job->rowsWritten() != m_job->recordsWritten()
                         ? tr("“%1”, %2 rows").arg(file.fileName(), countText(m_job->rowsWritten()))
                         : tr("“%1”").arg(file.fileName());
        toast.button = tr("Open folder");
        toast.action = [folder = file.absolutePath()] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); };
        if (parentWidget())
            ToastHost::of(parentWidget()).tell(toast);
        Q_EMIT exported(m_job->settings().file, m_job->recordsWritten());
        accept();
    }
}

} // namespace outdial::views
