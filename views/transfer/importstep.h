// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One step of the import wizard. It shows the job and acts on it; the page around it has the step bar and the foot with Back and
// Next, which says why it is off.
#pragma once

#include <QFrame>
#include <QString>

namespace outdial::models {
class ImportJob;
}

namespace outdial::views {

class ImportStep : public QFrame {
    Q_OBJECT
public:
    explicit ImportStep(models::ImportJob *job, QWidget *parent = nullptr);

    // What Next is called here ("Next: Check"); empty: there is no Next.
    virtual QString nextText() const = 0;
    // Why Next is off, for the foot; empty: it is on.
    virtual QString blocker() const { return {}; }
    // A remedy that the foot offers beside the blocker; empty: none.
    virtual QString remedy() const { return {}; }
    virtual void applyRemedy() {}
    // A word beside an open Next: what goes on as it is.
    virtual QString caution() const { return {}; }
    virtual bool canGoBack() const { return true; }
    // The step is shown now.
    virtual void enter() {}
    // F5.
    virtual void renew() {}
    virtual QWidget *firstFocus() const { return nullptr; }

Q_SIGNALS:
    void changed(); // blocker, remedy, caution
    void nextWanted();

protected:
    models::ImportJob *job() const { return m_job; }

private:
    models::ImportJob *m_job;
};

} // namespace outdial::views
