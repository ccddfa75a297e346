// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

#include <models/connect/answered.h>
#include <models/transfer/importqueue.h>
#include <models/transfer/importsmodel.h>
#include <models/transfer/importsource.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {

// The same for every path that leads to a file.
QString keyOf(const QString &source)
{
    auto path = splitSource(source);
    const QFileInfo info(path.file);
    const QString canonical = info.canonicalFilePath();
    path.file = canonical.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : canonical;
    return joinSource(path);
}

} // namespace

ImportQueue::ImportQueue(ImportsModel *imports, ImportJob *present)
    : QAbstractListModel(imports),
      m_imports(imports),
      m_present(present),
      m_wish(present->wish())
{
    watch(present);
}

ImportQueue::~ImportQueue() = default;

void ImportQueue::watch(ImportJob *job)
{
    connect(job, &ImportJob::fileChanged, this, [this, job] {
        loadedSoFar();
        if (job == m_present)
            presentFileChanged();
    });
    connect(job, &ImportJob::formatChanged, this, &ImportQueue::loadedSoFar);
    const auto ofPresent = [this, job](void (ImportQueue::*slot)()) {
        return [this, job, slot] {
            if (job == m_present)
                (this->*slot)();
        };
    };
    connect(job, &ImportJob::mappingChanged, this, ofPresent(&ImportQueue::touched));
    connect(job, &ImportJob::targetChanged, this, ofPresent(&ImportQueue::touched));
    connect(job, &ImportJob::checkChanged, this, ofPresent(&ImportQueue::checkChanged));
    connect(job, &ImportJob::runChanged, this, ofPresent(&ImportQueue::runChanged));
    connect(job, &ImportJob::over, this, ofPresent(&ImportQueue::jobOver));
}

// --- those that wait

int ImportQueue::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : waiting(); }

QVariant ImportQueue::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &waiting = m_waiting.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return sourceName(waiting.source);
    case Qt::ToolTipRole:
        return waiting.guess.isUsable() ? waiting.source : QString(waiting.source + u'\n' + waiting.guess.problem);
    case SourceRole:
        return waiting.source;
    case SizeRole:
        return QFileInfo(sourceFile(waiting.source)).size();
    case FoundRole:
        return foundText(waiting);
    case UnusableRole:
        return !waiting.reading && !waiting.guess.isUsable();
    default:
        return {};
    }
}

QString ImportQueue::foundText(const Waiting &waiting) const
{
    const auto &guess = waiting.guess;
    if (waiting.reading)
        return tr("being read…");
    if (!guess.isUsable())
        return guess.entries.size() > 1 ? tr("%n table(s) in it", nullptr, int(guess.entries.size())) : tr("cannot be imported");
    const QString found = tr("%n column(s)", nullptr, guess.columnCount);
    const auto compared = [&](const QStringList &others, bool othersHaveHeader, const QString &name) {
        QStringList columns = guess.columnNames;
        columns.resize(guess.columnCount);
        const QString difference = columnsDiffer(columns, !guess.columnNames.isEmpty(), others, othersHaveHeader);
        return difference.isEmpty() ? tr("%1, as in “%2”").arg(found, name) : tr("%1, not those of “%2”").arg(found, name);
    };
    if (m_present != nullptr && !m_present->isReading() && !m_present->file().isEmpty() && m_present->guess().isUsable())
        return compared(m_present->columns(), m_present->hasHeader(), m_present->fileName());
    return m_accepted ? compared(m_accepted->columns, m_accepted->hasHeader, m_accepted->fileName) : found;
}

void ImportQueue::sniff(Waiting &waiting)
{
    waiting.id = ++m_lastId; // an earlier look is dropped
    waiting.reading = true;
    whenAnswered(QtConcurrent::run([path = waiting.source, wish = m_wish] { return sniffCsvFile(path, wish); }), this,
                 [this, id = waiting.id](const CsvGuess &guess) {
                     const auto known = std::ranges::find(m_waiting, id, &Waiting::id);
                     if (known == m_waiting.end())
                         return;
                     known->reading = false;
                     known->guess = guess;
                     const auto row = index(int(known - m_waiting.begin()));
                     Q_EMIT dataChanged(row, row);
                     Q_EMIT changed();
                 });
}

