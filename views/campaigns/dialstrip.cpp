// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <views/campaigns/dialstrip.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

namespace {

constexpr int pitch = 18; // of the squares, 2 of it between them
constexpr int squareHeight = 20;

// "1st", "2nd": English only; other languages translate the whole word.
QString placeText(int place)
{
    const int tail = place % 100;
    if (tail >= 11 && tail <= 13)
        return DialStrip::tr("%1th", "place").arg(place);
    switch (place % 10) {
    case 1:
        return DialStrip::tr("%1st", "place").arg(place);
    case 2:
        return DialStrip::tr("%1nd", "place").arg(place);
    case 3:
        return DialStrip::tr("%1rd", "place").arg(place);
    default:
        return DialStrip::tr("%1th", "place").arg(place);
    }
}

// That what stands beside it is worked out and not told by the tenant.
class BasisBadge : public QLabel {
public:
    BasisBadge(const QString &word, QWidget *parent) : QLabel(word, parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(Theme::instance().font(Type::SmallStrong));
        return {px(8) + 16 + px(8) + metrics.horizontalAdvance(text()) + px(8), px(20)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Track));
        painter.drawRoundedRect(rect(), 4, 4);
        painter.drawPixmap(px(8), (height() - 16) / 2,
                           theme.pixmap(QStringLiteral("help-hint"), Token::TextMuted, 16, devicePixelRatioF()));
        painter.setFont(theme.font(Type::SmallStrong));
        painter.setPen(theme.color(Token::TextMuted));
        painter.drawText(rect().adjusted(px(8) + 16 + px(8), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }
};

} // namespace

LetterRow::LetterRow(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LetterRow::setSequence(const QList<DialStripList> &lists, const QList<int> &sequence)
{
    m_lists = lists;
    m_sequence = sequence;
    setAccessibleDescription(text());
    setToolTip(text());
    update();
}

int LetterRow::fitting() const { return std::clamp((width() + px(2)) / px(pitch), 0, DialStrip::mostSquares); }

// Runs of the same list, as somebody would read them; at most 20, since the pattern repeats.
QString LetterRow::text() const
{
    QStringList runs;
    const int shown = std::min(int(m_sequence.size()), fitting());
    for (int at = 0; at < shown;) {
        int end = at;
        while (end < shown && m_sequence.at(end) == m_sequence.at(at))
            ++end;
        if (runs.size() == 20) {
            runs << QStringLiteral("…");
            break;
        }
        runs << DialStrip::tr("%1 %2", "letter of a list, number of records")
                    .arg(m_lists.value(m_sequence.at(at)).letter.text)
                    .arg(end - at);
        at = end;
    }
    if (!runs.isEmpty() && runs.last() != QStringLiteral("…") && m_sequence.size() >= shown && shown == fitting())
        runs << QStringLiteral("…");
    return runs.join(QStringLiteral(", "));
}

QSize LetterRow::sizeHint() const { return {px(pitch) * 20, px(squareHeight)}; }

void LetterRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int shown = std::min(int(m_sequence.size()), fitting());
    for (int at = 0; at < shown; ++at) {
        const QRectF square(px(pitch) * at, 0, px(pitch) - px(2), px(squareHeight));
        paintListLetter(&painter, square, m_lists.value(m_sequence.at(at)).letter, 2);
    }
}

void LetterRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setAccessibleDescription(text());
    setToolTip(text());
    Q_EMIT fittingChanged();
}

LetterScale::LetterScale(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LetterScale::setShown(int squares)
{
    m_shown = squares;
    update();
}

QSize LetterScale::sizeHint() const { return {px(160), px(16)}; }

void LetterScale::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::instance().font(Type::Small));
    painter.setPen(color(Token::TextMuted));
    const QString first = DialStrip::tr("next record");
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, first);
    // Ends below the last square; left out where it would run into the first words.
    const QString last = placeText(m_shown);
    const QRect room(0, 0, px(pitch) * m_shown - px(2), height());
    if (room.width() > painter.fontMetrics().horizontalAdvance(first + last) + px(16))
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, last);
}

