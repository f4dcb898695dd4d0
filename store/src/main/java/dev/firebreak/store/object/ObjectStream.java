package dev.firebreak.store.object;

import java.io.FilterInputStream;
import software.amazon.awssdk.core.ResponseInputStream;

/** An object's bytes. Closing it early drops the connection instead of reading gigabytes that nobody wants. One thread at a time. */
final class ObjectStream extends FilterInputStream {
    private final ResponseInputStream<?> object;

    ObjectStream(ResponseInputStream<?> object) {
        super(object);
        this.object = object;
    }

    @Override
    public void close() {
        object.abort();
    }
}
