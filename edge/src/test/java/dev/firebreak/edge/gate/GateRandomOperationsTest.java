package dev.firebreak.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds a gate under the HOLD policy random calls and checks what must always be true. A failure names its seed. */
class GateRandomOperationsTest {
    private static final int STEPS = 1000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 2026_11_21L})
    void keepsItsPromises(long seed) {
        new Run(seed).steps();
    }

    /** One run, with a model of what has been analysed, approved and withdrawn. */
    private static final class Run {
        private final Random random;
        private final GateBench bench = new GateBench(GateSettings.defaults().withLimits(8, 4));
        private final Map<SessionId, Duration> analysedTo = new HashMap<>();
        private final Map<SessionId, Duration> ends = new HashMap<>();
        private final Set<SessionId> ended = new HashSet<>();
        private final Set<SessionId> fullyAnalysed = new HashSet<>();
        private final Map<String, Segment> offered = new HashMap<>();
        private final Set<String> approved = new HashSet<>();
        private final Map<SessionId, Duration> withdrawnFrom = new HashMap<>();
        private final Set<String> seenListed = new HashSet<>();
        private SessionId session;
        private @Nullable ParsedPlaylist before;

        Run(long seed) {
            random = new Random(seed);
            session = bench.open(nextSession(), LatePolicy.HOLD);
        }

        private SessionId nextSession() {
            return new SessionId(new UUID(random.nextLong(), random.nextLong()));
        }

        void steps() {
            for (int step = 0; step < STEPS; step++) {
                operate();
                check();
            }
            assertThat(seenListed).as("segments listed in the run").hasSizeGreaterThan(50);
        }

        private void operate() {
            int choice = random.nextInt(100);
            if (choice < 45) {
                offer();
            } else if (choice < 80) {
                analyse();
            } else if (choice < 86) {
                bench.clock.advance(Duration.ofMillis(random.nextInt(9000)));
            } else if (choice < 88) {
                bench.gate.sessionEnded(session);
                ended.add(session);
            } else if (choice < 89) {
                bench.gate.analysisEnded(session, VerdictLevel.CLEAR);
                fullyAnalysed.add(session);
            } else if (choice < 92) {
                session = bench.open(nextSession(), LatePolicy.HOLD);
            } else if (choice < 94) {
                withdraw();
            } else if (choice < 95) {
                restore();
            } else if (choice < 97) {
                bench.gate.hold(GateBench.STREAM);
            } else {
                bench.gate.release(GateBench.STREAM);
            }
        }

        private void offer() {
            if (ended.contains(session)) {
                return;
            }
            Segment segment = bench.offer(session, 0.5 + random.nextInt(40) / 10.0);
            offered.put(uri(segment), segment);
            ends.put(session, segment.end());
        }

        private void analyse() {
            List<SessionId> known = new ArrayList<>(ends.keySet());
            if (known.isEmpty()) {
                return;
            }
            known.sort(java.util.Comparator.comparing(SessionId::value));
            SessionId chosen = random.nextInt(4) == 0 ? known.get(random.nextInt(known.size())) : session;
            Duration to = analysedTo.getOrDefault(chosen, Duration.ZERO).plusMillis(random.nextInt(4000));
            Duration most = ends.getOrDefault(chosen, Duration.ZERO).plusSeconds(1);
            Duration upTo = to.compareTo(most) > 0 ? most : to;
            int level = random.nextInt(12);
            analysedTo.merge(chosen, upTo, (a, b) -> a.compareTo(b) > 0 ? a : b);
            bench.gate.analysed(
                    chosen, upTo, level == 0 ? VerdictLevel.HOLD : level == 1 ? VerdictLevel.CUT : VerdictLevel.CLEAR);
        }

        private void withdraw() {
            Duration from = Duration.ofMillis(random.nextInt(
                    (int) ends.getOrDefault(session, Duration.ofSeconds(1)).toMillis() + 1));
            bench.gate.withdraw(GateBench.STREAM, session, from);
            withdrawnFrom.merge(session, from, (a, b) -> a.compareTo(b) < 0 ? a : b);
        }

        private void restore() {
            bench.gate.restore(GateBench.STREAM);
            withdrawnFrom.remove(session);
            offered.forEach((uri, segment) -> {
                if (segment.id().session().equals(session)) {
                    approved.add(uri);
                }
            });
        }

        private void check() {
            if (!(bench.gate.playlist(GateBench.STREAM) instanceof PlaylistAnswer.Playlist)) {
                return;
            }
            ParsedPlaylist now = bench.playlist();
            if (before != null) {
                now.follows(before);
            }
            before = now;
            for (String uri : now.uris()) {
                Segment segment = listedSegment(uri);
                assertThat(approved.contains(uri) || cleared(segment))
                        .as("%s is cleared", uri)
                        .isTrue();
                assertThat(withdrawn(segment)).as("%s is withdrawn", uri).isFalse();
                seenListed.add(uri);
            }
            SessionId any = withdrawnFrom.isEmpty()
                    ? session
                    : withdrawnFrom.keySet().iterator().next();
            offered.values().stream()
                    .filter(segment -> segment.id().session().equals(any) && withdrawn(segment))
                    .limit(20)
                    .forEach(segment -> assertThat(bench.read(segment)).isInstanceOf(SegmentAnswer.Refused.class));
        }

        private Segment listedSegment(String uri) {
            Segment segment = offered.get(uri);
            assertThat(segment).as("%s was offered", uri).isNotNull();
            return java.util.Objects.requireNonNull(segment);
        }

        private boolean cleared(Segment segment) {
            SessionId of = segment.id().session();
            Duration analysed = analysedTo.getOrDefault(of, Duration.ZERO);
            boolean all = analysed.compareTo(segment.end().plusMillis(600)) >= 0;
            boolean past = !of.equals(session) || ended.contains(of);
            boolean tail = past && analysed.compareTo(ends.getOrDefault(of, Duration.ZERO)) >= 0;
            return all || tail || fullyAnalysed.contains(of);
        }

        private boolean withdrawn(Segment segment) {
            Duration from = withdrawnFrom.get(segment.id().session());
            return from != null && segment.end().compareTo(from) > 0;
        }

        private static String uri(Segment segment) {
            return segment.id().session() + "/" + segment.id().sequence() + ".ts";
        }
    }
}
