// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a file, beside a map of the standard library, which keeps all of them as they are.

#include <QtTest>

#include <models/transfer/keyset.h>

#include <array>
#include <csignal>
#include <numeric>
#include <random>
#include <sys/resource.h>
#include <unistd.h>
#include <unordered_map>

using namespace outdial::models;

class TestKeySet final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsAMap_data();
    void sameAsAMap();
    void allHashesMeet_data();
    void allHashesMeet();
    void longKeysThatDifferAtTheirEnd();
    void fileHasNoName();
    void diskThatRefuses();
    void diskThatIsFullForAWhile();
    void fileThatCannotBeReadBack();
    void adjacentNumbersAreSpread_data();
    void adjacentNumbersAreSpread();
    void memoryOfAKey();
};

namespace {

std::string phone(int i) { return "1415" + std::to_string(1'000'000 + i); }

// The second thousand of entries of 13 bytes and more is beyond a buffer of 10,000 bytes.
KeySetSettings smallBuffer(const QString &folder = {})
{
    KeySetSettings settings;
    settings.mostBuffered = 10'000;
    settings.folder = folder;
    return settings;
}

// Files of this process may not be larger than that, until it ends.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileLimit)

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace

void TestKeySet::sameAsAMap_data()
{
    QTest::addColumn<qulonglong>("mostBuffered");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("hashBits");
    QTest::newRow("as it is") << 4'000'000ULL << QString() << 64;
    QTest::newRow("each key on the disk") << 0ULL << QString() << 64;
    QTest::newRow("most on the disk") << 10'000ULL << QString() << 64;
    QTest::newRow("no disk") << 10'000ULL << QStringLiteral("/nowhere/at all") << 64;
    QTest::newRow("a thousand hashes, in memory") << 4'000'000ULL << QString() << 10;
    QTest::newRow("a thousand hashes, on the disk") << 10'000ULL << QString() << 10;
}

void TestKeySet::sameAsAMap()
{
    QFETCH(qulonglong, mostBuffered);
    QFETCH(QString, folder);
    QFETCH(int, hashBits);
    KeySetSettings settings;
    settings.mostBuffered = mostBuffered;
    settings.folder = folder;
    if (hashBits == 10)
        settings.hash = [](std::string_view key) { return keyHash(key) & 0xffc0'0000'0000'0000U; };
    KeySet keys(settings);
    std::unordered_map<std::string, std::int64_t> reference;
    std::mt19937 random(4711);
    // Bytes of any kind, few enough that most short keys come many times; some are longer than what is read at once.
    static constexpr std::array<char, 5> letters{'0', '1', 'x', '\0', '\xff'};
    for (std::int64_t row = 0; row < 60'000; ++row) {
        std::string key(random() % 1000 == 0 ? 400 + random() % 20'000 : random() % 8, '7');
        for (std::size_t i = key.size() > 6 ? key.size() - 6 : 0; i < key.size(); ++i)
            key[i] = letters[random() % letters.size()];
        // Also large numbers, and one that is no row.
        const std::int64_t number = row % 3 == 0 ? row : row % 3 == 1 ? row << 40 : -row;
        const auto [known, isNew] = reference.try_emplace(key, number);
        const auto first = keys.insert(key, number);
        QCOMPARE(first.has_value(), !isNew);
        if (first)
            QCOMPARE(*first, known->second);
    }
    QCOMPARE(keys.size(), reference.size());
    QVERIFY(reference.size() > 10'000);
    QVERIFY(reference.size() < 50'000);
    QVERIFY(!keys.failed());
    QCOMPARE(keys.bytesOnDisk() > 0, folder.isEmpty() && mostBuffered < 1'000'000);
    for (const auto &[key, row] : reference)
        QCOMPARE(keys.insert(key, 1).value_or(-1), row);
}

void TestKeySet::allHashesMeet_data()
{
    QTest::addColumn<qulonglong>("hash");
    QTest::newRow("zero") << 0ULL;
    QTest::newRow("the largest: after the last place comes the first") << ~0ULL;
    QTest::newRow("in the middle") << 0x8000'0000'0000'0000ULL;
}

static std::uint64_t theHash = 0;

void TestKeySet::allHashesMeet()
{
    QFETCH(qulonglong, hash);
    theHash = hash;
    auto settings = smallBuffer();
    settings.hash = [](std::string_view) { return theHash; };
    KeySet keys(settings);
    constexpr int count = 1500;
    for (int i = 0; i < count; ++i)
        QVERIFY(!keys.insert(phone(i), i));
    // Each with all before it.
    QCOMPARE(keys.meets(), std::uint64_t{count} * (count - 1) / 2);
    for (int i = 0; i < count; ++i)
        QCOMPARE(keys.insert(phone(i), -1).value_or(-1), i);
    QCOMPARE(keys.size(), std::size_t{count});
    QVERIFY(keys.bytesOnDisk() > 0);
}

void TestKeySet::longKeysThatDifferAtTheirEnd()
{
    auto settings = smallBuffer();
    settings.hash = [](std::string_view) { return std::uint64_t{7} << 60; };
    KeySet keys(settings);
    // Each longer than the buffer, by one byte more than the one before or with another last byte; and the empty one.
    std::vector<std::string> all{std::string()};
    for (const std::size_t length : {511, 512, 513, 9'999, 10'000, 10'001, 300'000}) {
        all.emplace_back(length, 'x');
        all.push_back(all.back());
        all.back().back() = 'y';
        all.push_back(all.back());
        all.back().front() = 'y';
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        QVERIFY(!keys.insert(all[i], std::int64_t(i)));
    for (std::size_t i = all.size(); i-- > 0;)
        QCOMPARE(keys.insert(all[i], -1).value_or(-1), std::int64_t(i));
    QVERIFY(!keys.failed());
    // What the long ones needed is given back.
    for (int i = 0; i < 2000; ++i)
        QVERIFY(!keys.insert(phone(i), i));
    QVERIFY2(keys.memoryUsed() < 100'000, qPrintable(QString::number(keys.memoryUsed())));
}

void TestKeySet::fileHasNoName()
{
    const QTemporaryDir folder;
    KeySet keys(smallBuffer(folder.path()));
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(!keys.insert(phone(i), i));
    QVERIFY(keys.bytesOnDisk() > 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot), QStringList());
}

void TestKeySet::diskThatRefuses()
{
    KeySet keys(smallBuffer(QStringLiteral("/nowhere/at all")));
    for (int i = 0; i < 50'000; ++i)
        QVERIFY(!keys.insert(phone(i), i));
    for (int i = 0; i < 50'000; ++i)
        QCOMPARE(keys.insert(phone(i), -1).value_or(-1), i);
    QCOMPARE(keys.bytesOnDisk(), 0U);
    QVERIFY(!keys.failed());
}

void TestKeySet::diskThatIsFullForAWhile()
{
    KeySet keys(smallBuffer());
    const auto add = [&keys](int from, int to) {
        for (int i = from; i < to; ++i) {
            if (keys.insert(phone(i), i))
                return false;
        }
        return true;
    };
    const auto finds = [&keys](int to) {
        for (int i = 0; i < to; ++i) {
            if (keys.insert(phone(i), -1) != i)
                return false;
        }
        return true;
    };
    std::uint64_t whenFull = 0;
    {
        // The third write is cut off in its middle.
        const FileLimit limit(25'000);
        QVERIFY(add(0, 20'000));
        whenFull = keys.bytesOnDisk();
        QVERIFY(whenFull > 0 && whenFull <= 25'000);
        QVERIFY(finds(20'000));
    }
    QVERIFY(add(20'000, 22'000));
    QVERIFY(keys.bytesOnDisk() > 250'000);
    QVERIFY(finds(22'000));
    QVERIFY(!keys.failed());
}

void TestKeySet::fileThatCannotBeReadBack()
{
    const QTemporaryDir folder;
    KeySet keys(smallBuffer(folder.path()));
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(!keys.insert(phone(i), i));
    const auto open = QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    int cut = 0;
    for (const auto &file : open) {
        if (file.symLinkTarget().startsWith(QFileInfo(folder.path()).canonicalFilePath()))
            cut += ::ftruncate(file.fileName().toInt(), 100) == 0;
    }
    if (cut != 1)
        QSKIP("The system does not tell which files are open.");
    QCOMPARE(keys.insert(phone(0), -1).value_or(-1), 0); // in the hundred bytes that are left
    QVERIFY(!keys.insert(phone(1'000), -1));
    QVERIFY(keys.failed());
    QCOMPARE(keys.insert(phone(4'999), -1).value_or(-1), 4'999); // in memory
}

void TestKeySet::adjacentNumbersAreSpread_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("phone") << QByteArray("1415") << QByteArray();
    QTest::newRow("short") << QByteArray() << QByteArray();
    QTest::newRow("long") << QByteArray("customer of the northern region, number ") << QByteArray(", private");
}

void TestKeySet::adjacentNumbersAreSpread()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    // A million into 4096 classes by twelve bits of the hash: 244 each, with a standard deviation of 15.6. Six of these are
    // 94; that one class of all is beyond happens once in a hundred thousand times.
    constexpr int count = 1'000'000;
    std::array<std::array<int, 4096>, 3> classes{};
    KeySet keys;
    for (int i = 0; i < count; ++i) {
        const std::string key = before.toStdString() + std::to_string(1'000'000 + i) + after.toStdString();
        const std::uint64_t hash = keyHash(key);
        ++classes[0][hash >> 52];           // shard, and the beginning of the place in it
        ++classes[1][(hash >> 44) & 0xfff]; // the place
        ++classes[2][(hash >> 32) & 0xfff]; // what tells keys apart
        QVERIFY(!keys.insert(key, i));
    }
    for (const auto &some : classes) {
        const auto [least, most] = std::minmax_element(some.begin(), some.end());
        QVERIFY2(*least > 244 - 94, qPrintable(QString::number(*least)));
        QVERIFY2(*most < 244 + 94, qPrintable(QString::number(*most)));
    }
    // Of 5 * 10^11 pairs, one in 2^32 has the same 32 bits: 116.
    QVERIFY2(keys.meets() < 200, qPrintable(QString::number(keys.meets())));
}

void TestKeySet::memoryOfAKey()
{
    KeySet keys;
    for (int i = 0; i < 3'000'000; ++i) {
        QVERIFY(!keys.insert(phone(i), i));
        if (i >= 1'000'000 && i % 1'000 == 0)
            QVERIFY2(keys.memoryUsed() <= 20 * keys.size(), qPrintable(QString::number(double(keys.memoryUsed()) / i)));
    }
}

QTEST_GUILESS_MAIN(TestKeySet)
#include "tst_keyset.moc"
