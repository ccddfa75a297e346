// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// In which order a campaign dials the records of a list: natural, random, or by fields with a direction each. Fields are put in
// order by dragging or by Alt+Up and Alt+Down. Part of a form: nothing is sent by it.
#pragma once

#include <QWidget>

#include <api/types/campaign.h>
#include <api/types/format.h>

class QButtonGroup;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace outdial::models {
class SortSample;
}

namespace outdial::views {

class Button;
class SortingRow;
class SortPreviewBox;

class SortingDesigner : public QWidget {
    Q_OBJECT
public:
    explicit SortingDesigner(QWidget *parent = nullptr);

    api::Sorting sorting() const;
    void setSorting(const api::Sorting &sorting); // emits nothing
    // What can be sorted by: names and types; empty: not known, then names are written by hand. typesKnown: false for names that
    // were learned from records, whose types are not told.
    void setFields(const QList<api::Field> &fields, bool typesKnown = true);
    // Where they come from, or why there are none; null: nothing is said.
    void setFieldsNote(const QString &sentence);
    // Records that the order is tried on; null: no preview. It may end before the designer.
    void setSample(models::SortSample *sample);

    // Why this sorting would be refused, a sentence; null: it would not.
    QString problem() const;

Q_SIGNALS:
    void changed(); // by the user

private:
    SortingRow *addRow(const api::SortingField &field);
    void addField();
    void removeRow(SortingRow *row);
    void move(SortingRow *row, int by);
    void drag(const QPoint &globalPosition);
    void choose(api::SortingType type);
    QString nextField() const;
    QString twice() const;
    void refresh();
    void edited();

    QList<api::Field> m_fields;
    bool m_typesKnown = true;
    QList<SortingRow *> m_rows;
    qsizetype m_dragged = 0; // the row whose content follows the pointer
    QButtonGroup *m_types;
    QLabel *m_sentence;
    QWidget *m_custom;
    QVBoxLayout *m_rowsLayout;
    Button *m_add;
    QLabel *m_problem;
    QLabel *m_note;
    SortPreviewBox *m_preview;
};

} // namespace outdial::views
