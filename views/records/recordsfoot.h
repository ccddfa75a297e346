// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "12,000 of 250,000 loaded", a meter, and the button that loads all or stops it.
#pragma once

#include <QFrame>

class QLabel;

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class Button;
class ElidedLabel;
class MeterWidget;

class RecordsFoot : public QFrame {
    Q_OBJECT
public:
    explicit RecordsFoot(models::RecordsModel *model, QWidget *parent = nullptr);

private:
    void refresh();

    models::RecordsModel *m_model;
    QLabel *m_count;
    QLabel *m_of;
    MeterWidget *m_meter;
    Button *m_loadAll;
    Button *m_cancel;
    ElidedLabel *m_note;
};

} // namespace outdial::views
