#pragma once

#include "tests/core/noise_samples.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>
#include <memory>
#include <opencv2/imgcodecs.hpp>
#include <string>

// Cameras and web servers as they answer over a network, from this machine to itself.

namespace vantage::samples {

/// Clients of 127.0.0.1, one after the other, are given an answer, as a camera or a web server gives it.
class Server : public QThread
{
public:
    enum class Then { Close, BeSilent, Repeat };

    /// @param pieces sent one after the other @param clients that are answered
    Server(QByteArray head, QList<QByteArray> pieces, Then then, int clients = 1)
        : m_head(std::move(head))
        , m_pieces(std::move(pieces))
        , m_then(then)
        , m_clients(clients)
    {
        start();
        m_listening.acquire();
    }
    ~Server() override
    {
        m_end = true;
        wait();
    }

    std::string address(const char *name) const { return "http://127.0.0.1:" + std::to_string(m_port) + name; }
    void waitUntilSent() { m_sent.acquire(); } ///< all pieces, and what follows has begun

private:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_listening.release();
        for (int client = 0; client < m_clients && !m_end; ++client) {
            while (!m_end && !server.hasPendingConnections() && !server.waitForNewConnection(100))
                ;
            if (const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection()); socket)
                answer(*socket);
        }
        m_sent.release();
    }

    void answer(QTcpSocket &socket)
    {
        QByteArray request;
        while (!request.contains("\r\n\r\n") && socket.waitForReadyRead(10000))
            request += socket.readAll();
        bool connected = send(socket, "HTTP/1.0 200 OK\r\n" + m_head + "\r\n\r\n");
        do
            for (const QByteArray &piece : m_pieces)
                connected = connected && send(socket, piece);
        while (m_then == Then::Repeat && connected && !m_end);
        m_sent.release();
        if (m_then == Then::BeSilent)
            while (!m_end && !socket.waitForDisconnected(100) && socket.state() == QTcpSocket::ConnectedState)
                ;
        socket.disconnectFromHost();
        if (socket.state() != QTcpSocket::UnconnectedState)
            socket.waitForDisconnected(10000);
    }

    /// Waits until the system has taken it: whoever reads slowly is sent to slowly.
    bool send(QTcpSocket &socket, const QByteArray &bytes)
    {
        socket.write(bytes);
        while (socket.bytesToWrite() > 0)
            if (!socket.waitForBytesWritten(100) && (m_end || socket.state() != QTcpSocket::ConnectedState))
                return false;
        return true;
    }

    QByteArray m_head;
    QList<QByteArray> m_pieces;
    Then m_then;
    int m_clients;
    QSemaphore m_listening, m_sent;
    quint16 m_port = 0;
    std::atomic<bool> m_end = false;
};

/// A camera of the network: JPEG frames, each in the place of the one before.
inline std::unique_ptr<Server> jpegCamera(cv::Size size, int frames, Server::Then then, int clients = 1)
{
    QList<QByteArray> pieces;
    for (int i = 0; i < frames; ++i) {
        std::vector<uchar> jpeg;
        cv::imencode(".jpg", busyPicture(size, static_cast<uint64_t>(i)), jpeg);
        pieces << "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(qsizetype(jpeg.size()))
                      + "\r\n\r\n" + QByteArray(reinterpret_cast<const char *>(jpeg.data()), qsizetype(jpeg.size()))
                      + "\r\n";
    }
    return std::make_unique<Server>("Content-Type: multipart/x-mixed-replace; boundary=frame", pieces, then, clients);
}

/// A camera that speaks RTSP: one client is sent an MPEG transport stream over its own connection, and then nothing.
class RtspServer : public QThread
{
public:
    explicit RtspServer(QByteArray transportStream)
        : m_stream(std::move(transportStream))
    {
        start();
        m_listening.acquire();
    }
    ~RtspServer() override
    {
        m_end = true;
        wait();
    }

    std::string address() const { return "rtsp://operator:secret@127.0.0.1:" + std::to_string(m_port) + "/gate"; }

private:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_listening.release();
        while (!m_end && !server.waitForNewConnection(100))
            ;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        QByteArray asked;
        while (socket && !m_end && socket->state() == QTcpSocket::ConnectedState) {
            if (!socket->waitForReadyRead(100))
                continue;
            asked += socket->readAll();
            for (qsizetype end = asked.indexOf("\r\n\r\n"); end >= 0; end = asked.indexOf("\r\n\r\n")) {
                answer(*socket, asked.left(end));
                asked.remove(0, end + 4);
            }
        }
    }

    void answer(QTcpSocket &socket, const QByteArray &request)
    {
        const qsizetype number = request.indexOf("CSeq: ") + 6;
        QByteArray head = "RTSP/1.0 200 OK\r\nCSeq: " + request.mid(number, request.indexOf("\r\n", number) - number) + "\r\n", body;
        if (request.startsWith("OPTIONS"))
            head += "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n";
        if (request.startsWith("DESCRIBE")) {
            body = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=gate\r\nt=0 0\r\nm=video 0 RTP/AVP 33\r\na=control:track1\r\n";
            head += "Content-Type: application/sdp\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        }
        if (request.startsWith("SETUP"))
            head += "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n";
        if (request.startsWith("PLAY"))
            head += "Session: 1\r\n";
        socket.write(head + "\r\n" + body);
        if (request.startsWith("PLAY"))
            play(socket);
        while (!m_end && socket.bytesToWrite() > 0 && socket.state() == QTcpSocket::ConnectedState)
            socket.waitForBytesWritten(100);
    }

    /// Seven packets of the stream in each of RTP (RFC 2250), these within the connection (RFC 2326, 10.12).
    void play(QTcpSocket &socket)
    {
        constexpr qsizetype piece = 7 * 188;
        quint16 number = 0;
        for (qsizetype at = 0; at < m_stream.size(); at += piece, ++number) {
            const QByteArray content = m_stream.mid(at, piece);
            const auto length = static_cast<quint16>(content.size() + 12);
            const auto byte = [](int value) { return static_cast<char>(value & 0xff); };
            const char head[] = {'$', 0, byte(length >> 8), byte(length), byte(0x80), 33, byte(number >> 8), byte(number), 0, 0, byte(number >> 6), byte(number << 2), 0, 0, 0, 1};
            socket.write(QByteArray(head, sizeof head) + content);
        }
    }

    QByteArray m_stream;
    QSemaphore m_listening;
    quint16 m_port = 0;
    std::atomic<bool> m_end = false;
};

} // namespace vantage::samples
