/** Files encoded anew, in a process of its own: what a live stream's encoder does to sound and pictures. */
@NullMarked
package dev.firebreak.media.recode;

import org.jspecify.annotations.NullMarked;
