/**
 * Still pictures from strangers: files are decoded in a process of their own, within limits, and come back as samples that say
 * which way up they belong.
 */
@NullMarked
package dev.firebreak.media.picture;

import org.jspecify.annotations.NullMarked;
