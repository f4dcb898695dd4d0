package dev.firebreak.app.web;

import dev.firebreak.app.live.LiveStream;
import dev.firebreak.app.live.LiveStream.Gate;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Fills a fixture with streams and incidents worth looking at. All of it is made up and drawn. */
final class Showcase {
    static final StreamId LOBBY = new StreamId("lobby");

    private static final int ATTACK_SECOND = 152;

    private final WebFixture server;
    private final Random random = new Random(7);

    Showcase(WebFixture server) {
        this.server = server;
    }

    /** Returns the worst of the incidents. */
    Incident fill() {
        register("lobby", "The lobby", LatePolicy.HOLD);
        register("main-stage", "Main stage", LatePolicy.HOLD);
        register("game-night", "Friday games", LatePolicy.PASS);
        register("garden", "", LatePolicy.PASS);
        SessionId attacked = SessionId.random();
        live("lobby", attacked, VerdictLevel.CUT, 0.98, Gate.WITHDRAWN, LatePolicy.HOLD, 160, 0.97);
        live("main-stage", SessionId.random(), VerdictLevel.CLEAR, 0.02, Gate.PASSING, LatePolicy.HOLD, 4_212, 0.05);
        live("game-night", SessionId.random(), VerdictLevel.WATCH, 0.58, Gate.PASSING, LatePolicy.PASS, 7_511, 0.5);
        live("garden", SessionId.random(), VerdictLevel.CLEAR, 0.01, Gate.PASSING, LatePolicy.PASS, 905, 0.04);
        Incident worst = incident(LOBBY, attacked, VerdictLevel.CUT, 0.98, Duration.ofMinutes(2));
        incident(new StreamId("game-night"), SessionId.random(), VerdictLevel.HOLD, 0.83, Duration.ofHours(5));
        Incident old =
                incident(new StreamId("garden"), SessionId.random(), VerdictLevel.HOLD, 0.81, Duration.ofDays(2));
        server.incidents.decide(
                old.id(),
                new dev.firebreak.core.incident.Decision(
                        IncidentState.DISMISSED, "rex", server.clock.instant().minus(Duration.ofDays(1)), "fireworks"),
                List.of(),
                List.of());
        return worst;
    }

    private void register(String stream, String title, LatePolicy policy) {
        server.streams.save(
                new Registration(new StreamId(stream), title, "0".repeat(32) + stream, policy, Optional.empty()));
    }

    private void live(
            String name,
            SessionId session,
            VerdictLevel level,
            double score,
            Gate gate,
            LatePolicy policy,
            int seconds,
            double peak) {
        StreamId stream = new StreamId(name);
        for (TimelineSecond second : curve(Math.max(0, seconds - 160), seconds, peak)) {
            server.live.second(stream, second);
        }
        server.live.picture(stream, new Still(Duration.ofSeconds(seconds), drawn(name.hashCode())));
        server.live.show(new LiveStream(
                stream,
                session,
                "rtmp from 192.0.2." + (name.length() + 3),
                server.clock.instant().minusSeconds(seconds),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(seconds * 1_000L - 420),
                level,
                score,
                gate,
                policy));
    }

    private Incident incident(StreamId stream, SessionId session, VerdictLevel level, double score, Duration ago) {
        Incident incident = server.incidents.open(
                new Incident(
                        IncidentId.random(),
                        stream,
                        session,
                        level,
                        IncidentState.OPEN,
                        server.clock.instant().minus(ago),
                        server.clock.instant().minus(ago).minusSeconds(ATTACK_SECOND),
                        Duration.ofMillis(ATTACK_SECOND * 1_000L - 200),
                        Duration.ofMillis(ATTACK_SECOND * 1_000L + 1_475),
                        score,
                        "gunfire 0.97 in sound, firearm 0.88 in picture, impression of game or film 0.04",
                        "first 1.0",
                        Optional.empty()),
                Playbook.onVerdict(level));
        server.incidents.addTimeline(incident.id(), curve(ATTACK_SECOND - 60, ATTACK_SECOND + 8, score));
        server.incidents.addStills(
                incident.id(),
                IntStream.range(0, 6)
                        .mapToObj(
                                i -> new Still(Duration.ofMillis(ATTACK_SECOND * 1_000L - 1_000 + i * 500L), drawn(i)))
                        .toList());
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] bytes = SegmentSamples.bytes(188 * 900, i);
            Segment segment = SegmentSamples.segment(session, 70 + i, bytes);
            server.segments.put(segment, bytes);
            segments.add(segment);
        }
        server.incidents.addSegments(incident.id(), segments);
        finishActions(incident);
        return incident;
    }

    private void finishActions(Incident incident) {
        ActionOutbox outbox = server.incidents.outbox();
        List<Action> due = outbox.claim(incident.openedAt(), 5, Duration.ofSeconds(1));
        for (int done = 0; !due.isEmpty() && done < 8; done++) {
            Action action = due.getFirst();
            String said = switch (action.kind()) {
                case BAN_KEY -> "key refused from now on";
                case DISCONNECT_PUBLISHER -> "gone after 31 ms";
                case WITHDRAW -> "4 segments withdrawn";
                default -> "5 segments kept";
            };
            outbox.done(action.id(), incident.openedAt().plusMillis(12 + 31L * done), said);
            due = outbox.claim(incident.openedAt(), 5, Duration.ofSeconds(1));
        }
    }

    private List<TimelineSecond> curve(int from, int to, double peak) {
        List<TimelineSecond> seconds = new ArrayList<>();
        double score = 0;
        for (int second = from; second < to; second++) {
            boolean shots = peak > 0.4 && second >= to - 8;
            double gunfire = Math.min(1, shots ? 0.9 + 0.08 * random.nextDouble() : 0.08 * random.nextDouble());
            double firearm = shots ? Math.min(0.95, peak - 0.1 * random.nextDouble()) : 0.06 * random.nextDouble();
            score = shots ? score + (peak - score) * 0.65 : peak * 0.1 * random.nextDouble();
            VerdictLevel level = score >= 0.95
                    ? VerdictLevel.CUT
                    : score >= 0.8 ? VerdictLevel.HOLD : score >= 0.5 ? VerdictLevel.WATCH : VerdictLevel.CLEAR;
            seconds.add(new TimelineSecond(
                    second,
                    new SoundScores(gunfire, 0.05, 0.03),
                    second % 2 == 0 ? new PictureScores(firearm, 0.02, 0.02, 0.96 - firearm) : null,
                    score,
                    level));
        }
        return seconds;
    }

    /** A landscape, so that something is behind the blur. */
    static byte[] drawn(int seed) {
        BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = Math.floorMod(seed * 37, 100) / 100f;
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.35f, 0.95f), 0, 180, Color.getHSBColor(hue + 0.1f, 0.5f, 0.7f)));
        pen.fillRect(0, 0, 320, 180);
        Random hills = new Random(seed);
        for (int i = 0; i < 5; i++) {
            pen.setColor(Color.getHSBColor(hue + 0.3f, 0.4f, 0.6f - i * 0.09f));
            int x = hills.nextInt(320);
            pen.fillOval(x - 130, 95 + i * 14, 260, 160);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
