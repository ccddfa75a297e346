// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>

#include <models/campaigns/sortpreview.h>
#include <views/campaigns/sortingrow.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

constexpr int ascending = 0;
constexpr int descending = 1;

} // namespace

DragHandle::DragHandle(QWidget *parent) : QWidget(parent)
{
    setCursor(Qt::OpenHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setToolTip(tr("Drag to change the order"));
}

QSize DragHandle::sizeHint() const { return {px(12), px(28)}; }

void DragHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(isEnabled() ? Token::Outline : Token::Disabled));
    const QPointF middle = QRectF(rect()).center();
    for (const int row : {-1, 0, 1}) {
        for (const int column : {-1, 1})
            painter.drawEllipse(middle + QPointF(column * 2.5, row * 5.0), 1.5, 1.5);
    }
}

void DragHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setCursor(Qt::ClosedHandCursor);
    Q_EMIT begun();
}

void DragHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT dragged(event->globalPosition().toPoint());
}

void DragHandle::mouseReleaseEvent(QMouseEvent *) { setCursor(Qt::OpenHandCursor); }

PlaceLabel::PlaceLabel(QWidget *parent) : QLabel(parent)
{
    LabelStyle::set(this, "small", "muted");
    setPlace(1);
}

void PlaceLabel::setPlace(int place)
{
    m_place = place;
    setText(tr("Field %1").arg(place));
    update();
}

QSize PlaceLabel::sizeHint() const { return {px(16), px(28)}; }

void PlaceLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, QString::number(m_place));
}

QString directionWords(api::FieldType type, api::SortOrder order)
{
    const bool down = order == api::SortOrder::Descending;
    switch (models::sortKind(type)) {
    case models::SortKind::Number:
        return down ? SortingRow::tr("10 first, then 9, 8 …") : SortingRow::tr("1 first, then 2, 3 …");
    case models::SortKind::Time:
        return down ? SortingRow::tr("latest first") : SortingRow::tr("earliest first");
    case models::SortKind::Text:
        return down ? SortingRow::tr("Z to A") : SortingRow::tr("A to Z");
    case models::SortKind::Letters:
        break;
    }
    return down ? SortingRow::tr("text order, reversed") : SortingRow::tr("text order");
}

SortingRow::SortingRow(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_handle = new DragHandle(this);
    m_place = new PlaceLabel(this);
    m_combo = new QComboBox(this);
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setProperty("tall", QStringLiteral("header"));
    m_combo->setFixedWidth(px(172));
    m_place->setBuddy(m_combo);
    m_direction = new SegmentedControl({}, this);
    m_direction->addSegment(ascending, tr("Asc"));
    m_direction->addSegment(descending, tr("Desc"));
    for (QPushButton *segment : m_direction->findChildren<QPushButton *>()) {
        segment->setIcon(icon(m_segments.isEmpty() ? QStringLiteral("go-up") : QStringLiteral("go-down"), Token::TextMuted));
        m_segments << segment;
    }
    m_words = new ElidedLabel({}, "small", "muted", this);
    m_remove = new IconButton(QStringLiteral("window-close"), {}, ButtonSize::Row, true, this);
    row->addWidget(m_handle);
    row->addWidget(m_place);
    row->addWidget(m_combo);
    row->addWidget(m_direction);
    row->addWidget(m_words, 1);
    row->addWidget(m_remove);
    setPlace(1);
    connect(m_handle, &DragHandle::begun, this, &SortingRow::dragBegun);
    connect(m_handle, &DragHandle::dragged, this, &SortingRow::dragged);
    connect(m_combo, &QComboBox::currentTextChanged, this, &SortingRow::changed);
    connect(m_direction, &SegmentedControl::currentChanged, this, [this] {
        showWords();
        Q_EMIT changed();
    });
    connect(m_remove, &QToolButton::clicked, this, &SortingRow::removeRequested);
    for (const int by : {-1, 1}) {
        auto *keys = new QShortcut(QKeySequence(Qt::ALT | (by < 0 ? Qt::Key_Up : Qt::Key_Down)), this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, this, [this, by] { Q_EMIT moveRequested(by); });
    }
}

void SortingRow::setPlace(int place)
{
    m_place->setPlace(place);
    m_combo->lineEdit()->setAccessibleName(tr("Field %1").arg(place)); // the label names the combo around it
    m_direction->setAccessibleName(tr("Direction of field %1").arg(place));
    const QString remove = tr("Remove field %1").arg(place);
    m_remove->setAccessibleName(remove);
    m_remove->setToolTip(remove);
}

QString SortingRow::fieldName() const
{
    // As it is written where the format has it so; blanks around it are slips of the hand else.
    const QString text = m_combo->currentText();
    return m_combo->findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive) >= 0 ? text : text.trimmed();
}

void SortingRow::setField(const api::SortingField &field)
{
    const QSignalBlocker quiet(m_combo);
    m_combo->setEditText(field.fieldName);
    m_direction->setCurrent(field.order == api::SortOrder::Descending ? descending : ascending);
    showWords();
}

api::SortingField SortingRow::field() const
{
    api::SortingField field;
    field.fieldName = fieldName();
    field.order = m_direction->current() == descending ? api::SortOrder::Descending : api::SortOrder::Ascending;
    return field;
}

void SortingRow::setChoices(const QStringList &names, bool caseMatters)
{
    QStringList there;
    for (int i = 0; i < m_combo->count(); ++i)
        there << m_combo->itemText(i);
    m_combo->completer()->setCaseSensitivity(caseMatters ? Qt::CaseSensitive : Qt::CaseInsensitive);
    if (there == names)
        return;
    const QSignalBlocker quiet(m_combo);
    const QString text = m_combo->currentText();
    m_combo->clear();
    m_combo->addItems(names);
    m_combo->setCurrentIndex(int(names.indexOf(text)));
    m_combo->setEditText(text);
}

void SortingRow::showField(std::optional<api::FieldType> type, bool fieldsKnown, bool typesKnown)
{
    m_type = type;
    m_fieldsKnown = fieldsKnown;
    m_typesKnown = typesKnown;
    showWords();
}

QList<QWidget *> SortingRow::tabStops() const
{
    QList<QWidget *> stops{m_combo};
    stops << m_segments << m_remove;
    return stops;
}

void SortingRow::focusStop(qsizetype stop)
{
    // Of the two directions, that which is chosen: the other is no stop for Tab.
    if (stop >= 1 && stop <= m_segments.size())
        stop = 1 + m_direction->current();
    tabStops()[stop]->setFocus(Qt::OtherFocusReason);
}

void SortingRow::showWords()
{
    const bool odd = !m_type && m_fieldsKnown && !fieldName().isEmpty();
    const bool told = m_type && m_typesKnown;
    const bool letters = told && models::sortKind(*m_type) == models::SortKind::Letters;
    m_words->setText(odd ? tr("not a known field") : told ? directionWords(*m_type, field().order) : QString());
    m_words->setToolTip(odd       ? tr("The list has no such field, as far as Outdial knows. Names are case-sensitive.")
                        : letters ? tr("Compared letter by letter: 10 stands before 9.")
                                  : QString());
    LabelStyle::set(m_words, "small", odd ? "warn" : "muted");
}

void SortingRow::setError(bool error) { setLook(m_combo, "error", error); }

} // namespace outdial::views
