// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do on FormatDesignerPage: begin, save, compare, keep, create, teach.

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QtConcurrent/QtConcurrentRun>

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/formats/columnproposal.h>
#include <models/formats/formatfile.h>
#include <models/formats/formattemplates.h>
#include <models/transfer/formatfinder.h>
#include <views/formats/formatcomparedialog.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatfieldstable.h>
#include <views/formats/storedpane.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/toast.h>

namespace outdial::views {

using models::whenAnswered;

void FormatDesignerPage::makeActions()
{
    const auto make = [this](const QString &text, const QString &iconName, const QString &shortcut, auto act) {
        QAction *action = makeAction(this, text, iconName, shortcut);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const auto onTable = [this](auto member) { return [this, member] { (m_table->*member)(); }; };
    m_undo = make(tr("&Undo"), QStringLiteral("edit-undo"), QStringLiteral("Ctrl+Z"), [this] { m_design->undo(); });
    m_redo = make(tr("&Redo"), {}, QStringLiteral("Ctrl+Shift+Z"), [this] { m_design->redo(); });
    auto *insert = make(tr("&Insert field"), QStringLiteral("list-add"), {}, onTable(&FormatFieldsTable::insertField));
    m_remove = make(tr("&Delete field"), QStringLiteral("edit-delete"), {}, onTable(&FormatFieldsTable::removeField));
    m_rename = make(tr("Re&name field"), {}, {}, onTable(&FormatFieldsTable::editName));
    m_retype = make(tr("Choose its &type"), {}, QStringLiteral("Ctrl+T"), onTable(&FormatFieldsTable::editType));
    m_up = make(tr("Move field u&p"), {}, {}, onTable(&FormatFieldsTable::moveUp));
    m_down = make(tr("Move field do&wn"), {}, {}, onTable(&FormatFieldsTable::moveDown));
    m_editActions = {m_undo, m_redo, nullptr, insert, m_remove, m_rename, m_retype, nullptr, m_up, m_down};
    m_keepAction = make(tr("&Keep as draft"), QStringLiteral("document-save"), QStringLiteral("Ctrl+S"), [this] { keepDraft(); });
    m_actAction = make(tr("&Create list and format"), {}, QStringLiteral("Ctrl+Return"), [this] { act(); });
    m_fileActions = {
        make(tr("Start from a CSV &file…"), QStringLiteral("document-import"), QStringLiteral("Ctrl+O"), [this] { chooseCsv(); }),
        make(tr("Start from a format f&ile…"), {}, {}, [this] { chooseFormatFile(); }),
        make(tr("&Save as file…"), QStringLiteral("document-save"), QStringLiteral("Ctrl+Shift+S"),
             [this] { chooseSavePlace(); }),
        make(tr("C&ompare…"), {}, {}, [this] { compareWithOthers(); }),
        m_keepAction,
        m_actAction};
}

QList<QAction *> FormatDesignerPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::File:
        return m_fileActions;
    case MenuId::Edit:
        return m_editActions;
    default:
        return {};
    }
}

void FormatDesignerPage::fillStartMenu()
{
    m_startMenu->clear();
    m_startMenu->addAction(tr("CSV file…"), this, &FormatDesignerPage::chooseCsv);
    m_startMenu->addAction(tr("Format file (JSON)…"), this, &FormatDesignerPage::chooseFormatFile);
    if (isTeaching() && !m_teachList.isEmpty())
        m_startMenu->addAction(tr("Field names of a record"), this, &FormatDesignerPage::learnFromRecords);
    m_startMenu->addSeparator();
    QMenu *templates = m_startMenu->addMenu(tr("Template"));
    for (const models::FormatTemplate &each : models::formatTemplates())
        templates->addAction(each.title, this, [this, format = each.format] { startFrom(format); });
    QMenu *known = m_startMenu->addMenu(tr("Known format"));
    if (m_session) {
        for (const models::KnownFormat &each : models::KnownFormats(m_session->store()).all(m_session->tenant())) {
            known->addAction(each.format.name, this, [this, format = each.format] {
                api::Format fields = format;
                fields.name.clear(); // two formats cannot have one name
                startFrom(fields);
            });
        }
    }
    known->setEnabled(!known->isEmpty());
}

