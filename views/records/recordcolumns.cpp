// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFontMetrics>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>

#include <models/records/recordsmodel.h>
#include <views/records/recordcolumns.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

namespace {
constexpr int measuredRows = 100;
constexpr int narrowest = 56;
constexpr int widest = 220;
constexpr int leastEntries = 3; // fields that are shown though they do not fit
constexpr int leastRoom = 400;  // narrower: the window is not laid out yet
constexpr int usualRoom = 880;
} // namespace

RecordColumns::RecordColumns(TableView *table, models::RecordsModel *model, QObject *parent)
    : QObject(parent),
      m_table(table),
      m_model(model)
{
    m_saveLater.setSingleShot(true);
    m_saveLater.setInterval(500);
    connect(&m_saveLater, &QTimer::timeout, this, &RecordColumns::save);
    connect(header(), &QHeaderView::sectionMoved, this, [this] {
        if (m_applying)
            return;
        m_known = m_arranged = true;
        m_saveLater.start();
        Q_EMIT changed();
    });
    connect(header(), &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_applying || width == 0 || section == lastShown()) // the last takes what is left
            return;
        m_arranged = true;
        m_widths.insert(m_model->columnKey(section), width * 13 / Theme::instance().textSize());
        m_saveLater.start();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_measured.clear();
        m_designed.clear();
        apply();
    });
    // Rows first, so that there is something to measure.
    connect(m_model, &QAbstractItemModel::columnsInserted, this, &RecordColumns::apply, Qt::QueuedConnection);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_measured.clear();
        apply();
    });
}

QHeaderView *RecordColumns::header() const { return m_table->horizontalHeader(); }

void RecordColumns::setKey(const QString &key)
{
    if (key == m_key) {
        m_arranged = m_arranged && !key.isEmpty(); // of another list, whose key was not known either
        return;
    }
    const bool newer = m_key.isEmpty() && m_arranged;
    if (m_saveLater.isActive() && !newer)
        save(); // of the list before
    m_key = key;
    m_arranged = false;
    if (newer) {
        save();
        return;
    }
    QSettings settings;
    settings.beginGroup(QStringLiteral("records/") + key);
    m_order = settings.value(QStringLiteral("order")).toStringList();
    m_hidden = settings.value(QStringLiteral("hidden")).toStringList();
    m_known = !m_order.isEmpty();
    m_widths.clear();
    const QVariantMap widths = settings.value(QStringLiteral("widths")).toMap();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        m_widths.insert(it.key(), std::clamp(it.value().toInt(), 24, 4000));
    apply();
}

// As many fields as fit beside the status, but some at least; a key always. Decided once: a column that comes later must not
// push another out from under the eyes.
void RecordColumns::design()
{
    int room = m_table->width() > px(leastRoom) ? m_table->width() : px(usualRoom);
    room -= m_table->verticalScrollBar()->sizeHint().width() + px(8); // and the inset of the first column
    const auto widthOf = [this](int section) {
        const QString key = m_model->columnKey(section);
        return m_widths.contains(key) ? px(m_widths.value(key)) : m_measured.value(key, px(110));
    };
    const auto kindOf = [this](int section) { return m_model->columnAt(section).kind; };
    const auto always = [&](int section) {
        const auto kind = kindOf(section);
        const bool status = kind != models::RecordColumn::Kind::Entry && kind != models::RecordColumn::Kind::Extra;
        return status || m_model->isKeyField(section);
    };
    int used = 0;
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (always(section) || m_designed.value(m_model->columnKey(section)))
            used += widthOf(section);
    }
    int entries = 0;
    for (int section = 0; section < m_model->columnCount(); ++section) {
        const QString key = m_model->columnKey(section);
        const bool entry = kindOf(section) == models::RecordColumn::Kind::Entry;
        if (!m_designed.contains(key)) {
            const bool fits = used + widthOf(section) <= room;
            m_designed.insert(key, always(section) || fits || (entry && entries < leastEntries));
            if (!always(section) && m_designed.value(key))
                used += widthOf(section);
        }
        if (entry && m_designed.value(key))
            ++entries;
    }
}

void RecordColumns::measure(int first, int last)
{
    const Theme &theme = Theme::instance();
    const QFontMetrics body(theme.font(Type::Body));
    const QFontMetrics mono(theme.font(Type::Mono));
    const QFontMetrics title(theme.font(Type::SmallStrong));
    const int rows = static_cast<int>(std::min<qint64>(m_model->shown(), measuredRows));
    for (int section = first; section <= last; ++section) {
        const QFontMetrics &metrics = m_model->looksLikeCode(section) ? mono : body;
        const bool state = m_model->columnAt(section).kind == models::RecordColumn::Kind::State;
        // Room for the sort arrow and for the lock of a key.
        int width = title.horizontalAdvance(m_model->headerData(section, Qt::Horizontal).toString()) + px(18) +
                    (m_model->isKeyField(section) ? 22 : 0);
        for (int row = 0; row < rows; ++row)
            width = std::max(width, metrics.horizontalAdvance(m_model->index(row, section).data().toString()) + (state ? 22 : 0));
        m_measured.insert(m_model->columnKey(section), std::clamp(width + px(18), px(narrowest), px(widest)));
    }
}

