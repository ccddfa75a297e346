// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QLabel>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QToolTip>

#include <views/shared/combolook.h>
#include <views/shared/theme.h>

#include <algorithm>
#include <resources/load.h>

namespace outdial::views {

namespace {

// Asks the theme each time it is painted, so that icons in buttons, actions and menus follow light and dark by themselves.
class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(QString name, std::optional<Token> ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        const QRect place(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size);
        painter->drawPixmap(place, Theme::instance().pixmap(m_name, inkFor(mode), size, painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt 6 gives the size in device pixels.
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        const QPixmap square = Theme::instance().pixmap(m_name, inkFor(mode), side, scale);
        if (size.width() <= size.height())
            return square;
        // Wider than high: the icon, and air between it and the text of its button.
        QPixmap wide(size);
        wide.setDevicePixelRatio(scale);
        wide.fill(Qt::transparent);
        QPainter painter(&wide);
        painter.drawPixmap(0, 0, square);
        return wide;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    QString key() const override { return QStringLiteral("outdial"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    std::optional<Token> inkFor(QIcon::Mode mode) const { return mode == QIcon::Disabled ? Token::Disabled : m_ink; }
    QString m_name;
    std::optional<Token> m_ink;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString hex(QRgb colour) { return QColor::fromRgb(colour).name(QColor::HexRgb).toUpper(); }

// The colours of one class in the style of a Breeze icon.
void recolour(QString &svg, QLatin1String colourClass, const QColor &colour)
{
    const QString start = QLatin1String(".ColorScheme-") % colourClass;
    qsizetype at = svg.indexOf(start);
    while (at >= 0) {
        const qsizetype from = svg.indexOf(QLatin1String("color:"), at);
        const qsizetype to = from < 0 ? -1 : svg.indexOf(QLatin1Char(';'), from);
        if (to < 0)
            return;
        svg.replace(from + 6, to - from - 6, colour.name());
        at = svg.indexOf(start, to);
    }
}

QPixmap rendered(const QByteArray &svg, QSize size, qreal ratio)
{
    QPixmap pixmap((QSizeF(size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    return pixmap;
}

} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme() = default;

void Theme::apply(QApplication &application)
{
    loadResources();
    m_application = &application;
    // Qt 6.4 does not tell light from dark: the platform's palette does, before ours replaces it.
    const QPalette platform = application.palette();
    m_systemDark = platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();

    QString family;
    for (const char *weight : {"Regular", "Medium", "Bold"}) {
        const int id =
            QFontDatabase::addApplicationFont(QLatin1String(":/fonts/Roboto-") % QLatin1String(weight) % QLatin1String(".ttf"));
        if (id >= 0 && family.isEmpty())
            family = QFontDatabase::applicationFontFamilies(id).value(0);
    }
    const int mono = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/JetBrainsMono-Regular.ttf"));
    m_family = family.isEmpty() ? application.font().family() : family;
    m_mono = mono >= 0 ? QFontDatabase::applicationFontFamilies(mono).value(0)
                       : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();

    application.setStyle(new ComboLook(QStyleFactory::create(QStringLiteral("Fusion"))));
    m_reduced = m_reduced || application.style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
    application.setWindowIcon(QIcon(QStringLiteral(":/drawings/outdial.svg")));
    refresh();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    refresh();
}

void Theme::setTextSize(int pixels)
{
    pixels = std::clamp(pixels, 11, 20);
    if (pixels == m_textSize)
        return;
    m_textSize = pixels;
    refresh();
}

bool Theme::reducedMotion() const { return m_reduced; }

void Theme::setReducedMotion(bool reduced)
{
    if (reduced == m_reduced)
        return;
    m_reduced = reduced;
    Q_EMIT changed();
}

QColor Theme::color(Token token) const
{
    const TokenValue &value = tokens()[static_cast<std::size_t>(token)];
    return QColor::fromRgb(m_dark ? value.dark : value.light);
}

QFont Theme::font(Type type) const
{
    struct Step {
        int size;
        QFont::Weight weight;
    };
    const Step step = [type]() -> Step {
        switch (type) {
        case Type::Figure:
            return {28, QFont::Medium};
        case Type::PageTitle:
            return {20, QFont::Medium};
        case Type::PaneTitle:
            return {16, QFont::Medium};
        case Type::CardTitle:
            return {14, QFont::Medium};
        case Type::Body:
            return {13, QFont::Normal};
        case Type::Emphasis:
            return {13, QFont::Medium};
        case Type::Small:
            return {12, QFont::Normal};
        case Type::SmallStrong:
            return {12, QFont::Medium};
        case Type::Caption:
            return {11, QFont::Normal};
        case Type::CaptionStrong:
            return {11, QFont::Medium};
        case Type::Mono:
            return {12, QFont::Normal};
        }
        return {13, QFont::Normal};
    }();
    QFont font(type == Type::Mono ? m_mono : m_family);
    font.setPixelSize(px(step.size));
    font.setWeight(step.weight);
    return font;
}

QIcon Theme::icon(const QString &name, std::optional<Token> ink) const { return QIcon(new ThemeIconEngine(name, ink)); }

QPixmap Theme::pixmap(const QString &name, std::optional<Token> ink, int size, qreal ratio) const
{
    const QString key = name % QLatin1Char('|') % QString::number(ink ? static_cast<int>(*ink) : -1) % QLatin1Char('|') %
                        QString::number(size) % QLatin1Char('|') % QString::number(m_dark) % QLatin1Char('|') %
                        QString::number(ratio);
    const auto found = m_pixmaps.constFind(key);
    if (found != m_pixmaps.constEnd())
        return *found;

    QString svg =
        QString::fromUtf8(bytesOf(QLatin1String(size > 18 ? ":/icons/22/" : ":/icons/16/") % name % QLatin1String(".svg")));
    const bool flat = ink == Token::Disabled || ink == Token::OnAccent;
    // Icons that are all mark (data-error, window-close) take the colour that is asked for in their mark; others keep it.
    const bool onlyMarks = svg.indexOf(QLatin1String("class=\"ColorScheme-Text\"")) < 0;
    const auto mark = [&](Token natural) { return color(ink && (flat || onlyMarks) ? *ink : natural); };
    recolour(svg, QLatin1String("Text"), color(ink.value_or(Token::TextMuted)));
    recolour(svg, QLatin1String("NegativeText"), mark(Token::Err));
    recolour(svg, QLatin1String("NeutralText"), mark(Token::Warn));
    recolour(svg, QLatin1String("PositiveText"), mark(Token::OkText));
    recolour(svg, QLatin1String("Highlight"), mark(Token::AccentText));
    if (m_dark && name.startsWith(QLatin1String("data-")))
        svg.replace(QLatin1String("#fff\""), hex(color(Token::Sidebar).rgb()) % QLatin1Char('"'));
    const QPixmap pixmap = rendered(svg.toUtf8(), QSize(size, size), ratio);
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

QPixmap Theme::drawing(const QString &name, qreal ratio) const
{
    QString svg = QString::fromUtf8(bytesOf(QLatin1String(":/drawings/") % name % QLatin1String(".svg")));
    // The drawings are drawn in the light values of these.
    for (const Token token : {Token::Border, Token::Track, Token::Accent, Token::Base, Token::Warn}) {
        const QString light = hex(tokens()[static_cast<std::size_t>(token)].light);
        svg.replace(light, color(token).name());
    }
    return rendered(svg.toUtf8(), QSize(px(144), px(96)), ratio);
}

QString Theme::styleSheet() const
{
    QString sheet = QString::fromUtf8(bytesOf(QStringLiteral(":/style/outdial.qss")));
    sheet.replace(QLatin1String("%theme%"), QLatin1String(m_dark ? "dark" : "light"));
    sheet.replace(QLatin1String("%mono%"), m_mono);

    // Longest names first, or @accent would eat the beginning of @accentText.
    std::vector<TokenValue> byLength(tokens().begin(), tokens().end());
    std::stable_sort(byLength.begin(), byLength.end(),
                     [](const TokenValue &a, const TokenValue &b) { return qstrlen(a.name) > qstrlen(b.name); });
    for (const TokenValue &value : byLength)
        sheet.replace(QLatin1Char('@') % QLatin1String(value.name), hex(m_dark ? value.dark : value.light));

    static const QRegularExpression length(QStringLiteral("\\$(\\d+)(?:-(\\d+))?"));
    QString filled;
    qsizetype from = 0;
    for (auto it = length.globalMatch(sheet); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        filled += QStringView(sheet).mid(from, match.capturedStart() - from);
        filled += QString::number(px(match.captured(1).toInt()) - match.captured(2).toInt());
        filled += QLatin1String("px");
        from = match.capturedEnd();
    }
    return filled + QStringView(sheet).mid(from);
}

void Theme::refresh()
{
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    m_pixmaps.clear();
    if (!m_application)
        return;

    QPalette palette;
    const auto all = [&palette, this](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    all(QPalette::Window, Token::Window);
    all(QPalette::WindowText, Token::Text);
    all(QPalette::Base, Token::Base);
    all(QPalette::AlternateBase, Token::Sunken);
    all(QPalette::Button, Token::Raised);
    all(QPalette::ButtonText, Token::Text);
    all(QPalette::Text, Token::Text);
    all(QPalette::BrightText, Token::ErrText);
    all(QPalette::PlaceholderText, Token::TextFaint);
    all(QPalette::Midlight, Token::Line);
    all(QPalette::Light, Token::Raised);
    all(QPalette::Mid, Token::Border);
    all(QPalette::Dark, Token::Outline);
    all(QPalette::Shadow, Token::Outline);
    all(QPalette::Highlight, Token::Accent);
    all(QPalette::HighlightedText, Token::OnAccent);
    all(QPalette::Link, Token::AccentText);
    all(QPalette::LinkVisited, Token::AccentText);
    all(QPalette::ToolTipBase, Token::Text);
    all(QPalette::ToolTipText, Token::Window);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::SelectIdle));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, color(Token::Text));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Sunken));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::SelectIdle));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, color(Token::Disabled));

    // Without a style sheet first: in Qt 6.4 a sheet that replaces another styles a widget again for each widget above it, a
    // window full of pages takes seconds; one that is taken away and one that is set style it once each.
    m_application->setStyleSheet({});
    m_application->setFont(font(Type::Body));
    m_application->setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(font(Type::Small));
    m_application->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

void LabelStyle::set(QLabel *label, const char *type, const char *ink)
{
    label->setProperty("type", QLatin1String(type));
    label->setProperty("ink", QLatin1String(ink));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QLabel *makeLabel(const QString &text, const char *type, const char *ink, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    LabelStyle::set(label, type, ink);
    return label;
}

} // namespace outdial::views
