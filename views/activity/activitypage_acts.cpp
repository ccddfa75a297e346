// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do on ActivityPage: copy, save, clear, show contents.

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QtConcurrent>

#include <models/activity/curltext.h>
#include <models/connect/answered.h>
#include <models/connect/session.h>
#include <views/activity/activitypage.h>
#include <views/activity/activitypane.h>
#include <views/shared/actions.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/toast.h>
#include <views/shared/toggle.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::ActivityEntry;

namespace {

models::MessageTone messageTone(Tone tone)
{
    switch (tone) {
    case Tone::Err:
        return models::MessageTone::Error;
    case Tone::Warn:
        return models::MessageTone::Warning;
    case Tone::Accent:
        return models::MessageTone::Note;
    case Tone::Ok:
        return models::MessageTone::Ok;
    }
    return models::MessageTone::Note;
}

} // namespace

void ActivityPage::makeActions()
{
    m_followAction = makeAction(this, tr("&Follow the newest"), QStringLiteral("go-down"), QStringLiteral("F7"));
    m_followAction->setCheckable(true);
    m_followAction->setChecked(m_following);
    m_detailsAction = makeAction(this, tr("&Details"), QStringLiteral("view-form"), QStringLiteral("F4"));
    m_detailsAction->setCheckable(true);
    m_detailsAction->setChecked(true);
    m_filterAction = makeAction(this, tr("&Filter activity"), QStringLiteral("view-filter"), QStringLiteral("Ctrl+F"));
    m_copyCurlAction = makeAction(this, tr("Copy as c&URL"), QStringLiteral("code-context"), QStringLiteral("Ctrl+Shift+C"));
    m_copyRowsAction = makeAction(this, tr("&Copy row"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+C"));
    m_copyIdAction = makeAction(this, tr("Copy &request ID"), QStringLiteral("edit-copy"));
    m_saveAction = makeAction(this, tr("&Save as HAR…"), QStringLiteral("document-save"), QStringLiteral("Ctrl+S"));
    m_clearAction = makeAction(this, tr("C&lear the activity"), QStringLiteral("edit-delete"), QStringLiteral("Ctrl+L"));
    m_contentsAction = makeAction(this, tr("S&how contents until Outdial is closed"), QStringLiteral("password-show-on"));
    m_contentsAction->setCheckable(true);
    connect(m_followAction, &QAction::triggered, this, &ActivityPage::setFollowing);
    connect(m_detailsAction, &QAction::triggered, this, [this](bool shown) { shown ? openDetails() : closeDetails(); });
    connect(m_filterAction, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_copyCurlAction, &QAction::triggered, this, &ActivityPage::copyCurl);
    connect(m_copyRowsAction, &QAction::triggered, this, &ActivityPage::copyRows);
    connect(m_copyIdAction, &QAction::triggered, this, &ActivityPage::copyRequestId);
    connect(m_saveAction, &QAction::triggered, this, &ActivityPage::save);
    connect(m_clearAction, &QAction::triggered, this, [this] {
        if (m_model)
            m_model->clear();
    });
    connect(m_contentsAction, &QAction::triggered, this, &ActivityPage::setContentsShown);
    auto *changes = new Button(tr("Journal of changes"), ButtonKind::Quiet, ButtonSize::Header, this);
    changes->setIconName(QStringLiteral("document-edit"));
    connect(changes, &QPushButton::clicked, this, &ActivityPage::changesRequested);
    addLead(changes);
    overflowMenu()->addActions({m_copyCurlAction, m_copyRowsAction, m_copyIdAction});
    overflowMenu()->addSeparator();
    overflowMenu()->addActions({m_saveAction, m_clearAction});
    overflowMenu()->addSeparator();
    overflowMenu()->addActions({m_detailsAction, m_contentsAction});
    m_chooser = [this](const QString &suggested, const std::function<void(const QString &)> &chosen) {
        auto *dialog =
            new QFileDialog(this, tr("Save the requests as a HAR file"), QDir::homePath(), tr("HTTP Archives (*.har)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("har"));
        dialog->selectFile(suggested);
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    };
}

QList<QAction *> ActivityPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::File:
        return {m_saveAction};
    case MenuId::Edit:
        return {m_copyCurlAction, m_copyRowsAction, m_copyIdAction, nullptr, m_filterAction, nullptr, m_clearAction};
    case MenuId::View:
        return {m_followAction, m_detailsAction};
    case MenuId::Tools:
        return {m_contentsAction};
    default:
        return {};
    }
}

void ActivityPage::refreshActions()
{
    const ActivityEntry *entry = current();
    const bool request = entry && entry->isRequest();
    m_copyCurlAction->setEnabled(request);
    m_copyIdAction->setEnabled(request);
    m_copyRowsAction->setEnabled(entry != nullptr);
    m_saveAction->setEnabled(m_model && m_model->shown() > 0);
    m_clearAction->setEnabled(m_model && m_model->counts().all > 0);
}

void ActivityPage::keepMessage(Tone tone, const QString &title, const QString &line)
{
    if (m_model)
        m_model->appendMessage(messageTone(tone), title, line);
}

bool ActivityPage::showRequest(const QString &requestId)
{
    const quint64 number = m_model ? m_model->newestOf(requestId) : 0;
    if (number == 0)
        return false;
    if (m_model->rowOf(number) < 0) {
        m_kinds->setCurrent(int(models::ActivityKind::All));
        m_methods->setCurrentIndex(0);
        m_filter->clear();
        applyFilter();
    }
    setFollowing(false);
    setCurrent(number);
    openDetails();
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

void ActivityPage::setContentsShown(bool shown)
{
    m_contentsShown = shown;
    m_contentsToggle->setPosition(shown ? TogglePosition::On : TogglePosition::Off);
    m_contentsAction->setChecked(shown);
    if (m_session)
        m_session->client().setContentsObserved(shown);
    if (m_model)
        m_model->setContentsKept(shown);
    const QString key = QStringLiteral("contents");
    if (!shown) {
        banners()->dismiss(key);
        return;
    }
    Banner *banner =
        banners()->tell(key, Tone::Warn, tr("Contents are shown."),
                        tr("What is sent and received from now on, with the data of people, is kept in memory until Outdial is "
                           "closed or this is switched off, and goes into a HAR that is saved."),
                        tr("Switch off"));
    disconnect(banner, &Banner::buttonClicked, this, nullptr);
    connect(banner, &Banner::buttonClicked, this, [this] { setContentsShown(false); });
}

void ActivityPage::openDetails()
{
    const bool already = !m_pane->isHidden();
    m_pane->show();
    m_detailsAction->setChecked(true);
    refreshPane();
    // The row that was asked for stays in sight beside what has opened.
    if (!already && !m_following && m_table->currentIndex().isValid())
        m_table->scrollTo(m_table->currentIndex());
    if (m_table->hasFocus() && current())
        m_pane->takeFocus();
}

void ActivityPage::closeDetails()
{
    m_pane->hide();
    m_detailsAction->setChecked(false);
    m_table->setFocus(Qt::OtherFocusReason);
}

void ActivityPage::copyCurl()
{
    const ActivityEntry *entry = current();
    if (!entry || !entry->isRequest())
        return;
    const models::CurlText curl = models::curlText(entry->exchange, m_session->client().address().scope());
    QGuiApplication::clipboard()->setText(curl.text);
    const QString variables = entry->exchange.method == api::Method::GetAccessToken
                                  ? tr("It reads OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and OUTDIAL_CLIENT_SECRET.")
                                  : tr("It reads OUTDIAL_TENANT_URL and OUTDIAL_TOKEN.");
    ToastHost::of(this).tell({Tone::Ok,
                              tr("Copied as cURL"),
                              curl.wantsBodyFile ? variables + u' ' + tr("The body it takes from a file body.json.") : variables,
                              {},
                              {},
                              {}});
}

void ActivityPage::copyRows()
{
    if (!m_model)
        return;
    QList<int> rows;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    if (rows.isEmpty() && m_table->currentIndex().isValid())
        rows.append(m_table->currentIndex().row());
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        if (const ActivityEntry *entry = m_model->entryAt(row))
            lines.append(models::activityLine(*entry));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ActivityPage::copyRequestId()
{
    if (const ActivityEntry *entry = current(); entry && entry->isRequest())
        QGuiApplication::clipboard()->setText(entry->exchange.requestId);
}

void ActivityPage::save()
{
    if (!m_model || m_model->shown() == 0)
        return;
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmm"));
    m_chooser(tr("Outdial activity %1.har").arg(day), [this](const QString &path) { saveTo(path); });
}

void ActivityPage::saveTo(const QString &path)
{
    if (!m_model || path.isEmpty())
        return;
    const models::HarSource source{m_session->client().address().url(), QCoreApplication::applicationVersion()};
    const auto write = [path, entries = m_model->shownEntries(), source] { return models::saveHar(path, entries, source); };
    models::whenAnswered(QtConcurrent::run(write), this, [this, path](const tl::expected<models::HarSaved, QString> &written) {
        if (written) {
            told(*written, path);
            return;
        }
        ToastHost::of(this).tell({Tone::Err,
                                  tr("The requests were not saved"),
                                  tr("%1: %2").arg(QDir::toNativeSeparators(path), written.error()),
                                  {},
                                  {},
                                  {}});
    });
}

void ActivityPage::told(const models::HarSaved &written, const QString &path)
{
    const QString into = tr("Into %1.").arg(QDir::toNativeSeparators(path));
    const QString line =
        written.withContents == 0
            ? tr("%1 Without contents.").arg(into)
            : tr("%1 With the contents of %n request(s), which may be about people.", nullptr, written.withContents).arg(into);
    ToastHost::of(this).tell({Tone::Ok, tr("%n request(s) saved", nullptr, written.requests), line, {}, {}, {}});
    Q_EMIT saved(path);
}

void ActivityPage::showMenu(const QModelIndex &index, const QPoint &position)
{
    if (!m_table->selectionModel()->isRowSelected(index.row()))
        m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the request"));
    menu->addActions({m_copyCurlAction, m_copyRowsAction, m_copyIdAction});
    menu->addSeparator();
    menu->addActions({m_detailsAction, m_saveAction});
    menu->popup(position);
}

} // namespace outdial::views
