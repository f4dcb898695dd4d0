/** Clips in an object store that speaks S3. The only place that touches the AWS SDK. */
@NullMarked
package dev.firebreak.store.object;

import org.jspecify.annotations.NullMarked;
