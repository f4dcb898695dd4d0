package dev.firebreak.app.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.testkit.FakeClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {
    private final FakeClock clock = new FakeClock();

    @TempDir
    private Path place;

    private UploadFolder folder;

    @BeforeEach
    void open() {
        folder = UploadFolder.open(place, clock);
    }

    @Test
    void goesOnWhereItWasWhenItIsOpenedAnew() throws IOException {
        Upload upload = begin(10);
        folder.append(upload, bytes(4));

        Upload again = UploadFolder.open(place, clock).find(upload.id()).orElseThrow();

        assertThat(again).isEqualTo(folder.find(upload.id()).orElseThrow());
        assertThat(again.offset()).isEqualTo(4);
        assertThat(again.about()).isEqualTo("{\"set\":\"größe\"}");
    }

    @Test
    void cutsOffWhatACrashLeftUncounted() throws IOException {
        Upload upload = begin(10);
        folder.append(upload, bytes(4));
        Files.write(folder.data(upload.id()), new byte[3], StandardOpenOption.APPEND);

        UploadFolder again = UploadFolder.open(place, clock);

        assertThat(again.find(upload.id()).orElseThrow().offset()).isEqualTo(4);
        assertThat(Files.size(again.data(upload.id()))).isEqualTo(4);
        assertThat(again.append(again.find(upload.id()).orElseThrow(), bytes(6)).complete())
                .isTrue();
    }

    @Test
    void countsNoMoreThanThereIs() throws IOException {
        Upload upload = begin(10);
        folder.append(upload, bytes(8));
        Files.write(folder.data(upload.id()), new byte[5]);

        assertThat(UploadFolder.open(place, clock)
                        .find(upload.id())
                        .orElseThrow()
                        .offset())
                .isEqualTo(5);
    }

    @Test
    void keepsWhatCameBeforeTheConnectionBroke() {
        Upload upload = begin(10);
        InputStream breaking = new SequenceInputStream(bytes(3), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> folder.append(upload, breaking)).isInstanceOf(IOException.class);
        assertThat(folder.find(upload.id()).orElseThrow().offset()).isEqualTo(3);
    }

    @Test
    void takesNoMoreThanWasAnnounced() throws IOException {
        Upload upload = begin(10);

        folder.append(upload, bytes(11));

        assertThat(folder.find(upload.id()).orElseThrow().offset()).isEqualTo(10);
        assertThat(Files.size(folder.data(upload.id()))).isEqualTo(10);
    }

    @Test
    void whatWasWholeOrUnderCheckIsLookedAtAgain() throws IOException {
        Upload whole = begin(4);
        folder.append(whole, bytes(4));
        Upload checking = begin(4);
        folder.save(folder.append(checking, bytes(4)).in(UploadState.CHECKING, clock.instant()));
        Upload done = begin(4);
        folder.save(done.ended(new UploadVerdict(UploadState.REFUSED, "no media", ""), clock.instant()));

        UploadFolder again = UploadFolder.open(place, clock);

        assertThat(again.find(whole.id()).orElseThrow().state()).isEqualTo(UploadState.RECEIVED);
        assertThat(again.find(checking.id()).orElseThrow().state()).isEqualTo(UploadState.RECEIVED);
        assertThat(again.find(done.id()).orElseThrow().outcome()).isEqualTo("no media");
    }

    @Test
    void forgetsOneThatHadHardlyBegunAndLeavesAloneWhatItCannotRead() throws IOException {
        Upload begun = begin(4);
        Files.delete(place.resolve(begun.id().toString()).resolve("upload.json"));
        Upload broken = begin(4);
        Files.writeString(place.resolve(broken.id().toString()).resolve("upload.json"), "{");

        assertThat(UploadFolder.open(place, clock).list()).isEmpty();
        assertThat(place.resolve(begun.id().toString())).doesNotExist();
        assertThat(place.resolve(broken.id().toString())).exists();
    }

    @Test
    void takesBackBytesAndRemoves() throws IOException {
        Upload upload = begin(10);
        folder.append(upload, bytes(6));

        assertThat(folder.cut(folder.find(upload.id()).orElseThrow(), 2).offset())
                .isEqualTo(4);
        folder.remove(upload.id());
        assertThat(folder.list()).isEmpty();
        assertThat(place).isEmptyDirectory();
    }

    private Upload begin(long length) {
        return folder.create(
                Upload.begin(UUID.randomUUID(), "cory", "clip.mp4", "{\"set\":\"größe\"}", length, clock.instant()));
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
