// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A field of a record in the pane: its name and value. One with an edit that waits stands on a tint, with what the tenant has
// struck through below, and a button that takes the edit back.
#pragma once

#include <QWidget>

class QLabel;

namespace outdial::views {

class ElidedLabel;
class IconButton;
class IconLabel;
class StruckLabel;

class RecordLine : public QWidget {
    Q_OBJECT
public:
    explicit RecordLine(QWidget *parent = nullptr);
    void show(const QString &name, const QString &value, bool mono, bool locked);
    // After show(): what the tenant has, below value.
    void showEdit(const QString &was, bool conflict);
    bool isEdited() const { return m_edited; }
    QString name() const { return m_name; }
    IconButton *undoButton() const { return m_undo; }

Q_SIGNALS:
    void undoRequested(const QString &field);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    bool m_edited = false;
    bool m_conflict = false;
    ElidedLabel *m_nameLabel;
    QLabel *m_value;
    StruckLabel *m_was;
    IconLabel *m_lock;
    IconButton *m_undo;
};

} // namespace outdial::views
