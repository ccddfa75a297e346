// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QCoreApplication>
#include <QRegularExpression>

#include <models/dnc/dnccheck.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/importsource.h>
#include <models/transfer/keyset.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncCheck)
};

constexpr qsizetype mostExamples = 3;
constexpr qsizetype longestExample = 40;

bool isCommentTitle(const QString &title)
{
    static const QRegularExpression words(QStringLiteral("comment|note|remark|campaign|bemerkung|kommentar|kampagne"),
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(title).hasMatch();
}

// The more of its values look right, and the more its title says so, the more.
int fitness(const CsvGuess &guess, const DncKind &kind, int column)
{
    static const QRegularExpression numbers(QStringLiteral("phone|number|tel|mobile|cell|nummer|rufnummer"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression areas(QStringLiteral("area|prefix|vorwahl"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression postal(QStringLiteral("zip|post|plz"), QRegularExpression::CaseInsensitiveOption);
    int good = 0;
    int all = 0;
    for (const QStringList &row : guess.firstRows) {
        const QByteArray cell = row.value(column).toUtf8();
        const DncKey key = dncKey({cell.data(), std::size_t(cell.size())}, kind);
        if (key.doubt == DncDoubt::Empty)
            continue;
        ++all;
        good += key.doubt == DncDoubt::None ? 1 : 0;
    }
    int points = all == 0 ? 0 : 100 * good / all;
    const QString title = guess.columnNames.value(column);
    switch (kind.type) {
    case rules::DncType::Internal:
        points += numbers.match(title).hasMatch() ? 30 : 0;
        break;
    case rules::DncType::GeographicAreaCode:
        points += areas.match(title).hasMatch() ? 30 : 0;
        break;
    case rules::DncType::GeographicPostal:
        points += postal.match(title).hasMatch() ? 30 : 0;
        break;
    case rules::DncType::Exclusion: // any text is a value
        points = title.compare(kind.listField, Qt::CaseInsensitive) == 0 ? 200 : points;
        break;
    case rules::DncType::GeographicState:
        break;
    }
    return points;
}

QString exampleOf(std::int64_t line, std::string_view cell)
{
    QString text = QString::fromUtf8(cell.data(), qsizetype(cell.size())).simplified();
    if (text.size() > longestExample)
        text = text.left(longestExample) + u'…';
    return text.isEmpty() ? Text::tr("line %1").arg(line) : Text::tr("line %1: %2").arg(line).arg(text);
}

} // namespace

DncColumns dncColumns(const CsvGuess &guess, const DncKind &kind)
{
    DncColumns columns;
    int best = -1;
    for (int column = 0; column < guess.columnCount; ++column) {
        const int points = fitness(guess, kind, column);
        if (points > best) {
            best = points;
            columns.key = column;
        }
    }
    if (!rules::hasComments(kind.type))
        return columns;
    for (int column = 0; column < guess.columnCount && columns.comment < 0; ++column) {
        if (column != columns.key && isCommentTitle(guess.columnNames.value(column)))
            columns.comment = column;
    }
    return columns;
}

qint64 DncCheck::doubtful() const
{
    qint64 all = 0;
    for (const Doubt &doubt : doubts)
        all += doubt.count;
    return all;
}

qint64 DncCheck::sendable() const { return doubtful() - of(DncDoubt::Empty).count - of(DncDoubt::NotText).count; }

DncCheck checkDncSource(const DncOrder &order, const std::atomic_bool &stop)
{
    DncCheck check;
    std::unique_ptr<QIODevice> device;
    if (order.source.isEmpty()) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(order.text);
        buffer->open(QIODevice::ReadOnly);
        device = std::move(buffer);
    } else {
        Source source = openSource(order.source);
        if (!source.device) {
            check.problem = source.problem;
            return check;
        }
        device = std::move(source.device);
    }
    CsvReader reader(std::move(device), order.dialect);
    KeySet seen;
    while (!stop) {
        const auto status = reader.next();
        if (status == CsvReader::Status::Error)
            check.problem = reader.error();
        if (status != CsvReader::Status::Row)
            break;
        ++check.rows;
        const auto fields = reader.fields();
        const auto cell = order.keyColumn >= 0 && std::size_t(order.keyColumn) < fields.size()
                              ? fields[std::size_t(order.keyColumn)]
                              : std::string_view();
        DncKey key = dncKey(cell, order.kind);
        if (reader.badEncoding() && key.text.find("\xEF\xBF\xBD") != std::string::npos)
            key.doubt = DncDoubt::NotText;
        if (key.doubt != DncDoubt::None) {
            DncCheck::Doubt &doubt = check.doubts[std::size_t(key.doubt)];
            ++doubt.count;
            if (doubt.examples.size() < mostExamples)
                doubt.examples.append(exampleOf(reader.line(), cell));
        } else if (seen.insert(key.text, reader.rowCount())) {
            ++check.repeats;
        } else if (seen.failed()) {
            check.problem = Text::tr("The temporary file in which keys are compared cannot be used. Make room on the disk.");
            break;
        } else {
            ++check.good;
            if (check.samples.size() < mostExamples)
                check.samples.append(QString::fromStdString(key.text));
        }
    }
    return check;
}

} // namespace outdial::models
