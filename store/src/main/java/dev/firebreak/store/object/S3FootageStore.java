package dev.firebreak.store.object;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Clips as objects of a bucket, named by their hash: {@code PREFIXab/cdef…}. An object is written in one request that the server takes
 * whole or not at all and, where it knows conditional writes, only when there is none of that name. Thread-safe.
 */
public final class S3FootageStore implements FootageStore, AutoCloseable {
    /** The largest object that S3 takes in one request, in bytes. */
    public static final long MAX_BYTES = 5L << 30;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int MISSING = 404;
    private static final int IS_THERE_ALREADY = 412;
    private static final int NO_SUCH_RANGE = 416;

    private final S3Client client;
    private final BucketAddress address;

    /** Prepares the client; whether the bucket can be reached shows at the first call, or by {@link #check}. */
    @MustBeClosed
    public S3FootageStore(BucketAddress address) {
        this.address = address;
        this.client = S3Client.builder()
                .endpointOverride(address.endpoint())
                .region(Region.of(address.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(address.accessKey(), address.secretKey())))
                .forcePathStyle(true)
                // The hash in the name is the checksum; servers other than Amazon's stumble over trailing ones.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .build();
    }

    /** Asks for the bucket. STORE_DOWN with the server's reason when it is not there or the keys do not open it. */
    public void check() {
        run("open the bucket", () -> client.headBucket(request -> request.bucket(address.bucket())));
    }

    @Override
    public void put(Hash256 sha256, Path file) {
        if (has(sha256)) {
            return;
        }
        if (!Files.exists(file)) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "Cannot keep clip " + sha256 + ": no file " + file);
        }
        try {
            run(
                    "keep clip " + sha256,
                    () -> client.putObject(
                            request -> request.bucket(address.bucket())
                                    .key(key(sha256))
                                    .ifNoneMatch("*"),
                            RequestBody.fromFile(file)));
        } catch (FirebreakException e) {
            if (!(e.getCause() instanceof AwsServiceException refused) || refused.statusCode() != IS_THERE_ALREADY) {
                throw e;
            }
        }
    }

    @Override
    public boolean has(Hash256 sha256) {
        try {
            run(
                    "find clip " + sha256,
                    () -> client.headObject(
                            request -> request.bucket(address.bucket()).key(key(sha256))));
            return true;
        } catch (FirebreakException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public InputStream open(Hash256 sha256) {
        return new ObjectStream(run(
                "read clip " + sha256,
                () -> client.getObject(
                        request -> request.bucket(address.bucket()).key(key(sha256)))));
    }

    @Override
    public InputStream open(Hash256 sha256, long offset, long length) {
        if (offset < 0 || length < 1) {
            throw new IndexOutOfBoundsException("%d bytes from %d".formatted(length, offset));
        }
        String range = "bytes=%d-%d".formatted(offset, offset + length - 1);
        ResponseInputStream<GetObjectResponse> found = run(
                "read clip " + sha256,
                () -> client.getObject(request ->
                        request.bucket(address.bucket()).key(key(sha256)).range(range)));
        if (found.response().contentLength() != length) {
            found.abort();
            throw new IndexOutOfBoundsException("%s of clip %s".formatted(range, sha256));
        }
        return new ObjectStream(found);
    }

    @Override
    public Optional<Path> file(Hash256 sha256) {
        return Optional.empty();
    }

    @Override
    public void delete(Hash256 sha256) {
        run(
                "delete clip " + sha256,
                () -> client.deleteObject(
                        request -> request.bucket(address.bucket()).key(key(sha256))));
    }

    private String key(Hash256 sha256) {
        String hex = sha256.hex();
        return address.prefix() + hex.substring(0, 2) + "/" + hex.substring(2);
    }

    private <T> T run(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            int status = e instanceof AwsServiceException refused ? refused.statusCode() : 0;
            if (status == NO_SUCH_RANGE) {
                throw new IndexOutOfBoundsException("Cannot " + what + ": there are not so many bytes");
            }
            throw new FirebreakException(
                    status == MISSING ? ErrorCode.NOT_FOUND : ErrorCode.STORE_DOWN,
                    "Cannot %s: the object store %s says %s".formatted(what, address, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
