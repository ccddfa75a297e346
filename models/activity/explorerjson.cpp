// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/activity/explorerjson.h>

#include <array>
#include <vector>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExplorerJson)
};

constexpr qsizetype mostLevels = 512;

bool isSpace(QChar c) { return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r'; }
bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isHex(QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); }
bool isWordPart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'+' || c == u'.'; }

bool isTypographicQuote(QChar c)
{
    constexpr std::array quotes{u'“', u'”', u'„', u'‟', u'«', u'»', u'‘', u'’', u'‚', u'″'};
    for (const char16_t quote : quotes) {
        if (c == quote)
            return true;
    }
    return false;
}

// One pass over a text: a scanner of tokens, and the grammar as what may come next, with a stack instead of recursion.
class Scan {
public:
    Scan(QStringView text, const std::function<void(const JsonPart &)> &see) : m_text(text), m_see(see) {}

    std::optional<JsonProblem> run()
    {
        while (!m_problem) {
            skipSpace();
            if (m_next == Next::Nothing) {
                if (m_at < m_text.size())
                    fail(m_at, atMistake(Words::tr("The text goes on after the end of the value.")));
                return m_problem;
            }
            if (m_at >= m_text.size()) {
                fail(m_at, endSentence());
                return m_problem;
            }
            step();
        }
        return m_problem;
    }

private:
    enum class Next { Value, ValueOrEnd, Name, NameOrEnd, Colon, CommaOrEnd, Nothing };

    void step()
    {
        const QChar c = m_text[m_at];
        switch (m_next) {
        case Next::Value:
        case Next::ValueOrEnd:
            if (c == u']' && m_next == Next::ValueOrEnd)
                close(JsonToken::ArrayEnd);
            else if (c == u']' && m_afterComma)
                fail(m_comma, Words::tr("There is a comma after the last value of the array."));
            else
                value(c);
            return;
        case Next::Name:
        case Next::NameOrEnd:
            if (c == u'}' && m_next == Next::NameOrEnd)
                close(JsonToken::ObjectEnd);
            else if (c == u'}')
                fail(m_comma, Words::tr("There is a comma after the last member of the object."));
            else if (c == u'"')
                string(JsonToken::Name, Next::Colon);
            else
                fail(m_at, atMistake(Words::tr("The name of a member is expected here, in quotation marks.")));
            return;
        case Next::Colon:
            if (c != u':') {
                fail(m_at, atMistake(Words::tr("A colon is expected here, after the name.")));
                return;
            }
            single(JsonToken::Colon);
            m_next = Next::Value;
            m_afterComma = false;
            return;
        case Next::CommaOrEnd:
            separator(c);
            return;
        case Next::Nothing:
            return;
        }
    }

    void separator(QChar c)
    {
        const bool inObject = m_open.back() == u'{';
        if (c == u',') {
            m_comma = m_at;
            single(JsonToken::Comma);
            m_next = inObject ? Next::Name : Next::Value;
            m_afterComma = true;
        } else if (c == (inObject ? u'}' : u']')) {
            close(inObject ? JsonToken::ObjectEnd : JsonToken::ArrayEnd);
        } else if (c == u'}' || c == u']') {
            fail(m_at, inObject ? Words::tr("“}” is expected here, since an object is open.")
                                : Words::tr("“]” is expected here, since an array is open."));
        } else {
            fail(m_at, atMistake(inObject ? Words::tr("A comma or “}” is expected here.")
                                          : Words::tr("A comma or “]” is expected here.")));
        }
    }

    void value(QChar c)
    {
        if (c == u'{' || c == u'[') {
            open(c);
        } else if (c == u'"') {
            string(JsonToken::String, after());
        } else if (c == u'-' || isDigit(c)) {
            number();
        } else if (c.isLetter()) {
            word();
        } else {
            fail(m_at, atMistake(Words::tr("A value is expected here.")));
        }
    }

    void open(QChar c)
    {
        if (qsizetype(m_open.size()) >= mostLevels) {
            fail(m_at, Words::tr("Objects and arrays are in one another more than %1 deep.").arg(mostLevels));
            return;
        }
        single(c == u'{' ? JsonToken::ObjectBegin : JsonToken::ArrayBegin);
        m_open.push_back(c);
        m_next = c == u'{' ? Next::NameOrEnd : Next::ValueOrEnd;
        m_afterComma = false;
    }

    void close(JsonToken token)
    {
        m_open.pop_back();
        single(token);
        m_next = after();
    }

    Next after() const { return m_open.empty() ? Next::Nothing : Next::CommaOrEnd; }

    void single(JsonToken token)
    {
        tell(token, m_at, m_at + 1);
        ++m_at;
    }

