// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScreen>
#include <QVBoxLayout>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <models/store/knownformats.h>
#include <views/lists/newlistdialog.h>
#include <views/shared/banner.h>
#include <views/shared/fieldtext.h>
#include <views/shared/figures.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::FormatFieldsModel;

namespace {

TextCell fieldCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    switch (index.column()) {
    case FormatFieldsModel::NameColumn:
        cell.strong = true;
        break;
    case FormatFieldsModel::TypeColumn:
        cell.mono = true;
        break;
    case FormatFieldsModel::ProblemColumn:
        if (!cell.text.isEmpty()) {
            cell.ink = Token::ErrText;
            cell.icon = QStringLiteral("data-error");
            cell.iconInk = Token::Err;
        }
        break;
    default:
        cell.ink = Token::TextMuted;
        break;
    }
    return cell;
}

} // namespace

NewListDialog::NewListDialog(models::NewList *model, QWidget *parent) : QDialog(parent), m_model(model)
{
    model->setParent(this);
    setWindowTitle(tr("New list"));
    setAcceptDrops(true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(tr("New list"), "pane", "", this));
    auto *sentence = makeLabel(tr("Creates an empty list and its format. The format comes from a JSON file with formatName and "
                                  "fields, as the method createListWithNewFormat takes it. Nothing is sent before you choose "
                                  "Create."),
                               "small", "muted", this);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->hide();
    column->addWidget(m_banner);

    auto *file = new QHBoxLayout;
    file->setSpacing(12);
    m_choose = new Button(tr("&Choose a format file…"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_choose->setIconName(QStringLiteral("view-form"));
    m_file = new ElidedLabel({}, "", "muted", this);
    file->addWidget(m_choose);
    file->addWidget(m_file, 1);
    column->addLayout(file);

    auto *names = new QHBoxLayout;
    names->setSpacing(12);
    m_listEdit = new QLineEdit(this);
    m_formatEdit = new QLineEdit(this);
    m_listName = new FormField(tr("&List name"), m_listEdit, this);
    m_formatName = new FormField(tr("&Format name"), m_formatEdit, this);
    names->addWidget(m_listName, 1, Qt::AlignTop);
    names->addWidget(m_formatName, 1, Qt::AlignTop);
    column->addLayout(names);

    m_fields = new TableView(tr("Fields of the format"), {}, this);
    m_fields->setProperty("boxed", true);
    m_fields->setModel(m_model->fields());
    m_fields->setRowHeight(32);
    m_fields->setSelectionMode(QAbstractItemView::SingleSelection);
    QList<TableColumn> columns(FormatFieldsModel::ColumnCount);
    columns[FormatFieldsModel::NameColumn].width = 170;
    columns[FormatFieldsModel::TypeColumn].width = 150;
    columns[FormatFieldsModel::PropertiesColumn].width = 200;
    columns[FormatFieldsModel::ProblemColumn].stretch = true;
    for (TableColumn &each : columns)
        each.delegate = new TextDelegate(fieldCell);
    m_fields->setColumns(columns);
    m_fields->setMinimumHeight(px(220));
    column->addWidget(m_fields, 1);
    outer->addLayout(column, 1);

    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("dialogFoot"));
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(24, 12, 24, 12);
    footRow->setSpacing(8);
    m_why = makeLabel({}, "small", "muted", foot);
    m_why->setWordWrap(true);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_create = new Button(tr("Create list and format"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_create->setDefault(true);
    footRow->addWidget(m_why, 1);
    footRow->addWidget(cancel);
    footRow->addWidget(m_create);
    outer->addWidget(foot);
    // With large texts it would be higher than a small screen.
    constexpr int frame = 64;
    resize(px(896), std::min(px(600), screen()->availableGeometry().height() - frame));

    connect(m_choose, &QPushButton::clicked, this, &NewListDialog::chooseFile);
    whenWritten(m_listEdit, this, [this](const QString &name) { m_model->setListName(name); });
    whenWritten(m_formatEdit, this, [this](const QString &name) { m_model->setFormatName(name); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, m_model, &models::NewList::create);
    connect(m_model, &models::NewList::changed, this, &NewListDialog::refresh);
    connect(m_model, &models::NewList::created, this, [this](const QString &id, const QString &name) {
        Q_EMIT created(id, name);
        accept();
    });
    refresh();
    m_choose->setFocus();
}

NewListDialog *NewListDialog::openFor(models::Session &session, QWidget *parent)
{
    api::Client &client = session.client();
    auto *model = new models::NewList(
        [&client](const api::Format &format, const QString &listName) {
            return client.callingList.createListWithNewFormat(format, listName);
        },
        [store = session.store(), tenant = session.tenant()](const api::Format &format) {
            models::KnownFormats(store).remember(tenant, {format, models::FormatOrigin::Created});
        });
    auto *dialog = new NewListDialog(model, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void NewListDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a format file"), {}, tr("Formats (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_model, &models::NewList::readFile);
    dialog->open();
}

void NewListDialog::refresh()
{
    if (m_model->isReading())
        m_file->setText(tr("Reading “%1”…").arg(m_model->fileName()));
    else if (m_model->hasFormat())
        m_file->setText(m_model->fields()->rowCount() == 1
                            ? tr("“%1”, 1 field").arg(m_model->fileName())
                            : tr("“%1”, %2 fields").arg(m_model->fileName(), countText(m_model->fields()->rowCount())));
    else
        m_file->setText(tr("No file is chosen. A file can also be dropped here."));
    showText(m_listEdit, m_model->listName());
    showText(m_formatEdit, m_model->formatName());
    m_formatEdit->setEnabled(m_model->hasFormat());
    m_listName->setError(m_model->listNameError());
    m_formatName->setError(m_model->formatNameError());

    if (!m_model->fileError().isEmpty()) {
        m_banner->setContent(Tone::Err, tr("“%1” cannot be used.").arg(m_model->fileName()), m_model->fileError());
    } else if (const auto &error = m_model->error()) {
        const bool unknown = error->committed == api::Committed::Unknown;
        m_banner->setContent(unknown ? Tone::Warn : Tone::Err,
                             unknown ? tr("It is not known whether the list was created.") : tr("The list was not created."),
                             models::errorSentence(*error, api::Method::CreateListWithNewFormat) +
                                 (unknown ? u' ' + tr("Look at the lists before you try again.") : QString()));
    } else if (const QString problem = m_model->formatProblem(); !problem.isEmpty()) {
        m_banner->setContent(Tone::Err, tr("The tenant would refuse this format."), problem);
    }
    m_banner->setVisible(!m_model->fileError().isEmpty() || m_model->error() || !m_model->formatProblem().isEmpty());

    const QString why = m_model->whyNot();
    m_why->setText(why.isEmpty() ? QString() : tr("Create is off: %1").arg(why));
    m_create->setEnabled(why.isEmpty());
}

void NewListDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void NewListDialog::dropEvent(QDropEvent *event)
{
    m_model->readFile(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace outdial::views
