// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parameters of a method as fields: variables of its path, and those members of its body for which a field is natural. The
// text of the body is the truth; the form shows it and changes single members of it.
#pragma once

#include <QList>
#include <QScrollArea>

#include <models/activity/explorerids.h>
#include <models/activity/explorerparameters.h>

class QLabel;
class QVBoxLayout;

namespace outdial::views {

class ExplorerForm : public QScrollArea {
    Q_OBJECT
public:
    explicit ExplorerForm(QWidget *parent = nullptr);
    void setMethod(api::Method method);
    // Where ids can be chosen from; null: nowhere.
    void setIds(models::ExplorerIds *ids);

    // Of the path, in its order.
    QStringList variables() const;
    void setVariable(const QString &name, const QString &value); // emits nothing
    // The fields of the body show what this text says. Not JSON: they rest.
    void setBody(const QString &text);
    // The first field of the path that is empty gets the focus and says so. False: none is.
    bool showMissing();
    bool hasFields() const { return !m_rows.isEmpty(); }
    // The field of a parameter, or null.
    QWidget *field(const QString &name) const;

Q_SIGNALS:
    void variableEdited(const QString &name, const QString &value);
    void bodyEdited(const QString &text); // the whole, with one member changed

private:
    struct Row {
        const models::ExplorerParameter *parameter;
        QWidget *field;
        QLabel *problem;
    };
    void addRow(const models::ExplorerParameter &parameter);
    void addNote(const models::ExplorerParameter &parameter);
    QWidget *makeField(const models::ExplorerParameter &parameter);
    QString valueOf(const Row &row) const;
    static void show(const Row &row, const QString &value);
    static void tell(const Row &row, const QString &problem);
    void edited(const models::ExplorerParameter &parameter, const QString &value);
    QString campaign() const;

    QList<Row> m_rows;
    QVBoxLayout *m_column = nullptr;
    models::ExplorerIds *m_ids = nullptr;
    QString m_body;
};

} // namespace outdial::views
