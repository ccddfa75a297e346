// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A field for an id: typed, or chosen from those that the tenant has, which are read when the choice is opened.
#pragma once

#include <QComboBox>
#include <QPointer>

#include <models/activity/explorerids.h>

#include <functional>

namespace outdial::views {

class ExplorerIdField : public QComboBox {
    Q_OBJECT
public:
    explicit ExplorerIdField(models::IdKind kind, QWidget *parent = nullptr);
    // campaign: the one whose instances are meant. Null ids: nothing to choose from.
    void setSource(models::ExplorerIds *ids, std::function<QString()> campaign);
    QString value() const { return currentText(); }
    void setValue(const QString &id); // emits nothing
    void showPopup() override;

Q_SIGNALS:
    void valueEdited(const QString &id); // by the user

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    QString campaign() const { return m_campaign ? m_campaign() : QString(); }

    models::IdKind m_kind;
    QPointer<models::ExplorerIds> m_ids;
    std::function<QString()> m_campaign;
    bool m_open = false; // showPopup() is on its way: what is read meanwhile is put in
};

} // namespace outdial::views
