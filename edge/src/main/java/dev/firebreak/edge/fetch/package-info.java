/** Files that users name by URL, fetched over HTTP within limits, from public addresses only. */
@NullMarked
package dev.firebreak.edge.fetch;

import org.jspecify.annotations.NullMarked;
