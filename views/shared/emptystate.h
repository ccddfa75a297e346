// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands where a table has no rows: a drawing, what is so, what to do, and why it may be so unexpectedly. Also for a first
// load that failed (drawing "did-not-load").
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QHBoxLayout;

namespace outdial::views {

class Button;

class EmptyState : public QWidget {
    Q_OBJECT
public:
    // drawing: lists-empty, campaigns-empty, records-empty, nothing-found, did-not-load, drop-file
    EmptyState(const QString &drawing, const QString &title, const QString &sentence, QWidget *parent = nullptr);
    void setContent(const QString &drawing, const QString &title, const QString &sentence);
    // Empty text: without. iconName may be empty.
    void setPrimary(const QString &text, const QString &iconName = {});
    void setOther(const QString &text, const QString &iconName = {});
    // "You expected lists? Your user needs the privilege “Manage Lists”." and a link behind it, which may be empty.
    void setReason(const QString &sentence, const QString &link = {});
    QPushButton *primary() const;
    QPushButton *other() const;

Q_SIGNALS:
    void primaryClicked();
    void otherClicked();
    void linkClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fitDrawing();
    QString m_drawingName;
    QLabel *m_drawing;
    QLabel *m_title;
    QLabel *m_sentence;
    Button *m_primary;
    Button *m_other;
    QLabel *m_reason;
    Button *m_link;
};

} // namespace outdial::views
