package dev.firebreak.edge.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gate over HTTP: {@code /live/STREAM/index.m3u8} and {@code /live/STREAM/SESSION/SEQUENCE.ts}. */
final class GateServer implements AutoCloseable {
    private static final Pattern PLAYLIST = Pattern.compile("/live/([^/]+)/index\\.m3u8");
    private static final Pattern SEGMENT = Pattern.compile("/live/([^/]+)/([^/]+)/(\\d+)\\.ts");

    private final HlsGate gate;
    private final Consumer<String> served;
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param served told the path of each segment after it was sent */
    GateServer(HlsGate gate, Consumer<String> served) throws IOException {
        this.gate = gate;
        this.served = served;
        server.setExecutor(threads);
        server.createContext("/live/", this::answer);
        server.start();
    }

    String playlistUrl(StreamId stream) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/live/" + stream + "/index.m3u8";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher playlist = PLAYLIST.matcher(path);
        Matcher segment = SEGMENT.matcher(path);
        if (playlist.matches()) {
            answer(exchange, gate.playlist(new StreamId(playlist.group(1))));
        } else if (segment.matches()) {
            answer(
                    exchange,
                    gate.segment(
                            new StreamId(segment.group(1)),
                            SessionId.of(segment.group(2)),
                            Long.parseLong(segment.group(3))));
            served.accept(path);
        } else {
            send(exchange, 404, "text/plain", HlsHeaders.SEGMENT_CACHE, new byte[0]);
        }
    }

    private static void answer(HttpExchange exchange, PlaylistAnswer answer) throws IOException {
        byte[] body = answer instanceof PlaylistAnswer.Playlist playlist
                ? playlist.text().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        send(exchange, answer.status(), HlsHeaders.PLAYLIST_TYPE, HlsHeaders.PLAYLIST_CACHE, body);
    }

    private static void answer(HttpExchange exchange, SegmentAnswer answer) throws IOException {
        if (answer instanceof SegmentAnswer.Bytes bytes) {
            send(exchange, bytes.status(), bytes.mediaType(), HlsHeaders.SEGMENT_CACHE, bytes.bytes());
        } else {
            send(exchange, answer.status(), "text/plain", HlsHeaders.SEGMENT_CACHE, new byte[0]);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String cache, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Cache-Control", cache);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
