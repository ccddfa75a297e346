// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How an import comes to its mapping: proposed, remembered, changed by hand, loaded from a file.
#include <models/store/knownformats.h>
#include <models/store/savedmappings.h>
#include <models/transfer/importjob.h>

#include <algorithm>

namespace outdial::models {

void ImportJob::proposeAgain()
{
    const bool ready = m_formatState == FormatState::Known || m_formatState == FormatState::Learned;
    if (ready && m_session != nullptr) {
        const auto aliases = KnownFormats(m_store).aliases(m_session->tenant(), m_format.id);
        m_mapping = proposeMapping(m_columns, m_format, aliases, hasHeader());
        takeRemembered();
    } else {
        m_mapping.sources.assign(size_t(m_format.fields.size()), {});
    }
    lookUpEarlier();
    prepareAnew();
    Q_EMIT mappingChanged();
}

// The columns that Outdial adds to a file of rejects do not make it another file.
QStringList ImportJob::ownTitles() const
{
    QStringList titles;
    std::ranges::copy_if(m_columns, std::back_inserter(titles), [](const QString &title) { return !isOwnColumn(title); });
    return titles;
}

// The whole mapping of the last import with this header goes before what its titles alone suggest.
void ImportJob::takeRemembered()
{
    if (!hasHeader())
        return; // made-up titles say nothing about another file
    const auto kept = SavedMappings(m_store).find(m_session->tenant(), m_format.id, ownTitles());
    if (!kept)
        return;
    const auto named = decodeNamedMapping(*kept, m_columns, m_format, MatchKind::Alias);
    if (named)
        m_mapping = withoutBlanks(named->mapping, m_mapping);
}

void ImportJob::rememberMapping()
{
    if (!hasHeader())
        return;
    QHash<QString, QString> aliases;
    for (std::size_t i = 0; i < m_mapping.sources.size(); ++i) {
        const auto &source = m_mapping.sources[i];
        const QString title = m_columns.value(source.column).trimmed();
        const QString field = m_format.fields[qsizetype(i)].name;
        // A part of a value is not another name for it.
        if (source.column >= 0 && source.joined.isEmpty() && title.compare(field, Qt::CaseInsensitive) != 0)
            aliases.insert(title.toLower(), field);
    }
    KnownFormats(m_store).rememberAliases(m_session->tenant(), m_format.id, aliases);
    SavedMappings(m_store).remember(m_session->tenant(), m_format.id, ownTitles(),
                                    encodeNamedMapping(m_mapping, m_columns, true, m_format));
}

void ImportJob::mapColumn(int column, int field)
{
    if (column < 0)
        return;
    if (field < 0)
        m_mapping.ignoreColumn(column);
    else
        m_mapping.setColumn(field, column);
    prepareAnew();
    Q_EMIT mappingChanged();
}

void ImportJob::mapConstant(int field, const QString &text)
{
    if (text.isEmpty())
        m_mapping.clear(field);
    else
        m_mapping.setConstant(field, text);
    prepareAnew();
    Q_EMIT mappingChanged();
}

void ImportJob::adjust(int field, const QList<int> &joined, const QString &separator, const CleanUp &cleanUp)
{
    auto &source = m_mapping.sources.at(size_t(field));
    if (source.column < 0)
        return;
    if (source.kind == MatchKind::Fuzzy || source.kind == MatchKind::Position || source.joined != joined)
        source.kind = MatchKind::Chosen; // it was looked at
    source.joined = joined;
    source.separator = separator;
    source.cleanUp = cleanUp;
    prepareAnew();
    Q_EMIT mappingChanged();
}

void ImportJob::confirm(int field)
{
    m_mapping.sources[size_t(field)].kind = MatchKind::Chosen;
    Q_EMIT mappingChanged();
}

void ImportJob::confirmPositions()
{
    for (auto &source : m_mapping.sources) {
        if (source.kind == MatchKind::Position)
            source.kind = MatchKind::Chosen;
    }
    Q_EMIT mappingChanged();
}

void ImportJob::dropPositions()
{
    for (auto &source : m_mapping.sources) {
        if (source.kind == MatchKind::Position)
            source = {};
    }
    prepareAnew();
    Q_EMIT mappingChanged();
}

QString ImportJob::saveMapping(const QString &path) const
{
    return writeMappingFile(path, encodeNamedMapping(m_mapping, m_columns, hasHeader(), m_format));
}

tl::expected<NamedMapping, QString> ImportJob::loadMapping(const QString &path)
{
    const auto json = readMappingFile(path);
    if (!json)
        return tl::unexpected(json.error());
    auto named = decodeNamedMapping(*json, m_columns, m_format, MatchKind::Chosen);
    if (!named)
        return named;
    named->mapping = withoutBlanks(std::move(named->mapping), proposeMapping(m_columns, m_format, {}, hasHeader()));
    m_mapping = named->mapping;
    prepareAnew();
    Q_EMIT mappingChanged();
    return named;
}

void ImportJob::takeMapping(const Mapping &mapping)
{
    if (mapping.sources.size() != size_t(m_format.fields.size()))
        return;
    m_mapping = mapping;
    prepareAnew();
    Q_EMIT mappingChanged();
}

std::vector<ValueSample> ImportJob::samplesOf(int field, const FieldSource &source) const
{
    std::vector<ValueSample> samples;
    for (const auto &row : m_guess.firstRows)
        samples.push_back(sampleOf(row, source, m_format.fields.at(field), m_formatState == FormatState::Known));
    return samples;
}

QStringList ImportJob::storedSamples() const
{
    QStringList samples;
    const QStringList row = m_guess.firstRows.value(0);
    for (qsizetype i = 0; i < m_format.fields.size(); ++i)
        samples.append(
            sampleOf(row, m_mapping.sources.at(size_t(i)), m_format.fields[i], m_formatState == FormatState::Known).stored);
    return samples;
}

} // namespace outdial::models
