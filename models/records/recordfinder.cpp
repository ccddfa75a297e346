// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/records/recordfinder.h>
#include <models/records/recordsmodel.h>

namespace outdial::models {

RecordFinder::RecordFinder(const RecordsModel *model, QObject *parent) : QObject(parent), m_model(model)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &RecordFinder::look);
    // Rows stand elsewhere: what was looked at is not what is there now.
    connect(model, &QAbstractItemModel::modelReset, this, &RecordFinder::stop);
    connect(model, &QAbstractItemModel::layoutChanged, this, &RecordFinder::stop);
}

void RecordFinder::find(const QString &text, const QList<int> &sections, int row, int section, bool backwards)
{
    m_timer.stop();
    m_text = text;
    m_sections = sections;
    m_backwards = backwards;
    m_wrapped = false;
    m_left = m_model->shown() * sections.size();
    if (text.isEmpty() || m_left == 0) {
        Q_EMIT notFound();
        return;
    }
    const qsizetype column = std::max<qsizetype>(0, sections.indexOf(section));
    m_at = std::clamp<qint64>(qint64(std::max(0, row)) * sections.size() + column, 0, m_left - 1);
    m_timer.start();
}

void RecordFinder::stop() { m_timer.stop(); }

bool RecordFinder::matches(int row, int section) const
{
    return m_model->index(row, section).data().toString().contains(m_text, Qt::CaseInsensitive);
}

void RecordFinder::look()
{
    const qint64 all = m_model->shown() * m_sections.size();
    for (int i = 0; i < cellsAtOnce && m_left > 0 && all > 0; ++i, --m_left) {
        m_at += m_backwards ? -1 : 1;
        if (m_at < 0 || m_at >= all) {
            m_at = m_backwards ? all - 1 : 0;
            m_wrapped = true;
        }
        const int row = int(m_at / m_sections.size());
        const int section = m_sections.at(m_at % m_sections.size());
        if (!matches(row, section))
            continue;
        m_timer.stop();
        Q_EMIT found(row, section, m_wrapped);
        return;
    }
    if (m_left > 0 && all > 0)
        return;
    m_timer.stop();
    Q_EMIT notFound();
}

} // namespace outdial::models
