/**
 * Which addresses users may make the server read. Everything that opens a URL given by a user asks {@link
 * dev.firebreak.edge.address.AddressPolicy} first.
 */
@NullMarked
package dev.firebreak.edge.address;

import org.jspecify.annotations.NullMarked;