LetterLegend::LetterLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Letters of the lists"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LetterLegend::setLists(const QList<DialStripList> &lists)
{
    m_lists = lists;
    QStringList words;
    for (const DialStripList &list : lists)
        words << QString(list.letter.text % QStringLiteral(": ") % list.name);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(words.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize LetterLegend::sizeHint() const { return {px(200), px(squareHeight)}; }

int LetterLegend::widthOf(const DialStripList &list, int mostOfName) const
{
    const QFontMetrics metrics(Theme::instance().font(Type::Small));
    return px(20) + px(6) + std::min(metrics.horizontalAdvance(list.name) + 2, mostOfName);
}

void LetterLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.font(Type::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    const int gap = px(16);
    // What fits from the left, then put at the right edge.
    int whole = -gap;
    for (const DialStripList &list : std::as_const(m_lists))
        whole += gap + widthOf(list, width());
    // Names give way before lists do.
    const int mostOfName = whole <= width() ? width() : px(120);
    const auto moreText = [](int hidden) { return DialStrip::tr("and %n more", nullptr, hidden); };
    int shown = 0;
    int used = 0;
    for (; shown < m_lists.size(); ++shown) {
        const int next = used + (shown > 0 ? gap : 0) + widthOf(m_lists.at(shown), mostOfName);
        const int hidden = int(m_lists.size()) - shown - 1;
        const int reserve = hidden > 0 ? gap + metrics.horizontalAdvance(moreText(hidden)) : 0;
        if (next + reserve > width() && shown > 0)
            break;
        used = next;
    }
    const int hidden = int(m_lists.size()) - shown;
    if (hidden > 0)
        used += gap + metrics.horizontalAdvance(moreText(hidden));
    int x = std::max(0, width() - used);
    painter.setPen(theme.color(Token::Text));
    for (int at = 0; at < shown; ++at) {
        const DialStripList &list = m_lists.at(at);
        paintListLetter(&painter, QRectF(x, 0, px(20), px(20)), list.letter);
        const int room = widthOf(list, mostOfName) - px(26);
        painter.drawText(QRect(x + px(26), 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         metrics.elidedText(list.name, Qt::ElideRight, room));
        x += widthOf(list, mostOfName) + gap;
    }
    if (hidden > 0) {
        painter.setPen(theme.color(Token::TextMuted));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, moreText(hidden));
    }
}

DialStrip::DialStrip(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("What is dialed next"), "emphasis", "", this));
    head->addWidget(new BasisBadge(tr("Approximation"), this));
    m_legend = new LetterLegend(this);
    head->addWidget(m_legend, 1);
    column->addLayout(head);

    auto *rows = new QGridLayout;
    m_nowLabel = makeLabel(tr("Now"), "", "muted", this);
    m_editedLabel = makeLabel(tr("Edited"), "emphasis", "", this);
    m_now = new LetterRow(tr("What is dialed next, now"), this);
    m_edited = new LetterRow(tr("What is dialed next, with the edits"), this);
    rows->addWidget(m_nowLabel, 0, 0);
    rows->addWidget(m_now, 0, 1);
    rows->addWidget(m_editedLabel, 1, 0);
    rows->addWidget(m_edited, 1, 1);
    m_scale = new LetterScale(this);
    rows->addWidget(m_scale, 2, 1);
    rows->setColumnStretch(1, 1);
    column->addLayout(rows);
    m_nothing = makeLabel({}, "", "muted", this);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing);
    m_basis =
        makeLabel(tr("Each square is one record of that list. Worked out from order and ratio alone: the lowest order first, "
                     "lists of one order by their ratio. The tenant may also weigh calling hours, callbacks and priority, "
                     "which the API does not tell."),
                  "small", "muted", this);
    m_basis->setWordWrap(true);
    column->addWidget(m_basis);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    const auto lay = [this, column, head, rows] {
        column->setContentsMargins(px(16), px(16), px(16), px(16));
        column->setSpacing(px(8));
        head->setSpacing(px(12));
        rows->setVerticalSpacing(px(8));
        rows->setHorizontalSpacing(0);
        const int words = std::max(m_nowLabel->sizeHint().width(), m_editedLabel->sizeHint().width());
        rows->setColumnMinimumWidth(0, std::max(px(88), words + px(12)));
        fit();
    };
    connect(&Theme::instance(), &Theme::changed, this, lay);
    connect(m_now, &LetterRow::fittingChanged, this, &DialStrip::fit);
    lay();
}

void DialStrip::setSequences(const QList<DialStripList> &lists, const QList<models::DialSource> &now,
                             const QList<models::DialSource> &edited, bool hasEdits)
{
    const QList<int> nowSequence = models::dialSequence(now, mostSquares);
    const QList<int> editedSequence = hasEdits ? models::dialSequence(edited, mostSquares) : nowSequence;
    m_now->setSequence(lists, nowSequence);
    m_edited->setSequence(lists, editedSequence);
    QList<DialStripList> named;
    for (int at = 0; at < lists.size(); ++at) {
        if (nowSequence.contains(at) || editedSequence.contains(at))
            named << lists.at(at);
    }
    m_legend->setLists(named);
    const bool nothing = nowSequence.isEmpty() && editedSequence.isEmpty();
    m_nothing->setVisible(nothing);
    const bool off = std::none_of(now.begin(), now.end(), [](const models::DialSource &source) { return source.enabled; });
    m_nothing->setText(off ? tr("No list is switched on, so nothing is dialed.")
                           : tr("All records of the lists that are switched on are completed."));
    for (QWidget *part : std::initializer_list<QWidget *>{m_nowLabel, m_now, m_scale, m_basis, m_legend})
        part->setVisible(!nothing);
    m_editedLabel->setVisible(hasEdits && !nothing);
    m_edited->setVisible(hasEdits && !nothing);
    fit();
}

int DialStrip::squares() const { return m_now->fitting(); }

QString DialStrip::nowText() const { return m_now->text(); }

QString DialStrip::editedText() const { return m_edited->text(); }

void DialStrip::fit()
{
    m_scale->setShown(std::min(squares(), int(std::max(m_now->sequence().size(), m_edited->sequence().size()))));
}

} // namespace outdial::views
