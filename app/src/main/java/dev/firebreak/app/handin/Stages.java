package dev.firebreak.app.handin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far the files have come that are being looked at, by who handed them in and the ticket that they chose. Thread-safe. */
public final class Stages {
    private static final String TICKET = "[A-Za-z0-9-]{1,64}";

    /** What is being done. */
    public enum Stage {
        /** Nothing: it is over, or has not begun. */
        NONE,
        /** It is being handed in or fetched. */
        TAKING,
        /** It is decoded. */
        READING
    }

    /**
     * How far it is.
     *
     * @param at media time that has been read
     * @param all how long it lasts, where its container says so
     */
    public record Reached(Stage stage, Duration at, Optional<Duration> all) {
        private static final Reached NONE = new Reached(Stage.NONE, Duration.ZERO, Optional.empty());
    }

    private record Key(String who, String ticket) {}

    private final Map<Key, Reached> reached = new ConcurrentHashMap<>();

    public static boolean isTicket(String text) {
        return text.matches(TICKET);
    }

    public Reached of(String who, String ticket) {
        return reached.getOrDefault(new Key(who, ticket), Reached.NONE);
    }

    /** There are as many as files are taken at once: each is forgotten when its file is done with. */
    void is(String who, String ticket, Stage stage, Duration at, Optional<Duration> all) {
        Key key = new Key(who, ticket);
        if (stage == Stage.NONE) {
            reached.remove(key);
        } else {
            reached.put(key, new Reached(stage, at, all));
        }
    }
}
