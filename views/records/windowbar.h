// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The span of time in which records were completed or updated: a choice of presets, two moments of one's own, and what is meant,
// with the zone in which it is meant.
#pragma once

#include <QFrame>
#include <QTimer>

#include <models/records/recordloader.h>

class QComboBox;
class QLabel;

namespace outdial::views {

class DateTimeField;
class ElidedLabel;

class WindowBar : public QFrame {
    Q_OBJECT
public:
    explicit WindowBar(QWidget *parent = nullptr);

    // Shown for Completed and Updated; the words differ.
    void setSelection(const models::RecordSelection &selection);
    // Set, zone and attempts are those that were set.
    const models::RecordSelection &selection() const { return m_selection; }
    // What the preset means now: days go by.
    void refreshText();
    QComboBox *presets() const { return m_presets; }

Q_SIGNALS:
    void changed(); // by the user, and it can be asked for

private:
    void presetChosen();
    void customChanged();
    void takeCustom();

    models::RecordSelection m_selection;
    QLabel *m_label;
    QComboBox *m_presets;
    QWidget *m_custom;
    DateTimeField *m_from;
    DateTimeField *m_to;
    QTimer m_settle;
    ElidedLabel *m_text;
};

} // namespace outdial::views
