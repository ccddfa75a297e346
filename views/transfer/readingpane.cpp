// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStandardItemModel>

#include <models/transfer/encodings.h>
#include <models/transfer/importjob.h>
#include <models/transfer/problemmodels.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/readingpane.h>

#include <algorithm>

namespace outdial::views {

namespace {

constexpr int mostHeaderLines = 5;

QFrame *strip(QLabel *title, QLabel *about)
{
    auto *frame = new QFrame;
    setLook(frame, "part", QStringLiteral("tools"));
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(px(16), px(6), px(16), px(6));
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(about);
    return frame;
}

// "94% sure", or nothing to add when there is no doubt.
template <typename T>
QString sureness(const models::Guess<T> &guess, bool chosen)
{
    if (chosen)
        return ReadingPane::tr("chosen by you");
    return ReadingPane::tr("%1% sure").arg(guess.certainty);
}

} // namespace

ReadingPane::ReadingPane(models::ImportJob *job, QWidget *parent) : QFrame(parent), m_job(job)
{
    setLook(this, "part", QStringLiteral("content"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *settings = new QFrame;
    setLook(settings, "part", QStringLiteral("tools"));
    auto *row = new QHBoxLayout(settings);
    row->setContentsMargins(px(16), px(12), px(16), px(12));
    row->setSpacing(px(8));
    m_encoding = addSetting(row, tr("&Encoding"), m_encodingField, 150);
    addEncodings();
    m_delimiter = addSetting(row, tr("&Delimiter"), m_delimiterField, 120);
    m_delimiter->addItem(tr("Comma"), QChar(u','));
    m_delimiter->addItem(tr("Semicolon"), QChar(u';'));
    m_delimiter->addItem(tr("Tab"), QChar(u'\t'));
    m_delimiter->addItem(tr("Vertical bar"), QChar(u'|'));
    m_quote = addSetting(row, tr("&Quote"), m_quoteField, 130);
    m_quote->addItem(tr("Double quote"), QChar(u'"'));
    m_quote->addItem(tr("Single quote"), QChar(u'\''));
    m_quote->addItem(tr("None"), QChar(u'\0'));
    m_header = addSetting(row, tr("&Header"), m_headerField, 100);
    m_header->addItem(tr("None"), 0);
    for (int line = 1; line <= mostHeaderLines; ++line)
        m_header->addItem(tr("Line %1").arg(line), line);
    row->addStretch(1);
    layout->addWidget(settings);

    m_rawAbout = makeLabel({}, "small", "muted");
    m_raw = new QPlainTextEdit;
    m_raw->setReadOnly(true);
    m_raw->setAccessibleName(tr("The file as it is"));
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setTabChangesFocus(true);
    m_raw->setFrameShape(QFrame::NoFrame);
    setLook(m_raw, "mono", true);
    m_readAbout = makeLabel({}, "small", "muted");
    m_rows = new models::SampleRowsModel(this);
    m_table = new TableView(tr("The file as it is read"), {});
    m_table->setModel(m_rows);
    m_table->setRowHeight(28);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_cell = new TextDelegate(
        [](const QModelIndex &index) {
            TextCell cell{index.data().toString()};
            if (cell.text.isEmpty())
                cell = {tr("empty"), Token::TextFaint};
            return cell;
        },
        m_table);
    layout->addWidget(strip(makeLabel(tr("As in the file"), "smallStrong"), m_rawAbout));
    layout->addWidget(m_raw, 2);
    layout->addWidget(strip(makeLabel(tr("As read"), "smallStrong"), m_readAbout));
    layout->addWidget(m_table, 3);

    connect(job, &models::ImportJob::fileChanged, this, &ReadingPane::refresh);
    refresh();
}

// Under the names of their regions, which cannot be chosen.
void ReadingPane::addEncodings()
{
    m_encoding->addItem(tr("Find out"), QByteArray());
    auto *items = qobject_cast<QStandardItemModel *>(m_encoding->model());
    for (const auto &group : models::encodingGroups()) {
        m_encoding->addItem(group.title);
        if (items != nullptr)
            items->item(m_encoding->count() - 1)->setFlags(Qt::NoItemFlags);
        for (const auto &name : group.names)
            m_encoding->addItem(QLatin1String(name), name);
    }
    m_encoding->setMaxVisibleItems(24);
}

QComboBox *ReadingPane::addSetting(QHBoxLayout *row, const QString &label, FormField *&field, int width)
{
    auto *combo = new QComboBox;
    combo->setMinimumWidth(px(width));
    field = new FormField(label, combo);
    row->addWidget(field, 0, Qt::AlignTop);
    connect(combo, &QComboBox::activated, this, &ReadingPane::wish);
    return combo;
}

QWidget *ReadingPane::firstFocus() const { return m_encoding; }

void ReadingPane::wish()
{
    if (m_filling)
        return;
    auto wish = m_job->wish();
    const auto *changed = sender();
    if (changed == m_encoding) {
        const QByteArray name = m_encoding->currentData().toByteArray();
        wish.encoding = name.isEmpty() ? std::nullopt : std::optional(name);
    }
    if (changed == m_delimiter)
        wish.delimiter = m_delimiter->currentData().toChar().toLatin1();
    if (changed == m_quote)
        wish.quote = m_quote->currentData().toChar().toLatin1();
    if (changed == m_header)
        wish.headerLine = m_header->currentData().toInt();
    m_job->setWish(wish);
}

void ReadingPane::refresh()
{
    if (m_job->isReading() || !m_job->guess().isUsable())
        return; // what was read before stays until the new reading is there
    const auto &guess = m_job->guess();
    const auto &wish = m_job->wish();
    m_filling = true;
    const auto encoding = QString::fromLatin1(guess.encoding.value);
    if (m_encoding->findText(encoding) < 0)
        m_encoding->addItem(encoding, guess.encoding.value);
    m_encoding->setCurrentText(encoding);
    m_delimiter->setCurrentIndex(std::max(0, m_delimiter->findData(QChar(QLatin1Char(guess.delimiter.value)))));
    m_quote->setCurrentIndex(guess.quote.value == '\0' ? 2 : m_quote->findData(QChar(QLatin1Char(guess.quote.value))));
    if (m_header->findData(guess.headerLine.value) < 0)
        m_header->addItem(tr("Line %1").arg(guess.headerLine.value), guess.headerLine.value);
    m_header->setCurrentIndex(m_header->findData(guess.headerLine.value));
    m_filling = false;
    m_encodingField->setHint(sureness(guess.encoding, wish.encoding.has_value()));
    m_delimiterField->setHint(sureness(guess.delimiter, wish.delimiter.has_value()));
    m_quoteField->setHint(guess.quote.value == '\0' ? tr("not used") : sureness(guess.quote, wish.quote.has_value()));
    m_headerField->setHint(sureness(guess.headerLine, wish.headerLine.has_value()));
    m_encoding->setToolTip(guess.encoding.reason);
    m_delimiter->setToolTip(guess.delimiter.reason);
    m_quote->setToolTip(guess.quote.reason);
    m_header->setToolTip(guess.headerLine.reason);

    QStringList numbered;
    for (qsizetype i = 0; i < guess.firstLines.size(); ++i)
        numbered.append(QStringLiteral("%1  %2").arg(i + 1, 3).arg(guess.firstLines[i]));
    m_raw->setPlainText(numbered.join(u'\n'));
    m_rawAbout->setText(tr("first %n line(s)", nullptr, int(guess.firstLines.size())));
    m_rows->setRows(guess.firstRows, m_job->columns());
    QList<TableColumn> columns;
    for (qsizetype i = 0; i < m_job->columns().size(); ++i) {
        // As wide as what is in it, within reason.
        qsizetype letters = m_job->columns()[i].size();
        for (const auto &cells : guess.firstRows)
            letters = std::max(letters, cells.value(i).size());
        TableColumn column;
        column.width = int(std::clamp<qsizetype>(letters * 8 + 24, 64, 240));
        column.delegate = m_cell;
        columns.append(column);
    }
    m_table->setColumns(columns);
    QString about = tr("%n column(s), every value kept as text", nullptr, guess.columnCount);
    if (guess.emptyRows > 0)
        about = tr("%n line(s) of delimiters alone are left out", nullptr, guess.emptyRows) + QStringLiteral(" · ") + about;
    if (guess.badRows > 0)
        about = tr("%n row(s) with bytes that mean nothing in %1, the first on line %2 at character %3", nullptr, guess.badRows)
                    .arg(encoding)
                    .arg(guess.firstBad.line)
                    .arg(guess.firstBad.character) +
                QStringLiteral(" · ") + about;
    if (guess.raggedRows > 0)
        about = tr("%n row(s) with another number of columns", nullptr, guess.raggedRows) + QStringLiteral(" · ") + about;
    m_readAbout->setText(about);
}

} // namespace outdial::views
