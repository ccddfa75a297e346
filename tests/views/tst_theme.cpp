// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The colours hold their contrast, whatever is done to them; the style sheet is filled; icons take the colours of the theme.
#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <views/shared/theme.h>

#include <vector>

using namespace outdial::views;

namespace {

// A row of the colour table: what is measured, on which grounds it stands, and the figures that were agreed (light, dark).
struct Row {
    const char *name;
    Token ink;
    std::vector<Token> grounds;
    double light;
    double dark;
};

const std::vector<Token> text{Token::Window, Token::Sidebar, Token::Base,   Token::Sunken,    Token::Raised,
                              Token::Hover,  Token::Press,   Token::Select, Token::SelectIdle};
const std::vector<Token> plain{Token::Window, Token::Base, Token::Sunken};
const std::vector<Token> rows{Token::Base, Token::Hover, Token::Select, Token::SelectIdle};

const std::vector<Row> table{
    {"outline", Token::Outline, plain, 3.1, 3.7},
    {"text", Token::Text, text, 13.3, 9.6},
    {"textMuted", Token::TextMuted, text, 5.9, 5.8},
    {"textFaint",
     Token::TextFaint,
     {Token::Window, Token::Sidebar, Token::Base, Token::Sunken, Token::Raised, Token::Select},
     4.8,
     5.0},
    {"onAccent on accent", Token::OnAccent, {Token::Accent}, 6.4, 5.1},
    {"onAccent on accentHover", Token::OnAccent, {Token::AccentHover}, 7.9, 4.5},
    {"onAccent on err", Token::OnAccent, {Token::Err}, 5.4, 4.8},
    {"onAccent on sandbox", Token::OnAccent, {Token::Sandbox}, 7.3, 6.1},
    {"accentText",
     Token::AccentText,
     {Token::Window, Token::Sidebar, Token::Base, Token::Sunken, Token::AccentTint, Token::Select},
     5.9,
     5.8},
    {"okText",
     Token::OkText,
     {Token::Window, Token::Base, Token::Sunken, Token::OkTint, Token::Select, Token::SelectIdle},
     5.5,
     6.2},
    {"warnText",
     Token::WarnText,
     {Token::Window, Token::Sidebar, Token::Base, Token::WarnTint, Token::Select, Token::SelectIdle},
     5.7,
     6.7},
    {"errText",
     Token::ErrText,
     {Token::Window, Token::Base, Token::Sunken, Token::ErrTint, Token::Select, Token::SelectIdle},
     5.6,
     5.7},
    {"sandboxText", Token::SandboxText, {Token::Window, Token::Base, Token::SandboxTint}, 6.9, 6.2},
    {"focus", Token::Focus, {Token::Window, Token::Sidebar, Token::Base, Token::Sunken, Token::Raised, Token::Select}, 5.2, 5.4},
};

const std::vector<Row> marks{
    {"accent", Token::Accent, plain, 5.8, 3.1}, {"ok", Token::Ok, rows, 3.8, 3.4},
    {"warn", Token::Warn, plain, 3.2, 6.4},     {"err", Token::Err, {Token::Base, Token::Window}, 4.9, 3.3},
    {"meter", Token::Meter, rows, 4.1, 3.7},    {"idle", Token::Idle, rows, 3.3, 3.3},
};

QRgb value(Token token, bool dark)
{
    const TokenValue &found = tokens()[static_cast<std::size_t>(token)];
    return dark ? found.dark : found.light;
}

double worst(const Row &row, bool dark)
{
    double least = 21;
    for (const Token ground : row.grounds)
        least = std::min(least, contrast(value(row.ink, dark), value(ground, dark)));
    return least;
}

struct StyleChanges : QObject {
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            ++count;
        return false;
    }
    int count = 0;
};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }

    void tokensAreInOrder()
    {
        for (std::size_t i = 0; i < tokens().size(); ++i)
            QCOMPARE(static_cast<std::size_t>(tokens()[i].token), i);
        QCOMPARE(static_cast<std::size_t>(Token::OnSeries) + 1, tokens().size());
    }

    void contrastFormula()
    {
        // From the definition: black on white is 21, a colour on itself 1.
        QCOMPARE(contrast(0xff000000, 0xffffffff), 21.0);
        QCOMPARE(contrast(0xff808080, 0xff808080), 1.0);
        // #767676 is the well-known lightest grey that passes 4.5 on white.
        QVERIFY(contrast(0xff767676, 0xffffffff) >= 4.5);
        QVERIFY(contrast(0xff777777, 0xffffffff) < 4.5);
    }

    void textIsReadable_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < static_cast<int>(table.size()); ++i)
            QTest::newRow(table[static_cast<std::size_t>(i)].name) << i;
    }
    void textIsReadable()
    {
        QFETCH(int, row);
        const Row &r = table[static_cast<std::size_t>(row)];
        const double least = r.ink == Token::Outline ? 3.0 : 4.5;
        for (const bool dark : {false, true}) {
            const double found = worst(r, dark);
            const double agreed = dark ? r.dark : r.light;
            QVERIFY2(found >= least, qPrintable(QString::number(found)));
            QVERIFY2(found >= agreed - 0.1, qPrintable(QStringLiteral("%1, agreed %2 (%3)").arg(found).arg(agreed).arg(dark)));
        }
    }

    void marksAreSeen_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < static_cast<int>(marks.size()); ++i)
            QTest::newRow(marks[static_cast<std::size_t>(i)].name) << i;
    }
    void marksAreSeen()
    {
        QFETCH(int, row);
        const Row &r = marks[static_cast<std::size_t>(row)];
        for (const bool dark : {false, true}) {
            const double found = worst(r, dark);
            const double agreed = dark ? r.dark : r.light;
            QVERIFY2(found >= 3.0, qPrintable(QString::number(found)));
            QVERIFY2(found >= agreed - 0.1, qPrintable(QStringLiteral("%1, agreed %2 (%3)").arg(found).arg(agreed).arg(dark)));
        }
    }

    void seriesAreSeen()
    {
        for (int i = static_cast<int>(Token::Series1); i <= static_cast<int>(Token::Series6); ++i) {
            const auto series = static_cast<Token>(i);
            for (const bool dark : {false, true}) {
                QVERIFY(contrast(value(series, dark), value(Token::Base, dark)) >= 4.5);
                QVERIFY(contrast(value(Token::OnSeries, dark), value(series, dark)) >= 4.8 - 0.05);
            }
        }
    }

    void profilesAreReadableAndNeverViolet()
    {
        QCOMPARE(profileColourCount(), 5);
        for (int i = 0; i < profileColourCount(); ++i) {
            QVERIFY(contrast(0xffffffff, profileColour(i)) >= 4.8 - 0.05);
            const int hue = QColor::fromRgb(profileColour(i)).hslHue();
            QVERIFY2(hue < 250 || hue > 320, qPrintable(QString::number(hue))); // the sandbox's alone
        }
        QCOMPARE(profileColour(-1), profileColour(4));
        QCOMPARE(profileColour(5), profileColour(0));
    }

    void sheetIsFilled()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            const QString sheet = Theme::instance().styleSheet();
            static const QRegularExpression comment(QStringLiteral("/\\*.*?\\*/"),
                                                    QRegularExpression::DotMatchesEverythingOption);
            QString rules = sheet;
            rules.remove(comment);
            QVERIFY(!rules.contains(QLatin1Char('@')));
            QVERIFY(!rules.contains(QLatin1Char('$')));
            QVERIFY(!rules.contains(QLatin1Char('%')));
            // @accentText and @accentHover were not eaten by @accent.
            QVERIFY(rules.contains(Theme::instance().color(Token::AccentText).name().toUpper()));
            // Every picture it names is there.
            static const QRegularExpression url(QStringLiteral("url\\(([^)]+)\\)"));
            int pictures = 0;
            for (auto it = url.globalMatch(rules); it.hasNext(); ++pictures) {
                const QString path = it.next().captured(1);
                QVERIFY2(QFile::exists(path), qPrintable(path));
            }
            QVERIFY(pictures > 8);
        }
    }

    void sheetGrowsWithTheText()
    {
        Theme &theme = Theme::instance();
        QCOMPARE(theme.px(32), 32);
        QCOMPARE(theme.px(1), 1);
        theme.setTextSize(20);
        QCOMPARE(theme.px(13), 20);
        QCOMPARE(theme.font(Type::Body).pixelSize(), 20);
        QCOMPARE(qApp->font().pixelSize(), 20);
        theme.setTextSize(99);
        QCOMPARE(theme.textSize(), 20);
        theme.setTextSize(13);
        QCOMPARE(theme.font(Type::Figure).pixelSize(), 28);
    }

    void fontsAreOurs()
    {
        QCOMPARE(Theme::instance().font(Type::Body).family(), QStringLiteral("Roboto"));
        QVERIFY(Theme::instance().font(Type::Mono).family().startsWith(QLatin1String("JetBrains Mono")));
        // All digits are equally wide, so that numbers stand in columns.
        const QFontMetrics metrics(Theme::instance().font(Type::Body));
        for (char digit = '1'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
        // Every weight is there: they differ.
        QVERIFY(QFontMetricsF(Theme::instance().font(Type::Emphasis)).horizontalAdvance(QStringLiteral("Campaigns")) !=
                QFontMetricsF(Theme::instance().font(Type::Body)).horizontalAdvance(QStringLiteral("Campaigns")));
    }

    void iconsTakeTheTheme()
    {
        Theme &theme = Theme::instance();
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            // media-playback-start is a filled triangle: its middle has the colour that was asked for.
            QCOMPARE(theme.pixmap(QStringLiteral("media-playback-start"), Token::OkText, 16, 1).toImage().pixelColor(6, 8),
                     theme.color(Token::OkText));
            // data-error has a colour of its own.
            QCOMPARE(theme.pixmap(QStringLiteral("data-error"), std::nullopt, 16, 1).toImage().pixelColor(3, 8),
                     theme.color(Token::Err));
            // The same icon object paints the theme's colour after a change.
            const QIcon kept = icon(QStringLiteral("media-playback-stop"));
            QCOMPARE(kept.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8), theme.color(Token::TextMuted));
            QCOMPARE(kept.pixmap(QSize(16, 16), 1.0, QIcon::Disabled).toImage().pixelColor(8, 8), theme.color(Token::Disabled));
        }
        // Twice the pixels on a fine screen.
        QCOMPARE(theme.pixmap(QStringLiteral("edit-find"), std::nullopt, 16, 2).size(), QSize(32, 32));
    }

    void paletteIsComplete()
    {
        Theme &theme = Theme::instance();
        theme.setMode(ThemeMode::Dark);
        const QPalette palette = qApp->palette();
        QCOMPARE(palette.color(QPalette::BrightText), theme.color(Token::ErrText));
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.color(Token::Disabled));
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), theme.color(Token::SelectIdle));
        QCOMPARE(palette.color(QPalette::PlaceholderText), theme.color(Token::TextFaint));
        QSignalSpy changes(&theme, &Theme::changed);
        theme.setMode(ThemeMode::Light);
        QCOMPARE(changes.count(), 1);
        theme.setMode(ThemeMode::Light);
        QCOMPARE(changes.count(), 1);
    }

    // A window full of pages took seconds: each widget was styled once for each widget above it.
    void styledOnceHoweverDeep()
    {
        const auto timesStyled = [](int depth) {
            QWidget window;
            QWidget *parent = &window;
            for (int level = 0; level < depth; ++level) {
                auto *frame = new QFrame(parent);
                frame->setProperty("part", QStringLiteral("card"));
                parent = frame;
            }
            auto *label = new QLabel(QStringLiteral("Acme"), parent);
            window.show();
            StyleChanges changes;
            label->installEventFilter(&changes);
            Theme::instance().setMode(ThemeMode::Dark);
            Theme::instance().setMode(ThemeMode::Light);
            return changes.count;
        };
        Theme::instance().setMode(ThemeMode::Light);
        const int shallow = timesStyled(1);
        QVERIFY(shallow > 0);
        QCOMPARE(timesStyled(12), shallow);
    }

    void systemMeansThePlatform()
    {
        // The offscreen platform is light.
        Theme::instance().setMode(ThemeMode::System);
        QVERIFY(!Theme::instance().isDark());
        Theme::instance().setMode(ThemeMode::Dark);
        QVERIFY(Theme::instance().isDark());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
