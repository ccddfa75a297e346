// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <views/records/recordeditor.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordForm;

namespace {

// A name in a label, where an ampersand would be a mnemonic.
QString inLabel(QString name) { return name.replace(u'&', QLatin1String("&&")); }

bool isCode(const api::Field &field)
{
    return field.key || field.type == api::FieldType::Phone || field.type == api::FieldType::DateTime ||
           field.type == api::FieldType::DateTimeCallAt || field.type == api::FieldType::Account ||
           field.type == api::FieldType::ZipCode || field.type == api::FieldType::CallingNumber;
}

Qt::InputMethodHints hintsOf(const api::Field &field)
{
    switch (field.type) {
    case api::FieldType::Phone:
    case api::FieldType::CallingNumber:
        return Qt::ImhDialableCharactersOnly;
    case api::FieldType::Integer:
        return Qt::ImhFormattedNumbersOnly;
    default:
        return Qt::ImhNoPredictiveText;
    }
}

} // namespace

RecordEditor::RecordEditor(RecordForm::Purpose purpose, Place place, const QHash<QString, QString> &values, QWidget *parent)
    : QDialog(parent),
      m_form(purpose, place.fields, place.typed, values),
      m_place(std::move(place)),
      m_run(m_place.list)
{
    const bool adds = purpose == RecordForm::Purpose::Add;
    if (!adds)
        m_key = m_form.key();
    setWindowTitle(adds ? tr("Add a record") : tr("Edit a record"));
    resize(px(600), px(640));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(24), px(20), px(24), px(12));
    head->setSpacing(px(4));
    auto *title =
        makeLabel(adds ? tr("Add a record to “%1”").arg(m_place.listName) : tr("Edit %1").arg(models::recordKeyText(m_key)),
                  "pane", "", this);
    title->setWordWrap(true);
    head->addWidget(title);
    auto *about = makeLabel(adds ? tr("Nothing is sent before you save. Fields without a value are not sent.")
                                 : tr("Only what you change is sent, with the key of the record. An emptied field is reset."),
                            "small", "muted", this);
    about->setWordWrap(true);
    head->addWidget(about);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->hide();
    head->addSpacing(px(4));
    head->addWidget(m_banner);
    outer->addLayout(head);
    outer->addWidget(makeFields(), 1);
    makeFoot();
    connect(m_banner, &Banner::buttonClicked, this, &RecordEditor::bannerPressed);
    m_run.setSingle(true);
    connect(&m_run, &models::EditRun::finished, this, &RecordEditor::takeUpdated);
    for (const QKeySequence &keys : {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))}) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (m_save->isEnabled())
                save();
        });
    }
    // What was edited before and not sent is here to be gone on with.
    for (int i = 0; i < m_form.size(); ++i) {
        const auto *edit = m_place.edits ? m_place.edits->find(m_key, m_form.field(i).name) : nullptr;
        m_lines.at(i).edit->setText(edit ? edit->after : m_form.before(i));
        showLine(i);
    }
    refresh();
    for (const Line &line : std::as_const(m_lines)) {
        if (!line.edit->isReadOnly()) {
            line.edit->setFocus();
            break;
        }
    }
}

RecordEditor::~RecordEditor() { disconnect(&m_run, nullptr, this, nullptr); }

