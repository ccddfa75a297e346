// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What DncManyDialog is made of.

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/dnc/dncbookmodel.h>
#include <views/dnc/dncmanydialog.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncTask;

void DncManyDialog::makeParts()
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    const QString name = models::dncName(m_list);
    QString sentence;
    switch (m_kind) {
    case DncTask::Kind::Remove:
        setWindowTitle(tr("Remove many keys from “%1”").arg(name));
        sentence = tr("Who is removed may be called again. Keys that are not in the list change nothing.");
        break;
    case DncTask::Kind::Replace:
        setWindowTitle(tr("Replace the keys of “%1”").arg(name));
        sentence =
            tr("First all keys are deleted, then these are added. Between the two nobody on the list is protected, and when "
               "adding is interrupted it stays so. To add many and remove many has no such gap.");
        break;
    default:
        setWindowTitle(tr("Add many keys to “%1”").arg(name));
        sentence = tr("Keys that are in the list already change nothing. Nothing is sent before you say so.");
        break;
    }
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(12));
    auto *title = makeLabel(windowTitle(), "pane", "", this);
    title->setWordWrap(true);
    column->addWidget(title);
    auto *about = makeLabel(sentence, "small", "muted", this);
    about->setWordWrap(true);
    column->addWidget(about);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->hide();
    column->addWidget(m_banner);
    column->addWidget(makeSource());
    m_columns = makeColumns();
    column->addWidget(m_columns);
    column->addStretch(1);
    outer->addLayout(column, 1);
    outer->addWidget(makeFoot());
    resize(px(720), px(320)); // as high as what is in it, see refresh()
}

QWidget *DncManyDialog::makeSource()
{
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    m_from = new SegmentedControl(tr("Where the keys come from"), whole);
    m_from->addSegment(File, tr("CSV file"));
    m_from->addSegment(Text, tr("Pasted text"));
    m_from->setCurrent(File);
    column->addWidget(m_from, 0, Qt::AlignLeft);
    m_sources = new QStackedWidget(whole);
    auto *file = new QWidget(m_sources);
    auto *row = new QHBoxLayout(file);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    auto *choose = new Button(tr("&Choose a file…"), ButtonKind::Normal, ButtonSize::Dialog, file);
    choose->setIconName(QStringLiteral("document-import"));
    choose->setAutoDefault(false);
    m_file = new ElidedLabel({}, "", "muted", file);
    m_file->setElideMode(Qt::ElideMiddle);
    row->addWidget(choose, 0, Qt::AlignTop);
    row->addWidget(m_file, 1, Qt::AlignTop);
    m_file->setMinimumHeight(px(32));
    m_sources->addWidget(file);
    m_text = new QPlainTextEdit(m_sources);
    m_text->setProperty("mono", true);
    m_text->setAccessibleName(tr("Keys, one a line"));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // files go to the dialog
    m_text->setPlaceholderText(tr("One key a line, or rows copied from a spreadsheet"));
    m_sources->addWidget(m_text);
    m_sources->setFixedHeight(px(32));
    column->addWidget(m_sources);
    connect(choose, &QPushButton::clicked, this, &DncManyDialog::chooseFile);
    connect(m_from, &SegmentedControl::currentChanged, this, [this](int from) {
        m_headerChosen = false;
        m_sources->setCurrentIndex(from);
        m_sources->setFixedHeight(px(from == Text ? 120 : 32));
        sourceChanged();
        if (from == Text)
            m_text->setFocus();
    });
    connect(m_text, &QPlainTextEdit::textChanged, &m_settle, qOverload<>(&QTimer::start));
    return whole;
}

QWidget *DncManyDialog::makeColumns()
{
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    m_header = new QCheckBox(tr("The &first line has the titles of the columns"), whole);
    column->addWidget(m_header, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    m_keyColumn = new QComboBox(whole);
    m_keyColumn->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_commentColumn = new QComboBox(whole);
    m_commentColumn->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_comment = new QLineEdit(whole);
    m_commentColumnField = new FormField(tr("Col&umn of comments"), m_commentColumn, whole);
    m_commentField = new FormField(tr("C&omment of every key (optional)"), m_comment, whole);
    row->addWidget(new FormField(tr("Column of the &keys"), m_keyColumn, whole), 1, Qt::AlignTop);
    row->addWidget(m_commentColumnField, 1, Qt::AlignTop);
    row->addWidget(m_commentField, 1, Qt::AlignTop);
    column->addLayout(row);
    m_writing = new DncWritingFields(whole);
    column->addWidget(m_writing);
    m_why = new QLineEdit(whole);
    column->addWidget(new FormField(tr("&Why, kept on this workstation only"), m_why, whole));
    column->addWidget(makeLine(Qt::Horizontal, whole));
    m_result = makeLabel({}, "emphasis", "", whole);
    m_result->setWordWrap(true);
    m_doubts = makeLabel({}, "small", "warn", whole);
    m_doubts->setWordWrap(true);
    m_doubtfulToo = new QCheckBox(whole);
    column->addWidget(m_result);
    column->addWidget(m_doubts);
    column->addWidget(m_doubtfulToo, 0, Qt::AlignLeft);
    for (QComboBox *box : {m_keyColumn, m_commentColumn})
        connect(box, &QComboBox::activated, this, &DncManyDialog::checkAgain);
    connect(m_header, &QCheckBox::toggled, this, [this] {
        m_headerChosen = true;
        sourceChanged();
    });
    connect(m_writing, &DncWritingFields::changed, this, &DncManyDialog::checkAgain);
    connect(m_doubtfulToo, &QCheckBox::toggled, this, &DncManyDialog::refresh);
    return whole;
}

QWidget *DncManyDialog::makeFoot()
{
    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_off = makeLabel({}, "small", "muted", foot);
    m_off->setWordWrap(true);
    const QString nothing = removes()                          ? tr("Remove nothing")
                            : m_kind == DncTask::Kind::Replace ? tr("Keep the list as it is")
                                                               : tr("Add nothing");
    auto *cancel = new Button(nothing, ButtonKind::Normal, ButtonSize::Dialog, foot);
    cancel->setAutoDefault(false);
    m_act = new Button({}, m_kind == DncTask::Kind::Replace ? ButtonKind::Destructive : ButtonKind::Primary, ButtonSize::Dialog,
                       foot);
    m_act->setDefault(true);
    row->addWidget(m_off, 1);
    row->addWidget(cancel);
    row->addWidget(m_act);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &DncManyDialog::start);
    return foot;
}

} // namespace outdial::views
