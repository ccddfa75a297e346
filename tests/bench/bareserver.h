// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that can stand at both ends of a loopback connection: plain sockets in a thread, one answer for every request. What a
// call costs beside this is the client's.
#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace outdial::bench {

inline void withoutDelay(int socket)
{
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

// Reads one HTTP message with a Content-Length; false when the connection ended.
inline bool readMessage(int socket, std::string &buffer, std::size_t &length)
{
    length = 0;
    std::size_t whole = 0;
    std::size_t have = 0;
    for (;;) {
        if (buffer.size() < have + 256 * 1024)
            buffer.resize(have + 512 * 1024);
        const ssize_t got = recv(socket, buffer.data() + have, buffer.size() - have, 0);
        if (got <= 0)
            return false;
        have += static_cast<std::size_t>(got);
        if (whole == 0) {
            const std::string_view text(buffer.data(), have);
            const std::size_t end = text.find("\r\n\r\n");
            if (end == std::string_view::npos)
                continue;
            std::size_t body = 0;
            const std::size_t at = text.substr(0, end).find("ontent-");
            for (std::size_t i = at; i != std::string_view::npos && i < end; i = text.substr(0, end).find("ontent-", i + 1)) {
                if (strncasecmp(text.data() + i, "ontent-length:", 14) == 0)
                    body = std::strtoull(text.data() + i + 14, nullptr, 10);
            }
            whole = end + 4 + body;
        }
        if (have >= whole) {
            length = whole;
            return true;
        }
    }
}

class BareServer {
public:
    explicit BareServer(std::string body) : m_body(std::move(body))
    {
        std::signal(SIGPIPE, SIG_IGN);
        m_listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listener, plain, size) != 0 || listen(m_listener, 16) != 0 || getsockname(m_listener, plain, &size) != 0)
            std::abort();
        m_port = ntohs(address.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }
    ~BareServer()
    {
        m_stopping = true;
        shutdown(m_listener, SHUT_RDWR);
        close(m_listener);
        m_acceptor.join();
        for (const int one : m_sockets)
            shutdown(one, SHUT_RDWR);
        for (std::thread &thread : m_threads)
            thread.join();
    }
    BareServer(const BareServer &) = delete;
    BareServer &operator=(const BareServer &) = delete;

    unsigned short port() const { return m_port; }
    // Before each answer.
    void setDelay(std::chrono::microseconds delay) { m_delay = delay.count(); }

private:
    void accept()
    {
        while (!m_stopping) {
            const int one = ::accept(m_listener, nullptr, nullptr);
            if (one < 0)
                continue;
            withoutDelay(one);
            m_sockets.push_back(one);
            m_threads.emplace_back([this, one] { serve(one); });
        }
    }

    void serve(int one)
    {
        std::string buffer;
        std::size_t length = 0;
        // The first request of a client is that of its token.
        const std::string token = answer(R"({"access_token":"T","token_type":"Bearer","expires_in":"3480","scope":"x"})");
        const std::string other = answer(m_body);
        while (readMessage(one, buffer, length)) {
            const bool isToken =
                std::string_view(buffer.data(), std::min<std::size_t>(length, 60)).find("oauth") != std::string_view::npos;
            if (m_delay > 0)
                std::this_thread::sleep_for(std::chrono::microseconds(m_delay));
            const std::string &bytes = isToken ? token : other;
            if (send(one, bytes.data(), bytes.size(), 0) < 0)
                break;
        }
        close(one);
    }

    static std::string answer(const std::string &body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body;
    }

    std::string m_body;
    int m_listener = -1;
    unsigned short m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<long> m_delay = 0;
    std::thread m_acceptor;
    std::vector<std::thread> m_threads;
    std::vector<int> m_sockets;
};

// The other end, as bare.
class BareClient {
public:
    explicit BareClient(unsigned short port)
    {
        m_socket = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            std::abort();
        withoutDelay(m_socket);
    }
    ~BareClient() { close(m_socket); }
    BareClient(const BareClient &) = delete;
    BareClient &operator=(const BareClient &) = delete;

    void exchange(const std::string &request)
    {
        std::size_t sent = 0;
        while (sent < request.size()) {
            const ssize_t wrote = send(m_socket, request.data() + sent, request.size() - sent, 0);
            if (wrote <= 0)
                std::abort();
            sent += static_cast<std::size_t>(wrote);
        }
        std::size_t length = 0;
        if (!readMessage(m_socket, m_buffer, length))
            std::abort();
    }

private:
    int m_socket = -1;
    std::string m_buffer;
};

} // namespace outdial::bench
