/** A real nginx with its RTMP module, for integration tests. */
@NullMarked
package dev.firebreak.testkit.nginx;

import org.jspecify.annotations.NullMarked;
