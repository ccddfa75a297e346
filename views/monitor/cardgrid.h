// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cards in as many columns as fit, all of a row equally high. A card is made when it comes near to what is in sight, and then
// kept. Arrow keys go from card to card. As long as there are none, grey shapes may stand where they will come.
#pragma once

#include <QHash>
#include <QList>
#include <QWidget>

class QScrollArea;

namespace outdial::views {

class MonitorCard;

class CardGrid : public QWidget {
    Q_OBJECT
public:
    explicit CardGrid(QScrollArea *area);

    // The cards to be shown, in this order; others that it had are deleted. The focus stays on its card; if that is gone, it goes
    // to the next one.
    void setIds(const QStringList &ids);
    const QStringList &ids() const { return m_ids; }
    MonitorCard *card(const QString &id) const { return m_cards.value(id); } // null: not made yet
    QList<MonitorCard *> cards() const { return m_cards.values(); }
    // Makes it if need be, scrolls to it and gives it the focus; false: there is no such card.
    bool goTo(const QString &id);
    // Those of which something is in sight.
    QStringList idsInSight() const;
    int columns() const { return m_columns; }
    void setLoading(bool loading);

Q_SIGNALS:
    void cardMade(outdial::views::MonitorCard *card, const QString &id);
    void sightChanged(); // other cards may be in sight

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void lay();
    MonitorCard *made(const QString &id);
    void makeInSight();
    void orderTabs();
    QString focusedId() const;
    void remake();
    QRect inSight() const;

    QScrollArea *m_area;
    QStringList m_ids;
    QList<QRect> m_places; // of each id
    QHash<QString, MonitorCard *> m_cards;
    int m_columns = 1;
    bool m_loading = false;
    int m_textSize;
};

} // namespace outdial::views
