// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Ctrl+K: one field that finds a place or a command by a few letters of its name. A child of the window, over its pages.
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace outdial::views {

struct Command {
    QString text;
    QString detail; // at the right: shortcut, or what it is
    QString iconName;
    std::function<void()> run;
};

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    using Provider = std::function<QList<Command>()>;
    explicit CommandPalette(QWidget *window);
    // Asked each time the palette opens.
    void addProvider(Provider provider) { m_providers.append(std::move(provider)); }
    void open();
    void close();
    bool isOpen() const { return isVisible(); }
    int shownCount() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &query);
    void place();
    void runCurrent();

    QWidget *m_window;
    QList<Provider> m_providers;
    QList<Command> m_commands;
    QList<qsizetype> m_shown; // rows of the list -> m_commands
    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
    QWidget *m_before = nullptr; // had the focus
};

} // namespace outdial::views
