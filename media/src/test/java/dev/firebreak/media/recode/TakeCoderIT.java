package dev.firebreak.media.recode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.edit.Coding;
import dev.firebreak.core.edit.Copy;
import dev.firebreak.core.edit.Picture;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.TakePrints;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.video.VideoMatch;
import dev.firebreak.core.fingerprint.video.VideoMatcher;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeCoderIT {
    @TempDir
    static Path folder;

    private static Path film;

    private final TakeReader reader = new TakeReader();

    @BeforeAll
    static void makeFilm() {
        film = Ffmpeg.make(
                folder.resolve("film.mp4"),
                "-f lavfi -i mandelbrot=s=640x360:r=10:end_scale=0.001:end_pts=100 -f lavfi -i sine=f=440 -t 10"
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac");
    }

    private Take take(Path file) {
        return reader.read(file, Duration.ZERO, Duration.ofSeconds(60)).orElseThrow();
    }

    @Test
    void aFileIsDecodedWithItsSound() {
        Take take = take(film);
        Picture picture = take.film().at(4);

        assertThat(take.seconds()).isCloseTo(10, within(0.3));
        assertThat(picture.width()).isEqualTo(TakeReader.SIDE);
        assertThat(picture.height()).isEqualTo(180);
        assertThat(take.sound().length).isCloseTo(10 * Take.SOUND_RATE, within(Take.SOUND_RATE / 4));
    }

    @Test
    void aPartIsDecodedAlone() {
        Take part =
                reader.read(film, Duration.ofSeconds(3), Duration.ofSeconds(4)).orElseThrow();

        assertThat(part.seconds()).isCloseTo(4, within(0.21));
        assertThat(part.film().at(0).luma()).isEqualTo(take(film).film().at(3).luma());
    }

    @Test
    void aFileWithoutSoundHasNone() {
        Path silent = Ffmpeg.make(folder.resolve("silent.mp4"), "-i " + film + " -an -c:v copy");

        assertThat(take(silent).sound()).isEmpty();
    }

    @Test
    void aCopyIsEncodedAndIsStillACopy() {
        Take take = take(film);
        Copy coded = new TakeCoder().coded(Copy.of(take), new Coding(100_000, 48_000));
        List<VideoMatch> matches = VideoMatcher.compare(
                TakePrints.video(coded.take()), TakePrints.video(take), Set.of(Orientation.UPRIGHT));

        assertThat(coded.take().film().at(5).rgb())
                .isNotEqualTo(take.film().at(5).rgb());
        assertThat(coded.take().seconds()).isCloseTo(take.seconds(), within(0.3));
        assertThat(coded.take().sound()).isNotEmpty();
        assertThat(matches).isNotEmpty();
    }

    @Test
    void whatIsNoVideoIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "not a video");

        assertThatThrownBy(() -> take(text))
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_MEDIA));
        assertThatThrownBy(() -> take(folder.resolve("missing.mp4")))
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_GONE));
    }

    @Test
    void aTakeHasALongest() {
        assertThat(reader.read(film, Duration.ZERO, TakeReader.LONGEST)).isPresent();
        assertThatThrownBy(() -> reader.read(film, Duration.ZERO, TakeReader.LONGEST.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
