// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/campaigns/listchooser.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

BindListDialog::BindListDialog(api::Client &client, const models::CampaignRow &row, QWidget *parent, Mode mode,
                               const models::StorePtr &store, const QString &tenant)
    : QDialog(parent),
      m_mode(mode),
      m_campaignId(row.id),
      m_running(row.isRunning()),
      m_job(client),
      m_fields(client, store, tenant),
      m_sample(client)
{
    if (row.detail)
        m_instances = row.detail->lists;
    int lastOrder = 0;
    for (const api::ListInstance &list : std::as_const(m_instances)) {
        m_known.insert(list.instanceId);
        lastOrder = std::max(lastOrder, list.order);
    }
    setWindowTitle(tr("Bind a list to %1").arg(row.name));
    resize(px(896), px(612));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(8));
    column->addWidget(new ElidedLabel(windowTitle(), "pane", "", this));
    auto *sentence =
        makeLabel(mode == Mode::AtOnce ? tr("Creates an instance of the list in this campaign.")
                                       : tr("Creates an instance of the list in this campaign. Nothing is sent until "
                                            "you apply the changes."),
                  "small", "muted", this);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->hide();
    column->addWidget(m_banner);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(px(24));
    middle->setContentsMargins(0, px(8), 0, px(8));
    m_lists = new ListChooser(client, this);
    m_lists->setFixedWidth(px(304));
    middle->addWidget(m_lists);
    m_settings = makeSettings();
    middle->addWidget(m_settings, 1);
    column->addLayout(middle, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    m_choice = makeLabel({}, "small", "muted", this);
    m_choice->setWordWrap(true);
    foot->addWidget(m_choice, 1);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_cancel->setAutoDefault(false);
    m_act =
        new Button(mode == Mode::AtOnce ? tr("Bind list") : tr("Add to changes"), ButtonKind::Primary, ButtonSize::Dialog, this);
    m_act->setDefault(true);
    foot->addWidget(m_cancel);
    foot->addWidget(m_act);
    column->addLayout(foot);
    m_order->setValue(lastOrder + 1);

    connect(m_cancel, &QPushButton::clicked, this, &BindListDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &BindListDialog::act);
    connect(m_lists, &ListChooser::currentChanged, this, &BindListDialog::chooseList);
    connect(m_lists, &ListChooser::activated, this, &BindListDialog::act);
    connect(&m_fields, &models::ListFields::changed, this, &BindListDialog::takeFields);
    connectJob();
    chooseList();
    takeFields();
    m_lists->search()->setFocus();
}

void BindListDialog::connectJob()
{
    connect(&m_job, &models::BindJob::bound, this, [this](const QString &instanceId) {
        setBusy(false);
        Q_EMIT bound(m_campaignId, instanceId);
        accept();
    });
    connect(&m_job, &models::BindJob::looking, this,
            [this] { setBusy(true, tr("The answer was lost. Reading the campaign to see whether the list was bound…")); });
    const auto end = [this](const QString &what, const QString &why) {
        setBusy(false);
        tell(what, why);
    };
    connect(&m_job, &models::BindJob::failed, this, [end](const api::ApiError &error) {
        end(tr("The list was not bound."), models::errorSentence(error, api::Method::BindList));
    });
    connect(&m_job, &models::BindJob::notBound, this, [end](const api::ApiError &error) {
        end(tr("The list is not bound so far."),
            models::errorSentence(error, api::Method::BindList) + QLatin1Char(' ') +
                tr("The campaign was read afterwards and has no new instance of it. The tenant may still be at work on the "
                   "request: look again in a minute, before you bind it once more."));
    });
    connect(&m_job, &models::BindJob::unknown, this, [end](const api::ApiError &error) {
        end(tr("It is not known whether the list was bound."),
            models::errorSentence(error, api::Method::BindList) + QLatin1Char(' ') +
                tr("The campaign could not be read afterwards. Look at its lists before you bind again."));
    });
}

