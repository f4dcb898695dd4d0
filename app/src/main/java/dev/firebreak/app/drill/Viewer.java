package dev.firebreak.app.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a stream as a player does: reads the playlist again and again and fetches every segment as soon as it is
 * listed. More eager than any player, so that it sees whatever anybody could have seen. Stops when closed; a playlist
 * that ended is still read, because a published stream may begin anew.
 */
final class Viewer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Viewer.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(5);
    private static final int MAX_SEGMENTS = 2_000;

    /** A segment as the viewer got it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the stamp reader, never compared
    record Fetched(URI address, long atMillis, byte[] bytes) {}

    private final HttpClient http;
    private final URI playlist;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Fetched> fetched = new ArrayList<>();
    private final Set<URI> known = new HashSet<>();
    private final Thread thread;

    Viewer(HttpClient http, URI playlist, Clock clock) {
        this.http = http;
        this.playlist = playlist;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("drill-viewer").start(this::watch);
    }

    /** What was fetched so far, in order. */
    synchronized List<Fetched> fetched() {
        return List.copyOf(fetched);
    }

    /** Lets the viewer go on for a while. */
    void watchFor(Duration time) throws InterruptedException {
        boolean closed = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (closed) {
            log.debug("The viewer was closed early");
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(FETCH_LIMIT.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            do {
                look();
            } while (!stop.await(POLL.toMillis(), TimeUnit.MILLISECONDS));
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(get(playlist), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return;
            }
            for (URI segment : MediaPlaylist.parse(playlist, answer.body()).segments()) {
                if (known.size() < MAX_SEGMENTS && !known.contains(segment) && fetch(segment)) {
                    known.add(segment);
                }
            }
        } catch (IOException e) {
            log.debug("The viewer could not read the playlist", e);
        }
    }

    /** False when it could not be had: as long as it is listed, the viewer tries again. */
    private boolean fetch(URI segment) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(get(segment), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            return false;
        }
        synchronized (this) {
            fetched.add(new Fetched(segment, clock.millis(), answer.body()));
        }
        return true;
    }

    private static HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address).timeout(FETCH_LIMIT).build();
    }
}
