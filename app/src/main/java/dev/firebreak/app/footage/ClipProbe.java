package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.IntakeOutcome.Reason;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Decodes one file from start to end in a decoder process, and remembers what the catalogue needs. Used once. */
final class ClipProbe implements DecodeListener {
    /** The longest that decoding may take; a process that hangs is killed much earlier. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final StreamId STREAM = new StreamId("footage");

    private final Duration maxDuration;
    private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private final ThumbnailChoice pictures = new ThumbnailChoice();
    private final PeakMeter meter = new PeakMeter();
    private final ClipTap tap = new ClipTap();
    private @Nullable MediaInfo info;
    private boolean tooLong;

    private ClipProbe(Duration maxDuration) {
        this.maxDuration = maxDuration;
    }

    /** Blocks until the file is decoded. DECODER_DOWN when no decoder process runs or it takes too long. */
    static ProbedClip probe(Decoders decoders, Path file, Duration maxDuration) {
        ClipProbe probe = new ClipProbe(maxDuration);
        try (DecodeSession session = decoders.openSource(
                STREAM, SessionId.random(), new MediaSource.LocalFile(file.toAbsolutePath()), probe)) {
            probe.session.complete(session);
            return probe.conclude(probe.end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Probing " + file + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new FirebreakException(ErrorCode.DECODER_DOWN, file + " was not decoded within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirebreakException(ErrorCode.DECODER_DOWN, "Stopped while decoding " + file, e);
        }
    }

    @Override
    public void opened(MediaInfo what) {
        info = what;
    }

    @Override
    public void frame(Frame frame) {
        guarded(() -> {
            pictures.offer(frame);
            tap.frame(frame);
            passed(frame.at());
        });
    }

    @Override
    public void sound(Sound sound) {
        guarded(() -> {
            meter.take(sound.samples());
            tap.sound(sound);
            passed(sound.end());
        });
    }

    private void passed(Duration at) {
        if (at.compareTo(maxDuration) > 0) {
            tooLong = true;
            session.join().close();
        } else {
            session.join().acknowledge(at);
        }
    }

    @Override
    public void segment(Segment segment, byte[] bytes) {}

    @Override
    public void interrupted(Interruption interruption) {}

    @Override
    public void ended(DecodeEnd how) {
        end.complete(how);
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private ProbedClip conclude(DecodeEnd how) {
        if (tooLong) {
            return new ProbedClip.Unusable(
                    Reason.TOO_LONG, "it lasts longer than the %s that a clip may".formatted(shown(maxDuration)));
        }
        return switch (how) {
            case DecodeEnd.Finished finished -> finished(finished);
            case DecodeEnd.BadMedia bad -> new ProbedClip.Unusable(Reason.NOT_MEDIA, bad.where() + ": " + bad.why());
            case DecodeEnd.SourceGone gone -> new ProbedClip.Unusable(Reason.UNREADABLE, gone.why());
            case DecodeEnd.Quarantined quarantined ->
                new ProbedClip.Unusable(
                        Reason.QUARANTINED,
                        "it broke the decoder %d times (%s)"
                                .formatted(
                                        quarantined.strikes(),
                                        quarantined.last().name().toLowerCase(Locale.ROOT)));
            case DecodeEnd.Closed closed ->
                throw new FirebreakException(ErrorCode.DECODER_DOWN, "Decoding was stopped");
        };
    }

    private ProbedClip finished(DecodeEnd.Finished finished) {
        MediaInfo found = info;
        boolean pictured = pictures.seen() > 0;
        if (found == null || (!pictured && found.sound().isEmpty())) {
            return new ProbedClip.Unusable(Reason.NOT_MEDIA, "it holds neither pictures nor sound that can be decoded");
        }
        FootageKind kind = kind(found, pictured);
        MediaFacts facts = new MediaFacts(
                kind,
                found.container(),
                kind == FootageKind.PICTURE ? Duration.ZERO : finished.duration(),
                pictured ? found.picture().map(ClipProbe::upright) : Optional.empty(),
                found.sound()
                        .map(track -> new MediaFacts.SoundTrack(track.codec(), track.sampleRate(), track.channels())),
                finished.truncated());
        SoundCurve curve = found.sound().isPresent() ? meter.curve() : new SoundCurve(new byte[0]);
        ClipTap.Made made = tap.made(kind, facts.duration());
        return new ProbedClip.Usable(facts, pictured ? pictures.thumbnails() : List.of(), curve, made);
    }

    private FootageKind kind(MediaInfo found, boolean pictured) {
        if (!pictured) {
            return FootageKind.SOUND;
        }
        boolean still =
                found.container().contains("image2") || found.container().endsWith("_pipe");
        return still && pictures.seen() == 1 && found.sound().isEmpty() ? FootageKind.PICTURE : FootageKind.VIDEO;
    }

    private static MediaFacts.Picture upright(MediaInfo.Picture picture) {
        boolean turned = picture.rotationDegrees() % 180 != 0;
        return new MediaFacts.Picture(
                picture.codec(),
                turned ? picture.height() : picture.width(),
                turned ? picture.width() : picture.height());
    }

    private static String shown(Duration duration) {
        return duration.toMinutes() >= 1 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
