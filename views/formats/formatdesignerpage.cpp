// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/transfer/formatfinder.h>
#include <views/formats/fieldproperties.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatfieldstable.h>
#include <views/formats/storedpane.h>
#include <views/shared/emptystate.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <utility>

namespace outdial::views {

using models::FormatCreation;
using models::FormatDesign;

FormatDesignerPage::FormatDesignerPage(models::Session &session, QWidget *parent)
    : Page(tr("New format"), parent),
      m_session(&session),
      m_drafts(session.store(), session.tenant()),
      m_design(new FormatDesign(this)),
      m_creation(
          new FormatCreation(FormatCreation::createFrom(session.client()), FormatCreation::listsFrom(session.client()), &session))
{
    makeHeader();
    setContent(makeContent());
    m_stored = new StoredPane(*m_design, this);
    setDetails(m_stored, tr("How a row is stored"), 440, 1180);
    setFoot(makeFoot());
    makeActions();

    // Also when the page is gone by then.
    connect(m_creation, &FormatCreation::created, m_creation,
            [store = session.store(), tenant = session.tenant()](const QString &, const QString &, const api::Format &format) {
                models::KnownFormats(store).remember(tenant, {format, models::FormatOrigin::Created});
            });
    connect(m_creation, &FormatCreation::created, this, &FormatDesignerPage::created);
    connect(m_creation, &FormatCreation::changed, this, &FormatDesignerPage::refresh);
    connect(m_design, &FormatDesign::changed, m_creation, &FormatCreation::forgetErrors);
    connect(m_design, &FormatDesign::changed, this, &FormatDesignerPage::refresh);
    connect(m_design, &FormatDesign::sampleChanged, this, &FormatDesignerPage::refresh);
    connect(m_table, &FormatFieldsTable::currentFieldChanged, this, [this] {
        m_properties->showField(m_table->currentField());
        m_stored->showField(m_table->currentIndex().row());
        refreshActions();
    });
    connect(m_stored, &StoredPane::fileWanted, this, &FormatDesignerPage::chooseBeside);
    connect(&session, &models::Session::connectionChanged, this, &FormatDesignerPage::refresh);
    refresh();
}

FormatDesignerPage::~FormatDesignerPage()
{
    letGo();
    m_table->setModel(nullptr);
}

// Left, or the tenant is another one. What was sent is still answered, and what was created is remembered.
void FormatDesignerPage::letGo()
{
    if (!m_session)
        return; // before, or the creation is gone with it
    ++m_readings;
    disconnect(m_design, nullptr, this, nullptr);
    disconnect(m_design, nullptr, m_creation, nullptr);
    disconnect(m_creation, nullptr, this, nullptr);
    m_session = nullptr;
    FormatCreation *creation = std::exchange(m_creation, nullptr);
    if (!creation->isBusy()) {
        creation->deleteLater();
        return;
    }
    connect(creation, &FormatCreation::changed, creation, [creation] {
        if (!creation->isBusy())
            creation->deleteLater();
    });
}

void FormatDesignerPage::setSession(models::Session *session)
{
    if (session != m_session)
        letGo();
}

void FormatDesignerPage::makeHeader()
{
    m_startButton = new Button(tr("Start from…"), ButtonKind::Normal, ButtonSize::Header, this);
    m_startMenu = new QMenu(m_startButton);
    m_startButton->setMenu(m_startMenu);
    connect(m_startMenu, &QMenu::aboutToShow, this, &FormatDesignerPage::fillStartMenu);
    m_compareButton = new Button(tr("Compare…"), ButtonKind::Normal, ButtonSize::Header, this);
    m_saveButton = new Button(tr("Save as file…"), ButtonKind::Normal, ButtonSize::Header, this);
    m_saveButton->setIconName(QStringLiteral("document-save"));
    addHeaderWidget(m_startButton);
    addHeaderWidget(m_compareButton);
    addHeaderWidget(m_saveButton);
    connect(m_compareButton, &QPushButton::clicked, this, &FormatDesignerPage::compareWithOthers);
    connect(m_saveButton, &QPushButton::clicked, this, &FormatDesignerPage::chooseSavePlace);
}

QWidget *FormatDesignerPage::makeContent()
{
    auto *content = new QFrame(this);
    content->setProperty("part", QStringLiteral("content"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack = new QStackedWidget(content);
    auto *fields = new QWidget(m_stack);
    auto *fieldsColumn = new QVBoxLayout(fields);
    fieldsColumn->setContentsMargins(0, 0, 0, 0);
    fieldsColumn->setSpacing(0);
    m_table = new FormatFieldsTable(*m_design, fields);
    fieldsColumn->addWidget(m_table, 1);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 6, 16, 6);
    line->setSpacing(12);
    auto *add = new Button(tr("&Add field"), ButtonKind::Quiet, ButtonSize::Header, fields);
    add->setIconName(QStringLiteral("list-add"));
    m_found = new ElidedLabel({}, "small", "muted", fields);
    line->addWidget(add);
    line->addWidget(m_found, 1);
    fieldsColumn->addLayout(line);
    fieldsColumn->addStretch();
    m_stack->addWidget(fields);
    m_empty = new EmptyState(QStringLiteral("drop-file"), {}, {}, m_stack);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    m_properties = new FieldProperties(*m_design, content);
    column->addWidget(m_properties);
    connect(add, &QPushButton::clicked, this, [this] {
        m_design->insertField(m_design->rowCount());
        m_table->setCurrentField(m_design->idAt(m_design->rowCount() - 1));
        m_table->setFocus();
        m_table->editName();
    });
    connect(m_empty, &EmptyState::primaryClicked, this, &FormatDesignerPage::chooseCsv);
    connect(m_empty, &EmptyState::otherClicked, this, [this] {
        if (isTeaching() && !m_teachList.isEmpty()) {
            learnFromRecords();
            return;
        }
        m_design->insertField(0);
        m_table->setCurrentField(m_design->idAt(0));
        m_table->setFocus();
        m_table->editName();
    });
    return content;
}

QWidget *FormatDesignerPage::makeFoot()
{
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("wizardFoot"));
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(16, 8, 16, 11);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto addField = [&](const QString &label, QLabel *&labelWidget, QLineEdit *&edit) {
        edit = new QLineEdit(foot);
        edit->setMinimumWidth(px(110));
        edit->setMaximumWidth(px(170));
        labelWidget = makeLabel(label, "small", "muted", foot);
        labelWidget->setTextFormat(Qt::AutoText);
        labelWidget->setBuddy(edit);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(2);
        pair->addWidget(labelWidget);
        pair->addWidget(edit);
        row->addLayout(pair, 2);
    };
    addField(tr("&Format name"), m_formatLabel, m_formatEdit);
    addField(tr("List &name"), m_listLabel, m_listEdit);
    m_whyIcon = new IconLabel(QStringLiteral("data-error"), Token::Err, 16, foot);
    m_why = new ElidedLabel({}, "small", "", foot);
    m_why->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_keep = new Button(tr("Keep as draft"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_act = new Button(tr("Create list and format"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    // Beside the labels, above the buttons: beside them it would be cut.
    auto *reason = new QHBoxLayout;
    reason->setSpacing(6);
    reason->addStretch(1);
    reason->addWidget(m_whyIcon);
    reason->addWidget(m_why);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(8);
    acts->addStretch(1);
    acts->addWidget(m_keep);
    acts->addWidget(m_act);
    auto *bottom = new QVBoxLayout;
    bottom->setSpacing(2);
    bottom->addLayout(reason);
    bottom->addStretch(1);
    bottom->addLayout(acts);
    row->addLayout(bottom, 3);
    m_nameError = makeLabel({}, "small", "err", foot);
    m_nameError->setWordWrap(true);
    m_nameError->hide();
    column->addLayout(row);
    column->addWidget(m_nameError);
    whenWritten(m_formatEdit, this, [this](const QString &name) { m_design->setFormatName(name); });
    whenWritten(m_listEdit, this, [this](const QString &name) { m_design->setListName(name); });
    connect(m_keep, &QPushButton::clicked, this, &FormatDesignerPage::keepDraft);
    connect(m_act, &QPushButton::clicked, this, &FormatDesignerPage::act);
    return foot;
}

void FormatDesignerPage::activated()
{
    if (m_design->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentField(m_design->idAt(0));
}

void FormatDesignerPage::deactivated()
{
    if (!m_done && m_design->isTouched() && m_design->rowCount() > 0)
        keepDraft();
}

QWidget *FormatDesignerPage::firstFocus() const
{
    return m_design->rowCount() > 0 ? static_cast<QWidget *>(m_table) : static_cast<QWidget *>(m_empty->primary());
}

QString FormatDesignerPage::dropHint(const QStringList &files, const QPoint &)
{
    if (files.size() != 1 || m_done)
        return {};
    if (files.first().endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return tr("to read the format in it");
    return m_design->rowCount() == 0 ? tr("to propose fields from its columns") : tr("to see how its rows are stored");
}

bool FormatDesignerPage::dropFiles(const QStringList &files, const QPoint &)
{
    if (files.size() != 1 || m_done)
        return false;
    if (files.first().endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        openFormatFile(files.first());
    else if (m_design->rowCount() == 0)
        openCsv(files.first());
    else
        openBeside(files.first());
    return true;
}

} // namespace outdial::views