void ImportQueue::presentFileChanged()
{
    if (!sameWish(m_wish, m_present->wish())) {
        m_wish = m_present->wish();
        for (auto &waiting : m_waiting)
            sniff(waiting);
    }
    if (!m_waiting.empty())
        Q_EMIT dataChanged(index(0), index(waiting() - 1));
    Q_EMIT changed();
}

bool ImportQueue::isKnown(const QString &source) const
{
    const QString key = keyOf(source);
    const bool present = m_present != nullptr && m_present->phase() != ImportJob::Phase::Over && !m_present->file().isEmpty() &&
                         keyOf(m_present->file()) == key;
    const bool taken = m_taken != nullptr && keyOf(m_taken->file()) == key;
    return present || taken ||
           std::ranges::any_of(m_waiting, [&](const Waiting &waiting) { return keyOf(waiting.source) == key; });
}

int ImportQueue::add(const QStringList &sources)
{
    int added = 0;
    for (const auto &source : sources) {
        if (isKnown(source))
            continue;
        ++added;
        if (m_present != nullptr && m_present->file().isEmpty()) {
            m_present->setFile(source);
            continue;
        }
        beginInsertRows({}, waiting(), waiting());
        m_waiting.push_back({0, source, true, {}});
        sniff(m_waiting.back());
        endInsertRows();
    }
    if (added > 0)
        Q_EMIT changed();
    return added;
}

void ImportQueue::remove(int row)
{
    if (row < 0 || row >= waiting())
        return;
    beginRemoveRows({}, row, row);
    m_waiting.erase(m_waiting.begin() + row);
    endRemoveRows();
    Q_EMIT changed();
}

void ImportQueue::move(int row, int to)
{
    if (row < 0 || row >= waiting() || to < 0 || to >= waiting() || row == to)
        return;
    beginMoveRows({}, row, row, {}, to > row ? to + 1 : to);
    const auto first = m_waiting.begin();
    if (to > row)
        std::rotate(first + row, first + row + 1, first + to + 1);
    else
        std::rotate(first + to, first + row, first + row + 1);
    endMoveRows();
    Q_EMIT changed();
}

ImportQueue::Waiting ImportQueue::takeFirst()
{
    auto first = m_waiting.front();
    remove(0);
    return first;
}

QString ImportQueue::nextName() const { return m_waiting.empty() ? QString() : sourceName(m_waiting.front().source); }

// --- the present one

bool ImportQueue::canLeaveOut() const
{
    return !m_waiting.empty() && m_taken == nullptr && m_present != nullptr && !m_present->file().isEmpty() &&
           m_present->phase() != ImportJob::Phase::Running && m_present->phase() != ImportJob::Phase::Over;
}

void ImportQueue::leaveOut()
{
    if (canLeaveOut())
        setPresentFile(takeFirst().source);
}

void ImportQueue::swapWithPresent()
{
    if (!canLeaveOut())
        return;
    auto &first = m_waiting.front();
    const QString source = std::exchange(first.source, m_present->file());
    sniff(first);
    setPresentFile(source);
}

void ImportQueue::setPresentFile(const QString &source)
{
    if (m_present == nullptr || m_present->phase() == ImportJob::Phase::Running || m_present->phase() == ImportJob::Phase::Over ||
        (m_taken != nullptr && m_taken != m_present))
        return;
    const QString key = keyOf(source);
    for (int row = waiting() - 1; row >= 0; --row) {
        if (keyOf(m_waiting[size_t(row)].source) == key)
            remove(row);
    }
    if (m_accepted)
        load(m_present, source);
    else
        m_present->setFile(source);
}

// --- the end

void ImportQueue::giveUp()
{
    QStringList names;
    if (m_taken != nullptr && m_taken != m_present) {
        names.append(m_taken->fileName());
        if (m_imports != nullptr)
            m_imports->discard(m_taken);
        m_taken = nullptr;
    }
    for (const auto &waiting : m_waiting)
        names.append(sourceName(waiting.source));
    if (!m_waiting.empty()) {
        beginRemoveRows({}, 0, waiting() - 1);
        m_waiting.clear();
        endRemoveRows();
    }
    m_byItself = false;
    m_driving = false;
    Q_EMIT changed();
    if (!names.isEmpty())
        Q_EMIT givenUp(names);
}

void ImportQueue::close()
{
    m_closed = true;
    if (isGoingOn())
        return;
    giveUp();
    letGo();
}

void ImportQueue::letGo()
{
    if (m_closed)
        deleteLater();
}

} // namespace outdial::models
