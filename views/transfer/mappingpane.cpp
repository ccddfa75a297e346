// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <views/shared/banner.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/mappingpane.h>

namespace outdial::views {

using models::ImportJob;
using models::MatchKind;

MappingPane::MappingPane(ImportJob *job, QWidget *parent) : QFrame(parent), m_job(job)
{
    setLook(this, "part", QStringLiteral("content"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *head = new QFrame;
    setLook(head, "part", QStringLiteral("tools"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(10), px(16), px(10));
    row->setSpacing(px(8));
    m_title = makeLabel({}, "pane");
    m_about = new ElidedLabel({}, "", "muted");
    auto *file = new Button(tr("&Format file…"), ButtonKind::Normal, ButtonSize::Header);
    file->setIconName(QStringLiteral("view-form"));
    file->setToolTip(tr("Teach Outdial the fields of this list from a JSON file, as “Create list with new format” takes it"));
    m_load = new Button(tr("&Load mapping…"), ButtonKind::Normal, ButtonSize::Header);
    m_load->setToolTip(tr("Take the mapping that was saved for another file with these columns"));
    m_save = new Button(tr("Sa&ve mapping…"), ButtonKind::Normal, ButtonSize::Header);
    m_save->setToolTip(tr("Write this mapping into a file, for other files with these columns and for other people"));
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    titles->addWidget(m_about);
    row->addLayout(titles, 1);
    row->addWidget(m_load);
    row->addWidget(m_save);
    row->addWidget(file);
    layout->addWidget(head);
    m_loaded = new Banner(Tone::Ok, {}, {}, true);
    m_loaded->setClosable(true);
    m_loaded->hide();
    layout->addWidget(m_loaded);
    m_format = new Banner(Tone::Warn, {}, {}, true);
    m_format->hide();
    layout->addWidget(m_format);

    m_scroll = new QScrollArea;
    m_scroll->setAccessibleName(tr("Mapping of columns to fields"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inner = new QFrame;
    setLook(inner, "part", QStringLiteral("content"));
    m_body = new QVBoxLayout(inner);
    m_body->setContentsMargins(px(16), px(8), px(16), px(16));
    m_body->setSpacing(px(16));
    m_body->addStretch(1);
    m_scroll->setWidget(inner);
    layout->addWidget(m_scroll, 1);

    auto *guess = new QFrame;
    setLook(guess, "part", QStringLiteral("wizardFoot"));
    auto *guessRow = new QHBoxLayout(guess);
    guessRow->setContentsMargins(px(16), px(8), px(16), px(8));
    guessRow->setSpacing(px(8));
    guessRow->addWidget(new IconLabel(QStringLiteral("tools-wizard"), Token::WarnText));
    m_guessText = makeLabel({}, "");
    m_guessText->setWordWrap(true);
    guessRow->addWidget(m_guessText, 1);
    m_confirm = new Button(tr("Confirm"), ButtonKind::Normal, ButtonSize::Header);
    m_reject = new Button(tr("Not this"), ButtonKind::Quiet, ButtonSize::Header);
    guessRow->addWidget(m_confirm);
    guessRow->addWidget(m_reject);
    m_guess = guess;
    layout->addWidget(guess);

    connect(file, &QPushButton::clicked, this, &MappingPane::openFormatFile);
    connect(m_format, &Banner::buttonClicked, this, &MappingPane::openFormatFile);
    connect(m_load, &QPushButton::clicked, this, &MappingPane::loadMapping);
    connect(m_save, &QPushButton::clicked, this, &MappingPane::saveMapping);
    connect(m_loaded, &Banner::closed, m_loaded, &QWidget::hide);
    connect(m_confirm, &QPushButton::clicked, this, [this] { answerGuess(true); });
    connect(m_reject, &QPushButton::clicked, this, [this] { answerGuess(false); });
    // What was loaded was for the file and the list of before.
    connect(job, &ImportJob::fileChanged, m_loaded, &QWidget::hide);
    connect(job, &ImportJob::formatChanged, m_loaded, &QWidget::hide);
    connect(job, &ImportJob::mappingChanged, this, &MappingPane::refresh);
    connect(job, &ImportJob::formatChanged, this, &MappingPane::refresh);
    refresh();
}

void MappingPane::refresh()
{
    refreshFormat();
    // The combo box that was just used is one of those that are replaced: they go when its signal is over. The focus returns to
    // the one of the same column.
    const auto *focused = qobject_cast<QComboBox *>(focusWidget());
    const QVariant column = focused != nullptr ? focused->property("column") : QVariant();
    fillRows();
    if (column.isValid()) {
        for (auto *combo : m_rows->findChildren<QComboBox *>()) {
            if (combo->property("column") == column)
                combo->setFocus();
        }
    }
    refreshGuess();
}

// What is to be confirmed, below the rows: one likeness after the other, and the order of the columns as a whole.
void MappingPane::refreshGuess()
{
    const auto &sources = m_job->mapping().sources;
    m_guessedField = -1;
    int fuzzy = 0;
    int placed = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        placed += sources[i].kind == MatchKind::Position ? 1 : 0;
        if (sources[i].kind != MatchKind::Fuzzy)
            continue;
        ++fuzzy;
        if (m_guessedField < 0)
            m_guessedField = int(i);
    }
    m_guess->setVisible(m_guessedField >= 0 || placed > 0);
    if (m_guessedField >= 0) {
        const auto &source = sources[size_t(m_guessedField)];
        m_guessText->setText(tr("%1 → %2 is a guess (%3%).")
                                 .arg(m_job->columns().value(source.column), m_job->format().fields[m_guessedField].name)
                                 .arg(source.percent));
    } else if (placed > 0) {
        m_guessText->setText(
            tr("The file has no header, and as many columns as the list has fields: they are mapped by position."));
    }
    int ignored = 0;
    for (int column = 0; column < m_job->columns().size(); ++column)
        ignored += m_job->mapping().usesColumn(column) ? 0 : 1;
    QStringList about;
    if (ignored > 0 && !sources.empty())
        about.append(tr("%n column(s) ignored", nullptr, ignored));
    if (fuzzy > 0)
        about.append(tr("%n fuzzy match(es) to confirm", nullptr, fuzzy));
    m_title->setText(tr("%1 of %2 fields mapped").arg(m_job->mapping().mappedCount()).arg(m_job->format().fields.size()));
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_about->setVisible(!about.isEmpty());
    m_save->setEnabled(m_job->mapping().mappedCount() > 0);
    m_load->setEnabled(!sources.empty() && !m_job->columns().isEmpty());
}

void MappingPane::refreshFormat()
{
    switch (m_job->formatState()) {
    case ImportJob::FormatState::None:
    case ImportJob::FormatState::Known:
        m_format->hide();
        return;
    case ImportJob::FormatState::Looking:
        m_format->setContent(Tone::Accent, tr("Looking up the fields of the list…"), {});
        m_format->setButton({});
        break;
    case ImportJob::FormatState::Learned:
        m_format->setContent(
            Tone::Warn, tr("Field names were learned from records of the list."),
            tr("Their types are not known here, so rows cannot be checked by the format's rules before they are sent; the "
               "tenant checks them. A format file makes the check possible."));
        m_format->setButton(tr("Format file…"));
        break;
    case ImportJob::FormatState::NotFound:
        m_format->setContent(Tone::Err, tr("The fields of this list are not known."), m_job->formatMessage());
        m_format->setButton(tr("Format file…"));
        break;
    case ImportJob::FormatState::Failed:
        m_format->setContent(Tone::Err, tr("The fields of the list could not be read."), m_job->formatMessage());
        m_format->setButton(tr("Format file…"));
        break;
    }
    m_format->show();
}

} // namespace outdial::views
