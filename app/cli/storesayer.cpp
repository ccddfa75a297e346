// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QMutex>
#include <QStringList>

#include <app/cli/storesayer.h>
#include <app/cli/terminal.h>
#include <models/store/store.h>
#include <models/store/storetroubles.h>

#include <memory>
#include <utility>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreSayer)
};

// The terminal belongs to the GUI thread. Where that has no event loop any more, whoever is last to let go of this says the rest.
class Waiting {
public:
    Waiting() = default;
    ~Waiting() { say(); }
    Q_DISABLE_COPY_MOVE(Waiting)

    void add(const QString &sentence)
    {
        const QMutexLocker lock(&m_mutex);
        m_sentences.append(sentence);
    }
    void say()
    {
        QStringList sentences;
        {
            const QMutexLocker lock(&m_mutex);
            sentences = std::exchange(m_sentences, {});
        }
        for (const QString &sentence : std::as_const(sentences))
            sayOnTerminal(sentence);
    }

private:
    QMutex m_mutex;
    QStringList m_sentences;
};

} // namespace

void sayStoreTroubles(const models::Store &store)
{
    store.troubles().setListener([waiting = std::make_shared<Waiting>()](const models::StoreTrouble &trouble) {
        waiting->add(Text::tr("Warning: %1").arg(trouble.title + u' ' + trouble.text()));
        if (QCoreApplication::instance() != nullptr)
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [waiting] { waiting->say(); }, Qt::QueuedConnection);
    });
}

} // namespace outdial::app
