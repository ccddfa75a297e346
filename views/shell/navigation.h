// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The navigation at the left: tenant block, the pages under their sections with counts, the transfer that runs. Folds to icons
// where the window is narrow.
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QHash>
#include <QList>

#include <views/shell/mainwindow.h>

class QLabel;
class QVBoxLayout;

namespace outdial::views {

class ElidedLabel;
class MeterWidget;
class TenantBlock;

// One entry.
class NavigationItem : public QAbstractButton {
    Q_OBJECT
public:
    NavigationItem(const QString &iconName, const QString &text, QWidget *parent);
    void setCount(const QString &count, bool attention);
    void setFolded(bool folded);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refreshName();
    QString m_iconName;
    QString m_count;
    bool m_attention = false;
    bool m_folded = false;
};

class NavigationPanel : public QFrame {
    Q_OBJECT
public:
    explicit NavigationPanel(QWidget *parent = nullptr);
    NavigationItem *addItem(PageId id, NavigationSection section, const QString &iconName, const QString &text);
    NavigationItem *item(PageId id) const { return m_items.value(id); }
    QList<NavigationItem *> items() const { return m_order; }
    void setCurrent(std::optional<PageId> id);
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    void setTransfer(const TransferNote &note);
    TenantBlock *tenant() const { return m_tenant; }

Q_SIGNALS:
    void chosen(outdial::views::PageId id);

private:
    void refreshSize();
    TenantBlock *m_tenant;
    QVBoxLayout *m_list;
    QHash<PageId, NavigationItem *> m_items;
    QList<NavigationItem *> m_order;
    QHash<NavigationSection, QLabel *> m_titles;
    QHash<NavigationSection, QVBoxLayout *> m_sections;
    QFrame *m_foot;
    ElidedLabel *m_transferName;
    QLabel *m_transferState;
    ElidedLabel *m_transferDetail;
    MeterWidget *m_transferMeter;
    TransferNote m_note;
    bool m_marking = false; // setCurrent() is at work
    bool m_folded = false;
};

} // namespace outdial::views
