// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <models/records/recordsmodel.h>
#include <views/records/lookupdialog.h>
#include <views/records/recordpane.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::PagedFetch;
using models::RecordsModel;

namespace {

// A name in a label, where an ampersand would be a mnemonic.
QString inLabel(QString name) { return name.replace(u'&', QLatin1String("&&")); }

} // namespace

LookupDialog::LookupDialog(Place place, QWidget *parent)
    : QDialog(parent),
      m_place(std::move(place)),
      m_model(new RecordsModel(this))
{
    setWindowTitle(tr("Look up a record"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(px(24), px(20), px(24), px(20));
    columns->setSpacing(px(20));
    columns->addWidget(makeKeys(), 1);
    columns->addWidget(makeResult());
    outer->addLayout(columns, 1);

    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    row->addStretch(1);
    auto *close = new Button(tr("Close"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    close->setAutoDefault(false);
    m_act = new Button(tr("Look up"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_act->setDefault(true);
    row->addWidget(close);
    row->addWidget(m_act);
    outer->addWidget(foot);
    resize(px(760), px(560));

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &LookupDialog::lookUp);
    connect(m_model, &RecordsModel::progressChanged, this, &LookupDialog::refresh);
    refresh();
    if (!m_keys.isEmpty())
        m_keys.first().value->setFocus();
}

LookupDialog::~LookupDialog() { disconnect(m_model, nullptr, this, nullptr); }

QWidget *LookupDialog::makeKeys()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    auto *title = makeLabel(tr("Look up a record of “%1”").arg(m_place.listName), "pane", "", side);
    title->setWordWrap(true);
    column->addWidget(title);
    const bool known = m_place.format && m_place.format->hasKey();
    auto *about = makeLabel(known ? tr("The tenant compares with the value as it is stored, and as it was delivered.")
                                  : tr("The format of this list is not known here: name its key fields, all of them."),
                            "small", "muted", side);
    about->setWordWrap(true);
    column->addWidget(about);
    m_banner = new Banner(Tone::Accent, {}, {}, true, side);
    column->addWidget(m_banner);
    auto *fields = new QWidget;
    fields->setProperty("transparentGround", true);
    m_lines = new QVBoxLayout(fields);
    m_lines->setContentsMargins(0, 0, px(4), 0);
    m_lines->setSpacing(px(12));
    if (known) {
        for (const api::Field &field : m_place.format->fields) {
            if (field.key)
                addKnown(field);
        }
    } else {
        const QStringList names = m_place.keyNames.isEmpty() ? m_place.fieldNames.mid(0, 1) : m_place.keyNames;
        for (const QString &name : names)
            addAsked(name);
        if (names.isEmpty())
            addAsked({});
        m_add = new Button(tr("Add a key field"), ButtonKind::Normal, ButtonSize::Row, side);
        m_add->setIconName(QStringLiteral("list-add"));
        m_add->setAutoDefault(false);
        m_lines->addWidget(m_add, 0, Qt::AlignLeft);
        connect(m_add, &QPushButton::clicked, this, [this] {
            addAsked({});
            m_keys.last().name->setFocus();
        });
    }
    m_lines->addStretch(1);
    auto *scroll = new QScrollArea(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Key fields"));
    scroll->setWidget(fields);
    column->addWidget(scroll, 1);
    return side;
}

QWidget *LookupDialog::makeResult()
{
    auto *result = new QFrame(this);
    result->setProperty("part", QStringLiteral("card"));
    result->setFixedWidth(px(352));
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(1, 4, 1, 4);
    column->setSpacing(0);
    m_several = new QWidget(result);
    auto *row = new QHBoxLayout(m_several);
    row->setContentsMargins(16, 4, 12, 0);
    row->setSpacing(4);
    m_nth = makeLabel({}, "small", "muted", m_several);
    m_before = new IconButton(QStringLiteral("go-previous"), tr("Record before"), ButtonSize::Row, true, m_several);
    m_after = new IconButton(QStringLiteral("go-next"), tr("Record after"), ButtonSize::Row, true, m_several);
    row->addWidget(m_nth, 1);
    row->addWidget(m_before);
    row->addWidget(m_after);
    column->addWidget(m_several);
    m_stack = new QStackedWidget(result);
    m_hint = makeLabel({}, "", "muted", m_stack);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setContentsMargins(16, 12, 16, 12);
    m_pane = new RecordPane(m_model, m_stack);
    m_pane->setTimeZone(m_place.zone);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_pane);
    column->addWidget(m_stack, 1);
    connect(m_before, &QToolButton::clicked, this, [this] { showRecord(m_row - 1); });
    connect(m_after, &QToolButton::clicked, this, [this] { showRecord(m_row + 1); });
    connect(m_pane, &RecordPane::copyRequested, this, [this] { QGuiApplication::clipboard()->setText(m_pane->copyText()); });
    return result;
}

void LookupDialog::addKnown(const api::Field &field)
{
    Line line;
    line.known = field.name;
    line.value = new QLineEdit;
    line.value->setProperty("mono", true);
    line.field = new FormField(inLabel(field.name), line.value);
    if (field.type == api::FieldType::Integer)
        line.field->setHint(tr("A whole number"));
    else if (field.type == api::FieldType::Phone)
        line.field->setHint(tr("All digits, as they are stored or were delivered"));
    connect(line.value, &QLineEdit::textEdited, this, [field = line.field] { field->setError({}); });
    m_lines->addWidget(line.field);
    m_keys.append(line);
}

void LookupDialog::addAsked(const QString &name)
{
    Line line;
    line.name = new QComboBox;
    line.name->setEditable(true);
    line.name->addItems(m_place.fieldNames);
    line.name->setCurrentText(name);
    line.name->lineEdit()->setAccessibleName(tr("Key field")); // the label is the buddy of the box around it
    line.value = new QLineEdit;
    line.value->setProperty("mono", true);
    auto *names = new FormField(tr("Key &field"), line.name);
    line.field = new FormField(tr("Its &value"), line.value);
    auto *pair = new QWidget;
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(names, 1, Qt::AlignTop);
    row->addWidget(line.field, 1, Qt::AlignTop);
    connect(line.value, &QLineEdit::textEdited, this, [field = line.field] { field->setError({}); });
    m_lines->insertWidget(int(m_keys.size()), pair);
    pair->show(); // else it cannot take the focus yet
    m_keys.append(line);
}

std::optional<models::RecordKey> LookupDialog::key()
{
    models::RecordKey key;
    bool good = true;
    for (const Line &line : std::as_const(m_keys)) {
        const QString name = line.name ? line.name->currentText().trimmed() : line.known;
        const QString value = line.value->text().trimmed();
        if (line.name && name.isEmpty() && value.isEmpty())
            continue; // a line that was added and not used
        const QString error = name.isEmpty()    ? tr("Needs the name of the field.")
                              : value.isEmpty() ? tr("Needs a value: the tenant asks for every key field.")
                                                : QString();
        line.field->setError(error);
        if (!error.isEmpty() && good)
            line.value->setFocus();
        good = good && error.isEmpty();
        key.append({name, value});
    }
    if (good && key.isEmpty()) {
        m_keys.first().field->setError(tr("Needs a value: the tenant asks for every key field."));
        return std::nullopt;
    }
    return good ? std::optional(key) : std::nullopt;
}

void LookupDialog::lookUp()
{
    const auto asked = key();
    if (!asked)
        return;
    m_askedNames.clear();
    if (m_add) {
        for (const auto &[name, value] : *asked)
            m_askedNames.append(name);
    }
    m_row = -1;
    m_pane->setRecord({});
    models::RecordSource source;
    source.attempts = true;
    source.page = [client = m_place.client, campaign = m_place.campaignId, instance = m_place.instanceId, list = m_place.listId,
                   keys = models::encodeRecordKey(*asked, m_place.format)](int, const QString &,
                                                                           const api::CallOptions &options) {
        if (instance.isEmpty()) // any text serves as the campaign
            return client->callingList.get(list, QStringLiteral("none"), keys, options);
        return client->campaign.queryRecord(campaign, instance, keys, true, options);
    };
    m_model->open(std::move(source));
    m_model->setFormat(m_place.format);
    m_model->setKeyNames(m_askedNames);
    m_model->setTimeZone(m_place.zone);
}

void LookupDialog::showRecord(int row)
{
    const int count = int(m_model->shown());
    m_row = std::clamp(row, 0, std::max(0, count - 1));
    m_nth->setText(tr("Record %1 of %2 with this key").arg(m_row + 1).arg(countText(count)));
    m_before->setEnabled(m_row > 0);
    m_after->setEnabled(m_row < count - 1);
    m_pane->setRecord(m_model->index(m_row, 0));
}

void LookupDialog::refresh()
{
    const auto &loader = m_model->loader();
    const bool asked = loader.isOpen();
    const bool waiting = asked && loader.state() == PagedFetch::State::Loading && m_model->loaded() == 0;
    const bool failed = asked && loader.state() == PagedFetch::State::Failed;
    const bool none = asked && loader.state() == PagedFetch::State::Done && m_model->loaded() == 0;
    const int count = int(m_model->shown());
    m_act->setEnabled(!waiting);
    m_act->setText(waiting ? tr("Looking up…") : tr("Look up"));
    if (failed)
        m_banner->setContent(Tone::Err, tr("The record was not looked up."),
                             models::errorSentence(loader.error(), api::Method::QueryRecord));
    else if (none)
        m_banner->setContent(Tone::Accent, tr("No record has this key."),
                             tr("The instance was asked, and the tenant has none. Capitals count."));
    m_banner->setVisible(failed || none);
    m_hint->setText(waiting  ? tr("Asking the tenant…")
                    : failed ? tr("Nothing was read.")
                    : none   ? tr("No record has this key.")
                             : tr("The record is shown here, with its status and attempts."));
    m_stack->setCurrentIndex(count > 0 ? 1 : 0);
    m_several->setVisible(count > 1);
    if (count > 0 && m_row < 0) {
        showRecord(0);
        if (!m_askedNames.isEmpty())
            Q_EMIT keyNamesLearned(m_askedNames);
    }
}

} // namespace outdial::views
