/** What a still picture is recognised by: its luma, and the PDQ hash of that in each of the eight ways a picture can be turned. */
@NullMarked
package dev.firebreak.core.fingerprint.picture;

import org.jspecify.annotations.NullMarked;
