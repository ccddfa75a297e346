// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked and opened from the mapping.
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>

#include <models/transfer/importjob.h>
#include <views/shared/banner.h>
#include <views/shared/widgets.h>
#include <views/transfer/adjustdialog.h>
#include <views/transfer/mappingpane.h>

namespace outdial::views {

void MappingPane::openAdjust(int field)
{
    auto *dialog = new AdjustDialog(m_job, field, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The button that opened it was replaced if something was changed: the focus returns to the one of the same field.
    connect(dialog, &QDialog::finished, this, [this, field] {
        for (auto *button : m_rows->findChildren<Button *>()) {
            if (button->property("field") == field)
                button->setFocus();
        }
    });
    dialog->open();
}

// One guess is answered, or that the columns stand in the order of the fields.
void MappingPane::answerGuess(bool right)
{
    if (m_guessedField < 0 && right)
        m_job->confirmPositions();
    else if (m_guessedField < 0)
        m_job->dropPositions();
    else if (right)
        m_job->confirm(m_guessedField);
    else
        m_job->mapColumn(m_job->mapping().sources.at(size_t(m_guessedField)).column, -1);
}

void MappingPane::saveMapping()
{
    const QFileInfo source(m_job->file());
    auto *dialog = new QFileDialog(this, tr("Save the mapping"), source.absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Mappings (*%1)").arg(models::mappingFileSuffix()), tr("All files (*)")});
    dialog->setDefaultSuffix(models::mappingFileSuffix().mid(1));
    dialog->selectFile(m_job->format().name + models::mappingFileSuffix());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString problem = m_job->saveMapping(path);
        if (problem.isEmpty())
            m_loaded->setContent(Tone::Ok, tr("The mapping is in “%1”.").arg(QFileInfo(path).fileName()), {});
        else
            m_loaded->setContent(Tone::Err, tr("The mapping was not saved."), problem);
        m_loaded->setClosable(true);
        m_loaded->show();
    });
    dialog->open();
}

void MappingPane::loadMapping()
{
    auto *dialog = new QFileDialog(this, tr("Load a mapping"), QFileInfo(m_job->file()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Mappings (*%1)").arg(models::mappingFileSuffix()), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto loaded = m_job->loadMapping(path);
        const QString name = QFileInfo(path).fileName();
        if (!loaded) {
            m_loaded->setContent(Tone::Err, tr("“%1” was not loaded. The mapping is as before.").arg(name), loaded.error());
        } else if (loaded->isWhole()) {
            m_loaded->setContent(Tone::Ok, tr("The mapping from “%1” is in use.").arg(name), {});
        } else {
            m_loaded->setContent(Tone::Warn, tr("The mapping from “%1” is in use as far as it goes.").arg(name),
                                 loaded->missingInWords());
        }
        m_loaded->setClosable(true);
        m_loaded->show();
    });
    dialog->open();
}

void MappingPane::askConstant(int field)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Same value for all rows"));
    dialog->setLabelText(tr("&Value of “%1” in each row:").arg(m_job->format().fields[field].name));
    dialog->setOkButtonText(tr("Use for all rows"));
    dialog->setCancelButtonText(tr("Keep it empty"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, field](const QString &text) { m_job->mapConstant(field, text.trimmed()); });
    dialog->open();
}

void MappingPane::openFormatFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a format file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Format files (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        constexpr qint64 most = 4 * 1024 * 1024; // a format is some kilobytes
        if (!file.open(QIODevice::ReadOnly) || file.size() > most) {
            m_format->setContent(Tone::Err, tr("“%1” cannot be read.").arg(path), file.errorString());
            m_format->show();
            return;
        }
        const auto format = api::decodeFormat(file.readAll());
        if (!format) {
            m_format->setContent(Tone::Err, tr("“%1” is not a format file.").arg(QFileInfo(path).fileName()),
                                 format.error().description);
            m_format->show();
            return;
        }
        m_job->teachFormat(*format);
    });
    dialog->open();
}

} // namespace outdial::views
