/** What is live now, for the console and the REST interface: read-only views and the events that change them. */
@NullMarked
package dev.firebreak.app.live;

import org.jspecify.annotations.NullMarked;
