package dev.firebreak.app.bank;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.CopyWatch;
import dev.firebreak.app.lookback.TrafficLog;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.LiveCopyMatcher;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Matches live sessions with the banks while they pass, and counts for each bank what was found. Thread-safe. */
public final class LiveCopies {
    /** So long, in media time, a frame waits for its learned hash before it is remembered without. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration ALL = Duration.ofSeconds(Long.MAX_VALUE);

    private final CopyMatcher matcher;
    private final BankIndex index;
    private final LookupCounts counts;
    private final Optional<TrafficLog> traffic;

    /** {@code traffic}: remembers what passes, where anything does. */
    public LiveCopies(CopyMatcher matcher, BankIndex index, LookupCounts counts, Optional<TrafficLog> traffic) {
        this.matcher = matcher;
        this.index = index;
        this.counts = counts;
        this.traffic = traffic;
    }

    /** What looks for copies in one session. */
    public CopyWatch.Search search(SessionInfo info) {
        return new OfSession("stream " + info.stream(), traffic.map(log -> log.session(info)));
    }

    /** One session's last seconds. One thread at a time. */
    private final class OfSession implements CopyWatch.Search {
        private final String subject;
        private final LiveCopyMatcher copies = new LiveCopyMatcher(matcher);
        private final Optional<TrafficLog.Session> passed;
        private final FrameHasher hasher = FrameHasher.ofStream(this::hashed);
        private final Deque<SampledFrame> undescribed = new ArrayDeque<>();
        private final Set<EntryId> counted = new HashSet<>();

        OfSession(String subject, Optional<TrafficLog.Session> passed) {
            this.subject = subject;
            this.passed = passed;
        }

        private void hashed(SampledFrame frame) {
            copies.add(frame);
            if (passed.isPresent()) {
                undescribed.addLast(frame);
                rememberUpTo(frame.at().minus(PATIENCE), Optional.empty());
            }
        }

        @Override
        public void described(Duration at, LearnedHash hash) {
            copies.describe(at, hash);
            rememberUpTo(at, Optional.of(hash));
        }

        /** Writes down frames as they are, and that of this moment with its learned hash. */
        private void rememberUpTo(Duration at, Optional<LearnedHash> hash) {
            while (!undescribed.isEmpty() && undescribed.getFirst().at().compareTo(at) <= 0) {
                SampledFrame frame = undescribed.removeFirst();
                SampledFrame known = frame.at().equals(at) ? frame.withLearned(hash) : frame;
                passed.ifPresent(session -> session.frame(known));
            }
        }

        @Override
        public void frame(Frame frame) {
            hasher.add(frame);
        }

        @Override
        public void sound(Sound sound) {
            copies.addSound(sound.at(), sound.samples());
            passed.ifPresent(session -> session.sound(sound));
        }

        @Override
        public void ended() {
            rememberUpTo(ALL, Optional.empty());
            passed.ifPresent(TrafficLog.Session::ended);
        }

        @Override
        public List<CopyMatch> matches() {
            List<CopyMatch> matches = copies.find(LookupScope.ALL);
            List<EntryRef> fresh = new ArrayList<>();
            for (CopyMatch match : matches) {
                bank(match)
                        .filter(bank -> counted.add(match.entry()))
                        .ifPresent(bank -> fresh.add(new EntryRef(bank, match.entry())));
            }
            counts.count(LookupCounts.Source.LIVE, subject, fresh);
            return matches;
        }

        private Optional<BankId> bank(CopyMatch match) {
            return index.banks().stream()
                    .filter(bank -> bank.name().equals(match.bank()))
                    .map(Bank::id)
                    .findFirst();
        }
    }
}
