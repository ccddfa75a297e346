// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports of the history, as ImportJob shows them.

#include <QFileInfo>

#include <models/transfer/importjob.h>
#include <models/transfer/rowfile.h>

namespace outdial::models {

namespace {

RunState endOf(ImportState state)
{
    switch (state) {
    case ImportState::Done:
        return RunState::Done;
    case ImportState::Cancelled:
        return RunState::Cancelled;
    case ImportState::Running: // its program ended
    case ImportState::Stopped:
        break;
    }
    return RunState::Stopped;
}

QString ifThere(const QString &path) { return QFileInfo::exists(path) ? path : QString(); }

} // namespace

void ImportJob::openEntry(const ImportEntry &entry)
{
    if (m_phase == Phase::Running)
        return;
    cancelCheck();
    m_file = entry.file;
    m_target = ImportTarget{entry.listId, entry.listName, {}, {}};
    if (auto kept = ImportSettings::fromJson(entry.settings)) {
        m_target->formatId = kept->format.id;
        m_target->formatName = kept->format.name;
        m_columns = kept->columns;
        m_mapping = kept->mapping;
        m_mode = kept->mode;
        m_emptyResets = kept->emptyResets;
        m_missingApart = kept->missingApart;
        m_compares = kept->compares;
        m_format = kept->format;
        m_formatState = kept->typesKnown ? FormatState::Known : FormatState::Learned;
    }
    m_importId = entry.id;
    m_started = entry.started;
    m_ended = entry.ended.isValid() ? entry.ended : entry.started;
    m_opened = {};
    m_opened.state = endOf(entry.state);
    m_opened.message = entry.message;
    m_opened.receipt = Receipt::fromJson(entry.receipt);
    if (!entry.rejectsFile.isEmpty()) {
        m_opened.rejectsFile = ifThere(entry.rejectsFile);
        m_opened.unknownFile = ifThere(RowFile::sibling(entry.rejectsFile, QStringLiteral("unknown")));
        m_opened.missingFile = ifThere(RowFile::sibling(entry.rejectsFile, QStringLiteral("missing")));
        m_opened.beforeFile = ifThere(RowFile::sibling(entry.rejectsFile, QStringLiteral("before")));
    }
    if (const auto journal = ImportJournal::read(m_store, entry.id)) {
        const auto batches = journal->batches();
        m_opened.batches = batches ? int(batches->size()) : 0;
    }
    m_phase = Phase::Over;
    Q_EMIT fileChanged();
    Q_EMIT targetChanged();
    Q_EMIT runChanged();
}

std::optional<UndoReceipt> ImportJob::undone() const
{
    const auto journal = ImportJournal::read(m_store, m_importId);
    return journal ? UndoReceipt::fromJson(journal->entry().undone) : std::nullopt;
}

} // namespace outdial::models
