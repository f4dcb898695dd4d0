/** The drill: a staged attack published through real RTMP, watched as a viewer does, and scored. */
@NullMarked
package dev.firebreak.app.drill;

import org.jspecify.annotations.NullMarked;
