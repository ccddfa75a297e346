// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/console/designing.h>
#include <models/connect/session.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatspage.h>
#include <views/shared/toast.h>

namespace outdial::app {

using views::FormatDesignerPage;
using views::FormatsPage;
using views::PageId;

Designing::Designing(views::MainWindow &window, QObject *parent) : QObject(parent), m_window(window), m_page(*new FormatsPage)
{
    m_window.addPage(PageId::Formats, &m_page, views::NavigationSection::Data, QStringLiteral("view-form"), tr("Formats"));
    connect(&m_page, &FormatsPage::newFormatRequested, this, &Designing::newFormat);
    connect(&m_page, &FormatsPage::openDraftRequested, this, &Designing::openDraft);
    connect(&m_page, &FormatsPage::teachRequested, this, &Designing::teach);
    connect(&m_page, &FormatsPage::copyRequested, this, &Designing::newFormatLike);
    connect(&m_page, &FormatsPage::openListRequested, this, &Designing::openListRequested);
}

FormatDesignerPage *Designing::makeDesigner()
{
    const auto session = m_window.session();
    if (session == nullptr)
        return nullptr;
    auto *page = new FormatDesignerPage(*session);
    page->setPath({{tr("Formats"), [this] { m_window.openPage(PageId::Formats); }}});
    connect(page, &FormatDesignerPage::listCreated, this, &Designing::tellCreated);
    connect(page, &FormatDesignerPage::formatTaught, this,
            [this, page](const QString &formatId) { tellTaught(formatId, page->design().formatName()); });
    connect(page, &FormatDesignerPage::draftsChanged, &m_page, &FormatsPage::readStore);
    return page;
}

FormatDesignerPage *Designing::newFormat(const QString &csvPath)
{
    auto *page = makeDesigner();
    if (page == nullptr)
        return nullptr;
    m_window.openSubPage(PageId::Formats, page);
    if (!csvPath.isEmpty())
        page->openCsv(csvPath);
    return page;
}

FormatDesignerPage *Designing::newFormatLike(const api::Format &format)
{
    auto *page = newFormat({});
    if (page != nullptr)
        page->startFrom(format);
    return page;
}

FormatDesignerPage *Designing::openDraft(const QString &draftId)
{
    auto *page = makeDesigner();
    if (page == nullptr)
        return nullptr;
    if (!page->openDraft(draftId)) {
        delete page;
        m_page.readStore(); // it is gone, or damaged
        return nullptr;
    }
    m_window.openSubPage(PageId::Formats, page);
    return page;
}

FormatDesignerPage *Designing::teach(const QString &formatId, const QString &formatName, const QString &listId)
{
    auto *page = makeDesigner();
    if (page == nullptr)
        return nullptr;
    page->teach(formatId, formatName, listId);
    m_window.openSubPage(PageId::Formats, page);
    return page;
}

void Designing::tellCreated(const QString &listId, const QString &listName, const QString &formatId)
{
    views::ToastHost::of(&m_window).tell({views::Tone::Ok,
                                          tr("“%1” was created.").arg(listName),
                                          tr("The list is empty, and its format is known here."),
                                          tr("Open the list"),
                                          [this, listId] { Q_EMIT openListRequested(listId); },
                                          {}});
    m_window.openPage(PageId::Formats);
    m_page.refresh();
    m_page.select(formatId);
    Q_EMIT listCreated(listId, listName, formatId);
}

void Designing::tellTaught(const QString &formatId, const QString &formatName)
{
    views::ToastHost::of(&m_window).tell({views::Tone::Ok,
                                          tr("The fields of “%1” are known here now.").arg(formatName),
                                          tr("Imports and edits use them. Nothing was sent."),
                                          {},
                                          {},
                                          {}});
    m_window.openPage(PageId::Formats);
    m_page.readStore();
    m_page.select(formatId);
    Q_EMIT formatTaught(formatId);
}

} // namespace outdial::app
