package dev.firebreak.edge.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A web server on loopback that sends just the bytes it is told to, by path; then it closes, or hangs where it is told to. */
final class RawServer implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final ServerSocket listener;
    private final Map<String, String> answers;
    private final CountDownLatch closing = new CountDownLatch(1);

    RawServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket accepted) {
        try (Socket socket = accepted) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            asked.add(head.toString());
            String answer = answers.getOrDefault(head.toString().split(" ", 3)[1], "HTTP/1.1 404 Not Found\r\n\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(answer.replace("HANG", "").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            if (answer.endsWith("HANG")) {
                closing.await();
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
    }
}
