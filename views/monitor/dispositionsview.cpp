// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <views/monitor/dispositionsview.h>
#include <views/monitor/emphasisline.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/proportionbar.h>
#include <views/shared/swatch.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>
#include <array>

namespace outdial::views {

using models::NamedCount;

namespace {

constexpr std::array pool{Token::Series1, Token::Series4, Token::Series2};
constexpr std::array spare{Token::Series5, Token::Series3, Token::Series6};

// qHash is salted; this is the same in each run and on each computer.
std::size_t steadyHash(const QString &name)
{
    std::uint32_t hash = 2166136261U;
    for (const QChar c : name)
        hash = (hash ^ c.unicode()) * 16777619U;
    return hash ^ (hash >> 15);
}

bool saysNobodyAnswered(const QString &name)
{
    return name.isEmpty() || name.contains(QLatin1String("no answer"), Qt::CaseInsensitive);
}

bool sameCounts(const QList<NamedCount> &one, const QList<NamedCount> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const NamedCount &a, const NamedCount &b) { return a.name == b.name && a.count == b.count; });
}

} // namespace

QHash<QString, Token> dispositionInks(const QStringList &names)
{
    QHash<QString, Token> inks;
    QStringList sorted = names;
    sorted.sort();
    QList<Token> taken;
    for (const QString &name : sorted) {
        if (inks.contains(name))
            continue;
        if (saysNobodyAnswered(name) && !taken.contains(Token::Series6)) {
            inks.insert(name, Token::Series6);
            taken.append(Token::Series6);
            continue;
        }
        const std::size_t first = steadyHash(name) % pool.size();
        Token ink = pool[first];
        for (std::size_t i = 0; i < pool.size() && taken.contains(ink); ++i)
            ink = pool[(first + i) % pool.size()];
        for (std::size_t i = 0; i < spare.size() && taken.contains(ink); ++i)
            ink = spare[i];
        taken.append(ink);
        inks.insert(name, ink);
    }
    return inks;
}

DispositionsView::DispositionsView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Last dispositions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    m_bar = new ProportionBar(tr("Last dispositions"), 8, this);
    QSizePolicy place = m_bar->sizePolicy();
    place.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(place);
    column->addWidget(m_bar);
    m_nothing = makeLabel({}, "small", "muted", this);
    m_nothing->setFixedHeight(px(20));
    column->addWidget(m_nothing);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    column->addLayout(lines);
    for (int i = 0; i < rows; ++i) {
        Row row;
        row.line = new QWidget(this);
        row.line->setFixedHeight(px(20));
        auto *layout = new QHBoxLayout(row.line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(px(8));
        row.swatch = new Swatch(Token::Series1, row.line);
        row.name = new ElidedLabel({}, "small", "", row.line);
        row.count = makeLabel({}, "small", "muted", row.line);
        row.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.share = new EmphasisLine("small", "muted", row.line);
        row.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.share->setFixedWidth(px(48));
        layout->addWidget(row.swatch);
        layout->addWidget(row.name, 1);
        layout->addWidget(row.count);
        layout->addWidget(row.share);
        lines->addWidget(row.line);
        m_rows.append(row);
    }
    column->addStretch(1);
    m_nothing->setText(tr("Dispositions not read yet"));
    for (const Row &row : m_rows)
        row.line->hide();
}

void DispositionsView::setDispositions(const QList<NamedCount> &dispositions, qint64 attempted, bool known, bool old)
{
    if (known == m_known && old == m_old && attempted == m_attempted && sameCounts(dispositions, m_shown))
        return;
    m_shown = dispositions;
    m_attempted = attempted;
    m_known = known;
    m_old = old;

    QList<Proportion> parts;
    const bool more = dispositions.size() > rows;
    const qsizetype named = known ? (more ? rows - 1 : dispositions.size()) : 0;
    QStringList names;
    for (qsizetype i = 0; i < named; ++i)
        names.append(dispositions[i].name);
    const QHash<QString, Token> inks = dispositionInks(names);
    for (qsizetype i = 0; i < named; ++i)
        parts.append({dispositionName(dispositions[i].name), dispositions[i].count, inks.value(dispositions[i].name)});
    if (known && more) {
        qint64 rest = 0;
        QStringList all;
        for (qsizetype i = named; i < dispositions.size(); ++i) {
            rest += dispositions[i].count;
            all.append(QString(countText(dispositions[i].count) % QLatin1Char(' ') % dispositionName(dispositions[i].name)));
        }
        parts.append({tr("%1 more").arg(countText(dispositions.size() - named)), rest, otherDispositionsInk});
        m_rows.last().line->setToolTip(all.join(QLatin1Char('\n')));
    } else {
        m_rows.last().line->setToolTip({});
    }

    for (int i = 0; i < rows; ++i) {
        const Row &row = m_rows[i];
        const bool shown = i < parts.size();
        row.line->setVisible(shown);
        if (!shown)
            continue;
        const Proportion &part = parts[i];
        row.swatch->setInk(part.ink);
        row.name->setText(part.name);
        row.count->setText(countText(part.count));
        row.share->setPattern(QStringLiteral("%1"), percentText(part.count, attempted));
        row.share->setQuiet(old);
        LabelStyle::set(row.name, "small", old ? "muted" : "");
    }
    m_nothing->setVisible(parts.isEmpty());
    m_nothing->setText(known ? tr("No record was attempted yet") : tr("Dispositions not read yet"));
    m_bar->setParts(parts);
    m_bar->setVisible(known);
    update();
}

// What is not known is hatched, in the place of the bar.
void DispositionsView::paintEvent(QPaintEvent *)
{
    if (m_known)
        return;
    QPainter painter(this);
    MeterValue nothing;
    nothing.known = false;
    paintMeter(&painter, QRectF(0, 0, width(), px(8)), nothing);
}

} // namespace outdial::views
