package dev.firebreak.store.object;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.footage.FootageStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({"NullAway.Init", "MustBeClosedChecker"}) // set before the tests, closed after them
final class S3FootageStoreIT extends FootageStoreContract {
    @TempDir
    private static Path folder;

    private static S3Server server;

    private String bucket;
    private S3FootageStore store;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open(TestInfo test) throws IOException {
        bucket = "bucket-" + Integer.toHexString(test.getDisplayName().hashCode());
        Files.createDirectories(folder.resolve("data").resolve(bucket));
        store = new S3FootageStore(server.bucket(bucket, S3Server.SECRET_KEY));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected FootageStore store() {
        return store;
    }

    @Test
    void saysWhatIsWrongWithTheBucket() {
        store.check();

        try (S3FootageStore wrong = new S3FootageStore(server.bucket(bucket, "wrong"))) {
            assertThatThrownBy(wrong::check).hasMessageContaining(bucket);
            assertFails(ErrorCode.STORE_DOWN, () -> wrong.has(Hash256.sha256(new byte[0])));
        }
        try (S3FootageStore missing = new S3FootageStore(server.bucket("nowhere", S3Server.SECRET_KEY))) {
            assertFails(ErrorCode.NOT_FOUND, missing::check);
        }
    }

    @Test
    void neverShowsTheKeys() {
        assertThat(server.bucket(bucket, "secret-word").toString()).doesNotContain("secret-word", S3Server.ACCESS_KEY);
    }

    @Test
    void aReaderMayStopEarly() throws IOException {
        byte[] bytes = new byte[4_000_000];
        Hash256 hash = Hash256.sha256(bytes);
        store.put(hash, Files.write(folder.resolve("large"), bytes));

        for (int i = 0; i < 20; i++) {
            try (InputStream in = store.open(hash)) {
                assertThat(in.read()).isZero();
            }
        }
    }
}