QWidget *RecordEditor::makeFields()
{
    auto *content = new QWidget;
    content->setProperty("transparentGround", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(24), 0, px(24), px(16));
    column->setSpacing(px(12));
    for (int i = 0; i < m_form.size(); ++i) {
        const api::Field &field = m_form.field(i);
        Line line;
        line.edit = new QLineEdit(content);
        setLook(line.edit, "mono", isCode(field));
        line.edit->setInputMethodHints(hintsOf(field));
        line.edit->setReadOnly(m_form.isLocked(i));
        if (m_form.isLocked(i)) {
            QAction *lock =
                line.edit->addAction(icon(QStringLiteral("object-locked"), Token::TextMuted), QLineEdit::TrailingPosition);
            lock->setText(tr("Locked"));
            nameEditButtons(line.edit, false);
        }
        QString label = inLabel(field.name);
        if (m_place.typed)
            label += QStringLiteral(" · ") + models::fieldTypeWord(field);
        if (m_place.typed && field.required)
            label += QStringLiteral(" · ") + tr("required");
        line.field = new FormField(label, line.edit, content);
        line.edit->setAccessibleName(field.name);
        column->addWidget(line.field);
        m_lines.append(line);
        connect(line.edit, &QLineEdit::textChanged, this, [this, i] { written(i); });
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Fields of the record"));
    scroll->setWidget(content);
    return scroll;
}

void RecordEditor::makeFoot()
{
    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_reason = makeLabel({}, "small", "muted", foot);
    m_reason->setWordWrap(true);
    m_close = new Button(m_form.purpose() == RecordForm::Purpose::Add ? tr("Add nothing") : tr("Leave it as it is"),
                         ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_later = new Button(tr("Send later"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_later->setToolTip(tr("Keeps the changes among the edits that wait"));
    m_save = new Button({}, ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_save->setToolTip(tr("Ctrl+Return"));
    for (Button *button : {m_close, m_later})
        button->setAutoDefault(false);
    m_save->setDefault(true);
    m_later->setVisible(m_form.purpose() == RecordForm::Purpose::Update);
    row->addWidget(m_reason, 1);
    row->addWidget(m_close);
    row->addWidget(m_later);
    row->addWidget(m_save);
    static_cast<QVBoxLayout *>(layout())->addWidget(foot);
    connect(m_close, &QPushButton::clicked, this, &RecordEditor::reject);
    connect(m_later, &QPushButton::clicked, this, &RecordEditor::keepForLater);
    connect(m_save, &QPushButton::clicked, this, &RecordEditor::save);
}

QLineEdit *RecordEditor::edit(const QString &field) const
{
    for (int i = 0; i < m_form.size(); ++i) {
        if (m_form.field(i).name == field)
            return m_lines.at(i).edit;
    }
    return nullptr;
}

QString RecordEditor::below(const QString &field) const
{
    const QLineEdit *one = edit(field);
    return one ? one->accessibleDescription() : QString();
}

QString RecordEditor::reason() const { return m_reason->text(); }

void RecordEditor::written(int index)
{
    m_form.setValue(index, m_lines.at(index).edit->text());
    m_lines[index].touched = true;
    // One phone number less may be the only one less.
    for (int i = 0; i < m_form.size(); ++i)
        showLine(i);
    refresh();
}

void RecordEditor::showLine(int index)
{
    const Line &line = m_lines.at(index);
    const api::Field &field = m_form.field(index);
    const auto verdict = m_form.verdict(index);
    const bool emptied = m_form.purpose() == RecordForm::Purpose::Update && m_form.isChanged(index) && verdict.blank;
    QString hint = models::valueHint(field, m_place.typed);
    if (m_form.isLocked(index))
        hint = tr("A key cannot be changed.");
    else if (emptied)
        hint = tr("The field will be emptied. It was “%1”.").arg(m_form.before(index));
    else if (!verdict.stored.isEmpty())
        hint = tr("Will be stored as %1.").arg(verdict.stored);
    line.field->setHint(hint);
    // What was not written in yet is not wrong yet.
    line.field->setError(line.touched || !verdict.blank ? verdict.refused : QString());
}

void RecordEditor::refresh()
{
    const bool adds = m_form.purpose() == RecordForm::Purpose::Add;
    QString why = m_form.problem();
    for (int i = 0; i < m_form.size() && why.isEmpty(); ++i) {
        if (!m_form.verdict(i).isTaken())
            why = tr("%1: %2").arg(m_form.field(i).name, m_form.verdict(i).refused);
    }
    if (why.isEmpty() && m_form.changedCount() == 0)
        why = adds ? tr("Nothing is filled in.") : tr("Nothing is changed.");
    const bool ready = why.isEmpty() && !m_busy && m_doubt != Doubt::Lost;
    m_save->setEnabled(ready);
    m_later->setEnabled(why.isEmpty() && !m_busy && m_doubt != Doubt::Lost);
    m_save->setText(m_doubt == Doubt::Conflict ? tr("Keep mine and save")
                    : adds                     ? tr("Add the record")
                                               : tr("Save %n change(s)", nullptr, m_form.changedCount()));
    if (m_busy)
        m_reason->setText(adds ? tr("Being added…") : tr("Being saved…"));
    else
        m_reason->setText(m_doubt == Doubt::Lost ? tr("Look it up before you save again.") : why);
    for (int i = 0; i < m_lines.size(); ++i)
        m_lines.at(i).edit->setEnabled(!m_busy);
    m_close->setEnabled(!m_busy);
}

void RecordEditor::tell(bool wrong, const QString &title, const QString &text, const QString &button)
{
    m_banner->setContent(wrong ? Tone::Err : Tone::Warn, title, text);
    if (QPushButton *one = m_banner->setButton(button); one && !button.isEmpty())
        one->setAutoDefault(false);
    m_banner->show();
}

void RecordEditor::save()
{
    if (m_busy || !m_form.canBeSent())
        return;
    m_banner->hide();
    if (m_form.purpose() == RecordForm::Purpose::Add)
        saveAdded();
    else
        saveUpdated();
}

void RecordEditor::reject()
{
    if (!m_busy)
        QDialog::reject();
}

} // namespace outdial::views
