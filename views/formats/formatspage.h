// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The formats of the tenant that are known here: where their fields come from, their keys, the lists that use them; drafts, and
// formats that lists name and whose fields are not known. From here a format is designed, looked at, or taught.
#pragma once

#include <models/formats/formatsmodel.h>
#include <views/shared/tablepage.h>

namespace outdial::views {

class FormatsPage : public TablePage {
    Q_OBJECT
public:
    explicit FormatsPage(QWidget *parent = nullptr);
    ~FormatsPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void setSession(models::Session *session) override;
    QString dropHint(const QStringList &files, const QPoint &globalPosition) override;
    bool dropFiles(const QStringList &files, const QPoint &globalPosition) override;

    // The store has something new: a format, a draft.
    void readStore();
    // Makes this format the current one.
    void select(const QString &formatId);

    models::FormatsModel *model() const { return m_model; }

Q_SIGNALS:
    void newFormatRequested(const QString &csvPath); // empty: with nothing
    void openDraftRequested(const QString &draftId);
    // Its fields are to be looked at, confirmed or entered. listId: one that uses it; may be empty.
    void teachRequested(const QString &formatId, const QString &formatName, const QString &listId);
    // A new format with these fields.
    void copyRequested(const outdial::api::Format &format);
    void openListRequested(const QString &listId);

private:
    void makeActions();
    void refreshState();
    void refreshCover();
    void refreshActions();
    const models::FormatEntry *current() const;
    void openCurrent();
    void deleteDraft();
    void showMenu(const QPoint &position);

    models::Session *m_session = nullptr;
    models::FormatsModel *m_model = nullptr;
    QString m_wanted; // select() waits for it

    Button *m_openButton;
    bool m_failed = false; // the empty state says so

    QAction *m_newAction;
    QAction *m_openAction;
    QAction *m_copyAction;
    QAction *m_listAction;
    QAction *m_deleteAction;
    QAction *m_filterAction;
};

} // namespace outdial::views
