// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The first records in a custom order, or a button that reads some to show them, or why there are none.
#pragma once

#include <QFrame>
#include <QPointer>

#include <api/types/campaign.h>
#include <api/types/format.h>
#include <models/campaigns/sortsample.h>

class QLabel;

namespace outdial::views {

class Button;
class ElidedLabel;

class SortPreviewBox : public QFrame {
    Q_OBJECT
public:
    explicit SortPreviewBox(QWidget *parent = nullptr);

    void setSample(models::SortSample *sample); // may end before the box
    // typesKnown: false: the values are compared as text.
    void setSorting(const api::Sorting &sorting, const QList<api::Field> &fields, bool typesKnown);

private:
    void refresh();
    void showRecords(const api::RecordPage &page);

    QPointer<models::SortSample> m_sample;
    api::Sorting m_sorting;
    QList<api::Field> m_fields;
    bool m_typesKnown = true;
    QLabel *m_head;
    QList<ElidedLabel *> m_lines;
    QLabel *m_note;
    Button *m_read;
};

} // namespace outdial::views