void FormatDesignerPage::startFrom(const api::Format &format)
{
    api::Format fields = format;
    fields.id.clear();
    if (isTeaching())
        fields.name.clear();
    m_design->startFrom(fields);
    m_table->setFocus();
}

void FormatDesignerPage::chooseCsv() { chooseTable(&FormatDesignerPage::openCsv); }

void FormatDesignerPage::chooseBeside() { chooseTable(&FormatDesignerPage::openBeside); }

void FormatDesignerPage::chooseTable(void (FormatDesignerPage::*open)(const QString &))
{
    auto *dialog =
        new QFileDialog(this, tr("Choose a CSV file"), {}, tr("Tables of text (*.csv *.tsv *.txt *.gz *.zip);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, open);
    dialog->open();
}

void FormatDesignerPage::openCsv(const QString &path) { readSample(path, true, false); }

void FormatDesignerPage::openBeside(const QString &path) { readSample(path, false, false); }

void FormatDesignerPage::readSample(const QString &path, bool propose, bool restored)
{
    m_stored->setReading(QFileInfo(path).fileName());
    whenAnswered(QtConcurrent::run([path] { return models::readFormatSample(path); }), this,
                 [this, reading = ++m_readings, propose, restored](const models::SampleReading &read) {
                     takeSample(reading, read, propose, restored);
                 });
}

void FormatDesignerPage::takeSample(quint64 reading, const models::SampleReading &read, bool propose, bool restored)
{
    if (reading != m_readings)
        return;
    if (!read.sample) {
        m_stored->setProblem(read.problem);
        if (!restored)
            banners()->tell(QStringLiteral("file"), Tone::Err, tr("The file cannot be used."), read.problem)->setClosable(true);
        return;
    }
    m_stored->setProblem({});
    banners()->dismiss(QStringLiteral("file"));
    if (restored)
        m_design->restoreSample(read.sample);
    else
        m_design->setSample(read.sample, propose);
    if (m_design->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentField(m_design->idAt(0));
}

void FormatDesignerPage::chooseFormatFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a format file"), {}, tr("Formats (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FormatDesignerPage::openFormatFile);
    dialog->open();
}

void FormatDesignerPage::openFormatFile(const QString &path)
{
    whenAnswered(QtConcurrent::run([path] { return models::readFormatFile(path); }), this,
                 [this, name = QFileInfo(path).fileName()](const models::FormatFile &read) {
                     if (!read.problem.isNull()) {
                         banners()
                             ->tell(QStringLiteral("file"), Tone::Err, tr("“%1” cannot be used.").arg(name), read.problem)
                             ->setClosable(true);
                         return;
                     }
                     banners()->dismiss(QStringLiteral("file"));
                     startFrom(read.format);
                     if (m_design->listName().isEmpty() && !isTeaching())
                         m_design->setListName(read.listName);
                 });
}

void FormatDesignerPage::chooseSavePlace()
{
    auto *dialog = new QFileDialog(this, tr("Save the format as a file"), QDir::homePath(), tr("Formats (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    QString name = title();
    name.replace(u'/', u'-');
    dialog->selectFile(name + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &FormatDesignerPage::saveFormatFile);
    dialog->open();
}

void FormatDesignerPage::saveFormatFile(const QString &path)
{
    whenAnswered(
        QtConcurrent::run([path, format = m_design->format(), list = m_design->listName()] {
            return models::writeFormatFile(path, format, list);
        }),
        this, [this, path](const QString &problem) {
            if (problem.isNull())
                ToastHost::of(this).tell({Tone::Ok, tr("The format was saved."), path, {}, {}, {}});
            else
                banners()->tell(QStringLiteral("file"), Tone::Err, tr("The format was not saved."), problem)->setClosable(true);
        });
}

void FormatDesignerPage::compareWithOthers()
{
    if (!m_session)
        return;
    auto *dialog =
        new FormatCompareDialog(m_design->format(), models::KnownFormats(m_session->store()).all(m_session->tenant()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// A draft keeps what is taught as well.
void FormatDesignerPage::keepDraft()
{
    QJsonObject content = QJsonDocument::fromJson(m_design->toDraft()).object();
    if (isTeaching()) {
        content.insert(QStringLiteral("teach"), m_teachId);
        content.insert(QStringLiteral("teachList"), m_teachList);
    }
    const QString kept = m_drafts.keep({m_draftId, m_design->formatName(), QJsonDocument(content).toJson(QJsonDocument::Compact),
                                        QDateTime::currentDateTimeUtc()});
    if (kept.isEmpty()) {
        banners()->tell(QStringLiteral("draft"), Tone::Err, tr("The draft was not kept."),
                        tr("The store of this computer does not take it. Save it as a file."));
        return;
    }
    banners()->dismiss(QStringLiteral("draft"));
    m_draftId = kept;
    m_design->markKept();
    Q_EMIT draftsChanged();
}

bool FormatDesignerPage::openDraft(const QString &draftId)
{
    const auto draft = m_drafts.find(draftId);
    if (!draft)
        return false;
    const auto restored = m_design->fromDraft(draft->content);
    if (!restored.ok)
        return false;
    m_draftId = draftId;
    const QJsonObject content = QJsonDocument::fromJson(draft->content).object();
    m_teachId = content.value(QLatin1String("teach")).toString();
    m_teachList = content.value(QLatin1String("teachList")).toString();
    if (!restored.samplePath.isEmpty())
        readSample(restored.samplePath, false, true);
    m_table->setCurrentField(m_design->idAt(0));
    refresh();
    return true;
}

void FormatDesignerPage::teach(const QString &formatId, const QString &formatName, const QString &listId)
{
    m_teachId = formatId;
    m_teachList = listId;
    api::Format format;
    if (m_session) {
        if (const auto known = models::KnownFormats(m_session->store()).find(m_session->tenant(), formatId))
            format = known->format;
    }
    format.name = formatName;
    m_design->load(format);
    m_table->setCurrentField(m_design->idAt(0));
    refresh();
}

void FormatDesignerPage::learnFromRecords()
{
    if (!m_session || m_learning)
        return;
    delete m_finder;
    m_finder = new models::FormatFinder(m_session, this);
    const auto ended = [this](const QString &problem) {
        m_learning = false;
        m_learnProblem = problem;
        if (!problem.isEmpty() && m_design->rowCount() > 0)
            banners()->tell(QStringLiteral("learn"), Tone::Warn, tr("No field names were read."), problem)->setClosable(true);
        refresh();
    };
    connect(m_finder, &models::FormatFinder::found, this, [this, ended](const models::KnownFormat &found) {
        ended({});
        startFrom(found.format);
    });
    connect(m_finder, &models::FormatFinder::notFound, this, ended);
    connect(m_finder, &models::FormatFinder::failed, this,
            [ended](const api::ApiError &error) { ended(models::errorSentence(error)); });
    m_learning = true;
    refresh();
    m_finder->find({m_teachList, {}, m_teachId, m_design->formatName()});
}

void FormatDesignerPage::act()
{
    if (!whyNot().isEmpty() || !m_session)
        return;
    if (!isTeaching()) {
        m_creation->create(m_design->format(), m_design->listName());
        return;
    }
    api::Format format = m_design->format();
    format.id = m_teachId;
    models::KnownFormats(m_session->store()).remember(m_session->tenant(), {format, models::FormatOrigin::Taught});
    m_done = true;
    if (!m_draftId.isEmpty())
        m_drafts.remove(m_draftId);
    refresh();
    Q_EMIT formatTaught(m_teachId);
}

void FormatDesignerPage::created(const QString &listId, const QString &listName, const api::Format &format)
{
    m_done = true;
    if (!m_draftId.isEmpty())
        m_drafts.remove(m_draftId);
    refresh();
    Q_EMIT listCreated(listId, listName, format.id);
}

} // namespace outdial::views
