package dev.firebreak.store.object;

import java.net.URI;

/**
 * A bucket of an S3-compatible object store, and the key pair that opens it.
 *
 * @param endpoint for example {@code https://s3.eu-central-1.amazonaws.com} or {@code http://127.0.0.1:9000}; the bucket's name is put
 *     into the path, which every server understands
 * @param region as the server has it; {@code us-east-1} where it has none
 * @param prefix in front of every object's name; may be empty
 */
public record BucketAddress(
        URI endpoint, String region, String bucket, String prefix, String accessKey, String secretKey) {
    /** Without the keys. */
    @Override
    public String toString() {
        return "%s/%s/%s (region %s)".formatted(endpoint, bucket, prefix, region);
    }
}
