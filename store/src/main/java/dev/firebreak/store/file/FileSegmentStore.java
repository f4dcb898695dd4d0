package dev.firebreak.store.file;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Segments as files: {@code segments/STREAM/SESSION/…} for the window and {@code evidence/STREAM/SESSION/…} for what is
 * preserved. Thread-safe.
 *
 * <p><b>Limit.</b> The window takes at most {@code windowLimit} bytes. When a segment would go beyond, the segments that
 * arrived first, of whatever session, are forgotten and counted ({@link #forgottenForSpace}). Evidence is outside the limit
 * and never removed here.
 *
 * <p><b>How.</b> An index in memory says what there is; it is read from the file names at the start. A session's files are
 * written and removed under the session's lock, so that sessions do not wait for each other's disk. No thread ever holds two.
 */
public final class FileSegmentStore implements SegmentStore {
    private record SessionName(StreamId stream, SessionId session) {}

    private record Kept(Segment segment, boolean preserved, long arrival) {}

    private static final class Session {
        final ReentrantLock lock = new ReentrantLock();

        /** True once it has been taken out of the map: whoever waited for the lock must look it up anew. */
        boolean closed;

        final ConcurrentSkipListMap<Long, Kept> segments = new ConcurrentSkipListMap<>();
    }

    private final SegmentFolders folders;
    private final long windowLimit;
    private final Map<SessionName, Session> sessions = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, SegmentId> windowByArrival = new ConcurrentSkipListMap<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong windowBytes = new AtomicLong();
    private final AtomicLong evidenceBytes = new AtomicLong();
    private final AtomicLong forgottenForSpace = new AtomicLong();

    /**
     * Opens the folders and reads what is there.
     *
     * @param dataFolder holds the folders {@code segments} and {@code evidence}
     * @param windowLimit bytes that segments which are not preserved may take, more than zero
     * @throws FirebreakException STORE_DOWN when the folders cannot be read or made
     */
    public FileSegmentStore(Path dataFolder, long windowLimit) {
        if (windowLimit <= 0) {
            throw new IllegalArgumentException("windowLimit must be more than zero, not " + windowLimit);
        }
        this.folders = new SegmentFolders(dataFolder.resolve("segments"), dataFolder.resolve("evidence"));
        this.windowLimit = windowLimit;
        try {
            for (Segment segment : folders.scan(true)) {
                load(segment, true);
            }
            for (Segment segment : folders.scan(false)) {
                load(segment, false);
            }
            makeSpace();
        } catch (IOException e) {
            throw failure("open the segment store in " + dataFolder, e);
        }
    }

    private void load(Segment segment, boolean preserved) throws IOException {
        Session session = lockedSession(segment.id());
        try {
            if (!session.segments.containsKey(segment.id().sequence())) {
                keep(session, segment, preserved);
            } else if (!preserved) {
                folders.delete(segment); // a crash came between preserving it and taking it out of the window
            }
        } finally {
            session.lock.unlock();
        }
    }

    @Override
    public void put(Segment given, byte[] bytes) {
        Segment segment = SegmentFile.readable(given);
        if (segment.size() != bytes.length || !Hash256.sha256(bytes).equals(segment.sha256())) {
            throw new IllegalArgumentException("The bytes are not those of segment " + segment.id());
        }
        if (segment.size() > windowLimit) {
            throw new FirebreakException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Segment %s has %d bytes, more than the whole window of %d"
                            .formatted(segment.id(), segment.size(), windowLimit));
        }
        Session session = lockedSession(segment.id());
        try {
            Kept there = session.segments.get(segment.id().sequence());
            if (there == null) {
                folders.write(segment, bytes);
                keep(session, segment, false);
            } else if (!there.segment().sha256().equals(segment.sha256())) {
                throw new FirebreakException(
                        ErrorCode.CONFLICT, "Segment %s is kept with other bytes".formatted(segment.id()));
            }
        } catch (IOException e) {
            throw failure("keep segment " + segment.id(), e);
        } finally {
            session.lock.unlock();
        }
        makeSpace();
    }

    @Override
    public Optional<byte[]> read(SegmentId id) {
        Kept kept = find(id);
        if (kept == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folders.file(kept.segment(), kept.preserved())));
        } catch (NoSuchFileException e) {
            return kept.preserved() ? missing(id, e) : readPreserved(id);
        } catch (IOException e) {
            throw failure("read segment " + id, e);
        }
    }

    /** It was preserved, and so moved, or forgotten between our look into the index and into the folder. */
    private Optional<byte[]> readPreserved(SegmentId id) {
        Kept kept = find(id);
        if (kept == null || !kept.preserved()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folders.file(kept.segment(), true)));
        } catch (IOException e) {
            return missing(id, e);
        }
    }

    private static Optional<byte[]> missing(SegmentId id, IOException problem) {
        throw failure("read preserved segment " + id, problem);
    }

    @Override
    public List<Segment> list(StreamId stream, SessionId session) {
        Session found = sessions.get(new SessionName(stream, session));
        return found == null
                ? List.of()
                : found.segments.values().stream().map(Kept::segment).toList();
    }

    @Override
    public void preserve(List<SegmentId> ids) {
        for (SegmentId id : ids) {
            Session session = lockedSession(id);
            try {
                Kept kept = session.segments.get(id.sequence());
                if (kept != null && !kept.preserved()) {
                    folders.preserve(kept.segment());
                    leaveWindow(kept);
                    keep(session, kept.segment(), true);
                }
                closeIfEmpty(id, session);
            } catch (IOException e) {
                throw failure("preserve segment " + id, e);
            } finally {
                session.lock.unlock();
            }
        }
    }

    @Override
    public void forget(StreamId stream, SessionId name, long sequence) {
        SegmentId any = new SegmentId(stream, name, 0);
        Session session = lockedSession(any);
        try {
            for (Kept kept : new ArrayList<>(session.segments.headMap(sequence).values())) {
                if (!kept.preserved()) {
                    remove(session, kept);
                }
            }
            closeIfEmpty(any, session);
        } finally {
            session.lock.unlock();
        }
    }

    /** Bytes that the window takes. */
    public long windowBytes() {
        return windowBytes.get();
    }

    /** Bytes that evidence takes. */
    public long evidenceBytes() {
        return evidenceBytes.get();
    }

    /** Segments forgotten so far because the window was full, not because their session was done with them. */
    public long forgottenForSpace() {
        return forgottenForSpace.get();
    }

    private void makeSpace() {
        while (windowBytes.get() > windowLimit) {
            Map.Entry<Long, SegmentId> oldest = windowByArrival.firstEntry();
            if (oldest == null) {
                return;
            }
            Session session = lockedSession(oldest.getValue());
            try {
                Kept kept = session.segments.get(oldest.getValue().sequence());
                if (kept != null && kept.arrival() == oldest.getKey() && !kept.preserved()) {
                    remove(session, kept);
                    forgottenForSpace.incrementAndGet();
                }
                closeIfEmpty(oldest.getValue(), session);
            } finally {
                session.lock.unlock();
            }
        }
    }

    private void remove(Session session, Kept kept) {
        SegmentId id = kept.segment().id();
        try {
            session.segments.remove(id.sequence());
            leaveWindow(kept);
            folders.delete(kept.segment());
        } catch (IOException e) {
            throw failure("forget segment " + id, e);
        }
    }

    private void keep(Session session, Segment segment, boolean preserved) {
        long arrival = arrivals.incrementAndGet();
        session.segments.put(segment.id().sequence(), new Kept(segment, preserved, arrival));
        if (preserved) {
            evidenceBytes.addAndGet(segment.size());
        } else {
            windowBytes.addAndGet(segment.size());
            windowByArrival.put(arrival, segment.id());
        }
    }

    private void leaveWindow(Kept kept) {
        windowByArrival.remove(kept.arrival());
        windowBytes.addAndGet(-kept.segment().size());
    }

    private @Nullable Kept find(SegmentId id) {
        Session session = sessions.get(new SessionName(id.stream(), id.session()));
        return session == null ? null : session.segments.get(id.sequence());
    }

    /** The session's state, made when there is none, with its lock held by the caller from now on. */
    @SuppressWarnings("LockNotBeforeTry") // the caller unlocks
    private Session lockedSession(SegmentId id) {
        while (true) {
            Session session =
                    sessions.computeIfAbsent(new SessionName(id.stream(), id.session()), name -> new Session());
            session.lock.lock();
            if (!session.closed) {
                return session;
            }
            session.lock.unlock();
        }
    }

    private void closeIfEmpty(SegmentId id, Session session) {
        if (session.segments.isEmpty()) {
            session.closed = true;
            sessions.remove(new SessionName(id.stream(), id.session()));
            folders.deleteEmpty(id.stream(), id.session());
        }
    }

    private static FirebreakException failure(String what, IOException problem) {
        return new FirebreakException(ErrorCode.STORE_DOWN, "Cannot %s: %s".formatted(what, problem), problem);
    }
}
