/** The database: PostgreSQL, embedded or somebody's server, and the stores in it. The only place that knows SQL. */
@NullMarked
package dev.firebreak.store;

import org.jspecify.annotations.NullMarked;
