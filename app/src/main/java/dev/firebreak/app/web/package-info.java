/**
 * HTTP: the REST interface under {@code /api/v1}, live events, what viewers fetch, callbacks of media servers, and the
 * console's files. Knows the other rooms only by the ports in {@link dev.firebreak.app.web.WebParts}.
 */
@NullMarked
package dev.firebreak.app.web;

import org.jspecify.annotations.NullMarked;
