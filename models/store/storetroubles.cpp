// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDir>
#include <QPointer>

#include <models/store/diskwords.h>
#include <models/store/storetroubles.h>

#include <array>
#include <utility>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreTroubles)
};

// %1: the cause, the end of a sentence.
struct ActWords {
    const char *title;
    const char *meaning;
};

struct KeptWords {
    ActWords write;
    ActWords read;
};

// In the order of Kept.
constexpr std::array<KeptWords, 12> allWords{{
    {{QT_TRANSLATE_NOOP("StoreTroubles", "The journal of changes cannot be written: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles",
                        "Changes made from now on are not in the journal unless it can be written before Outdial is closed.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "The journal of changes cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "The journal of changes does not show all of them.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "A deletion job cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles",
                        "Jobs may leave out a deletion when Outdial is started again; the tenant goes on with it.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "The deletion jobs cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Jobs does not show all deletions that were asked for from here.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "Edits that are not sent yet cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles",
                        "Edits that are not sent are gone when Outdial is closed unless they can be kept before.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "Edits that are not sent yet cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Edits of records that were not sent before are not all shown.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "The Do-Not-Call ledger cannot be written: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "What is done to Do-Not-Call lists from now on is not in the ledger.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "The Do-Not-Call ledger cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "What was done to Do-Not-Call lists is shown as not known.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "A draft of a format cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "The draft of the format is gone when its page is closed.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "Drafts of formats cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Not all drafts of formats are shown.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "The figures of the monitor cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Charts of the monitor have a gap when Outdial is started again.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "The figures of the monitor cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Charts of the monitor begin anew.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "Alerts cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Alerts and their rules will be as before when Outdial is started again.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "Alerts cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Earlier alerts, and rules that were changed, are not known.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "What is known of a format cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Fields of the format have to be looked up or taught again.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "What is known of formats cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Fields of formats have to be looked up or taught again.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "The mapping of columns cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Columns of the next file like this are mapped by their names.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "Earlier mappings of columns cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Columns are mapped by their names.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "Reminders to sort again cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Reminders to sort again are gone when Outdial is closed.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "Reminders to sort again cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Not all reminders to sort again are shown.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "The campaigns that were seen cannot be kept: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Disabled campaigns may be missing when Outdial is started again.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "The campaigns that were seen cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Campaigns that were disabled may be missing.")}},
    {{QT_TRANSLATE_NOOP("StoreTroubles", "The list of tenants cannot be written: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "The list of tenants stays as it was.")},
     {QT_TRANSLATE_NOOP("StoreTroubles", "The list of tenants cannot be read: %1."),
      QT_TRANSLATE_NOOP("StoreTroubles", "Not all tenants are shown.")}},
}};

// The messages of SQLite name tables, and parts of statements where one was wrong: none is shown as it is.
QString cause(const QString &path, const QString &said)
{
    if (said.isEmpty() || diskTrouble(path, said) != DiskTrouble::Other)
        return diskCause(path, said);
    if (said == QLatin1String("disk I/O error"))
        return Text::tr("the disk reports an error");
    if (said == QLatin1String("unable to open database file"))
        return Text::tr("the file cannot be opened");
    qWarning("The store refuses a statement: %s", qPrintable(said));
    return Text::tr("the file refuses it");
}

} // namespace

QString StoreTrouble::text() const
{
    return meaning + u' ' + remedy + QStringLiteral(" (%1)").arg(QDir::toNativeSeparators(path));
}

StoreTrouble storeTrouble(const QString &path, Kept kept, StoreAct act, const QString &said)
{
    const KeptWords &words = allWords.at(std::size_t(kept));
    const ActWords &ofAct = act == StoreAct::Write ? words.write : words.read;
    const QString why = cause(path, said);
    return {kept, act, Text::tr(ofAct.title).arg(why), why, Text::tr(ofAct.meaning), diskRemedy(path, said, AfterRoom::KeepOn),
            path};
}

StoreTroubles::StoreTroubles(QString path) : m_path(std::move(path)) {}

void StoreTroubles::failed(Kept kept, StoreAct act, const QString &said, const QString &statement)
{
    const StoreTrouble trouble = storeTrouble(m_path, kept, act, said);
    Listener listener;
    {
        const QMutexLocker lock(&m_mutex);
        QHash<QString, QString> &told = m_told[{kept, act}];
        if (told.contains(trouble.title))
            return;
        told.insert(trouble.title, statement);
        if (!m_listener)
            m_waiting.append(trouble);
        listener = m_listener;
    }
    if (listener)
        listener(trouble);
}

void StoreTroubles::succeeded(Kept kept, StoreAct act, const QString &statement)
{
    const QMutexLocker lock(&m_mutex);
    if (const auto told = m_told.find({kept, act}); told != m_told.end())
        told->second.removeIf([&statement](const auto &one) { return one.value() == statement; });
}

void StoreTroubles::setListener(QObject *receiver, Listener listener)
{
    take([guard = QPointer<QObject>(receiver), listener = std::move(listener)](const StoreTrouble &trouble) {
        if (QCoreApplication::instance() == nullptr)
            return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, listener, trouble] {
                if (guard)
                    listener(trouble);
            },
            Qt::QueuedConnection);
    });
}

void StoreTroubles::setListener(const Listener &listener) { take(listener); }

void StoreTroubles::take(const Listener &listener)
{
    QList<StoreTrouble> waiting;
    {
        const QMutexLocker lock(&m_mutex);
        m_listener = listener;
        if (listener)
            waiting = std::exchange(m_waiting, {});
    }
    for (const StoreTrouble &trouble : std::as_const(waiting))
        listener(trouble);
}

} // namespace outdial::models
