// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Alerts as the panel lists them: those that are so now, or past ones; and how a row of either looks. They follow a model with
// the roles of AlertBook.
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>
#include <QPersistentModelIndex>
#include <QPointer>

#include <views/shared/rowdelegate.h>

namespace outdial::views {

// The words of one alert, in local time.
struct AlertWords {
    QString title;    // "No attempt for 14 min"
    QString when;     // "since 14:17", "14:17 to 14:31"
    QString campaign; //
    QString state;    // "Acknowledged", "Snoozed until 15:00"; empty: open
    QString text;
    bool active = false;
    bool quiet = false; // acknowledged or snoozed
};
AlertWords alertWords(const QModelIndex &index, const QDateTime &now);
// All of it as one text, for assistive tools.
QString alertSentence(const AlertWords &words);

class AlertRows : public QAbstractListModel {
    Q_OBJECT
public:
    // Of the model, whose rows say by ActiveRole which they are; it may be destroyed first.
    AlertRows(QAbstractItemModel *alerts, bool active, QObject *parent);
    // What ages are told from; the present unless set.
    void setNow(const QDateTime &now);
    QDateTime now() const { return m_now.isValid() ? m_now : QDateTime::currentDateTime(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        QString id;
        QPersistentModelIndex source;
    };
    void follow();

    QPointer<QAbstractItemModel> m_alerts;
    bool m_active;
    QList<Row> m_rows;
    QDateTime m_now;
};

class AlertDelegate : public RowDelegate {
    Q_OBJECT
public:
    // 64 high with the text on a line of its own, 48 with all but the title on one line.
    AlertDelegate(bool tall, QObject *parent);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    bool m_tall;
};

} // namespace outdial::views
