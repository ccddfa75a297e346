// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One field of a custom sorting: handle, place, name, direction, what the direction means, remove.
#pragma once

#include <QLabel>
#include <QWidget>

#include <api/types/campaign.h>
#include <api/types/format.h>

#include <optional>

class QComboBox;

namespace outdial::views {

class ElidedLabel;
class IconButton;
class SegmentedControl;

// Six dots by which something is dragged. By mouse only: what it moves has keys of its own.
class DragHandle : public QWidget {
    Q_OBJECT
public:
    explicit DragHandle(QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void begun();
    void dragged(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

// Paints its number alone, but is named "Field 2" for those who hear it: it is the buddy that names the combo box.
class PlaceLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlaceLabel(QWidget *parent = nullptr);
    void setPlace(int place); // 1...
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_place = 1;
};

class SortingRow : public QWidget {
    Q_OBJECT
public:
    explicit SortingRow(QWidget *parent = nullptr);

    void setPlace(int place); // 1...
    QString fieldName() const;
    void setField(const api::SortingField &field);
    api::SortingField field() const;
    // What the list offers; what is written stays.
    void setChoices(const QStringList &names, bool caseMatters);
    // Of the field that is written: its type; none: it is not among those that are known, if any are.
    void showField(std::optional<api::FieldType> type, bool fieldsKnown, bool typesKnown);
    void setError(bool error);
    QComboBox *combo() const { return m_combo; }
    QList<QWidget *> tabStops() const;
    // The same control as that of another row, which had the focus there.
    void focusStop(qsizetype stop);

Q_SIGNALS:
    void changed();
    void removeRequested();
    void moveRequested(int by); // -1 or 1
    void dragBegun();
    void dragged(const QPoint &globalPosition);

private:
    void showWords();

    DragHandle *m_handle;
    PlaceLabel *m_place;
    QComboBox *m_combo;
    SegmentedControl *m_direction;
    ElidedLabel *m_words;
    IconButton *m_remove;
    QList<QWidget *> m_segments;
    std::optional<api::FieldType> m_type;
    bool m_fieldsKnown = false;
    bool m_typesKnown = true;
};

// "A to Z", "earliest first", "10 first, then 9, 8 …"
QString directionWords(api::FieldType type, api::SortOrder order);

} // namespace outdial::views