QWidget *BindListDialog::makeSettings()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    m_name = new QLineEdit(part);
    m_order = new QSpinBox(part);
    m_ratio = new QSpinBox(part);
    for (QSpinBox *box : {m_order, m_ratio})
        box->setRange(1, 9'999);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(16));
    row->addWidget(new FormField(tr("Instance &name (optional)"), m_name, part), 1);
    for (FormField *field : {new FormField(tr("&Order"), m_order, part), new FormField(tr("Dialing &ratio"), m_ratio, part)}) {
        field->setMinimumWidth(px(88));
        row->addWidget(field);
    }
    column->addLayout(row);
    auto *on = new QHBoxLayout;
    on->setSpacing(px(8));
    m_enabled = new QCheckBox(tr("&Enabled"), part);
    m_enabledNote = makeLabel({}, "small", "muted", part);
    m_enabledNote->setWordWrap(true);
    on->addWidget(m_enabled);
    on->addWidget(m_enabledNote, 1);
    column->addLayout(on);
    column->addWidget(makeLine(Qt::Horizontal, part));
    // Many fields to sort by must not make the dialog higher than the screen.
    auto *scroll = new QScrollArea(part);
    scroll->setAccessibleName(tr("Sorting"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    inside->setProperty("transparentGround", true);
    auto *insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(0, 0, 0, 0);
    m_sorting = new SortingDesigner(inside);
    m_sorting->setSample(&m_sample);
    insideColumn->addWidget(m_sorting);
    insideColumn->addStretch(1);
    scroll->setWidget(inside);
    column->addWidget(scroll, 1);
    connect(m_enabled, &QCheckBox::toggled, this, &BindListDialog::showChoice);
    connect(m_sorting, &SortingDesigner::changed, this, &BindListDialog::showChoice);
    return part;
}

void BindListDialog::setPlanned(const QList<models::PlannedInstance> &instances)
{
    m_instances.clear();
    int lastOrder = 0;
    for (const models::PlannedInstance &instance : instances) {
        m_instances << instance.planned;
        lastOrder = std::max(lastOrder, instance.planned.order);
    }
    m_order->setValue(lastOrder + 1);
    showChoice();
}

void BindListDialog::chooseList()
{
    const api::CallingList *list = m_lists->current();
    const QString id = list ? list->id : QString();
    if (id != m_listId) {
        m_listId = id;
        // Through this campaign, where it has the list: it is there for sure.
        std::optional<models::ListFields::Instance> through;
        for (const api::ListInstance &instance : std::as_const(m_instances)) {
            if (instance.listId == id && m_known.contains(instance.instanceId))
                through = {m_campaignId, instance.instanceId};
        }
        m_fields.find(id, list ? list->formatId : QString(), through);
    }
    showChoice();
}

void BindListDialog::takeFields()
{
    using State = models::ListFields::State;
    m_sorting->setFields(m_fields.fields(), m_fields.basis() != models::ListFields::Basis::Records);
    const api::CallingList *list = m_lists->current();
    if (!list) {
        m_sorting->setFieldsNote(tr("Choose a list: its fields can be chosen then."));
        m_sample.refuse({});
    } else {
        // Where the format is known there is nothing to be said of the fields.
        m_sorting->setFieldsNote(m_fields.basis() == models::ListFields::Basis::Format ? QString()
                                 : m_fields.state() == State::Looking && m_fields.fields().isEmpty()
                                     ? tr("Looking for the fields…")
                                     : m_fields.why());
        if (const auto instance = m_fields.readable())
            m_sample.offer(instance->campaignId, instance->instanceId, list->totalRecords);
        else if (m_fields.state() != State::Done)
            m_sample.refuse({});
        else if (m_fields.detail())
            m_sample.refuse(tr("No preview: the list is bound to no campaign, and the API gives records only through one."));
        else
            m_sample.refuse(tr("No preview: where the list is bound could not be read."));
    }
    showChoice();
}

// "bound to 2 other campaigns"; null where that is not known.
QString BindListDialog::boundElsewhere() const
{
    if (!m_fields.detail())
        return {};
    QSet<QString> others;
    for (const api::ListBinding &binding : m_fields.detail()->campaigns) {
        if (binding.campaignId != m_campaignId)
            others.insert(binding.campaignId);
    }
    return others.isEmpty() ? tr("bound to no other campaign") : tr("bound to %n other campaign(s)", nullptr, int(others.size()));
}

void BindListDialog::showChoice()
{
    const api::CallingList *list = m_lists->current();
    const bool dials = m_enabled->isChecked() && m_running;
    m_enabledNote->setText(!m_enabled->isChecked() ? tr("Off: bound, but not dialed until you switch it on")
                           : !dials                ? tr("Its records are dialed when the campaign is started")
                           : m_mode == Mode::AtOnce
                               ? tr("The campaign is running: records of this list are dialed as soon as it is bound")
                               : tr("The campaign is running: records of this list are dialed as soon as the change is applied"));
    LabelStyle::set(m_enabledNote, "small", dials ? "warn" : "muted");
    if (m_job.isBusy())
        return;
    const QString wrong = m_sorting->problem();
    QString choice = tr("No list is chosen.");
    if (list) {
        choice = tr("%1 · %2 records").arg(list->name, countText(list->totalRecords));
        if (std::any_of(m_instances.cbegin(), m_instances.cend(),
                        [list](const api::ListInstance &one) { return one.listId == list->id; }))
            choice += QStringLiteral(" · ") + tr("already bound to this campaign");
        if (const QString others = boundElsewhere(); !others.isEmpty())
            choice += QStringLiteral(" · ") + others;
    }
    m_choice->setText(list && !wrong.isEmpty() ? wrong : choice);
    LabelStyle::set(m_choice, "small", list && !wrong.isEmpty() ? "err" : "muted");
    m_act->setEnabled(list && wrong.isEmpty());
}

void BindListDialog::act()
{
    const api::CallingList *list = m_lists->current();
    if (!list || m_job.isBusy() || !m_act->isEnabled())
        return;
    api::BindListRequest request;
    request.listId = list->id;
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        request.instanceName = name;
    request.enabled = m_enabled->isChecked();
    request.order = m_order->value();
    request.dialingRatio = m_ratio->value();
    request.sorting = m_sorting->sorting();
    if (m_mode == Mode::Collected) {
        Q_EMIT chosen(request, list->name, list->totalRecords);
        accept();
        return;
    }
    m_banner->hide();
    // Before it is asked: an answer that is there at once ends the waiting from within bind().
    setBusy(true, tr("Binding “%1”…").arg(list->name));
    m_job.bind(m_campaignId, request, m_known);
}

void BindListDialog::setBusy(bool busy, const QString &word)
{
    for (QWidget *input : std::initializer_list<QWidget *>{m_lists, m_settings, m_cancel, m_act})
        input->setEnabled(!busy);
    if (busy) {
        m_choice->setText(word);
        LabelStyle::set(m_choice, "small", "muted");
    } else {
        showChoice();
    }
}

void BindListDialog::tell(const QString &title, const QString &text)
{
    m_banner->setContent(Tone::Err, title, text);
    m_banner->setClosable(false);
    m_banner->show();
    m_act->setFocus();
}

void BindListDialog::reject()
{
    if (!m_job.isBusy())
        QDialog::reject();
}

} // namespace outdial::views
