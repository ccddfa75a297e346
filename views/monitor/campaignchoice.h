// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which campaigns are on the wall: a popup with a check box for each. What is changed is told when it happens.
#pragma once

#include <QFrame>
#include <QList>

class QCheckBox;
class QScrollArea;

namespace outdial::views {

class SearchField;

class CampaignChoice : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        QString id;
        QString name;
        bool shown = true;
    };
    // Closes and deletes itself.
    CampaignChoice(const QList<Entry> &entries, QWidget *parent);
    void popup(const QPoint &rightTop);
    QList<QCheckBox *> boxes() const { return m_boxes; } // in the order of the entries

Q_SIGNALS:
    void chosen(const QStringList &ids, bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // arrow keys go from box to box

private:
    void filter(const QString &text);
    void setAll(bool shown);

    QList<Entry> m_entries;
    SearchField *m_search;
    QScrollArea *m_scroll;
    QList<QCheckBox *> m_boxes;
    bool m_filling = false;
};

} // namespace outdial::views
