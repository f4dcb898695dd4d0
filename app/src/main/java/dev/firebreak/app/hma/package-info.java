/**
 * The HTTP interface of Meta's Hasher-Matcher-Actioner (HMA), over our banks, so that clients made for it work unchanged. Off by
 * default. What differs on purpose stands in docs/hma.md.
 */
@NullMarked
package dev.firebreak.app.hma;

import org.jspecify.annotations.NullMarked;
