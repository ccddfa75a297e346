// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be sent: the method with its path, what it does and needs, its parameters as fields and its body as text.
#pragma once

#include <QFrame>

#include <api/client/method.h>
#include <models/activity/explorerids.h>

class QHBoxLayout;
class QLabel;

namespace outdial::views {

class Button;
class ElidedLabel;
class ExplorerBody;
class ExplorerForm;
class StateLabel;

class ExplorerRequest : public QFrame {
    Q_OBJECT
public:
    explicit ExplorerRequest(QWidget *parent = nullptr);

    api::Method method() const { return m_method; }
    // variables: by name, those that are known. body: as text.
    void setMethod(api::Method method, const QHash<QString, QString> &variables, const QString &body);
    void setIds(models::ExplorerIds *ids);
    QStringList variables() const;
    QString body() const;
    void setBody(const QString &text);
    bool takesBody() const;
    // Whether it can be sent; if not, what is missing is shown and gets the focus.
    bool isReady();
    void setRunning(bool running);
    void setCanSend(bool can);
    int wantedHeight() const; // for this method, at the text size of the user

    ExplorerForm *form() const { return m_form; }
    ExplorerBody *bodyEditor() const { return m_body; }

Q_SIGNALS:
    void sendWanted();
    void cancelWanted();
    void methodWanted(outdial::api::Method method); // a successor
    void edited();                                  // variables or body, by the user

private:
    void refreshPath();
    void refreshHeading();
    void refreshButtons();

    api::Method m_method = api::Method::GetCampaigns;
    ElidedLabel *m_name;
    StateLabel *m_mark;
    StateLabel *m_old;
    QLabel *m_verb;
    ElidedLabel *m_path;
    ElidedLabel *m_summary;
    ElidedLabel *m_needs;
    QWidget *m_successors;
    QHBoxLayout *m_successorRow;
    Button *m_send;
    Button *m_cancel;
    ExplorerForm *m_form;
    QFrame *m_line;
    ExplorerBody *m_body;
    QLabel *m_nothing;
    bool m_running = false;
    bool m_canSend = false;
};

} // namespace outdial::views
