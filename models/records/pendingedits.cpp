// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

#include <models/records/pendingedits.h>
#include <models/store/writing.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr qsizetype mostSteps = 200;

// Of this list of this tenant in this store, while anybody has it.
QHash<QString, std::weak_ptr<PendingEdits>> &shared()
{
    static QHash<QString, std::weak_ptr<PendingEdits>> all;
    return all;
}

const QList<QPair<EditProblem::Kind, QString>> &kindNames()
{
    static const QList<QPair<EditProblem::Kind, QString>> names{{EditProblem::Kind::Conflict, QStringLiteral("conflict")},
                                                                {EditProblem::Kind::Refused, QStringLiteral("refused")},
                                                                {EditProblem::Kind::Unknown, QStringLiteral("unknown")}};
    return names;
}

} // namespace

QString EditProblem::toText() const
{
    for (const auto &[each, name] : kindNames()) {
        if (each == kind)
            return name + u' ' + text;
    }
    return QStringLiteral("");
}

EditProblem EditProblem::fromText(const QString &kept)
{
    const qsizetype blank = kept.indexOf(u' ');
    for (const auto &[kind, name] : kindNames()) {
        if (blank >= 0 && kept.left(blank) == name)
            return {kind, kept.mid(blank + 1)};
    }
    return {};
}

std::shared_ptr<PendingEdits> PendingEdits::of(const StorePtr &store, const QString &tenant, const QString &listId)
{
    const QString name = store->path() + u'\n' + tenant + u'\n' + listId;
    if (auto there = shared().value(name).lock())
        return there;
    const std::shared_ptr<PendingEdits> made(new PendingEdits(store, tenant, listId));
    shared().insert(name, made);
    return made;
}

struct PendingEdits::Unkept {
    StorePtr store;
    QString tenant;
    QString listId;
    QHash<QPair<QByteArray, QString>, std::optional<PendingEdit>> edits; // none: it is to go
    QDeadlineTimer pause{0};                                             // after a failure: it writes all of them

    void write();
};

