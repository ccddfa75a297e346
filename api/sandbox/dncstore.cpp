// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/dncstore.h>

namespace outdial::sandbox {
namespace {

QString digitsOf(const QString &key)
{
    QString digits;
    for (const QChar c : key) {
        if (c >= u'0' && c <= u'9')
            digits.append(c);
    }
    return digits;
}

} // namespace

std::optional<DncList> DncStore::find(const QString &id)
{
    Statement query = m_db.statement(QStringLiteral("SELECT seq, name, type, list_field FROM dnc_list WHERE id = ?"));
    if (!query.run(id).next())
        return std::nullopt;
    return DncList{.seq = query.number(0), .name = query.text(1), .type = query.text(2), .listField = query.text(3)};
}

QString DncStore::idByName(const QString &name)
{
    Statement query = m_db.statement(QStringLiteral("SELECT id FROM dnc_list WHERE name = ? ORDER BY seq"));
    return query.run(name).next() ? query.text(0) : QString();
}

QList<DncList> DncStore::listsOf(qint64 campaignSeq)
{
    QList<DncList> lists;
    Statement query =
        m_db.statement(QStringLiteral("SELECT d.seq, d.name, d.type, d.list_field, c.disposition FROM campaign_dnc c "
                                      "JOIN dnc_list d ON d.seq = c.dnc_seq WHERE c.campaign_seq = ? ORDER BY d.seq"));
    query.run(campaignSeq);
    while (query.next()) {
        lists.append({.seq = query.number(0),
                      .name = query.text(1),
                      .type = query.text(2),
                      .listField = query.text(3),
                      .disposition = query.text(4)});
    }
    return lists;
}

bool DncStore::add(qint64 listSeq, const QString &key, const QString &comment)
{
    if (holds(listSeq, key))
        return false;
    m_db.statement(QStringLiteral("INSERT INTO dnc_record (seq, dnc_seq, record_key, digits, comment) VALUES (?, ?, ?, ?, ?)"))
        .run(m_db.nextSeq(QStringLiteral("dnc_record")), listSeq, key, digitsOf(key), comment);
    return true;
}

bool DncStore::remove(qint64 listSeq, const QString &key)
{
    Statement query = m_db.statement(QStringLiteral("DELETE FROM dnc_record WHERE dnc_seq = ? AND record_key = ?"));
    return query.run(listSeq, key).affected() > 0;
}

qint64 DncStore::clear(qint64 listSeq)
{
    Statement query = m_db.statement(QStringLiteral("DELETE FROM dnc_record WHERE dnc_seq = ?"));
    return query.run(listSeq).affected();
}

bool DncStore::holds(qint64 listSeq, const QString &key)
{
    Statement query = m_db.statement(QStringLiteral("SELECT 1 FROM dnc_record WHERE dnc_seq = ? AND record_key = ?"));
    return query.run(listSeq, key).next();
}

bool DncStore::holdsNumber(qint64 listSeq, const QString &number)
{
    if (number.isEmpty())
        return false;
    const QString withoutCountry = number.size() == 11 && number.startsWith(u'1') ? number.mid(1) : number;
    Statement query = m_db.statement(QStringLiteral("SELECT 1 FROM dnc_record WHERE dnc_seq = ? AND digits IN (?, ?)"));
    return query.run(listSeq, number, withoutCountry).next();
}

QStringList DncStore::keys(qint64 listSeq)
{
    QStringList keys;
    Statement query = m_db.statement(QStringLiteral("SELECT record_key FROM dnc_record WHERE dnc_seq = ? ORDER BY seq"));
    query.run(listSeq);
    while (query.next())
        keys.append(query.text(0));
    return keys;
}

} // namespace outdial::sandbox