void RecordColumns::apply()
{
    const int count = m_model->columnCount();
    if (count == 0 || header()->count() != count)
        return;
    m_applying = true;
    for (int section = 0; section < count; ++section) {
        const QString key = m_model->columnKey(section);
        if (!m_widths.contains(key) && !m_measured.contains(key) && m_model->shown() > 0)
            measure(section, section);
    }
    if (!m_known && m_model->shown() > 0)
        design();
    for (int section = 0; section < count; ++section) {
        const QString key = m_model->columnKey(section);
        const bool shown = m_known ? !m_hidden.contains(key) : m_designed.value(key, true);
        header()->setSectionHidden(section, !shown);
        if (!shown)
            continue;
        int width = m_widths.contains(key) ? px(m_widths.value(key)) : m_measured.value(key, px(110));
        if (section == header()->logicalIndex(0))
            width += px(8); // the first column's inset
        header()->resizeSection(section, width);
    }
    if (m_known) {
        // Known columns in their order; a new one stays behind the one that it follows in the data.
        int place = 0;
        for (const QString &key : std::as_const(m_order)) {
            for (int section = 0; section < count; ++section) {
                if (m_model->columnKey(section) == key) {
                    header()->moveSection(header()->visualIndex(section), place++);
                    break;
                }
            }
        }
    }
    m_applying = false;
    Q_EMIT changed();
}

int RecordColumns::lastShown() const
{
    for (int visual = header()->count() - 1; visual >= 0; --visual) {
        if (!header()->isSectionHidden(header()->logicalIndex(visual)))
            return header()->logicalIndex(visual);
    }
    return -1;
}

QList<RecordColumns::Column> RecordColumns::columns() const
{
    QList<Column> list;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int section = header()->logicalIndex(visual);
        list.append({section, m_model->headerData(section, Qt::Horizontal).toString(), !header()->isSectionHidden(section)});
    }
    return list;
}

QList<int> RecordColumns::shownSections() const
{
    QList<int> sections;
    for (const Column &column : columns()) {
        if (column.shown)
            sections.append(column.section);
    }
    return sections;
}

int RecordColumns::shown() const { return static_cast<int>(shownSections().size()); }

void RecordColumns::setShown(int section, bool shown)
{
    // At least one stays: an empty table could not even be asked for its columns.
    if (header()->isSectionHidden(section) != shown || (!shown && RecordColumns::shown() <= 1))
        return;
    m_arranged = true;
    save();
    const QString key = m_model->columnKey(section);
    if (shown)
        m_hidden.removeAll(key);
    else
        m_hidden.append(key);
    apply();
    save();
}

bool RecordColumns::move(int section, int by)
{
    const int from = header()->visualIndex(section);
    const int to = from + by;
    if (to < 0 || to >= header()->count())
        return false;
    header()->moveSection(from, to);
    return true;
}

void RecordColumns::reset()
{
    m_known = false;
    m_order.clear();
    m_hidden.clear();
    m_widths.clear();
    m_measured.clear();
    m_designed.clear();
    QSettings().remove(QStringLiteral("records/") + m_key);
    m_applying = true;
    for (int section = 0; section < header()->count(); ++section)
        header()->moveSection(header()->visualIndex(section), section);
    m_applying = false;
    apply();
}

void RecordColumns::save()
{
    m_saveLater.stop();
    m_known = true;
    // Columns of this format that the loaded records do not have keep what was said of them.
    QStringList order;
    for (const Column &column : columns()) {
        const QString key = m_model->columnKey(column.section);
        order.append(key);
        m_hidden.removeAll(key);
        if (!column.shown)
            m_hidden.append(key);
    }
    for (const QString &key : std::as_const(m_order)) {
        if (!order.contains(key))
            order.append(key);
    }
    m_order = order;
    if (m_key.isEmpty())
        return;
    QVariantMap widths;
    for (auto it = m_widths.cbegin(); it != m_widths.cend(); ++it)
        widths.insert(it.key(), it.value());
    QSettings settings;
    settings.beginGroup(QStringLiteral("records/") + m_key);
    settings.setValue(QStringLiteral("order"), m_order);
    settings.setValue(QStringLiteral("hidden"), m_hidden);
    settings.setValue(QStringLiteral("widths"), widths);
}

} // namespace outdial::views
