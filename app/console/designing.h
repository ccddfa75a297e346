// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What designs formats, put together: the page of the formats that are known, and the designer, opened empty, with a file, with a
// draft, with the fields of another format, or for a format that is to be taught.
#pragma once

#include <QObject>

#include <views/shell/mainwindow.h>

namespace outdial::api {
struct Format;
}

namespace outdial::views {
class FormatDesignerPage;
class FormatsPage;
} // namespace outdial::views

namespace outdial::app {

class Designing : public QObject {
    Q_OBJECT
public:
    // Adds the page of the formats to the window, which outlives it.
    explicit Designing(views::MainWindow &window, QObject *parent = nullptr);

    views::FormatsPage &page() const { return m_page; }
    // Each opens the designer below the page of the formats. Null while there is no tenant.
    views::FormatDesignerPage *newFormat(const QString &csvPath = {});
    views::FormatDesignerPage *newFormatLike(const api::Format &format);
    views::FormatDesignerPage *openDraft(const QString &draftId);
    // listId: one that uses the format, for reading field names from its records; may be empty.
    views::FormatDesignerPage *teach(const QString &formatId, const QString &formatName, const QString &listId = {});

Q_SIGNALS:
    void listCreated(const QString &listId, const QString &listName, const QString &formatId);
    void openListRequested(const QString &listId);
    void formatTaught(const QString &formatId);

private:
    views::FormatDesignerPage *makeDesigner();
    void tellCreated(const QString &listId, const QString &listName, const QString &formatId);
    void tellTaught(const QString &formatId, const QString &formatName);

    views::MainWindow &m_window;
    views::FormatsPage &m_page;
};

} // namespace outdial::app
