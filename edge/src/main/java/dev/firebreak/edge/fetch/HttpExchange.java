package dev.firebreak.edge.fetch;

import dev.firebreak.edge.address.CheckedAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET over a connection of its own. The JDK's client resolves the host's name again, which an address that was checked must not: this
 * one connects to the checked address, and checks a TLS server by the name.
 */
final class HttpExchange implements AutoCloseable {
    private static final int MAX_INFORMATION = 10;

    private final Socket socket;
    private final ResponseHead head;
    private final InputStream body;

    private HttpExchange(Socket socket, ResponseHead head, InputStream body) {
        this.socket = socket;
        this.head = head;
        this.body = body;
    }

    static HttpExchange get(CheckedAddress address, Deadline deadline) throws IOException {
        URI uri = address.uri();
        if (uri.getRawUserInfo() != null) {
            throw new IOException("names a user, and no password is sent");
        }
        Socket socket = connect(address, deadline);
        try {
            socket.getOutputStream().write(request(uri).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            ResponseHead head = ResponseHead.read(in);
            for (int told = 0; head.status() / 100 == 1; told++) {
                if (told == MAX_INFORMATION) {
                    throw new IOException("gives no answer");
                }
                head = ResponseHead.read(in);
            }
            return new HttpExchange(socket, head, ResponseBody.of(head, in));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connect(CheckedAddress address, Deadline deadline) throws IOException {
        URI uri = address.uri();
        boolean encrypted = uri.getScheme().equals("https");
        int standard = encrypted ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        IOException last = new IOException("has no address");
        for (InetAddress each : address.addresses()) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                deadline.guard(socket);
                socket.connect(new InetSocketAddress(each, port));
                return encrypted ? secured(socket, address.host(), port) : socket;
            } catch (IOException e) {
                last = e;
                socket.close();
                if (deadline.passed()) {
                    break;
                }
            }
        }
        throw last;
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String request(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        // The policy refuses control characters, so that nothing can be added to the head.
        String target = URI.create(path + query).toASCIIString();
        return String.join(
                "\r\n",
                "GET " + target + " HTTP/1.1",
                "Host: " + uri.getHost() + port,
                "User-Agent: Firebreak",
                "Accept: */*",
                "Accept-Encoding: identity",
                "Connection: close",
                "",
                "");
    }

    ResponseHead head() {
        return head;
    }

    /** Fails when the connection ends before the body does. */
    InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
