/** Segments as files in the data folder: the moving window for viewers, and evidence for good. */
@NullMarked
package dev.firebreak.store.file;

import org.jspecify.annotations.NullMarked;