void PendingEdits::Unkept::write()
{
    if (edits.isEmpty())
        return;
    Writing writing(store, Kept::PendingEdits);
    for (auto each = edits.cbegin(); each != edits.cend(); ++each) {
        const std::optional<PendingEdit> &edit = each.value();
        const QVariantList where{tenant, listId, QString::fromUtf8(each.key().first), each.key().second};
        if (edit)
            writing.run(QStringLiteral("INSERT INTO pending_edit (tenant, list_id, record_key, field, value_before, value_after,"
                                       " reset, made, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                       " ON CONFLICT (tenant, list_id, record_key, field) DO UPDATE SET"
                                       " value_before = excluded.value_before, value_after = excluded.value_after,"
                                       " reset = excluded.reset, made = excluded.made, problem = excluded.problem"),
                        where + QVariantList{edit->before, edit->after, edit->reset ? 1 : 0, edit->made, edit->problem.toText()});
        else
            writing.run(
                QStringLiteral("DELETE FROM pending_edit WHERE tenant = ? AND list_id = ? AND record_key = ? AND field = ?"),
                where);
    }
    if (writing.finish())
        edits.clear();
    else
        pause.setRemainingTime(1'000);
}

PendingEdits::PendingEdits(StorePtr store, QString tenant, QString listId)
    : m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_listId(std::move(listId)),
      m_unkept(std::make_shared<Unkept>(Unkept{m_store, m_tenant, m_listId, {}, QDeadlineTimer(0)})),
      m_writer(std::make_unique<BackgroundWriter>())
{
    load();
}

PendingEdits::~PendingEdits()
{
    m_writer->write([unkept = m_unkept] { unkept->write(); });
    m_writer.reset();
}

void PendingEdits::load()
{
    Reading query(m_store, Kept::PendingEdits,
                  QStringLiteral("SELECT record_key, field, value_before, value_after, reset, made, problem FROM pending_edit"
                                 " WHERE tenant = ? AND list_id = ? ORDER BY made, field"),
                  {m_tenant, m_listId});
    while (query.next()) {
        PendingEdit edit;
        edit.key = query.value(0).toString().toUtf8();
        edit.field = query.value(1).toString();
        edit.before = query.value(2).toString();
        edit.after = query.value(3).toString();
        edit.reset = query.value(4).toInt() != 0;
        edit.made = query.value(5).toLongLong();
        edit.problem = EditProblem::fromText(query.value(6).toString());
        put(edit.key, edit.field, edit);
    }
}

qsizetype PendingEdits::indexOf(const QByteArray &key, const QString &field) const { return m_places.value({key, field}, -1); }

const PendingEdit *PendingEdits::find(const QByteArray &key, const QString &field) const
{
    const qsizetype at = indexOf(key, field);
    return at < 0 ? nullptr : &m_edits.at(at);
}

QList<QByteArray> PendingEdits::records() const
{
    QList<QByteArray> keys;
    for (const PendingEdit &edit : m_edits) {
        if (keys.isEmpty() || keys.last() != edit.key)
            keys.append(edit.key);
    }
    return keys;
}

int PendingEdits::recordCount() const { return int(records().size()); }

QList<PendingEdit> PendingEdits::editsOf(const QByteArray &key) const
{
    QList<PendingEdit> some;
    std::copy_if(m_edits.begin(), m_edits.end(), std::back_inserter(some),
                 [&key](const PendingEdit &edit) { return edit.key == key; });
    return some;
}

QStringList PendingEdits::fields() const
{
    QStringList names;
    for (const PendingEdit &edit : m_edits) {
        if (!names.contains(edit.field))
            names.append(edit.field);
    }
    return names;
}

int PendingEdits::count(EditProblem::Kind kind) const
{
    return int(
        std::count_if(m_edits.begin(), m_edits.end(), [kind](const PendingEdit &edit) { return edit.problem.kind == kind; }));
}

void PendingEdits::put(const QByteArray &key, const QString &field, const std::optional<PendingEdit> &edit)
{
    const qsizetype at = indexOf(key, field);
    if (edit && at >= 0) {
        m_edits[at] = *edit;
        return;
    }
    if (edit) {
        // Beside the others of its record.
        const auto last =
            std::find_if(m_edits.rbegin(), m_edits.rend(), [&key](const PendingEdit &each) { return each.key == key; });
        m_edits.insert(last == m_edits.rend() ? m_edits.end() : last.base(), *edit);
    } else if (at >= 0) {
        m_edits.removeAt(at);
    }
    m_places.clear();
    for (qsizetype i = 0; i < m_edits.size(); ++i)
        m_places.insert({m_edits.at(i).key, m_edits.at(i).field}, i);
}

void PendingEdits::keep(const QByteArray &key, const QString &field, const std::optional<PendingEdit> &edit)
{
    m_writer->write([unkept = m_unkept, key, field, edit] {
        unkept->edits.insert({key, field}, edit);
        if (unkept->pause.hasExpired())
            unkept->write();
    });
}

bool PendingEdits::setOne(const QByteArray &key, const Value &value, Step &step)
{
    const PendingEdit *there = find(key, value.field);
    PendingEdit edit;
    edit.key = key;
    edit.field = value.field;
    edit.before = there ? there->before : value.before;
    edit.after = value.after.trimmed(); // the API removes white space around values
    edit.reset = edit.after.isEmpty();
    // White space around what the record says is no difference, but neither would the tenant have kept it.
    const bool same = edit.after == edit.before.trimmed();
    if (same ? there == nullptr : there && there->after == edit.after && there->reset == edit.reset)
        return false;
    edit.made = there ? there->made : QDateTime::currentMSecsSinceEpoch();
    step.append({key, value.field, there ? std::optional(*there) : std::nullopt});
    const auto next = same ? std::nullopt : std::optional(edit);
    put(key, value.field, next);
    keep(key, value.field, next);
    return true;
}

void PendingEdits::set(const QByteArray &key, const QString &field, const QString &before, const QString &after)
{
    set(key, {{field, before, after}});
}

void PendingEdits::set(const QByteArray &key, const QList<Value> &values)
{
    Step step;
    for (const Value &value : values)
        setOne(key, value, step);
    if (step.isEmpty())
        return;
    m_steps.append(step);
    if (m_steps.size() > mostSteps)
        m_steps.removeFirst();
    Q_EMIT changed();
}

void PendingEdits::discardThose(const QList<QPair<QByteArray, QString>> &those)
{
    Step step;
    for (const auto &[key, field] : those) {
        const PendingEdit *there = find(key, field);
        if (!there)
            continue;
        step.append({key, field, *there});
        put(key, field, std::nullopt);
        keep(key, field, std::nullopt);
    }
    if (step.isEmpty())
        return;
    m_steps.append(step);
    Q_EMIT changed();
}

void PendingEdits::discard(const QByteArray &key, const QString &field) { discardThose({{key, field}}); }

void PendingEdits::discardRecord(const QByteArray &key)
{
    QList<QPair<QByteArray, QString>> those;
    for (const PendingEdit &edit : editsOf(key))
        those.append({edit.key, edit.field});
    discardThose(those);
}

void PendingEdits::discardAll()
{
    QList<QPair<QByteArray, QString>> those;
    for (const PendingEdit &edit : std::as_const(m_edits))
        those.append({edit.key, edit.field});
    discardThose(those);
}

void PendingEdits::undo()
{
    if (m_steps.isEmpty())
        return;
    const Step step = m_steps.takeLast();
    for (const Was &was : step) {
        put(was.key, was.field, was.edit);
        keep(was.key, was.field, was.edit);
    }
    Q_EMIT changed();
}

void PendingEdits::setProblem(const QByteArray &key, const QString &field, const EditProblem &problem)
{
    const qsizetype at = indexOf(key, field);
    if (at < 0 || m_edits.at(at).problem == problem)
        return;
    m_edits[at].problem = problem;
    keep(key, field, m_edits.at(at));
    Q_EMIT changed();
}

void PendingEdits::applied(const QList<QPair<QByteArray, QString>> &edits)
{
    bool any = false;
    for (const auto &[key, field] : edits) {
        if (indexOf(key, field) < 0)
            continue;
        put(key, field, std::nullopt);
        keep(key, field, std::nullopt);
        any = true;
    }
    if (!any)
        return;
    m_steps.clear(); // they would bring back edits of values that are no more
    Q_EMIT changed();
}

void PendingEdits::keepMine(const QByteArray &key, const QString &field)
{
    const qsizetype at = indexOf(key, field);
    if (at < 0 || m_edits.at(at).problem.kind != EditProblem::Kind::Conflict)
        return;
    m_edits[at].before = m_edits.at(at).problem.text;
    m_edits[at].problem = {};
    keep(key, field, m_edits.at(at));
    Q_EMIT changed();
}

void PendingEdits::takeTheirs(const QByteArray &key, const QString &field)
{
    if (const PendingEdit *edit = find(key, field); edit && edit->problem.kind == EditProblem::Kind::Conflict)
        discard(key, field);
}

QString recordKeyText(const QByteArray &key)
{
    QStringList values;
    const QJsonObject object = QJsonDocument::fromJson(key).object();
    for (const QJsonValue &value : object)
        values.append(value.isDouble() ? QString::number(value.toInteger()) : value.toString());
    return values.join(QStringLiteral(" · "));
}

} // namespace outdial::models
