// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts together what Delete Many Records takes: values of key and searchable fields, the result in a campaign, the time of
// creation. Says in words what they mean together, and what is known of how many records match. Nothing is sent from here. What
// was put together is kept until it is sent: it is here again when the dialog is opened again for the same list.
#pragma once

#include <QDialog>
#include <QTimer>

#include <api/types/callinglist.h>
#include <models/jobs/deletioncriteria.h>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace outdial::views {

class Banner;
class Button;
class CriteriaField;
class DateTimeField;

class DeleteManyDialog : public QDialog {
    Q_OBJECT
public:
    struct What {
        api::CallingList list;
        QList<api::ListBinding> bindings;
        // Records that are loaded, and through which campaign; none: nothing is counted.
        std::optional<models::RecordStore> records;
        QString recordsCampaign;
        models::TimeZoneShown zone = models::TimeZoneShown::Local;
    };
    DeleteManyDialog(What what, QWidget *parent);

    // Keys and searchable ones of the format. sure: the format is known; else they are proposed, and others can be typed.
    void setFields(const QStringList &names, bool sure);
    void setBindings(const QList<api::ListBinding> &bindings);
    void setDraft(const models::DeletionDraft &draft);
    models::DeletionDraft draft() const;
    Button *actButton() const { return m_act; }
    void done(int result) override;

Q_SIGNALS:
    // The criteria can be sent; they are to be confirmed.
    void chosen(const outdial::models::DeletionDraft &draft);

private:
    QWidget *makeFields();
    QWidget *makeResult();
    QWidget *makeTimes();
    QWidget *makeFoot();
    CriteriaField *addField();
    void restore();
    void fill(const models::DeletionDraft &draft);
    void refresh();
    void countSoon();
    void countNow();

    What m_what;
    bool m_bindingsKnown = false;
    QStringList m_names;
    bool m_sure = false;
    QList<CriteriaField *> m_fields;
    QVBoxLayout *m_fieldRows;
    QScrollArea *m_fieldScroll;
    QLabel *m_fieldsHint;
    QLabel *m_hits;
    QCheckBox *m_byResult;
    QComboBox *m_campaign;
    QComboBox *m_policy;
    QCheckBox *m_from;
    QCheckBox *m_to;
    DateTimeField *m_fromTime;
    DateTimeField *m_toTime;
    QLabel *m_words;
    Banner *m_kept;
    Banner *m_warning;
    QLabel *m_matches;
    QLabel *m_why;
    Button *m_act;
    QTimer m_count;
    quint64 m_counting = 0;
};

} // namespace outdial::views
