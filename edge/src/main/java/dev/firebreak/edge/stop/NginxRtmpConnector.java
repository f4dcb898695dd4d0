package dev.firebreak.edge.stop;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StopConnector;
import dev.firebreak.core.stream.StreamId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Stops streams of an nginx with libnginx-mod-rtmp through its control module, looks through its statistics, and withdraws
 * its HLS files. The stream's id is the name that the server publishes it under. Thread-safe; close it to end its HTTP client.
 */
public final class NginxRtmpConnector implements StopConnector, AutoCloseable {
    /** Largest answer taken from the server, in bytes: some 3000 streams in {@code /stat}. */
    static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final NginxRtmpSettings settings;
    private final Optional<HlsDirectory> hls;
    private final BoundedGet http;

    public NginxRtmpConnector(NginxRtmpSettings settings) {
        this.settings = settings;
        this.hls = settings.hlsDirectory().map(HlsDirectory::new);
        this.http = new BoundedGet(settings.timeout(), MAX_ANSWER_BYTES);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An empty name would drop every publisher of the application; a {@link StreamId} never is, and has no character that
     * needs escaping.
     */
    @Override
    public int drop(StreamId stream) {
        byte[] body = http.get(control("/drop/publisher?app=" + settings.app() + "&name=" + stream.value()));
        String number = new String(body, StandardCharsets.US_ASCII).strip();
        if (!number.matches("\\d{1,9}")) {
            throw new FirebreakException(
                    ErrorCode.STOP_FAILED,
                    "nginx-rtmp's control module did not answer a drop of stream " + stream + " with a number");
        }
        return Integer.parseInt(number);
    }

    @Override
    public boolean verifyGone(StreamId stream) {
        return !NginxRtmpStat.published(http.get(settings.stat()), settings.app())
                .contains(stream.value());
    }

    @Override
    public int withdraw(StreamId stream) {
        return hls.map(directory -> directory.withdraw(stream)).orElse(0);
    }

    @Override
    public void close() {
        http.close();
    }

    private URI control(String pathAndQuery) {
        String base = settings.control().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + pathAndQuery);
    }
}
