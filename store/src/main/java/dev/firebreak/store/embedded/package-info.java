/** A PostgreSQL server that Firebreak brings along, run as a child in the data folder. Knows processes and files, no SQL. */
@NullMarked
package dev.firebreak.store.embedded;

import org.jspecify.annotations.NullMarked;
