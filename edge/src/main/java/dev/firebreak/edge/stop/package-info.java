/**
 * Stopping a stream on somebody's media server: connectors that speak a server's own interface, and the order in
 * which they are used until the publisher is gone.
 */
@NullMarked
package dev.firebreak.edge.stop;

import org.jspecify.annotations.NullMarked;