    void string(JsonToken token, Next next)
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != u'"') {
            const QChar c = m_text[m_at];
            if (c == u'\\') {
                if (!escape())
                    return;
            } else if (c.unicode() < 0x20) {
                fail(c == u'\n' || c == u'\r' ? begin : m_at,
                     c == u'\n' || c == u'\r' ? Words::tr("This string has no closing quotation mark on its line.")
                                              : Words::tr("A control character in a string must be written as \\u%1.")
                                                    .arg(int(c.unicode()), 4, 16, QLatin1Char('0')));
                return;
            } else {
                ++m_at;
            }
        }
        if (m_at >= m_text.size()) {
            fail(begin, Words::tr("This string has no closing quotation mark."));
            return;
        }
        ++m_at;
        tell(token, begin, m_at);
        m_next = next;
    }

    bool escape()
    {
        const qsizetype begin = m_at++;
        const QChar c = m_at < m_text.size() ? m_text[m_at] : QChar();
        if (c == u'u') {
            for (int i = 1; i <= 4; ++i) {
                if (m_at + i >= m_text.size() || !isHex(m_text[m_at + i])) {
                    fail(begin, Words::tr("“\\u” needs four hexadecimal digits."));
                    return false;
                }
            }
            m_at += 5;
            return true;
        }
        if (!QStringView(u"\"\\/bfnrt").contains(c) || c.isNull()) {
            fail(begin, Words::tr("A backslash in a string is written twice."));
            return false;
        }
        ++m_at;
        return true;
    }

    void number()
    {
        const qsizetype begin = m_at;
        const auto digits = [this] {
            const qsizetype from = m_at;
            while (m_at < m_text.size() && isDigit(m_text[m_at]))
                ++m_at;
            return m_at - from;
        };
        const auto take = [this](QStringView any) {
            const bool there = m_at < m_text.size() && any.contains(m_text[m_at]);
            m_at += there ? 1 : 0;
            return there;
        };
        take(u"-");
        const bool leadingZero = m_at + 1 < m_text.size() && m_text[m_at] == u'0' && isDigit(m_text[m_at + 1]);
        bool right = digits() > 0;
        if (take(u"."))
            right = digits() > 0 && right;
        if (take(u"eE")) {
            take(u"+-");
            right = digits() > 0 && right;
        }
        const bool goesOn = m_at < m_text.size() && isWordPart(m_text[m_at]);
        if (right && !goesOn && !leadingZero) {
            tell(JsonToken::Number, begin, m_at);
            m_next = after();
            return;
        }
        fail(begin, leadingZero ? Words::tr("A number cannot begin with 0. If it is text, put it in quotation marks.")
                                : Words::tr("This is not a number. If it is text, put it in quotation marks."));
    }

    void word()
    {
        const qsizetype begin = m_at;
        qsizetype end = m_at;
        while (end < m_text.size() && isWordPart(m_text[end]))
            ++end;
        const QStringView word = m_text.sliced(begin, end - begin);
        constexpr std::array words{std::pair{QStringView(u"true"), JsonToken::True},
                                   std::pair{QStringView(u"false"), JsonToken::False},
                                   std::pair{QStringView(u"null"), JsonToken::Null}};
        for (const auto &[spelt, token] : words) {
            if (word == spelt) {
                m_at = end;
                tell(token, begin, end);
                m_next = after();
                return;
            }
            if (word.compare(spelt, Qt::CaseInsensitive) == 0) {
                fail(begin, Words::tr("Write “%1” in small letters.").arg(spelt));
                return;
            }
        }
        fail(begin, Words::tr("Text is put in quotation marks."));
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    // What is seen at the place says more than what was expected there.
    QString atMistake(const QString &expected)
    {
        const QStringView rest = m_text.sliced(m_at);
        if (isTypographicQuote(rest.front())) {
            m_mendable = true;
            return Words::tr("This quotation mark is typographic. JSON needs straight ones.");
        }
        if (rest.startsWith(u"//") || rest.startsWith(u"/*")) {
            m_mendable = rest.startsWith(u"//");
            return Words::tr("JSON has no comments.");
        }
        if (rest.front() == u'\'')
            return Words::tr("Single quotation marks are not JSON. Use \".");
        if (rest.front() == QChar(0xFEFF) || rest.front() == QChar(0x00A0))
            return Words::tr("There is an invisible character here.");
        return expected;
    }

    QString endSentence() const
    {
        if (m_open.empty())
            return Words::tr("There is no value.");
        return m_open.back() == u'{' ? Words::tr("The object is not closed: “}” is missing.")
                                     : Words::tr("The array is not closed: “]” is missing.");
    }

    void tell(JsonToken token, qsizetype begin, qsizetype end)
    {
        if (m_see)
            m_see({token, begin, end, int(m_open.size())});
    }

    void fail(qsizetype offset, const QString &sentence)
    {
        JsonProblem problem;
        problem.offset = offset;
        problem.sentence = sentence;
        problem.mendable = m_mendable;
        for (qsizetype i = 0; i < offset; ++i) {
            const QChar c = m_text[i];
            if (c == u'\n' || (c == u'\r' && (i + 1 >= m_text.size() || m_text[i + 1] != u'\n'))) {
                ++problem.line;
                problem.column = 1;
            } else if (!c.isLowSurrogate() && c != u'\r') {
                ++problem.column;
            }
        }
        m_problem = problem;
    }

    QStringView m_text;
    const std::function<void(const JsonPart &)> &m_see;
    qsizetype m_at = 0;
    std::vector<QChar> m_open;
    Next m_next = Next::Value;
    bool m_afterComma = false;
    qsizetype m_comma = 0; // the last one
    bool m_mendable = false;
    std::optional<JsonProblem> m_problem;
};

} // namespace

QString JsonProblem::shown() const { return Words::tr("Line %1, column %2: %3").arg(line).arg(column).arg(sentence); }

std::optional<JsonProblem> scanJson(QStringView text, const std::function<void(const JsonPart &)> &see)
{
    return Scan(text, see).run();
}

} // namespace outdial::models
