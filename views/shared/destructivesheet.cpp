// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <views/shared/banner.h>
#include <views/shared/breakable.h>
#include <views/shared/destructivesheet.h>
#include <views/shared/fitheight.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

constexpr int mostCampaigns = 5; // rows before the table scrolls
constexpr int rowHeight = 32;

const DestructiveQuestion::Campaign &campaignOf(const QList<DestructiveQuestion::Campaign> &campaigns, const QModelIndex &index)
{
    return campaigns[index.row()];
}

} // namespace

DestructiveSheet::DestructiveSheet(const DestructiveQuestion &question, QWidget *parent) : QDialog(parent)
{
    setFixedWidth(px(600));
    auto *sheet = new QVBoxLayout(this);
    sheet->setContentsMargins(0, px(4), 0, 0);
    sheet->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(12));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(16));
    m_icon = new IconLabel(question.icon, Token::Err, 22, this);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(6));
    m_title = makeLabel({}, "pane", "", this);
    m_title->setWordWrap(true);
    m_sentence = makeLabel({}, "", "muted", this);
    m_sentence->setWordWrap(true);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    head->addLayout(words, 1);
    column->addLayout(head);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->setClosable(false);
    m_banner->hide();
    column->addWidget(m_banner);

    m_model = new QStandardItemModel(0, 3, this);
    m_campaigns = new TableView(tr("Campaigns that are concerned"), {}, this);
    m_campaigns->setModel(m_model);
    m_campaigns->setRowHeight(rowHeight);
    m_campaigns->setSelectionMode(QAbstractItemView::SingleSelection);
    m_campaigns->setFrameShape(QFrame::StyledPanel);
    auto *state = new StateDelegate(
        [this](const QModelIndex &index) {
            const auto &one = campaignOf(m_question.campaigns, index);
            return StateCell{one.look, one.state, {}};
        },
        m_campaigns);
    auto *meter = new MeterDelegate(
        [this](const QModelIndex &index) {
            const auto &one = campaignOf(m_question.campaigns, index);
            return MeterCell{one.meter, one.percent, one.count};
        },
        m_campaigns);
    m_campaigns->setColumns({{240, 120, 1, true, nullptr, Qt::AlignLeft},
                             {110, 90, 1, false, state, Qt::AlignLeft},
                             {200, 150, 1, false, meter, Qt::AlignLeft}});
    column->addWidget(m_campaigns);

    m_linesPart = new QWidget(this);
    m_lines = new QVBoxLayout(m_linesPart);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(px(10));
    column->addWidget(m_linesPart);

    m_checkPart = new QWidget(this);
    auto *check = new QHBoxLayout(m_checkPart);
    check->setContentsMargins(0, 0, 0, 0);
    m_check = new QCheckBox(m_checkPart);
    auto *note = new ElidedLabel({}, "small", "muted", m_checkPart);
    note->setElideMode(Qt::ElideMiddle); // how the name of a file begins and ends
    m_checkNote = note;
    m_checkNote->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    check->addWidget(m_check);
    check->addWidget(m_checkNote, 1);
    column->addWidget(m_checkPart);

    m_typedPart = new QWidget(this);
    auto *typed = new QVBoxLayout(m_typedPart);
    typed->setContentsMargins(0, 0, 0, 0);
    typed->setSpacing(px(4));
    auto *labels = new QHBoxLayout;
    labels->setSpacing(px(6));
    m_typedLabel = makeLabel({}, "small", "muted", m_typedPart);
    m_typedName = makeLabel({}, "mono", "", m_typedPart);
    m_typedName->setTextInteractionFlags(Qt::TextSelectableByMouse);
    labels->addWidget(m_typedLabel);
    m_typedName->setWordWrap(true);
    labels->addWidget(m_typedName, 1);
    typed->addLayout(labels);
    m_typed = new QLineEdit(m_typedPart);
    m_typedLabel->setBuddy(m_typed);
    typed->addWidget(m_typed);
    m_typedHint = makeLabel(tr("The button stays off until the name matches, letter for letter."), "small", "muted", m_typedPart);
    typed->addWidget(m_typedHint);
    column->addWidget(m_typedPart);
    sheet->addLayout(column);

    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    foot->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(px(24), px(12), px(24), px(12));
    buttons->setSpacing(px(8));
    m_first = new Button({}, ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_first->setIconName(QStringLiteral("media-playback-stop"));
    m_word = makeLabel({}, "small", "muted", foot);
    m_word->setWordWrap(true);
    m_keep = new Button({}, ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_act = new Button({}, ButtonKind::Destructive, ButtonSize::Dialog, foot);
    m_act->setIconName(question.icon);
    for (Button *one : {m_first, m_act})
        one->setAutoDefault(false);
    m_keep->setDefault(true);
    buttons->addWidget(m_first);
    buttons->addWidget(m_word, 1);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_act);
    sheet->addWidget(foot);
    connect(m_keep, &QPushButton::clicked, this, &DestructiveSheet::reject);
    connect(m_act, &QPushButton::clicked, this, &DestructiveSheet::actRequested);
    connect(m_first, &QPushButton::clicked, this, &DestructiveSheet::firstRequested);
    connect(m_typed, &QLineEdit::textChanged, this, &DestructiveSheet::refresh);
    setQuestion(question);
    (question.typed.isEmpty() ? static_cast<QWidget *>(m_keep) : m_typed)->setFocus();
}

