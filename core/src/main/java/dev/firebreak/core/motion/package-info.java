/** Motion of the whole picture: thumbnails in, kicks out. Pure arithmetic; whoever decodes makes the thumbnails. */
@NullMarked
package dev.firebreak.core.motion;

import org.jspecify.annotations.NullMarked;