void DestructiveSheet::setQuestion(const DestructiveQuestion &question)
{
    m_question = question;
    setWindowTitle(question.title);
    setBreakableText(m_title, question.title);
    setBreakableText(m_sentence, question.sentence);
    m_sentence->setVisible(!question.sentence.isEmpty());
    fillCampaigns();
    makeLines();
    m_checkPart->setVisible(!question.check.isEmpty());
    m_check->setText(question.check);
    m_checkNote->setText(question.checkNote);
    m_typedPart->setVisible(!question.typed.isEmpty());
    m_typedLabel->setText(question.typedLabel);
    setBreakableText(m_typedName, question.typed);
    m_act->setText(question.act);
    m_keep->setText(question.keep);
    m_first->setText(question.first);
    m_first->setKind(question.firstIsPrimary ? ButtonKind::Primary : ButtonKind::Normal);
    refresh();
    fit();
}

void DestructiveSheet::fillCampaigns()
{
    m_campaigns->setVisible(!m_question.campaigns.isEmpty());
    m_model->setRowCount(0);
    m_model->setHorizontalHeaderLabels({m_question.campaignsTitle, tr("State"), tr("Completed")});
    for (const auto &one : std::as_const(m_question.campaigns)) {
        auto *meter = new QStandardItem(one.percent);
        meter->setData(QStringLiteral("%1, %2").arg(one.percent, one.count), Qt::AccessibleTextRole);
        QList<QStandardItem *> row{new QStandardItem(one.name), new QStandardItem(one.state), meter};
        for (QStandardItem *item : row)
            item->setEditable(false);
        m_model->appendRow(row);
    }
    const int rows = int(std::min<qsizetype>(m_question.campaigns.size(), mostCampaigns));
    m_campaigns->setFixedHeight(px(rowHeight * rows + 34));
}

QWidget *DestructiveSheet::makeLine(const DestructiveQuestion::Line &line)
{
    auto *part = new QWidget(m_linesPart);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    row->addWidget(new IconLabel(line.icon, line.danger ? Token::Err : Token::TextMuted, 16, part), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    QString text = breakable(line.text).toHtmlEscaped();
    if (!line.strong.isEmpty())
        text = QStringLiteral("<span style=\"font-weight:500\">%1</span> %2").arg(breakable(line.strong).toHtmlEscaped(), text);
    QLabel *first = makeLabel(text, "", "", part);
    first->setAccessibleName(line.strong.isEmpty() ? line.text : QStringLiteral("%1 %2").arg(line.strong, line.text));
    first->setTextFormat(Qt::RichText);
    first->setWordWrap(true);
    words->addWidget(first);
    if (!line.more.isEmpty()) {
        QLabel *more = makeLabel({}, "small", "muted", part);
        setBreakableText(more, line.more);
        more->setWordWrap(true);
        words->addWidget(more);
    }
    row->addLayout(words, 1);
    return part;
}

void DestructiveSheet::makeLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget(); // at once: what it says is not so any more
        delete item;
    }
    for (const auto &line : std::as_const(m_question.lines)) {
        for (QWidget *part : {static_cast<QWidget *>(views::makeLine(Qt::Horizontal, m_linesPart)), makeLine(line)}) {
            m_lines->addWidget(part);
            part->show(); // else in another turn, and there would be no room for it in this one
        }
    }
    m_linesPart->setVisible(!m_question.lines.isEmpty());
}

bool DestructiveSheet::isChecked() const { return !m_question.check.isEmpty() && m_check->isChecked(); }

void DestructiveSheet::setBusy(const QString &word)
{
    if (m_busy.isEmpty())
        m_focusBefore = focusWidget();
    m_busy = word;
    m_banner->hide();
    refresh();
    fit();
}

void DestructiveSheet::setIdle()
{
    m_busy.clear();
    refresh();
    // What was pressed was off meanwhile, and lost the keyboard.
    QWidget *back = m_focusBefore && m_focusBefore->isEnabled() ? m_focusBefore.data() : m_keep;
    if (focusWidget() != back)
        back->setFocus();
}

void DestructiveSheet::tell(bool wrong, const QString &title, const QString &text)
{
    m_banner->setContent(wrong ? Tone::Err : Tone::Accent, title, text);
    m_banner->show();
    fit();
}

void DestructiveSheet::setOver(const QString &closeText)
{
    m_over = true;
    m_busy.clear();
    m_keep->setText(closeText);
    refresh();
    m_keep->setFocus();
}

void DestructiveSheet::refresh()
{
    const bool busy = !m_busy.isEmpty();
    const bool matches = m_question.typed.isEmpty() || unbroken(m_typed->text()) == m_question.typed;
    m_first->setVisible(!m_question.first.isEmpty() && !m_over);
    m_act->setVisible(!m_over);
    m_first->setEnabled(!busy);
    m_keep->setEnabled(!busy);
    m_act->setEnabled(!busy && matches);
    m_typed->setEnabled(!busy && !m_over);
    m_check->setEnabled(!busy && !m_over);
    m_word->setText(m_busy);
}

void DestructiveSheet::reject()
{
    if (m_busy.isEmpty())
        QDialog::reject();
}

void DestructiveSheet::fit()
{
    if (isVisible())
        fitHeight(this);
}

void DestructiveSheet::showEvent(QShowEvent *event)
{
    fitHeight(this); // before it is seen, else it would jump
    QDialog::showEvent(event);
}

void DestructiveSheet::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter(this).fillRect(QRect(0, 0, width(), px(4)), color(Token::Err));
}

} // namespace outdial::views
